"""The office's window with a real mouse and real keys: set up, find a record, change it, lock, look at the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.audit.log import entries, verify
from kiosk.office.drafts.drafts import Drafts
from PySide6.QtCore import Qt

from begun_office import GOOD, NOW, USER, seed_release
from office_window import Desk, open_desk

SERVICE = "agent-witness-account"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "data", release=seed_release()) as opened:
        yield opened


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def set_up(desk: Desk) -> None:
    """The first run, by keys alone."""
    for words in (USER, GOOD, GOOD):
        desk.type(words)
        desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: desk.is_signed_in)
    assert desk.shows("overview")


def test_a_person_sets_the_office_up_changes_a_text_and_nothing_is_lost(desk: Desk) -> None:
    assert desk.parts.session.state == "first-run"
    set_up(desk)
    desk.click("place-records")
    assert desk.shows("records")
    desk.write("search", SERVICE)
    desk.click(f"record-{SERVICE}")
    desk.click("target-en-MO")
    desk.write("name-en-MO", "Open a Mainland account in Macau")
    desk.click("lock")
    assert desk.parts.session.state == "locked"
    draft = Drafts(desk.parts.session.database, lambda: NOW).load(Kind.SERVICES, SERVICE)
    assert draft is not None
    assert (draft.data["name"]["en-MO"], draft.state.value) == ("Open a Mainland account in Macau", "draft")
    desk.unlock()
    desk.click("place-audit")
    assert desk.shows("entries")
    connection = desk.parts.session.database.connection
    assert verify(connection) == []
    assert entries(connection, newest_first=True)[0].user == USER
    assert desk.office.warnings == []


@pytest.mark.parametrize("locale", list(Locale))
def test_every_page_opens_in_every_language_without_a_complaint(desk: Desk, locale: Locale) -> None:
    desk.use(locale)
    set_up(desk)
    for place in ("due", "audit", "records"):
        desk.click(f"place-{place}")
        assert desk.shows({"due": "due", "audit": "entries", "records": "records"}[place])
    assert desk.office.warnings == []


def focus(desk: Desk) -> str:
    """Which item the keys go to; a heading by what it says."""
    item = desk.window.activeFocusItem()
    assert item is not None
    return item.objectName() or str(item.property("text") or "")


def test_the_rail_is_one_stop_of_tab_and_arrows_move_within_it(desk: Desk) -> None:
    set_up(desk)
    desk.click("place-rates")
    assert desk.wait_until(lambda: focus(desk) == "Exchange rates")
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    assert focus(desk) == "place-rates"
    desk.key(Qt.Key.Key_Tab)
    assert not focus(desk).startswith(("place-", "lock", "sign-out", "language"))
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    went = [focus(desk)]
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Up):
        desk.key(key)
        went.append(focus(desk))
    assert went == ["place-rates", "place-dashboard", "language", "sign-out", "lock", "place-audit", "place-keys"]
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    assert focus(desk) == "place-rates"  # the present place again: nothing was opened
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Space)
    assert desk.wait_until(lambda: focus(desk) == "People")
    assert desk.shows("heading-mark")


def test_keys_lead_to_every_region_and_place_and_back_to_where_one_was(desk: Desk) -> None:
    set_up(desk)
    desk.key(Qt.Key.Key_2, CONTROL)
    assert desk.shows("records")
    assert desk.wait_until(lambda: focus(desk) == "Services")
    desk.click("order")
    desk.key(Qt.Key.Key_3, CONTROL)  # not while a list lies over the page
    desk.key(Qt.Key.Key_Escape)
    assert (desk.window.property("page"), focus(desk)) == ("records", "order")
    went = []
    for modifier in (Qt.KeyboardModifier.NoModifier, SHIFT):
        for _ in range(3):
            desk.key(Qt.Key.Key_F6, modifier)
            went.append(focus(desk))
    assert went == ["place-records", "Services", "order", "Services", "place-records", "order"]
    desk.key(Qt.Key.Key_F, CONTROL)
    desk.type("fa?")  # a question mark in a field is one
    assert (desk.item("search").property("text"), desk.eye.item("close-keys")) == ("fa?", None)
    desk.key(Qt.Key.Key_F1)
    assert desk.wait_until(lambda: focus(desk) == "close-keys")
    assert desk.says("Ctrl+F")
    desk.key(Qt.Key.Key_Escape)
    desk.type("!")
    assert desk.item("search").property("text") == "fa?!"
    desk.click("language")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Escape)
    assert focus(desk) == "language"
    assert desk.office.warnings == []
