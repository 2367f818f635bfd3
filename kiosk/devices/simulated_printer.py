"""A printer that does what it is told: for tests, the tour, and trying out what residents see when there is trouble."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.devices.folder_printer import FolderPrinter
from kiosk.devices.printer import NotPrinted, Outcome, Printable, PrinterState, PrintJob, Stopped, pdf_job

_LOOK_SECONDS = 0.005


class SimulatedPrinter:
    """Prints into ``folder`` while its state allows it.

    ``script`` holds a state for each job; the last one stays. ``seconds`` is how long each job takes by ``clock``.
    """

    def __init__(
        self,
        folder: Path,
        *script: PrinterState,
        seconds: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = FolderPrinter(folder)
        self._script: Sequence[PrinterState] = script or (PrinterState.READY,)
        self.begun = 0
        """How many sheets it has begun."""
        self.seconds = seconds
        self._clock = clock

    @property
    def current(self) -> PrinterState:
        """The state now."""
        return self._script[min(self.begun, len(self._script) - 1)]

    @current.setter
    def current(self, state: PrinterState) -> None:
        """Drop the script: this state from now on."""
        self._script = (state,)

    def state(self) -> PrinterState:
        """The state that was set. Before it is cut off, a printer looks ready."""
        return PrinterState.READY if self.current is PrinterState.CUT_OFF else self.current

    def job(self, sheet: Printable) -> PrintJob:
        """The sheet as PDF."""
        return pdf_job(sheet)

    def send(self, job: PrintJob, stop: threading.Event) -> Outcome:
        """As a real printer in this state would answer."""
        state = self.current
        done_at = self._clock() + self.seconds
        self.begun += 1
        while self._clock() < done_at and not stop.wait(_LOOK_SECONDS):
            pass
        if stop.is_set():
            return Stopped()
        if state.can_print:
            return self._folder.send(job, stop)
        return NotPrinted(state, f"'{job.title}' was not printed: {state.value}.")
