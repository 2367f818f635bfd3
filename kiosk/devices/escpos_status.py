"""What the real-time status bytes of an ESC/POS printer say (Epson ESC/POS reference, DLE EOT n)."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.devices.printer import PrinterState

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4
"""The n of DLE EOT n: what is asked for."""
QUESTIONS = (PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER)
ALL_PRINTED = b"\x1dr\x01"
"""GS r 1: answered in its turn, so only after everything sent before it was carried out."""
CLEAR = bytes((0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))
"""DLE DC4 8: forget what is not printed yet, at once."""
_FIXED, _FIXED_VALUE = 0b1001_0011, 0b0001_0010
"""Bits 0, 1, 4 and 7 are the same in every answer to DLE EOT."""
_TURN_MASK = 0b1001_0000
"""Bits 4 and 7 are 0 in an answer to GS r."""
_OFFLINE = 0b0000_1000
_COVER_OPEN, _PAPER_END_STOP = 0b0000_0100, 0b0010_0000
_CUTTER, _UNRECOVERABLE, _RECOVERABLE = 0b0000_1000, 0b0010_0000, 0b0100_0000
_NEAR_END, _END = 0b0000_1100, 0b0110_0000


def question(number: int) -> bytes:
    """DLE EOT ``number``."""
    return bytes((0x10, 0x04, number))


def is_status(byte: int) -> bool:
    """Whether this byte answers DLE EOT."""
    return byte & _FIXED == _FIXED_VALUE


def says_all_printed(byte: int) -> bool:
    """Whether this byte answers GS r 1."""
    return byte & _TURN_MASK == 0


def state_of(answers: Mapping[int, int]) -> PrinterState:
    """The state that the answers, by question, add up to: what somebody must put right comes first."""
    cause, error, paper = answers.get(OFFLINE_CAUSE, 0), answers.get(ERROR_CAUSE, 0), answers.get(PAPER, 0)
    if cause & _COVER_OPEN or error & _CUTTER:
        return PrinterState.JAMMED
    if cause & _PAPER_END_STOP or paper & _END == _END:
        return PrinterState.OUT_OF_PAPER
    if error & (_UNRECOVERABLE | _RECOVERABLE):
        return PrinterState.JAMMED
    if answers.get(PRINTER, 0) & _OFFLINE:
        return PrinterState.OFFLINE
    return PrinterState.LOW_PAPER if paper & _NEAR_END == _NEAR_END else PrinterState.READY
