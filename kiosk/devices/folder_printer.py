"""Printers that write PDF files into a folder: for places without a printer, the tour, and trying out trouble."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from kiosk.devices.printer import NotPrinted, Outcome, Printable, Printed, PrinterState, not_printed, state_message

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80


class FolderPrinter:
    """Writes each job as a PDF file. A file is whole or not there: it is written aside, flushed and renamed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def state(self) -> PrinterState:
        """``ready`` while the folder can be written to (or made), else ``offline``."""
        place = next((path for path in (self.folder, *self.folder.parents) if path.exists()), self.folder)
        return PrinterState.READY if place.is_dir() and os.access(place, os.W_OK) else PrinterState.OFFLINE

    def print(self, job: Printable) -> Outcome:
        """Write the job as PDF; never over a file that is there already."""
        try:
            return Printed(str(self._write(job)))
        except Exception as error:  # whatever happens, the resident gets a sentence and the QR code
            return not_printed(PrinterState.OFFLINE, f"The folder {self.folder} took no file: {error!r}")

    def _write(self, job: Printable) -> Path:
        pdf = job.pdf()
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=".printing-", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            return _moved(part, self.folder, _UNSAFE.sub("-", job.title).strip("-.")[:_LONGEST_NAME] or "slip")
        finally:
            part.unlink(missing_ok=True)


class SimulatedPrinter:
    """A printer whose state is set by hand. Prints into ``folder`` while its state allows it."""

    def __init__(self, folder: Path, state: PrinterState = PrinterState.READY) -> None:
        self._folder = FolderPrinter(folder)
        self.current = state

    def state(self) -> PrinterState:
        """The state that was set. Before it is cut off, a printer looks ready."""
        return PrinterState.READY if self.current is PrinterState.CUT_OFF else self.current

    def print(self, job: Printable) -> Outcome:
        """As a real printer in this state would answer."""
        if self.current.can_print:
            return self._folder.print(job)
        return NotPrinted(state_message(self.current), f"'{job.title}' was not printed: {self.current.value}.")


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
