"""A printer of the system (CUPS), through its own commands: lp, lpstat and cancel (package cups-client).

They name the job, so that it can be called back and purged; Qt's print support does not.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable

from kiosk.devices.printer import NotPrinted, Outcome, Printable, Printed, PrinterState, PrintJob, Stopped, pdf_job

COMMAND_SECONDS = 5.0
"""How long a command may take: they talk to the print service of this machine."""
LOOK_SECONDS = 0.25
PRINT_SECONDS = 45.0
"""How long a job may stay in the queue before it is cancelled: nobody waits longer in front of a kiosk."""
_REQUEST = re.compile(r"request id is (\S+)")
_REASONS = (
    (("media-jam", "cover-open", "door-open", "interlock-open"), PrinterState.JAMMED),
    (("media-empty", "media-needed"), PrinterState.OUT_OF_PAPER),
    (("offline", "shutdown", "timed-out", "paused"), PrinterState.OFFLINE),
    (("media-low",), PrinterState.LOW_PAPER),
)
"""Printer state reasons (RFC 8011, section 5.4.12; IANA IPP registrations), the gravest first."""


class CommandError(Exception):
    """A command of the print service is not installed, failed, or took too long."""


Run = Callable[[list[str], bytes], str]
"""Runs a command with its input and returns what it prints; raises CommandError."""


def run_command(command: list[str], data: bytes = b"") -> str:
    """One command of the print service, in the language of programs. Any thread.

    Raises:
        CommandError: it is not installed, it says no, or it takes longer than 5 s.
    """
    from PySide6.QtCore import QProcess, QProcessEnvironment

    process = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("LC_ALL", "C.UTF-8")
    process.setProcessEnvironment(environment)
    process.start(command[0], command[1:])
    if not process.waitForStarted(_milliseconds(COMMAND_SECONDS)):
        raise CommandError(f"'{command[0]}' cannot be run: is cups-client installed?")
    process.write(data)
    process.closeWriteChannel()
    if not process.waitForFinished(_milliseconds(COMMAND_SECONDS)):
        process.kill()
        process.waitForFinished(_milliseconds(1))
        raise CommandError(f"'{command[0]}' took longer than {COMMAND_SECONDS:g} s.")
    if process.exitStatus() is not QProcess.ExitStatus.NormalExit or process.exitCode():
        complaint = " ".join(bytes(process.readAllStandardError().data()).decode(errors="replace").split())
        raise CommandError(complaint or f"'{command[0]}' failed.")
    return bytes(process.readAllStandardOutput().data()).decode(errors="replace")


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)


class CupsPrinter:
    """The print queue ``name``."""

    def __init__(
        self,
        name: str,
        run: Run = run_command,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._run = run
        self._clock = clock

    def state(self) -> PrinterState:
        """As the queue reports it; ``none`` if there is no such queue or no print service."""
        try:
            return state_from(self._run(["lpstat", "-l", "-p", self.name], b""))
        except CommandError:
            return PrinterState.NONE

    def job(self, sheet: Printable) -> PrintJob:
        """The sheet as PDF."""
        return pdf_job(sheet)

    def send(self, job: PrintJob, stop: threading.Event) -> Outcome:
        """Queue the job, stay until it is printed, and leave none of its files in the spool."""
        state = self.state()
        if not state.can_print:
            return NotPrinted(state, f"The print queue '{self.name}' is {state.value}.")
        try:
            request = self._queued(job)
        except CommandError as error:
            return NotPrinted(PrinterState.OFFLINE, f"The print queue '{self.name}' took no job: {error}")
        try:
            return self._followed(request, stop)
        except CommandError as error:
            return NotPrinted(PrinterState.CUT_OFF, f"The print queue '{self.name}': {error}")
        finally:
            self._purge(request)

    def _queued(self, job: PrintJob) -> str:
        width, height = job.size_mm
        media = f"media=Custom.{width:.0f}x{height:.0f}mm"
        said = self._run(["lp", "-d", self.name, "-t", job.title, "-o", media, "-"], b"".join(job.pieces))
        found = _REQUEST.search(said)
        if found is None:
            raise CommandError(f"'lp' gave no request id: {said.strip()}")
        return found.group(1)

    def _followed(self, request: str, stop: threading.Event) -> Outcome:
        """Wait until the job has left the queue. A queue that gives up a job must not drop it (docs/operating.md)."""
        deadline = self._clock() + PRINT_SECONDS
        while not stop.is_set():
            is_waiting = self._is_waiting(request)
            state = self.state()
            if not state.can_print:
                return NotPrinted(state, f"The print queue '{self.name}' is {state.value} after '{request}'.")
            if not is_waiting:
                return Printed(f"cups:{self.name}")
            if self._clock() >= deadline:
                return NotPrinted(PrinterState.CUT_OFF, f"'{request}' was not printed within {PRINT_SECONDS:g} s.")
            stop.wait(LOOK_SECONDS)
        return Stopped()

    def _is_waiting(self, request: str) -> bool:
        waiting = self._run(["lpstat", "-W", "not-completed", "-o", self.name], b"")
        return any(line.split(" ", 1)[0] == request for line in waiting.splitlines())

    def _purge(self, request: str) -> None:
        """Cancel the job if it is still there, and delete the files and records of all jobs of the queue.

        CUPS purges whole queues only (Purge-Jobs), and only for members of its system group; for others it deletes
        the files if it is told to keep none, which the doctor checks.
        """
        for command in (["cancel", request], ["cancel", "-a", "-x", self.name]):
            with contextlib.suppress(CommandError):  # already printed, or not allowed
                self._run(command, b"")


def state_from(described: str) -> PrinterState:
    """The state by what ``lpstat -l -p`` prints."""
    lines = described.splitlines()
    alerts = " ".join(line.split(":", 1)[1] for line in lines if line.strip().startswith("Alerts:"))
    for reasons, state in _REASONS:
        if any(reason in alerts for reason in reasons):
            return state
    if not lines:
        return PrinterState.NONE
    return PrinterState.OFFLINE if " disabled since " in lines[0] else PrinterState.READY
