"""What is taken home: the right slip in the right language, told truly whether it was printed, and never an answer."""

from __future__ import annotations

import itertools
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from kiosk.app import Parts
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.printer import PrinterState, state_message
from kiosk.devices.simulated_printer import SimulatedPrinter
from kiosk.i18n.locales import Locale
from kiosk.tour.patience import until
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk_window import Time, make_parts
from sample_guide import ANSWERS, GUIDE, SERVICE


@pytest.fixture
def printer(parts: Parts, tmp_path: Path) -> SimulatedPrinter:
    made = SimulatedPrinter(tmp_path / "paper")
    parts.printing.use(made)
    return made


def print_slip(parts: Parts) -> str:
    """Print, and wait for how it ends."""
    assert parts.take_away.printSlip()
    assert until(lambda: parts.take_away.outcome != "printing")
    return str(parts.take_away.outcome)


def papers(tmp_path: Path) -> list[bytes]:
    """What came out of the printer."""
    return [file.read_bytes() for file in sorted((tmp_path / "paper").glob("*.pdf"))]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def code_text(parts: Parts) -> str:
    """What a phone reads from the code on the screen."""
    image = parts.take_away.pictures.requestImage("code/1", QSize(), QSize(600, 600))
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(gray.constBits()).cast("B", (gray.height(), gray.bytesPerLine()))
    found = zxingcpp.read_barcodes(pixels)
    assert len(found) == 1
    return str(found[0].text)


def answer_everything(parts: Parts) -> None:
    parts.visit.session.keep_answers(GUIDE, {**ANSWERS, "amount": {"amount": "1000.00", "currency": "MOP"}})


def test_the_slip_has_a_preview_a_code_and_a_number_to_say(parts: Parts) -> None:
    parts.take_away.prepare(SERVICE, "")
    assert len(parts.take_away.number) == 4
    assert parts.take_away.previewSize.width() > 200
    assert parts.take_away.previewSize.height() > parts.take_away.previewSize.width()
    assert SERVICE not in parts.take_away.preview
    assert code_text(parts)


def test_the_number_stays_the_same_for_the_whole_visit_and_belongs_to_one_service(
    parts: Parts, catalogue: Catalogue
) -> None:
    drawn = itertools.cycle("ABCDEFGHIJK")
    parts.take_away._choose = lambda options: next(drawn)
    other = next(service.id for service in catalogue.services() if service.id != SERVICE)
    parts.take_away.prepare(SERVICE, "")
    first = parts.take_away.number
    parts.take_away.prepare(other, "")
    second = parts.take_away.number
    parts.take_away.prepare(SERVICE, "")
    parts.translator.use(Locale.PT)
    parts.take_away.useLanguage("zh-Hans-CN")
    assert first == parts.take_away.number != second


def test_the_slip_speaks_the_screens_language_until_another_one_is_chosen(
    parts: Parts, printer: SimulatedPrinter, tmp_path: Path
) -> None:
    parts.take_away.prepare(SERVICE, "")
    assert parts.take_away.language == "en-MO"
    parts.translator.use(Locale.PT)
    assert parts.take_away.language == "pt-MO"
    before = (parts.take_away.preview, code_text(parts))
    parts.take_away.useLanguage("en-MO")
    assert parts.take_away.language == "en-MO"
    assert parts.translator.present is Locale.PT, "the screen keeps its language"
    assert (parts.take_away.preview, code_text(parts)) != before
    print_slip(parts)
    assert "Documents to bring" in text_of(papers(tmp_path)[0])
    parts.take_away.prepare(SERVICE, "")
    assert parts.take_away.language == "pt-MO", "the next slip is in the screen's language again"


@pytest.mark.parametrize("state", [PrinterState.READY, PrinterState.LOW_PAPER])
def test_a_printed_slip_is_told_as_printed(
    parts: Parts, printer: SimulatedPrinter, tmp_path: Path, state: PrinterState
) -> None:
    printer.current = state
    parts.take_away.prepare(SERVICE, "")
    assert (parts.take_away.hasPrinter, parts.take_away.printerReady, parts.take_away.outcome) == (True, True, "")
    assert print_slip(parts) == "printed"
    assert parts.take_away.reason == {}
    assert len(papers(tmp_path)) == 1
    assert parts.take_away.number in text_of(papers(tmp_path)[0])


@pytest.mark.parametrize(
    "state", [PrinterState.OUT_OF_PAPER, PrinterState.JAMMED, PrinterState.OFFLINE, PrinterState.CUT_OFF]
)
def test_a_slip_that_did_not_come_out_is_told_with_the_reason_and_the_code_stays(
    parts: Parts, printer: SimulatedPrinter, tmp_path: Path, state: PrinterState
) -> None:
    printer.current = state
    parts.take_away.prepare(SERVICE, "")
    code = code_text(parts)
    assert print_slip(parts) == "not-printed"
    for locale in Locale:
        assert parts.take_away.reason[locale.value].replace("\u2060", "") == state_message(state).render(locale)
    assert papers(tmp_path) == []
    assert code_text(parts) == code
    printer.current = PrinterState.READY
    assert print_slip(parts) == "printed", "the next try may work"
    assert parts.take_away.reason == {}


