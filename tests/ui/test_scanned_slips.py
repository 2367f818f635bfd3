"""A scanned slip: it opens its service in its language from any screen, and its keys reach nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER, Settings
from kiosk.i18n.locales import Locale
from PySide6.QtCore import QEvent, Qt

from kiosk_window import Hall, Scenery

SERVICE, GUIDE = "agent-witness-account", "open-account"

STX, ETX = "\x02", "\x03"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The project's own catalogue as its third release, so that there are earlier ones."""
    file = tmp_path_factory.mktemp("content") / "catalog.sqlite"
    build(read_content(CONTENT_FOLDER), file, release=3)
    with Catalogue.open(file) as opened:
        yield opened


@pytest.fixture(scope="module")
def hall(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A kiosk with a scanner that types."""
    settings = Settings(language=Locale.EN, scanner="wedge")
    opened = Hall(Scenery(catalogue, tmp_path_factory.mktemp("slips"), settings))
    yield opened
    complaints = opened.complaints()
    opened.close()
    assert complaints == []


@pytest.fixture
def release(catalogue: Catalogue) -> int:
    return catalogue.release.number


def strokes(kiosk: Hall, text: str) -> None:
    """Key by key, as a scanner types: with Shift and Ctrl held down where a keyboard needs them."""
    for character in text:
        control = character in (STX, ETX)
        holder = Qt.Key.Key_Control if control else Qt.Key.Key_Shift if character.isupper() else None
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        key = Qt.Key(ord(character) + 64 if control else ord(character.upper()))
        if holder is not None:
            kiosk.key_event(QEvent.Type.KeyPress, holder)
        kiosk.key_event(QEvent.Type.ShortcutOverride, key, character, modifiers)
        kiosk.key_event(QEvent.Type.KeyPress, key, character, modifiers)
        kiosk.key_event(QEvent.Type.KeyRelease, key, character, modifiers)
        if holder is not None:
            kiosk.key_event(QEvent.Type.KeyRelease, holder)
    kiosk.settle()


def scan(kiosk: Hall, service: str, language: Locale, release: int) -> None:
    strokes(kiosk, f"{STX}PONTE:{service}:{language.value}:{release}{ETX}")


@pytest.mark.parametrize("language", list(Locale))
def test_a_scan_on_the_attract_screen_opens_the_service_in_the_slips_language(
    kiosk: Hall, language: Locale, release: int
) -> None:
    kiosk.new_visit(home=False)
    assert kiosk.screen == "attract"
    scan(kiosk, SERVICE, language, release)
    assert kiosk.screen == "service"
    assert kiosk.parts.navigator.parameters == {"service": SERVICE}
    assert kiosk.parts.translator.present is language
    assert not kiosk.shows("olderPaper")
    kiosk.tap("navBack")
    assert kiosk.screen == "home"


@pytest.mark.parametrize("screen", ["language", "home", "search", "finished", "error"])
def test_a_scan_works_from_any_screen(kiosk: Hall, screen: str, release: int) -> None:
    if screen == "finished":
        kiosk.parts.visit.finish()
    elif screen == "error":
        kiosk.parts.visit.fail()
    else:
        kiosk.go(screen)
    scan(kiosk, SERVICE, Locale.PT, release)
    assert kiosk.screen == "service"
    kiosk.pass_time(61)
    assert kiosk.screen == "service", "the page before does not take the resident away"


def test_a_scan_keeps_the_answers_of_a_visit_under_way(kiosk: Hall, release: int) -> None:
    kiosk.parts.visit.session.keep_answers(GUIDE, {"place": "macau"})
    kiosk.go("category", category="account")
    scan(kiosk, SERVICE, Locale.ZH_HANS, release)
    assert (kiosk.screen, kiosk.parts.translator.present) == ("service", Locale.ZH_HANS)
    assert kiosk.parts.visit.session.answers_to(GUIDE) == {"place": "macau"}
    kiosk.tap("navBack")
    assert kiosk.screen == "category"


def test_a_scan_closes_the_sheet_and_the_warning_that_lie_over_the_page(kiosk: Hall, release: int) -> None:
    kiosk.tap("navHelp")
    assert kiosk.sheet == "help"
    scan(kiosk, SERVICE, Locale.EN, release)
    assert (kiosk.screen, kiosk.sheet) == ("service", "")
    kiosk.parts.navigator.home()
    kiosk.pass_time(121)
    assert kiosk.parts.visit.warning
    scan(kiosk, SERVICE, Locale.EN, release)
    assert (kiosk.screen, kiosk.parts.visit.warning) == ("service", False)


def test_a_slip_from_an_earlier_release_opens_and_says_so(kiosk: Hall, release: int) -> None:
    scan(kiosk, SERVICE, Locale.EN, release - 1)
    assert kiosk.screen == "service"
    assert kiosk.shows("olderPaper")
    assert "Some information may have changed" in kiosk.words()


def test_a_service_that_is_not_in_the_catalogue_is_told_calmly(kiosk: Hall, release: int) -> None:
    scan(kiosk, "no-such-service", Locale.EN, release - 1)
    assert kiosk.screen == "service"
    assert not kiosk.shows("olderPaper")
    assert "This service is not in the catalogue" in kiosk.words()


def test_no_key_of_a_frame_reaches_the_field_that_has_the_focus(kiosk: Hall, release: int) -> None:
    kiosk.go("search")
    kiosk.focus_on("searchField")
    strokes(kiosk, "ab")
    strokes(kiosk, f"{STX}PONTE:{SERVICE}")
    kiosk.strikes.seconds += 1
    kiosk.time.seconds += 1
    strokes(kiosk, "cd")
    assert kiosk.item("searchField").property("text") == "abcd"
    strokes(kiosk, f"{STX}https://example.org/abc{ETX}")
    assert (kiosk.screen, kiosk.item("searchField").property("text")) == ("search", "abcd")


def test_a_code_without_its_frame_is_only_typing(kiosk: Hall, release: int) -> None:
    kiosk.go("search")
    kiosk.focus_on("searchField")
    strokes(kiosk, f"PONTE:{SERVICE}:pt-MO:{release}")
    assert kiosk.screen == "search"
    assert kiosk.item("searchField").property("text") == f"PONTE:{SERVICE}:pt-MO:{release}"


def test_the_enter_of_a_frame_presses_no_button(kiosk: Hall, release: int) -> None:
    kiosk.go("home")
    kiosk.focus_on("category-account")
    strokes(kiosk, f"{STX}PONTE:no\r\r \r")
    assert kiosk.screen == "home"
