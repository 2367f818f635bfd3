"""The page of a record with a real mouse and real keys: its lists, its values, undo, and the way to what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.formats import NO_BREAK_SPACE
from kiosk.office.drafts.drafts import Drafts
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem

from begun_office import NOW, begun_office
from office_window import Desk, signed_in_desk

SERVICE = "agent-witness-account"
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One window for all tests: each leaves the record as it found it."""
    with signed_in_desk(begun_office(tmp_path_factory.mktemp("office") / "data")) as opened:
        opened.click("place-records")
        opened.write("search", SERVICE)
        opened.click(f"record-{SERVICE}")
        opened.click("target-en-MO")
        yield opened
        assert opened.office.warnings == []


@pytest.fixture(autouse=True)
def taken_back(desk: Desk) -> Iterator[None]:
    yield
    if desk.eye.item("take-back") is not None:
        desk.click("take-back")
    desk.key(Qt.Key.Key_S, CONTROL)


def stored(desk: Desk) -> dict[str, Any]:
    draft = Drafts(desk.parts.session.database, lambda: NOW).load(Kind.SERVICES, SERVICE)
    assert draft is not None
    return draft.data


def steps(desk: Desk) -> list[str]:
    return [step["text"]["en-MO"] for step in stored(desk)["steps"]]


def words_in(desk: Desk, name: str) -> str:
    return str(desk.item(name).property("text"))


def has_focus(item: QQuickItem) -> bool:
    return bool(item.property("activeFocus"))


def test_a_step_is_added_moved_and_removed_with_the_mouse(desk: Desk) -> None:
    before = steps(desk)
    desk.click("section-steps")
    desk.click("add-steps")
    assert desk.wait_until(lambda: has_focus(desk.item("steps.5.text-zh-Hant-MO"))), "the new step can be typed at once"
    desk.key(Qt.Key.Key_Tab)
    desk.type("Say goodbye")
    desk.click("up-steps.5")
    desk.key(Qt.Key.Key_S, CONTROL)
    assert steps(desk) == [*before[:4], "Say goodbye", before[4]]
    desk.click("section-steps")
    desk.click("remove-steps.0")
    desk.click("undo")
    desk.click("section-steps")
    desk.click("down-steps.0")
    desk.key(Qt.Key.Key_S, CONTROL)
    assert steps(desk) == [before[1], before[0], *before[2:4], "Say goodbye", before[4]]


def test_values_are_chosen_by_their_words(desk: Desk) -> None:
    desk.click("section-details")
    desk.click("status")
    desk.click("status-available")
    assert desk.wait_until(lambda: desk.eye.item("status-available") is None)
    desk.click("audience-firm")
    desk.click("section-related")
    desk.click("add-related")
    desk.click("related.3")
    desk.type("bank account opening")
    desk.key(Qt.Key.Key_Escape)
    desk.click("related.3")
    assert words_in(desk, "related.3-search") == "", "the search begins anew"
    desk.type("account-opening-service")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_S, CONTROL)
    data = stored(desk)
    assert (data["status"], data["audience"]) == ("available", ["resident", "firm"])
    assert data["related"][-1] == "account-opening-service"


def test_keys_undo_typing_save_and_never_lose_a_word(desk: Desk) -> None:
    desk.click("section-texts")
    name = "name-en-MO"
    before = words_in(desk, name)
    desk.click(name)
    desk.key(Qt.Key.Key_End, CONTROL)
    desk.type(" now")
    desk.key(Qt.Key.Key_Escape)
    assert words_in(desk, name) == f"{before} now"
    desk.key(Qt.Key.Key_S, CONTROL)
    assert stored(desk)["name"]["en-MO"] == f"{before} now"
    for _ in range(4):
        desk.key(Qt.Key.Key_Z, CONTROL)
    assert words_in(desk, name) == before
    desk.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert words_in(desk, name) != before, "and typed again"


def test_a_paste_as_long_as_a_book_is_refused_and_what_stood_there_stays(desk: Desk) -> None:
    desk.click("section-texts")
    before = words_in(desk, "name-en-MO")
    desk.click("name-en-MO")
    desk.key(Qt.Key.Key_A, CONTROL)
    QGuiApplication.clipboard().setText("lorem ipsum " * 2000)
    desk.key(Qt.Key.Key_V, CONTROL)
    assert desk.says("more than 10000 characters")
    assert words_in(desk, "name-en-MO") == before
    desk.key(Qt.Key.Key_End, CONTROL)
    desk.type("!")
    assert words_in(desk, "name-en-MO") == f"{before}!"
    assert not any("more than 10000" in text for text in desk.eye.texts())
    desk.key(Qt.Key.Key_S, CONTROL)
    assert stored(desk)["name"]["en-MO"] == f"{before}!"