def test_a_kiosk_without_a_printer_offers_the_code(parts: Parts) -> None:
    parts.take_away.prepare(SERVICE, "")
    assert not parts.take_away.hasPrinter
    assert not parts.take_away.printerReady
    assert "QR" in parts.take_away.reason["en-MO"], "before anybody tries"
    assert print_slip(parts) == "not-printed"
    assert "QR" in parts.take_away.reason["en-MO"]


def test_printing_holds_the_clock(parts: Parts, printer: SimulatedPrinter, time: Time) -> None:
    parts.take_away.prepare(SERVICE, "")
    print_slip(parts)
    time.seconds += 200
    parts.visit.tick()
    assert not parts.visit.warning


def test_trouble_is_told_before_anybody_touches_print(parts: Parts, printer: SimulatedPrinter) -> None:
    printer.current = PrinterState.OUT_OF_PAPER
    parts.take_away.prepare(SERVICE, "")
    assert until(lambda: not parts.take_away.printerReady)
    assert (parts.take_away.hasPrinter, parts.take_away.outcome) == (True, "")
    assert parts.take_away.reason["en-MO"].startswith("The printer has no paper.")
    printer.current = PrinterState.LOW_PAPER
    parts.take_away.prepare(SERVICE, "")
    assert until(lambda: parts.take_away.lowPaper)
    assert parts.take_away.reason == {}


def test_a_slow_printer_keeps_nobody_waiting_and_prints_once(
    parts: Parts, printer: SimulatedPrinter, time: Time, tmp_path: Path
) -> None:
    printer.seconds, printer._clock = 30, time.monotonic
    parts.take_away.prepare(SERVICE, "")
    assert parts.take_away.printSlip()
    assert parts.take_away.outcome == "printing"
    assert not parts.take_away.printSlip(), "a second touch prints no second slip"
    parts.navigator.go("home")
    assert papers(tmp_path) == []
    assert until(lambda: printer.begun == 1)
    time.seconds += 30
    assert until(lambda: parts.take_away.outcome == "printed")
    assert len(papers(tmp_path)) == 1


def test_the_wipe_calls_back_what_is_being_printed_and_the_next_resident_hears_nothing_of_it(
    parts: Parts, printer: SimulatedPrinter, time: Time, tmp_path: Path
) -> None:
    printer.seconds, printer._clock = 30, time.monotonic
    parts.take_away.prepare(SERVICE, "")
    parts.take_away.printSlip()
    parts.visit.finish()
    assert parts.take_away.outcome == ""
    printer.seconds = 0
    parts.take_away.prepare(SERVICE, "")
    assert print_slip(parts) == "printed"
    assert len(papers(tmp_path)) == 1, "only the second one came out"


def test_the_code_on_the_screen_is_the_same_for_everyone_whatever_they_answered(parts: Parts) -> None:
    parts.take_away.prepare(SERVICE, "")
    general = code_text(parts)
    answer_everything(parts)
    parts.take_away.prepare(SERVICE, GUIDE)
    assert code_text(parts) == general
    assert len(general.encode()) <= 700


def test_no_answer_is_on_the_paper_after_a_guide(parts: Parts, printer: SimulatedPrinter, tmp_path: Path) -> None:
    answer_everything(parts)
    parts.take_away.prepare(SERVICE, GUIDE)
    print_slip(parts)
    words = text_of(papers(tmp_path)[0])
    assert "Documents to bring" not in words, "it is the slip of this guide's result, which asks for none"
    for typed in ("canary", "12345678", "66123456", "1956"):
        assert typed not in words.replace(" ", "")


def test_the_operators_address_takes_the_place_of_the_text(catalogue: Catalogue, time: Time) -> None:
    settings = Settings(language=Locale.EN, handout_url="https://example.org/lists")
    parts = make_parts(catalogue, time, settings)
    parts.take_away.prepare(SERVICE, "")
    assert parts.take_away.codeIsAddress
    assert code_text(parts).startswith("https://example.org/lists")


def test_an_unknown_service_or_an_unfinished_guide_gives_no_wrong_slip(parts: Parts) -> None:
    parts.take_away.prepare("no-such-service", "")
    assert (parts.take_away.number, parts.take_away.preview, parts.take_away.code) == ("", "", "")
    assert not parts.take_away.printSlip()
    parts.take_away.prepare(SERVICE, "")
    general = parts.take_away.pictures.made.preview
    parts.take_away.prepare(SERVICE, GUIDE)
    assert parts.take_away.pictures.made.preview == general


def test_the_wipe_takes_slip_code_and_language_away(parts: Parts) -> None:
    parts.take_away.prepare(SERVICE, "")
    parts.take_away.useLanguage("pt-MO")
    parts.visit.finish()
    assert (parts.take_away.number, parts.take_away.preview, parts.take_away.code) == ("", "", "")
    assert parts.take_away.language == "en-MO"
    nothing = parts.take_away.pictures.requestImage("preview/1", QSize(), QSize())
    assert (nothing.width(), nothing.height()) == (1, 1)
