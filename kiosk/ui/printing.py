"""Prints one sheet at a time on a thread of its own, so that no printer can hold up the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.devices.alerts import PrinterWatch
from kiosk.devices.printer import (
    NoPrinter,
    NotPrinted,
    Outcome,
    Printable,
    Printed,
    Printer,
    PrinterState,
    Stopped,
    prepared,
)
from kiosk.ui.background import Background

Heard = Callable[[Outcome], None]


class Printing(QObject):
    """The kiosk's printer, for everything that is printed. All methods belong to the interface's thread."""

    changed = Signal()

    def __init__(self, printer: Printer, watch: PrinterWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._background = Background(self, waited_for=False)  # a printer may hang for ever
        self._stop: threading.Event | None = None
        self._asking = False
        self.asked = False
        """Whether this printer has said how it is."""
        self.use(printer)

    def use(self, printer: Printer) -> None:
        """From now on this printer."""
        self._printer = printer
        self.asked = False
        self._state = PrinterState.NONE if isinstance(printer, NoPrinter) else PrinterState.READY
        self.changed.emit()

    @property
    def state(self) -> PrinterState:
        """The last known state; before the printer was first asked it is taken as ready."""
        return self._state

    @property
    def busy(self) -> bool:
        """Whether a sheet is being printed."""
        return self._stop is not None

    def ask(self) -> None:
        """Ask the printer how it is; ``changed`` tells when it has answered."""
        if self._asking or self.busy:
            return
        self._asking, printer = True, self._printer
        self._background.run(
            printer.state,
            lambda state: self._answered(printer, state),
            lambda error: self._answered(printer, PrinterState.OFFLINE),
        )

    def print(self, sheet: Printable, heard: Heard) -> bool:
        """Print; ``heard`` is told how it went, unless it was called back. False while another sheet is printed."""
        if self.busy:
            return False
        self._stop = stop = threading.Event()
        printer, job = self._printer, prepared(self._printer, sheet)
        if isinstance(job, NotPrinted):
            self._ended(stop, job, heard)
        else:
            self._background.run(
                lambda: printer.send(job, stop),
                lambda outcome: self._ended(stop, outcome, heard),
                lambda error: self._ended(stop, NotPrinted(PrinterState.CUT_OFF, error.message), heard),
            )
        self.changed.emit()
        return True

    def call_back(self) -> None:
        """The visit has ended: what is being printed is stopped, and nobody hears of it."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self.changed.emit()

    def _answered(self, printer: Printer, state: PrinterState) -> None:
        self._asking = False
        if printer is self._printer:
            self.asked = True
            self._note(state)
            self.changed.emit()

    def _ended(self, stop: threading.Event, outcome: Outcome, heard: Heard) -> None:
        if isinstance(outcome, NotPrinted):
            self._note(outcome.state)
        elif isinstance(outcome, Printed) and self._state is not PrinterState.LOW_PAPER:
            self._note(PrinterState.READY)
        if stop is not self._stop:
            return
        self._stop = None
        if not isinstance(outcome, Stopped):
            heard(outcome)
        self.changed.emit()

    def _note(self, state: PrinterState) -> None:
        self._state = state
        self._watch.note(state)
