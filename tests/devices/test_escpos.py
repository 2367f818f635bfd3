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
from kiosk.devices.escpos_encoding import receipt
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.escpos_status import is_status, says_all_printed, state_of
from kiosk.devices.printer import NotPrinted, Printed, PrinterState, PrintJob, prepared
from kiosk.devices.printer_settings import printer_from
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

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


class Babbler:
    """A device that never stops talking, and never answers what it was asked."""

    speaks = True

    def write(self, data: bytes) -> None:
        pass

    def read(self, seconds: float) -> bytes:
        return b"\x00" * 64

    def close(self) -> None:
        pass


def test_a_device_that_never_stops_talking_holds_nobody_up() -> None:
    printer = EscposPrinter("babbler", Babbler)
    assert printer.state() is PrinterState.READY, "it takes bytes, and says nothing about paper"
    assert printer.send(JOB, threading.Event()) == Printed("babbler")


@pytest.mark.parametrize("setting", ["escpos:file:/dev/no-such-printer", "escpos:usb:ffff:ffff"])
def test_a_printer_that_is_not_there_is_a_value(setting: str) -> None:
    printer = printer_from(setting)
    assert printer.state() is PrinterState.OFFLINE
    outcome = printer.send(JOB, threading.Event())
    assert isinstance(outcome, NotPrinted)
    assert outcome.state is PrinterState.OFFLINE
    assert "cannot be opened" in outcome.detail


class Picture:
    """A sheet of one picture."""

    title, size_mm, pages = "picture", (80.0, 10.0), (1,)

    def __init__(self, image: QImage) -> None:
        self._image = image

    def pdf(self) -> bytes:
        return b""

    def raster(self, page: int = 1) -> QImage:
        return self._image


@pytest.mark.parametrize("width", [8, 13, 569, 576])
@pytest.mark.parametrize(
    "form", [QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32, QImage.Format.Format_Mono]
)
def test_every_dot_keeps_its_place_whatever_the_width(qapp: QGuiApplication, width: int, form: QImage.Format) -> None:
    height = 3
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    dark = {(0, 0), (width - 1, 0), (width // 2, 1), (width - 1, 2)}
    for x, y in dark:
        image.setPixelColor(x, y, QColor(127, 127, 127))
    _, band, _ = receipt(Picture(image.convertToFormat(form, Qt.ImageConversionFlag.ThresholdDither)))
    across = (width + 7) // 8
    assert band[:8] == b"\x1dv0\x00" + bytes((across, 0, height, 0))
    rows = [band[8 + y * across : 8 + (y + 1) * across] for y in range(height)]
    printed = {(x, y) for y, row in enumerate(rows) for x in range(across * 8) if row[x // 8] >> (7 - x % 8) & 1}
    assert printed == dark


def test_a_sheet_wider_than_the_paper_is_an_answer(qapp: QGuiApplication) -> None:
    outcome = prepared(printer_from("escpos:tcp://192.0.2.7"), Picture(QImage(577, 8, QImage.Format.Format_Mono)))
    assert isinstance(outcome, NotPrinted)
