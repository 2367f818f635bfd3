"""ESC/POS without a network: what the status bytes mean, a device file, and a printer that takes no more."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.devices import escpos_channels
from kiosk.devices.escpos_status import is_status, says_all_printed, state_of
from kiosk.devices.printer import NotPrinted, Printed, PrinterState, PrintJob
from kiosk.devices.printer_settings import printer_from

JOB = PrintJob("slip", (80.0, 120.0), (b"\x1b@", b"\x1dv0\x00" + b"x" * 200_000, b"\x1dV\x00"))


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, PrinterState.READY),
        ({1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}, PrinterState.READY),
        ({1: 0x12, 2: 0x12, 3: 0x12, 4: 0x1E}, PrinterState.LOW_PAPER),
        ({1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}, PrinterState.OUT_OF_PAPER),
        ({4: 0x72}, PrinterState.OUT_OF_PAPER),
        ({1: 0x1A, 2: 0x36, 3: 0x12, 4: 0x7E}, PrinterState.JAMMED),
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, PrinterState.JAMMED),
        ({1: 0x1A, 2: 0x52, 3: 0x52}, PrinterState.JAMMED),
        ({1: 0x1A}, PrinterState.OFFLINE),
    ],
)
def test_the_bits_of_the_answers_become_a_state(answers: dict[int, int], state: PrinterState) -> None:
    assert state_of(answers) is state


@given(st.integers(0, 255))
def test_no_byte_answers_both_questions(byte: int) -> None:
    assert not (is_status(byte) and says_all_printed(byte))


def test_a_device_file_gets_every_byte(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()
    printer = printer_from(f"escpos:file:{device}")
    assert printer.state() is PrinterState.READY
    assert printer.send(JOB, threading.Event()) == Printed(f"escpos:file:{device}")
    assert device.read_bytes() == b"".join(JOB.pieces)


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """A device that takes bytes until its buffer is full, as a printer without paper does."""
    reader, device = pty.openpty()
    tty.setraw(device)
    yield reader, os.ttyname(device)
    os.close(device)
    os.close(reader)


def test_a_device_that_takes_no_more_bytes_is_given_up(line: tuple[int, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escpos_channels, "WRITE_SECONDS", 0.05)
    outcome = printer_from(f"escpos:file:{line[1]}").send(JOB, threading.Event())
    assert isinstance(outcome, NotPrinted)
    assert outcome.state is PrinterState.CUT_OFF
    assert "took no byte" in outcome.detail


@pytest.mark.parametrize("setting", ["escpos:file:/dev/no-such-printer", "escpos:usb:ffff:ffff"])
def test_a_printer_that_is_not_there_is_a_value(setting: str) -> None:
    printer = printer_from(setting)
    assert printer.state() is PrinterState.OFFLINE
    outcome = printer.send(JOB, threading.Event())
    assert isinstance(outcome, NotPrinted)
    assert outcome.state is PrinterState.OFFLINE
    assert "cannot be opened" in outcome.detail
