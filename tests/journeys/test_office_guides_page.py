"""A guide in the office's real window: a rule is changed with the mouse, complained of, mended by keys, saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft
from PySide6.QtCore import Qt

from begun_office import NOW, begun_office
from office_window import Desk, signed_in_desk

GUIDE = "open-account"
RULE = "questions.2.ask_if"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with signed_in_desk(begun_office(tmp_path / "data")) as opened:
        yield opened


def complaints(desk: Desk) -> list[str]:
    """What Qt had to say about the pages for guides."""
    return [warning for warning in desk.office.warnings if "Guide" in warning]


def proved(desk: Desk, is_sound: bool) -> bool:
    """Wait for the proof that says so."""
    said = desk.item("proof")
    return desk.wait_until(lambda: str(said.property("text")).startswith("Proved:") is is_sound)


def stored(desk: Desk) -> Draft:
    draft = Drafts(desk.parts.session.database, lambda: NOW).load(Kind.GUIDES, GUIDE)
    assert draft is not None
    return draft


def choose(desk: Desk, field: str, value: str) -> None:
    """Open a choice and take one of its values, with the mouse."""
    desk.click(f"{field}-choice")
    desk.click(f"{field}-choice-{value}")


def test_a_rule_is_changed_mended_tried_and_saved(desk: Desk) -> None:
    before = stored(desk)
    rule = before.data["questions"][2]["ask_if"]
    desk.click("place-guides")
    desk.click(f"guide-{GUIDE}")
    assert proved(desk, is_sound=True)
    desk.click("tab-table")
    desk.click("row-questions.2")
    desk.item(f"check-{RULE}--choice").forceActiveFocus()
    desk.settle()
    choose(desk, f"check-{RULE}-", "not-sure")
    assert proved(desk, is_sound=False)
    assert desk.shows("finding-0")
    again = desk.item(f"check-{RULE}--choice")
    again.setProperty("lastActivation", 0)
    again.forceActiveFocus()
    desk.key(Qt.Key.Key_Space)
    for _ in range(8):
        desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Return)
    assert desk.item(f"check-{RULE}--choice").property("value") == "is"
    assert proved(desk, is_sound=True)
    desk.click("tab-trial")
    first = before.data["questions"][0]
    desk.click(f"answer-{first['options'][0]['id']}")
    assert desk.shows(f"change-{first['id']}")
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert stored(desk).data["questions"][2]["ask_if"]["question"] == rule["question"]
    desk.click("back")
    assert desk.shows("guides")
    assert complaints(desk) == []


@pytest.mark.parametrize("locale", [Locale.ZH_HANT, Locale.PT])
def test_a_box_opens_its_form_by_mouse_and_by_key_and_shows_what_changed_in_the_source(
    desk: Desk, locale: Locale
) -> None:
    desk.use(locale)
    desk.click("place-guides")
    desk.click(f"guide-{GUIDE}")
    desk.item("box-questions.0")
    assert desk.wait_until(lambda: desk.eye.item("box-questions.0") is not None)
    desk.click("box-questions.0")
    assert desk.shows("questions.0.text-zh-Hant-MO")
    desk.click("questions.0.text-zh-Hant-MO")
    desk.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.type("?")
    assert "+<u>?</u>" in str(desk.item("difference-questions.0.text-pt-MO").property("text"))
    desk.click("still-right-questions.0.text-pt-MO")
    assert desk.eye.item("difference-questions.0.text-pt-MO") is None
    desk.item("box-questions.1").forceActiveFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.shows("questions.1.text-zh-Hant-MO")
    assert complaints(desk) == []


def test_a_guide_that_is_left_at_once_leaves_nothing_behind(desk: Desk) -> None:
    desk.click("place-guides")
    desk.click(f"guide-{GUIDE}")
    for width in (1280, 1366):
        desk.window.resize(width, 768)
        desk.click("place-due")
        desk.click("place-guides")
    assert desk.office.warnings == []
