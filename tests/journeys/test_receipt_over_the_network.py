"""From the touch of Print to the dots on the paper, over a real connection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import zxingcpp
from kiosk import app
from kiosk.app import Parts
from kiosk.devices.alerts import PrinterAlert, PrinterWatch
from kiosk.devices.printer import PrinterState, state_message
from kiosk.devices.printer_settings import printer_from
from kiosk.i18n.locales import Locale
from kiosk.outbox.events import StaffEvents
from kiosk.tour.patience import until
from paper import COVER_OPEN, CUTTER_STUCK, LOW_PAPER, OFF_LINE, OUT_OF_PAPER, READY, LoopbackPrinter, loopback_printer
from PySide6.QtGui import QImage

from sample_guide import SERVICE

MIDDAY = datetime.fromisoformat("2026-11-22T12:00:00+08:00")


@pytest.fixture
def printer(parts: Parts) -> Iterator[LoopbackPrinter]:
    with loopback_printer() as made:
        parts.printing.use(printer_from(made.setting))
        yield made


@pytest.fixture
def alerts(parts: Parts) -> list[PrinterAlert]:
    """What staff are told."""
    told: list[PrinterAlert] = []
    parts.printing._watch = PrinterWatch(told.append, lambda: MIDDAY)
    return told


def dots(picture: QImage) -> list[list[bool]]:
    """The picture as a printer must print it: black where it is darker than the middle grey."""
    gray = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(gray.constBits()).cast("B", (gray.height(), gray.bytesPerLine()))
    return [[pixels[y, x] < 128 for x in range(gray.width())] for y in range(gray.height())]


def print_slip(parts: Parts, language: Locale = Locale.EN) -> str:
    """Ask for the slip, print it, and wait for how it ended."""
    parts.translator.use(language)
    parts.take_away.prepare(SERVICE, "")
    assert parts.take_away.printSlip()
    assert parts.take_away.outcome == "printing"
    assert until(lambda: parts.take_away.outcome != "printing", 20)
    return str(parts.take_away.outcome)


@pytest.mark.parametrize("language", list(Locale))
def test_the_paper_shows_the_slip_dot_by_dot_and_is_cut(
    parts: Parts, printer: LoopbackPrinter, language: Locale
) -> None:
    assert print_slip(parts, language) == "printed"
    assert printer.paper.unknown == []
    assert printer.paper.rows == [], "everything was cut off"
    assert len(printer.paper.cut) == 1
    assert printer.paper.cut[0] == dots(parts.take_away.painted.raster())


def test_the_code_on_the_paper_can_be_read(parts: Parts, printer: LoopbackPrinter) -> None:
    print_slip(parts, Locale.PT)
    rows = printer.paper.cut[0]
    pixels = bytes(0 if dark else 255 for row in rows for dark in row)
    found = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (len(rows), len(rows[0]))))
    release = parts.chosen.catalogue.release.number
    assert [code.text for code in found] == [f"PONTE:{SERVICE}:pt-MO:{release}"]


def test_a_printer_that_answers_no_questions_prints_all_the_same(parts: Parts, printer: LoopbackPrinter) -> None:
    printer.answers = ()
    assert print_slip(parts) == "printed"
    assert until(lambda: len(printer.paper.cut) == 1)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (OUT_OF_PAPER, PrinterState.OUT_OF_PAPER),
        (COVER_OPEN, PrinterState.JAMMED),
        (CUTTER_STUCK, PrinterState.JAMMED),
        (OFF_LINE, PrinterState.OFFLINE),
    ],
)
def test_trouble_is_found_before_anything_is_printed(
    parts: Parts,
    printer: LoopbackPrinter,
    alerts: list[PrinterAlert],
    answers: tuple[int, ...],
    state: PrinterState,
) -> None:
    printer.answers = answers
    assert print_slip(parts) == "not-printed"
    assert parts.take_away.reason["en-MO"].replace("\u2060", "") == state_message(state).render(Locale.EN)
    assert (printer.paper.rows, printer.paper.cut) == ([], [])
    assert alerts == [PrinterAlert(state, MIDDAY)]


def test_little_paper_prints_and_is_told_to_staff_once(
    parts: Parts, printer: LoopbackPrinter, alerts: list[PrinterAlert]
) -> None:
    printer.answers = LOW_PAPER
    assert print_slip(parts) == print_slip(parts) == "printed"
    assert until(lambda: parts.take_away.lowPaper)
    assert alerts == [PrinterAlert(PrinterState.LOW_PAPER, MIDDAY)]


def test_paper_that_ends_in_the_middle_is_no_success_and_the_next_try_prints_whole(
    parts: Parts, printer: LoopbackPrinter, alerts: list[PrinterAlert]
) -> None:
    printer.rows_until_trouble, printer.trouble = 300, OUT_OF_PAPER
    assert print_slip(parts) == "not-printed"
    whole = dots(parts.take_away.painted.raster())
    begun = printer.paper.rows
    assert 300 <= len(begun) < len(whole)
    assert printer.paper.cleared == 1, "what the printer still holds is not printed for the next resident"
    printer.rows_until_trouble, printer.answers = None, READY
    assert print_slip(parts) == "printed"
    assert printer.paper.cut == [begun, whole]
    assert [alert.state for alert in alerts] == [PrinterState.OUT_OF_PAPER, PrinterState.READY]


def test_a_connection_cut_off_in_the_middle_is_told(
    parts: Parts, printer: LoopbackPrinter, alerts: list[PrinterAlert]
) -> None:
    printer.rows_until_trouble = 300
    assert print_slip(parts) == "not-printed"
    assert [alert.state for alert in alerts] == [PrinterState.CUT_OFF]
    assert parts.take_away.code, "the code stays"


def test_a_printer_that_is_not_there_is_told(parts: Parts, printer: LoopbackPrinter) -> None:
    printer.close()
    assert print_slip(parts) == "not-printed"
    assert not parts.take_away.printerReady


def test_staff_read_of_trouble_in_the_events_that_the_kiosk_keeps(tmp_path: Path) -> None:
    tell = app._record_of(tmp_path)
    PrinterWatch(tell, lambda: MIDDAY).note(PrinterState.JAMMED)
    (event,) = StaffEvents(tmp_path).read()
    assert event.keys() == {"at", "event", "state"}
    assert (event["event"], event["state"]) == ("printer", "jammed")
