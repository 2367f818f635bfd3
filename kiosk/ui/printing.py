"""Prints one sheet at a time on a thread of its own, so that no printer can hold up the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.devices.alerts import PrinterWatch
from kiosk.devices.printer import (
    NoPrinter,
    NotPrinted,
    Outcome,
    Printable,
    Printed,
    Printer,
    PrinterState,
    PrintJob,
    Stopped,
    prepared,
)

Heard = Callable[[Outcome], None]


class Printing(QObject):
    """The kiosk's printer, for everything that is printed. All methods belong to the interface's thread."""

    changed = Signal()
    _from_thread = Signal(object)
    """A call that another thread leaves for the interface's thread."""

    def __init__(self, printer: Printer, watch: PrinterWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._one_at_a_time = threading.Lock()
        self._stop: threading.Event | None = None
        self._asking = False
        self.asked = False
        """Whether this printer has said how it is."""
        self._from_thread.connect(self._call)
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
        self._asking = True
        self._in_thread(self._asked, self._printer)

    def print(self, sheet: Printable, heard: Heard) -> bool:
        """Print; ``heard`` is told how it went, unless it was called back. False while another sheet is printed."""
        if self.busy:
            return False
        self._stop = stop = threading.Event()
        job = prepared(self._printer, sheet)
        if isinstance(job, NotPrinted):
            self._from_thread.emit(lambda: self._ended(stop, job, heard))
        else:
            self._in_thread(self._sent, self._printer, job, stop, heard)
        self.changed.emit()
        return True

    def call_back(self) -> None:
        """The visit has ended: what is being printed is stopped, and nobody hears of it."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self.changed.emit()

    # --- on the other thread ------------------------------------------------------------------------------------------

    def _asked(self, printer: Printer) -> None:
        with self._one_at_a_time:
            state = printer.state()
        self._from_thread.emit(lambda: self._answered(printer, state))

    def _sent(self, printer: Printer, job: PrintJob, stop: threading.Event, heard: Heard) -> None:
        with self._one_at_a_time:
            outcome = printer.send(job, stop)
        self._from_thread.emit(lambda: self._ended(stop, outcome, heard))

    def _in_thread(self, work: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=work, args=arguments, name="ponte-printer", daemon=True).start()

    # --- back on the interface's thread -------------------------------------------------------------------------------

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()

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
