"""The printer: what the kiosk asks of it, and how it answers. Printing never raises; it returns what happened.

A sheet is first made into a job on the interface's thread (painting needs it), then the job is sent from another
thread, since a device may take its time.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from kiosk.i18n.messages import Message, message

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class PrinterState(StrEnum):
    """What a printer says of itself (ux.md, P-19). ``cut-off``: it stops answering in the middle of a page.

    ``jammed`` is also an open cover: in both cases somebody must open the printer and close it again.
    """

    READY = "ready"
    LOW_PAPER = "low-paper"
    OUT_OF_PAPER = "out-of-paper"
    JAMMED = "jammed"
    OFFLINE = "offline"
    CUT_OFF = "cut-off"
    NONE = "none"

    @property
    def can_print(self) -> bool:
        """Whether a job can be sent now."""
        return self in (PrinterState.READY, PrinterState.LOW_PAPER)


_MESSAGES: Mapping[PrinterState, Message] = MappingProxyType(
    {
        PrinterState.READY: message("The printer is ready."),
        PrinterState.LOW_PAPER: message("The printer is ready. There is little paper left."),
        PrinterState.OUT_OF_PAPER: message("The printer has no paper. Please scan the QR code."),
        PrinterState.JAMMED: message("The paper is stuck, or the printer is open. Please scan the QR code."),
        PrinterState.OFFLINE: message("Printing is not available. Please scan the QR code."),
        PrinterState.CUT_OFF: message("The printer stopped. Please scan the QR code."),
        PrinterState.NONE: message("There is no printer here. Please scan the QR code."),
    }
)


def state_message(state: PrinterState) -> Message:
    """What the resident reads about the printer; when it cannot print, the QR code is always offered instead."""
    return _MESSAGES[state]


@dataclass(frozen=True, slots=True)
class Printed:
    """The job was handed over. ``place`` tells staff and the tour where it went: a queue, an address or a file."""

    place: str


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """Nothing came out, or not all of it. ``detail`` is for staff and holds no personal data."""

    state: PrinterState
    detail: str

    @property
    def reason(self) -> Message:
        """What the resident reads."""
        return state_message(self.state)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The job was called back before it was done, because the visit ended."""


Outcome = Printed | NotPrinted | Stopped


class Printable(Protocol):
    """A painted sheet that any printer can print; the painted slip is one.

    Office printers and folders take ``pdf``, receipt printers take ``raster`` page by page and cut after each.
    """

    @property
    def title(self) -> str:
        """The job's name in the queue; no personal data."""

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of one page in mm."""

    @property
    def pages(self) -> Sequence[object]:
        """As many as there are pages."""

    def pdf(self) -> bytes:
        """All pages as one PDF."""

    def raster(self, page: int = 1) -> QImage:
        """One page, counted from 1, as the printer's dots: 1 px each, at most 576 px wide for a receipt printer."""


@dataclass(frozen=True, slots=True, repr=False)
class PrintJob:
    """A sheet in the printer's own language, in pieces that can be sent one after another."""

    title: str
    size_mm: tuple[float, float]
    pieces: tuple[bytes, ...]


class Printer(Protocol):
    """A printer, real or simulated."""

    def state(self) -> PrinterState:
        """How the printer is now. Asks the device, which may take a second or two; never raises."""

    def job(self, sheet: Printable) -> PrintJob:
        """The sheet as this printer takes it. Needs the interface's thread."""

    def send(self, job: PrintJob, stop: threading.Event) -> Outcome:
        """Print the job and leave nothing of it behind; call it back once ``stop`` is set. Any thread, never raises."""


def pdf_job(sheet: Printable) -> PrintJob:
    """The sheet as one PDF."""
    return PrintJob(sheet.title, sheet.size_mm, (sheet.pdf(),))


def prepared(printer: Printer, sheet: Printable) -> PrintJob | NotPrinted:
    """The sheet as a job; a sheet that cannot be painted is an answer too."""
    try:
        return printer.job(sheet)
    except Exception as error:  # whatever happens, the resident gets a sentence and the QR code
        return NotPrinted(PrinterState.OFFLINE, f"The sheet could not be painted: {type(error).__name__}.")


class NoPrinter:
    """A kiosk without a printer: it offers the QR code only."""

    def state(self) -> PrinterState:
        """Always ``none``."""
        return PrinterState.NONE

    def job(self, sheet: Printable) -> PrintJob:
        """An empty job: there is nothing to paint for."""
        return PrintJob(sheet.title, sheet.size_mm, ())

    def send(self, job: PrintJob, stop: threading.Event) -> Outcome:
        """Always refuses."""
        return NotPrinted(PrinterState.NONE, f"'{job.title}' was not printed: no printer is set.")
