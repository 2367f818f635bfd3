"""Whole visits through the real window with a finger: from the attract screen to the attract screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from kiosk.devices.printer import PrinterState
from kiosk.i18n.locales import Locale
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk_window import TYPING, Hall
from sample_guide import GUIDE, SERVICE

CANARY = "Qcanary4711Z"
GUIDED = {
    "place": ["macau"],
    "adult": ["yes"],
    "card": ["permanent"],
    "permit": ["travel-permit"],
    "purpose": ["small-payments", "bills"],
    "pilot-bank": ["unsure"],
}


def come_in(kiosk: Hall, language: Locale) -> None:
    kiosk.new_visit(home=False)
    kiosk.tap("start")
    assert kiosk.screen == "language"
    kiosk.tap(f"language-{language}")
    assert (kiosk.screen, kiosk.parts.translator.present) == ("home", language)


def question(kiosk: Hall) -> str:
    return str(kiosk.parts.guide_flow.question.get("id", ""))


@pytest.mark.parametrize("language", list(Locale))
def test_a_resident_finds_the_service_answers_the_guide_and_leaves_with_a_slip(kiosk: Hall, language: Locale) -> None:
    kiosk.printer.current = PrinterState.READY
    come_in(kiosk, language)
    kiosk.tap("category-account")
    kiosk.tap(f"service-{SERVICE}")
    kiosk.tap("startGuide")
    for name, options in GUIDED.items():
        assert question(kiosk) == name
        for option in options:
            kiosk.tap(f"option-{option}")
        kiosk.tap("continue")
    assert kiosk.screen == "check"
    for name in GUIDED:
        assert kiosk.shows(f"change-{name}")
    kiosk.tap("getResult")
    assert kiosk.screen == "result"
    kiosk.tap("takeAway")
    assert kiosk.screen == "checklist"
    document = f"document-{SERVICE}/birp"
    kiosk.tap(document)
    assert kiosk.item(document).property("on") or kiosk.parts.visit.session.ticks == {f"{SERVICE}/birp"}
    kiosk.tap("makeSlip")
    kiosk.await_slip()
    number = kiosk.parts.take_away.number
    assert number in kiosk.words()
    kiosk.tap("print")
    kiosk.item("printed")
    kiosk.tap("finish")
    assert kiosk.screen == "finished"
    assert kiosk.parts.translator.present is language
    assert not kiosk.parts.visit.hasAnswers
    assert number not in kiosk.words()
    kiosk.tap("startOver")
    assert (kiosk.screen, kiosk.parts.translator.present) == ("attract", Locale.EN)


def test_a_resident_changes_an_answer_and_is_told_what_has_to_be_answered_again(kiosk: Hall) -> None:
    come_in(kiosk, Locale.EN)
    kiosk.tap("category-account")
    kiosk.tap(f"service-{SERVICE}")
    kiosk.tap("startGuide")
    for options in GUIDED.values():
        for option in options:
            kiosk.tap(f"option-{option}")
        kiosk.tap("continue")
    kiosk.tap("change-adult")
    assert (question(kiosk), kiosk.item("option-yes").property("selected")) == ("adult", True)
    kiosk.tap("option-no")
    kiosk.tap("continue")
    assert kiosk.screen == "check"
    kept = kiosk.parts.visit.session.answers_to("open-account")
    assert kept["place"] == "macau"
    assert kept["adult"] is False
    assert "card" not in kept
    kiosk.tap("startAgain")
    assert question(kiosk) == "place"
    assert not kiosk.item("option-macau").property("selected")
    kiosk.tap("navBack")
    assert kiosk.screen == "service"


def test_a_question_that_a_change_left_open_leads_on_from_the_check_page_and_from_the_result(kiosk: Hall) -> None:
    kiosk.parts.visit.session.keep_answers("car-insurance", {"task": "renew"})
    kiosk.go("check", guide="car-insurance")
    kiosk.tap("getResult")
    assert kiosk.screen == "question"
    assert question(kiosk) not in ("", "task")
    kiosk.tap("navBack")
    kiosk.go("result", guide="car-insurance")
    assert not kiosk.shows("takeAway")
    kiosk.tap("answerRest")
    assert kiosk.screen == "question"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PrinterState.OUT_OF_PAPER, "no paper"),
        (PrinterState.JAMMED, "stuck"),
        (PrinterState.OFFLINE, "not available"),
        (PrinterState.CUT_OFF, "stopped"),
    ],
)
def test_a_resident_whose_slip_does_not_come_out_is_told_and_scans_the_code(
    kiosk: Hall, state: PrinterState, words: str
) -> None:
    kiosk.go("service", service=SERVICE)
    kiosk.tap("takeAway")
    kiosk.await_slip()
    kiosk.printer.current = state
    kiosk.tap("print")
    kiosk.item("notPrinted")
    assert words in kiosk.words()
    assert kiosk.shows("slipCode")
    kiosk.printer.current = PrinterState.READY
    kiosk.tap("print")
    kiosk.item("printed")
    assert not kiosk.shows("notPrinted")


def test_a_resident_takes_the_slip_in_another_language_than_the_screen(kiosk: Hall) -> None:
    kiosk.go("service", service=SERVICE)
    kiosk.tap("takeAway")
    kiosk.await_slip()
    kiosk.tap("slipLanguage")
    kiosk.tap("slipLanguage-pt-MO")
    assert kiosk.parts.take_away.language == "pt-MO"
    assert kiosk.parts.translator.present is Locale.EN
    assert "Português" in kiosk.words()


def test_the_clock_waits_while_paper_is_taken(kiosk: Hall) -> None:
    kiosk.printer.current = PrinterState.READY
    kiosk.go("service", service=SERVICE)
    kiosk.tap("takeAway")
    kiosk.await_slip()
    kiosk.tap("print")
    kiosk.item("printed")
    kiosk.pass_time(89 + 120)
    assert not kiosk.parts.visit.warning
    kiosk.pass_time(2)
    assert kiosk.parts.visit.warning


def leave_traces(kiosk: Hall) -> None:
    """Type the canary into everything that takes words, and go on."""
    kiosk.tap("search")
    for letter in CANARY:
        kiosk.key(Qt.Key.Key_A, letter)
    kiosk.put_keyboard_away()
    kiosk.tap("navHome")
    kiosk.parts.visit.session.keep_answers(GUIDE, {name: {"unsure": True} for name in ("car", "port", "goods", "born")})
    kiosk.parts.guide_flow.open(GUIDE)
    kiosk.settle()
    kiosk.focus_on("textAnswer")
    for letter in CANARY:
        kiosk.key(Qt.Key.Key_A, letter)
    kiosk.put_keyboard_away()
    kiosk.tap("continue")
    assert question(kiosk) == "permit"
    assert kiosk.parts.visit.session.answers_to(GUIDE)["words"] == CANARY
    QGuiApplication.clipboard().setText(CANARY)


def traces(kiosk: Hall) -> list[str]:
    """Where the canary still is: on the clipboard, in any object of QML, in Python's memory, in a file."""
    found = ["the clipboard"] if CANARY in QGuiApplication.clipboard().text() else []
    found += [f"{item.metaObject().className()}.{name}" for item, name in texts_of_qml(kiosk)]
    gc.collect()
    for thing in gc.get_objects():
        if isinstance(thing, dict) and thing is not globals() and CANARY in map(id_or_text, thing.values()):
            found.append(f"a dict with {list(thing)[:4]}")
    for folder in (TYPING[0].path, Path(os.environ["PONTE_DATA"])):
        for path in folder.rglob("*"):
            if path.is_file() and any(CANARY.encode(code) in path.read_bytes() for code in ("utf-8", "utf-16-le")):
                found.append(str(path))
    return found