def test_what_still_lacks_is_one_click_away_in_its_language(desk: Desk) -> None:
    desk.click("section-risks")
    desk.click("risks.1.text-en-MO")
    desk.key(Qt.Key.Key_A, CONTROL)
    desk.key(Qt.Key.Key_Delete)
    desk.click("target-pt-MO")
    desk.click("section-texts")
    desk.click("to-finish")
    assert desk.wait_until(lambda: has_focus(desk.item("risks.1.text-en-MO")))
    assert desk.eye.item("risks.1.text-pt-MO") is None


def test_taking_back_shows_everything_as_it_was(desk: Desk) -> None:
    desk.click("section-texts")
    before = words_in(desk, "name-en-MO")
    desk.write("name-en-MO", "Another name")
    desk.click("section-details")
    desk.write("position", "17")
    desk.click("status")
    desk.click("status-planned")
    assert desk.wait_until(lambda: desk.eye.item("status-planned") is None)
    desk.click("section-plan")
    desk.click("remove-plan")
    assert desk.eye.item("section-plan") is None
    desk.click("take-back")
    assert words_in(desk, "name-en-MO") == before
    assert words_in(desk, "position") == "2"
    assert "Pilot" in words_in(desk, "status")
    assert desk.eye.item("section-plan") is not None


@pytest.mark.parametrize("language", ["pt-MO", "zh-Hans-CN"])
def test_who_types_goes_on_typing_while_the_window_changes_its_size(desk: Desk, language: str) -> None:
    desk.click("section-texts")
    desk.window.resize(1920, 1080)
    desk.eye.settle()
    name = f"name-{language}"
    desk.write(name, "one")
    for width, height, words in (
        (1366, 768, " two"),
        (1024, 600, " three"),
        (1920, 1080, " four"),
        (1366, 768, " five"),
    ):
        desk.window.resize(width, height)
        desk.eye.settle()
        desk.type(words)
    assert words_in(desk, name) == "one two three four five"
    desk.click("target-en-MO")


def test_the_page_is_walked_with_tab_in_reading_order(desk: Desk) -> None:
    desk.click("section-texts")
    desk.click("name-zh-Hant-MO")
    seen = []
    for _ in range(4):
        desk.key(Qt.Key.Key_Tab)
        item = desk.window.activeFocusItem()
        while item is not None and item.objectName() == "":
            item = item.parentItem()
        seen.append("" if item is None else item.objectName())
    assert seen == ["name-en-MO", "summary-zh-Hant-MO", "summary-en-MO", "category"]


def test_a_record_that_was_just_opened_can_be_gone_to_its_end_at_once_and_is_soon_whole(desk: Desk) -> None:
    desk.click("back")
    desk.click(f"record-{SERVICE}")
    desk.click("section-related")
    assert desk.wait_until(lambda: has_focus(desk.item("add-related")))
    assert desk.wait_until(lambda: not desk.item("blocks").property("making"))
    assert desk.item("related.2") is not None
    desk.click("section-texts")
    desk.click("target-en-MO")
    assert words_in(desk, "name-en-MO") == stored(desk)["name"]["en-MO"]


def test_a_day_is_chosen_in_the_calendar_by_keys_and_taken_back(desk: Desk) -> None:
    before = stored(desk)["review_by"]
    desk.click("section-details")
    desk.write("review_by", "2027-06-29")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    for key, modifier in (
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier),  # 29 June 2028
        (Qt.Key.Key_PageUp, NO_MODIFIER),  # 29 May
        (Qt.Key.Key_Down, NO_MODIFIER),  # 5 June, a Monday
        (Qt.Key.Key_Home, NO_MODIFIER),  # Sunday, 4 June
        (Qt.Key.Key_Right, NO_MODIFIER),
    ):
        desk.key(key, modifier)
    day = desk.window.activeFocusItem()
    spoken = QAccessible.queryAccessibleInterface(day)
    assert spoken.text(QAccessible.Text.Name).replace(NO_BREAK_SPACE, " ") == "5 June 2028"
    assert spoken.text(QAccessible.Text.Description) == "Monday"
    desk.key(Qt.Key.Key_Return)
    assert words_in(desk, "review_by") == "2028-06-05"
    desk.click("review_by-calendar")
    assert has_focus(desk.item("review_by-day-5"))
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Escape)
    assert has_focus(desk.item("review_by-calendar"))
    desk.key(Qt.Key.Key_S, CONTROL)
    assert stored(desk)["review_by"] == "2028-06-05"
    desk.click("take-back")
    assert desk.wait_until(lambda: words_in(desk, "review_by") == before), "what was chosen is bound as before"
