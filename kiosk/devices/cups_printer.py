"""A printer of the system (CUPS), through Qt. QtPrintSupport is loaded only when such a printer is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.devices.printer import Outcome, Printable, Printed, PrinterState, not_printed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinterInfo

_DOTS_PER_INCH = 203
"""Thermal printers; vectors stay vectors, so an office printer is not limited by it."""


def cups_printers() -> list[str]:
    """The names of the system's print queues; empty if there is no print service."""
    from PySide6.QtPrintSupport import QPrinterInfo  # late: loading the print system takes longer than most screens

    return sorted(QPrinterInfo.availablePrinterNames())


class CupsPrinter:
    """The print queue ``name``. Needs a QGuiApplication."""

    def __init__(self, name: str) -> None:
        self.name = name

    def state(self) -> PrinterState:
        """``ready`` (idle or at work), ``offline`` (stopped or in error), ``none`` (no such queue).

        Qt tells no more than that: paper that is out or stuck shows as ``offline`` when CUPS stops the queue.
        """
        from PySide6.QtPrintSupport import QPrinter

        info = self._info()
        if info is None:
            return PrinterState.NONE
        at_work = (QPrinter.PrinterState.Idle, QPrinter.PrinterState.Active)
        return PrinterState.READY if info.state() in at_work else PrinterState.OFFLINE

    def print(self, job: Printable) -> Outcome:
        """Hand the job to the queue."""
        try:
            return self._print(job)
        except Exception as error:  # whatever happens, the resident gets a sentence and the QR code
            return not_printed(PrinterState.OFFLINE, f"The queue '{self.name}' took no job: {error!r}")

    def _print(self, job: Printable) -> Outcome:
        from PySide6.QtPrintSupport import QPrinter

        info = self._info()
        if info is None:
            return not_printed(PrinterState.NONE, f"There is no print queue '{self.name}'. Queues: {cups_printers()}")
        if self.state() is not PrinterState.READY:
            return not_printed(PrinterState.OFFLINE, f"The print queue '{self.name}' is stopped or reports an error.")
        printer = QPrinter(info)
        printer.setResolution(_DOTS_PER_INCH)
        printer.setFullPage(True)
        printer.setDocName(job.title)
        printer.setCreator("Ponte")
        if not job.paint_on(printer) or printer.printerState() == QPrinter.PrinterState.Error:
            return not_printed(PrinterState.OFFLINE, f"The print queue '{self.name}' refused the job.")
        return Printed(f"cups:{self.name}")

    def _info(self) -> QPrinterInfo | None:
        from PySide6.QtPrintSupport import QPrinterInfo

        info = QPrinterInfo.printerInfo(self.name)
        return None if info.isNull() else info
