"""A printer that writes PDF files into a folder: for places without a printer, and for the tour."""

from __future__ import annotations

import os
import re
import tempfile
import threading
from pathlib import Path

from kiosk.devices.printer import NotPrinted, Outcome, Printable, Printed, PrinterState, PrintJob, Stopped, pdf_job
from kiosk.durable_file import nearest_existing

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80
_PART = ".printing-"


class FolderPrinter:
    """Writes each job as a PDF file. A file is whole or not there: it is written aside, flushed and renamed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def state(self) -> PrinterState:
        """``ready`` while the folder can be written to (or made), else ``offline``."""
        try:
            place = nearest_existing(self.folder)
            is_ready = place.is_dir() and os.access(place, os.W_OK)
        except OSError:
            is_ready = False
        return PrinterState.READY if is_ready else PrinterState.OFFLINE

    def job(self, sheet: Printable) -> PrintJob:
        """The sheet as PDF."""
        return pdf_job(sheet)

    def send(self, job: PrintJob, stop: threading.Event) -> Outcome:
        """Write the file; never over one that is there already."""
        if stop.is_set():
            return Stopped()
        try:
            return Printed(str(self._write(job)))
        except (OSError, UnicodeEncodeError) as error:  # the second: a system that cannot write the title's characters
            return NotPrinted(PrinterState.OFFLINE, f"The folder {self.folder} took no file: {error!r}")

    def _write(self, job: PrintJob) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        for left_behind in self.folder.glob(f"{_PART}*"):  # by a power cut in the middle of a slip
            left_behind.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=_PART)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"".join(job.pieces))
                file.flush()
                os.fsync(file.fileno())
            return _moved(part, self.folder, _UNSAFE.sub("-", job.title).strip("-.")[:_LONGEST_NAME] or "slip")
        finally:
            part.unlink(missing_ok=True)


def _moved(part: Path, folder: Path, name: str) -> Path:
    """``part`` under a name that was still free."""
    number = 1
    while True:
        target = folder / (f"{name}.pdf" if number == 1 else f"{name}-{number}.pdf")
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return part.replace(target)
