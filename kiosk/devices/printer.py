"""The printer: what the kiosk asks of it, and how it answers. Printing never raises; it returns what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from kiosk.i18n.messages import Message, message


class PrinterState(StrEnum):
    """What a printer says of itself (ux.md, P-19). ``cut-off``: it stops answering in the middle of a page."""

    READY = "ready"
    LOW_PAPER = "low-paper"
    OUT_OF_PAPER = "out-of-paper"
    JAMMED = "jammed"
    OFFLINE = "offline"
    CUT_OFF = "cut-off"
    NONE = "none"

    @property
    def can_print(self) -> bool:
        """Whether it is worth offering "Print"."""
        return self in (PrinterState.READY, PrinterState.LOW_PAPER)


@dataclass(frozen=True, slots=True)
class Printed:
    """The job was handed over. ``place`` tells staff and the tour where it went: a queue or a file."""

    place: str


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """Nothing came out. ``reason`` is for the resident; ``detail`` is for staff and holds no personal data."""

    reason: Message
    detail: str


Outcome = Printed | NotPrinted


class Printable(Protocol):
    """Something that can be printed; the painted slip is one."""

    @property
    def title(self) -> str:
        """The job's name in the queue; no personal data."""

    def pdf(self) -> bytes:
        """All pages as one PDF."""

    def paint_on(self, device: object) -> bool:
        """Paint all pages on a Qt paged device; False if it refuses to begin."""


class Printer(Protocol):
    """A printer, real or simulated."""

    def state(self) -> PrinterState:
        """How the printer is now; asks the device, never raises."""

    def print(self, job: Printable) -> Outcome:
        """Print one job. Never raises."""


_MESSAGES: Mapping[PrinterState, Message] = MappingProxyType(
    {
        PrinterState.READY: message("The printer is ready."),
        PrinterState.LOW_PAPER: message("The printer is ready. There is little paper left."),
        PrinterState.OUT_OF_PAPER: message("The printer has no paper. Please scan the QR code."),
        PrinterState.JAMMED: message("The paper is stuck. Please scan the QR code."),
        PrinterState.OFFLINE: message("Printing is not available. Please scan the QR code."),
        PrinterState.CUT_OFF: message("The printer stopped. Please scan the QR code."),
        PrinterState.NONE: message("There is no printer here. Please scan the QR code."),
    }
)


def state_message(state: PrinterState) -> Message:
    """What the resident reads about the printer; when it cannot print, the QR code is always offered instead."""
    return _MESSAGES[state]


def not_printed(state: PrinterState, detail: str) -> NotPrinted:
    """The answer of a printer in a state in which it cannot print."""
    return NotPrinted(state_message(state), detail)


class NoPrinter:
    """A kiosk without a printer: it offers the QR code only."""

    def state(self) -> PrinterState:
        """Always ``none``."""
        return PrinterState.NONE

    def print(self, job: Printable) -> Outcome:
        """Always refuses."""
        return not_printed(PrinterState.NONE, f"'{job.title}' was not printed: no printer is set.")
