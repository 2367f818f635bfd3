"""A guide in the office's real window: a rule is changed with the mouse, complained of, mended by keys, saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.first import begin_office
from kiosk.office.drafts.model import Draft
from PySide6.QtCore import Qt

from kiosk_window import prepare
from office_window import CHEAP, Desk

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GOOD = "four good words here"
GUIDE = "open-account"
RULE = "questions.2.ask_if"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with the seed content, made once."""
    data = tmp_path_factory.mktemp("office") / "data"
    begin_office(data, lambda: MORNING, "chan", GOOD, read_content(CONTENT_FOLDER), CHEAP)
    return data


@pytest.fixture
def desk(office: Path, tmp_path: Path) -> Iterator[Desk]:
    prepare()
    from kiosk.app import make_application

    make_application()
    shutil.copytree(office, tmp_path / "data")
    opened = Desk(tmp_path / "data", tmp_path / "none", lambda: MORNING)
    opened.use(Locale.EN)
    opened.parts.session.signIn("chan", GOOD)
    assert opened.wait_until(lambda: opened.parts.session.state == "signed-in")
    yield opened
    opened.close()


def complaints(desk: Desk) -> list[str]:
    """What Qt had to say about the pages for guides."""
    return [warning for warning in desk.office.warnings if "Guide" in warning]


def proved(desk: Desk, is_sound: bool) -> bool:
    """Wait for the proof that says so."""
    said = desk.item("proof")
    return desk.wait_until(lambda: str(said.property("text")).startswith("Proved:") is is_sound)


def stored(desk: Desk) -> Draft:
    draft = Drafts(desk.parts.session.database, lambda: MORNING).load(Kind.GUIDES, GUIDE)
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
def test_a_box_of_the_picture_opens_its_form_by_mouse_and_by_key(desk: Desk, locale: Locale) -> None:
    desk.use(locale)
    desk.click("place-guides")
    desk.click(f"guide-{GUIDE}")
    desk.item("box-questions.0")
    assert desk.wait_until(lambda: desk.eye.item("box-questions.0") is not None)
    desk.click("box-questions.0")
    assert desk.shows("questions.0.text-zh-Hant-MO")
    desk.item("box-questions.1").forceActiveFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.shows("questions.1.text-zh-Hant-MO")
    assert complaints(desk) == []
