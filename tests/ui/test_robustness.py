"""Trouble of every kind ends in a page with a way on, never in a dead screen, and leaves no trace of the visit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from kiosk import app
from kiosk.catalog.read import Catalogue
from kiosk.config import WindowOptions
from kiosk.distribution.trust import Trust, choose_catalogue
from kiosk.i18n.locales import Locale
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from kiosk_window import Hall, Scenery, Time, make_parts
from sample_guide import GUIDE

ROOT = Path(__file__).parents[2]
CANARY = "canary-4711"
ODD = [
    "😀" * 60,
    "x" * 10_000,
    "a\x00b",
    "ｗａｔｅｒ",
    "'; DROP TABLE service; --",
    "\n\t",
    "\u202e",
    "<b>{query}</b>",
    "%1 %2",
]


def run(scenario: str, catalogue: Catalogue) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.ui.robustness_scenarios", scenario, str(catalogue.path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_something_unexpected_ends_in_one_clean_session(catalogue: Catalogue) -> None:
    done = run("once", catalogue)
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["after: error 0 0", "again: home 0 0"]


@pytest.mark.parametrize("scenario", ["once", "binding"])
def test_no_log_line_and_no_traceback_shows_what_a_resident_said(catalogue: Catalogue, scenario: str) -> None:
    done = run(scenario, catalogue)
    assert "ponte: unexpected RuntimeError in " in done.stderr
    assert "Traceback" not in done.stderr
    assert CANARY not in done.stdout + done.stderr


def test_the_third_unexpected_error_in_a_minute_ends_the_process_for_its_supervisor(catalogue: Catalogue) -> None:
    assert run("thrice", catalogue).returncode == app.EXIT_AFTER_FAILURES == 70


def test_an_error_inside_a_page_leads_to_the_error_page(catalogue: Catalogue) -> None:
    done = run("binding", catalogue)
    assert (done.returncode, done.stdout.splitlines()) == (0, ["after: error 0 0"])
    assert "ponte: ServiceScreen.qml:" in done.stderr, "staff can see where"


@pytest.mark.parametrize("screen", ["no-such-page", "../Main", "", "x" * 300, "😀", "a b"])
def test_a_page_that_cannot_be_loaded_leads_to_the_error_page_with_a_way_on(kiosk: Hall, screen: str) -> None:
    kiosk.parts.visit.session.toggle_tick("a")
    kiosk.go(screen)
    assert kiosk.screen == "error"
    assert kiosk.complaints(), "QML says which file it was"
    assert kiosk.parts.visit.session.ticks == set()
    kiosk.tap("startOver")
    assert kiosk.screen == "home"
    kiosk.tap("category-account")
    assert kiosk.screen == "category"


@pytest.mark.parametrize("screen", ["service", "category", "question", "check", "result", "checklist", "slip"])
def test_a_page_without_what_it_should_show_has_a_way_out(kiosk: Hall, screen: str) -> None:
    for parameters in ({}, {"service": "gone", "category": "gone", "guide": "gone", "question": "gone"}):
        kiosk.new_visit()
        kiosk.go(screen, **parameters)
        assert kiosk.screen == screen
        kiosk.tap("navBack")
        assert kiosk.screen == "home"
    assert kiosk.complaints() == []


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_in_the_search_field_find_nothing_or_something_and_say_so(kiosk: Hall, odd: str) -> None:
    kiosk.tap("search")
    field = kiosk.item("searchField")
    field.setProperty("text", odd)
    kiosk.settle()
    assert len(field.property("text")) <= 100
    assert kiosk.shows("resultCount") or kiosk.shows("topic-account") or not odd.strip()
    kiosk.put_keyboard_away()
    kiosk.tap("navHome")
    assert kiosk.screen == "home"


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_in_a_text_answer_are_kept_or_refused_with_a_sentence(kiosk: Hall, odd: str) -> None:
    kiosk.parts.visit.session.keep_answers(GUIDE, {name: {"unsure": True} for name in ("car", "port", "goods", "born")})
    kiosk.parts.guide_flow.open(GUIDE)
    kiosk.settle()
    kiosk.focus_on("textAnswer")
    for letter in odd[:250]:
        kiosk.key(Qt.Key.Key_A, letter)
    written = kiosk.item("textAnswer").property("text")
    assert len(written) <= 200
    kiosk.put_keyboard_away()
    kiosk.tap("continue")
    asked = kiosk.parts.guide_flow.question["id"]
    if asked == "words":
        assert kiosk.parts.guide_flow.error["problem"]["en-MO"]
    else:
        assert kiosk.parts.visit.session.answers_to(GUIDE)["words"] == written.strip()


def test_an_emoji_that_does_not_fit_whole_is_no_half_character(kiosk: Hall) -> None:
    kiosk.tap("search")
    kiosk.item("searchField").setProperty("text", "x" * 99)
    kiosk.key(Qt.Key.Key_A, "😀")
    text = kiosk.item("searchField").property("text")
    text.encode()
    assert kiosk.parts.finder.query.encode() == text.encode()
    kiosk.put_keyboard_away()


def test_the_window_can_be_turned_and_resized_at_any_moment(kiosk: Hall) -> None:
    kiosk.tap("category-account")
    for width, height in ((1920, 1080), (1080, 1920), (3840, 2160), (800, 600), (1080, 1920)):
        kiosk.window.resize(width, height)
        kiosk.settle()
        assert kiosk.screen == "category"
        assert kiosk.parts.display.landscape == (width > height)
    kiosk.tap("navBack")
    assert kiosk.screen == "home"


def test_a_hundred_touches_in_a_moment_break_nothing(kiosk: Hall) -> None:
    for turn in range(100):
        point = QPoint(37 * turn % 1080, 71 * turn % 1920)
        kiosk.press(point, turn % 5)
        kiosk.release(point, turn % 5)
    kiosk.parts.navigator.home()
    kiosk.settle()
    if kiosk.sheet:
        kiosk.key(Qt.Key.Key_Escape)
    kiosk.put_keyboard_away()
    kiosk.tap("category-account")
    assert kiosk.screen == "category"


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.7, 0.999])
def test_a_catalogue_that_was_cut_off_starts_a_kiosk_that_is_out_of_service(
    catalogue: Catalogue, tmp_path: Path, time: Time, share: float
) -> None:
    whole = catalogue.path.read_bytes()
    (tmp_path / "catalog.sqlite").write_bytes(whole[: int(len(whole) * share)])
    chosen = choose_catalogue(tmp_path / "data", tmp_path / "catalog.sqlite", Catalogue.open)
    assert chosen.catalogue is None
    parts = make_parts(chosen.catalogue, time)
    assert parts.navigator.screen == "out-of-service"


def test_out_of_service_speaks_four_languages_and_no_touch_or_key_leads_anywhere(tmp_path: Path) -> None:
    kiosk = Hall(Scenery(None, tmp_path))
    try:
        assert kiosk.screen == "out-of-service"
        for entry in kiosk.parts.desk.outOfService():
            assert entry["title"].replace("\u2060", "") in kiosk.words().replace("\u2060", "")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Tab):
            kiosk.key(key)
        for point in (QPoint(540, 960), QPoint(540, 1800), QPoint(100, 1850), QPoint(1000, 100)):
            kiosk.tap_at(point)
        kiosk.pass_time(10_000)
        kiosk.parts.visit.endAtOnce()
        kiosk.settle()
        assert kiosk.screen == "out-of-service"
        assert kiosk.complaints() == []
    finally:
        kiosk.close()


def test_a_development_catalogue_is_marked_on_every_page(catalogue: Catalogue, tmp_path: Path) -> None:
    kiosk = Hall(Scenery(catalogue, tmp_path, trust=Trust.DEVELOPMENT))
    try:
        for screen in ("home", "search", "category"):
            kiosk.new_visit()
            kiosk.go(screen, category="account")
            assert "Test only: not for the public" in kiosk.words()
        kiosk.new_visit(home=False)
        assert "Test only" in kiosk.words()
    finally:
        kiosk.close()


def test_a_start_in_another_language_is_in_that_language(catalogue: Catalogue, time: Time) -> None:
    parts = make_parts(catalogue, time)
    kiosk = app.open_window(parts, WindowOptions(windowed=True, size=(1080, 1920), language=Locale.PT))
    assert parts.translator.present is Locale.PT
    kiosk.close()
    QGuiApplication.processEvents()
