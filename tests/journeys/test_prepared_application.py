"""A prepared application, from the resident's touch to the counter that opens it; and nothing of it stays behind."""

from __future__ import annotations

import gc
import json
import os
import random
import string
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.printer_settings import printer_from
from kiosk.i18n.locales import Locale
from kiosk.sealing.envelope import Envelope, decoded
from kiosk.sealing.opening import open_sealed
from kiosk.sealing.text_form import join
from kiosk.tour.centre import sample_centre
from paper import LoopbackPrinter, loopback_printer
from PySide6.QtCore import Qt

from application_sample import new_identity
from kiosk_window import PORTRAIT, TYPING, Hall, Scenery

SERVICE = "agent-witness-account"
CHANCE = random.SystemRandom()
NAME = "".join(CHANCE.choices(string.ascii_uppercase, k=12))
"""Drawn by chance, so that no source text and no compiled constant holds it."""
NUMBER = "1" + "".join(CHANCE.choices(string.digits, k=7))
PHONE = "66" + "".join(CHANCE.choices(string.digits, k=6))
TRACES = (NAME, NUMBER, PHONE)


@dataclass
class Counter:
    """The kiosk, and the key of the counter that opens what it seals."""

    kiosk: Hall
    key: str
    data: Path


@pytest.fixture(scope="module")
def counter(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    identity = new_identity()
    data = tmp_path_factory.mktemp("data")
    with Catalogue.open(catalogue.path) as opened:
        opened.release = replace(opened.release, recipients=(str(identity.to_public()),))
        settings = Settings(language=Locale.EN, application=sample_centre())
        hall = Hall(Scenery(opened, tmp_path_factory.mktemp("slips"), settings, data=data))
        yield Counter(hall, str(identity), data)
        complaints = hall.complaints()
        hall.close()
    assert complaints == []


@pytest.fixture
def resident(counter: Counter) -> Hall:
    counter.kiosk.new_visit()
    counter.kiosk.go("service", service=SERVICE)
    return counter.kiosk


@pytest.fixture
def printer(resident: Hall) -> Iterator[LoopbackPrinter]:
    with loopback_printer() as opened:
        resident.parts.printing.use(printer_from(opened.setting))
        yield opened


def agree(kiosk: Hall) -> None:
    kiosk.item("prepare")
    kiosk.wait_until_still()  # the foot of the page comes a moment after its head
    kiosk.tap("prepare")
    kiosk.tap("consent")
    kiosk.tap("beginPreparing")
    assert asked(kiosk) == "latin-name"


def asked(kiosk: Hall) -> str:
    return str(kiosk.parts.guide_flow.question.get("id", ""))


def write(kiosk: Hall, words: str) -> None:
    kiosk.focus_on("textAnswer")
    for letter in words:
        kiosk.key(Qt.Key.Key_A, letter)
    kiosk.put_keyboard_away()
    kiosk.tap("continue")


def choose(kiosk: Hall, option: str) -> None:
    kiosk.tap(f"option-{option}")
    kiosk.tap("continue")


def press_digits(kiosk: Hall, digits: str) -> None:
    for digit in digits:
        kiosk.tap(f"key-{digit}")
    kiosk.tap("continue")


def fill_in(kiosk: Hall) -> None:
    """Everything, by touch and keys, to the page that checks it."""
    agree(kiosk)
    write(kiosk, NAME)
    choose(kiosk, "not-on-keyboard")
    choose(kiosk, "bir")
    press_digits(kiosk, NUMBER)
    press_digits(kiosk, PHONE)
    choose(kiosk, "branch-2")
    choose(kiosk, "unsure")
    assert kiosk.screen == "check"


def printed_parts(printer: LoopbackPrinter) -> list[str]:
    """What a scanner reads from the dots on the paper."""
    rows = printer.paper.cut[-1]
    dots = bytes(0 if dot else 255 for row in rows for dot in row)
    picture = memoryview(dots).cast("B", shape=[len(rows), len(rows[0])])
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def the_envelope(data: Path) -> Envelope:
    (file,) = (data / "outbox").glob("*.envelope")
    return decoded(file.read_bytes())


def files_with(word: str, folder: Path) -> list[str]:
    forms = [word.encode(code) for code in ("utf-8", "utf-16-le")]
    return [
        str(path) for path in folder.rglob("*") if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def objects_with(word: str) -> list[str]:
    """Living Python containers, this module's own aside, that hold a text with the word."""
    gc.collect()
    own = {id(globals()), id(TRACES)}
    return [
        f"a {type(holder).__name__} of {len(holder)}"
        for holder in gc.get_objects()
        if isinstance(holder, dict | list | tuple) and id(holder) not in own
        for held in (list(holder.values()) if isinstance(holder, dict) else holder)
        if type(held) is str and word in held
    ]


def test_what_is_printed_opens_at_the_counter_and_says_what_was_entered(
    counter: Counter, resident: Hall, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    fill_in(resident)
    resident.tap("getResult")
    assert resident.screen == "sealed"
    number = resident.parts.applying.number
    assert number in resident.words()
    resident.tap("printSheet")
    assert resident.wait_until(lambda: resident.parts.applying.outcome == "printed")
    envelope = decoded(join(printed_parts(printer)))
    assert envelope.short_id == number
    application = open_sealed(envelope.sealed, [counter.key])
    assert (application.name, application.document_number, application.phone) == (NAME, NUMBER, f"+853{PHONE}")
    assert (application.branch, application.day, application.service) == ("橫琴服務點", None, SERVICE)
    key_file, sealed_file = tmp_path / "key.txt", tmp_path / "sealed.age"
    key_file.write_text(counter.key)
    sealed_file.write_bytes(envelope.sealed)
    opened = subprocess.run(["age", "-d", "-i", str(key_file), str(sealed_file)], capture_output=True, check=True)
    assert json.loads(opened.stdout)["name"] == NAME


def test_after_sealing_no_answer_is_left_anywhere(counter: Counter, resident: Hall, tmp_path: Path) -> None:
    fill_in(resident)
    assert objects_with(NAME), "the search sees what is there"
    resident.tap("getResult")
    assert resident.screen == "sealed"
    resident.parts.visit.finish()
    resident.settle()
    resident.kiosk.engine.collectGarbage()
    for word in TRACES:
        assert objects_with(word) == []
        for folder in (counter.data, TYPING[0].path, Path(os.environ["PONTE_DATA"])):
            assert files_with(word, folder) == []


def test_back_from_the_sealed_page_never_leads_to_the_form_again(resident: Hall) -> None:
    fill_in(resident)
    resident.tap("getResult")
    resident.tap("navBack")
    assert resident.screen == "service"
    assert not resident.parts.visit.hasAnswers


def test_a_second_application_is_not_called_printed_before_it_is(resident: Hall, printer: LoopbackPrinter) -> None:
    fill_in(resident)
    resident.tap("getResult")
    resident.tap("printSheet")
    assert resident.wait_until(lambda: resident.parts.applying.outcome == "printed")
    resident.tap("navBack")
    fill_in(resident)
    resident.tap("getResult")
    assert resident.screen == "sealed"
    assert not resident.shows("sheetState")


def test_no_way_back_leads_to_a_question_of_a_form_that_is_gone(resident: Hall) -> None:
    agree(resident)
    write(resident, NAME)
    resident.go("service", service="basic-medical")
    resident.item("prepare")
    resident.wait_until_still()
    resident.tap("prepare")
    resident.tap("consent")
    screens = []
    while resident.parts.navigator.canGoBack:
        resident.tap("navBack")
        screens.append(resident.screen)
    assert screens == ["service", "prepare", "service", "home"]


def test_without_consent_nothing_is_asked_and_the_page_says_what_to_do(resident: Hall) -> None:
    resident.item("prepare")
    resident.wait_until_still()
    resident.tap("prepare")
    resident.tap("beginPreparing")
    assert resident.screen == "prepare"
    assert resident.shows("consentMissing")
    resident.parts.guide_flow.open("application")
    assert resident.screen == "prepare"


def test_taking_the_consent_back_drops_what_was_entered(resident: Hall) -> None:
    agree(resident)
    write(resident, NAME)
    resident.tap("navBack")
    resident.tap("navBack")
    assert resident.screen == "prepare"
    resident.tap("consent")
    assert resident.parts.visit.session.answers_to("application") == {}


def test_more_keeps_its_place_and_size_whichever_words_it_has(resident: Hall) -> None:
    resident.item("prepare")
    resident.wait_until_still()
    resident.tap("prepare")
    resident.window.resize(1920, 1080)
    resident.parts.display.setTextStep(2.0)
    sizes = set()
    for position in (0.0, 0.5, 1.0):
        resident.wait_until_still()
        resident.item("pageFlick").setProperty("contentY", position * resident.room)
        resident.wait_until_still()
        more = resident.item("more")
        assert more.implicitHeight() <= more.height()
        sizes.add((more.x(), more.y(), more.width(), more.height()))
    resident.parts.display.setTextStep(1.0)
    resident.window.resize(*PORTRAIT)
    assert len(sizes) == 1


def test_numbers_are_covered_until_the_resident_wants_to_see_them(resident: Hall) -> None:
    fill_in(resident)
    shown = f"{NUMBER[:7]}({NUMBER[7]})"
    assert shown not in resident.words()
    assert f"•••••{NUMBER[5:7]}({NUMBER[7]})" in resident.words()
    assert "+••• •••• •" + PHONE[5:] in resident.words().replace("\u00a0", " ").replace("\u2060", "")
    resident.tap("uncover")
    assert shown in resident.words()


def test_a_number_is_covered_a_second_after_it_is_typed_and_neither_seen_nor_spoken_until_asked_for(
    resident: Hall,
) -> None:
    def seen() -> str:
        return resident.words().replace("\n", "")

    agree(resident)
    write(resident, NAME)
    choose(resident, "not-on-keyboard")
    choose(resident, "bir")
    for digit in NUMBER:
        resident.tap(f"key-{digit}")
    field = resident.item("slotField")
    assert resident.wait_until(lambda: f"•••••{NUMBER[5:7]}({NUMBER[7]})" in seen())
    assert field.property("spokenValue") == "8 characters entered and covered"
    resident.tap("cover")
    assert f"{NUMBER[:7]}({NUMBER[7]})" in seen()
    assert field.property("spokenValue") == " ".join(NUMBER)
    resident.tap("continue")
    resident.tap("navBack")
    assert f"•••••{NUMBER[5:7]}({NUMBER[7]})" in seen(), "covered from the start on the page that is opened again"
    resident.tap("cover")
    resident.tap("navHelp")
    resident.tap("closeHelp")
    assert f"•••••{NUMBER[5:7]}({NUMBER[7]})" in seen(), "covered by what stood over the page"


@pytest.mark.parametrize("name", ["", "12345", "陳大文", "!!!", "\u200fCHAN"])
def test_what_is_no_name_in_latin_letters_is_said_beside_the_field_and_kept_there(resident: Hall, name: str) -> None:
    agree(resident)
    write(resident, name)
    assert asked(resident) == "latin-name"
    assert "CHAN TAI MAN" in resident.parts.guide_flow.error["remedy"]["en-MO"]
    assert resident.parts.guide_flow.typed == name


def test_a_date_begins_empty_after_a_choice(resident: Hall) -> None:
    fill_in(resident)
    resident.tap("change-branch")
    resident.tap("navBack")
    resident.tap("change-branch")
    choose(resident, "branch-1")
    assert resident.screen == "check"
    resident.parts.visit.session.answers["application"].pop("day")
    resident.tap("change-branch")
    resident.tap("continue")
    assert asked(resident) == "day"
    assert "branch" not in resident.words().lower()


def test_what_a_change_left_open_is_asked_before_it_is_sealed(resident: Hall) -> None:
    fill_in(resident)
    resident.tap("change-document")
    choose(resident, "residence-permit")
    resident.tap("navBack")
    resident.tap("navBack")
    assert resident.screen == "check"
    assert resident.shows("unfinished")
    resident.tap("getResult")
    assert asked(resident) == "residence-permit"
    resident.parts.guide_flow.type("820000199012311177")
    resident.tap("continue")
    assert resident.screen == "check"
    assert not resident.shows("unfinished")
    resident.tap("getResult")
    assert resident.screen == "sealed"


def test_another_document_asks_for_its_own_number_and_keeps_the_rest(resident: Hall) -> None:
    fill_in(resident)
    resident.tap("change-document")
    choose(resident, "travel-permit")
    assert asked(resident) == "travel-permit"
    resident.tap("key-M")
    press_digits(resident, NUMBER)
    assert resident.screen == "check"
    assert NAME in resident.words()


def test_the_number_of_the_other_kind_of_permit_is_told_and_kept(resident: Hall) -> None:
    fill_in(resident)
    resident.tap("change-document")
    choose(resident, "other-permit")
    resident.tap("key-MA")
    press_digits(resident, NUMBER[:7])
    assert resident.screen == "check"
    resident.tap("change-document")
    choose(resident, "travel-permit")
    resident.parts.guide_flow.type(f"MA{NUMBER[:7]}")
    resident.settle()
    resident.tap("continue")
    assert asked(resident) == "travel-permit"
    assert "not Chinese nationals" in resident.parts.guide_flow.error["problem"]["en-MO"]


def test_a_disk_that_takes_nothing_is_told_and_no_answer_is_lost(
    counter: Counter, resident: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    fill_in(resident)
    monkeypatch.setattr("kiosk.outbox.waiting.write_private", full)
    resident.tap("getResult")
    assert resident.screen == "check"
    assert resident.shows("notSealed")
    resident.tap("change-branch")
    resident.tap("navBack")
    assert not resident.shows("notSealed")
    assert resident.parts.visit.session.answers_to("application")["latin-name"] == NAME


def test_what_waited_longer_than_was_promised_is_erased_with_the_next_visit(counter: Counter, resident: Hall) -> None:
    fill_in(resident)
    resident.tap("getResult")
    assert list((counter.data / "outbox").glob("*.envelope"))
    long_ago = datetime.now(UTC) - timedelta(days=31)
    for file in (counter.data / "outbox").glob("*.envelope"):
        file.rename(file.with_name(f"{long_ago:%Y%m%dT%H%M%SZ}-{file.name.partition('-')[2]}"))
    resident.parts.visit.finish()
    assert list((counter.data / "outbox").glob("*.envelope")) == []


def test_without_recipients_in_the_release_preparing_is_not_offered(catalogue: Catalogue, tmp_path: Path) -> None:
    assert catalogue.release.recipients == ()
    settings = Settings(language=Locale.EN, application=sample_centre())
    hall = Hall(Scenery(catalogue, tmp_path, settings, data=tmp_path / "data"))
    hall.new_visit()
    hall.go("service", service=SERVICE)
    assert not hall.shows("prepare")
    hall.parts.applying.start(SERVICE)
    assert hall.screen == "service"
    hall.close()