def id_or_text(value: object) -> str:
    return value if isinstance(value, str) else ""


def texts_of_qml(kiosk: Hall) -> Iterator[tuple[QObject, str]]:
    """Every text property of every object under the window that holds the canary."""
    names: dict[str, list[str]] = {}
    seen: set[int] = set()
    pending: list[QObject] = [kiosk.window, kiosk.window.contentItem()]
    while pending:
        item = pending.pop()
        address = shiboken6.getCppPointer(item)[0]
        if address in seen:
            continue
        seen.add(address)
        meta = item.metaObject()
        if meta.className() not in names:
            properties = [meta.property(index) for index in range(meta.propertyCount())]
            names[meta.className()] = [entry.name() for entry in properties if entry.typeName() == "QString"]
        yield from ((item, name) for name in names[meta.className()] if CANARY in str(item.property(name)))
        pending += item.children()
        if isinstance(item, QQuickItem):
            pending += item.childItems()


def test_the_search_for_traces_sees_them_while_they_are_there(kiosk: Hall) -> None:
    leave_traces(kiosk)
    found = traces(kiosk)
    assert "the clipboard" in found
    assert any(place.startswith("a dict with") for place in found)
    kiosk.tap("navBack")
    assert any(place.endswith(".text") for place in traces(kiosk)), "the question shows its answer again"
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("end", ["finish", "time-out", "error", "finish from the warning"])
def test_whatever_ends_the_visit_no_word_of_it_is_left_anywhere(kiosk: Hall, end: str) -> None:
    leave_traces(kiosk)
    if end == "finish":
        kiosk.go("slip", service=SERVICE)
        kiosk.await_slip()
        kiosk.tap("finish")
    elif end == "time-out":
        kiosk.pass_time(165)
        assert kiosk.screen == "attract"
    elif end == "error":
        kiosk.parts.visit.fail()
        kiosk.settle()
    else:
        kiosk.pass_time(130)
        kiosk.tap("endVisit")
    kiosk.settle()
    assert traces(kiosk) == []
    kiosk.new_visit()
    assert not kiosk.shows("resume")
    kiosk.tap("search")
    assert kiosk.item("searchField").property("text") == ""
    kiosk.put_keyboard_away()


def test_three_visits_in_a_row_know_nothing_of_each_other(kiosk: Hall) -> None:
    for language in (Locale.PT, Locale.ZH_HANT, Locale.EN):
        come_in(kiosk, language)
        assert not kiosk.shows("resume")
        kiosk.tap("category-account")
        kiosk.tap(f"service-{SERVICE}")
        kiosk.tap("startGuide")
        assert question(kiosk) == "place"
        assert not any(kiosk.item(f"option-{option}").property("selected") for option in ("macau", "unsure"))
        kiosk.tap("option-macau")
        kiosk.tap("continue")
        kiosk.pass_time(165)
        assert kiosk.screen == "attract"
