"""The lists of the office's window with a mouse and keys: find, begin, retire, compare, come back to one's place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, State
from PySide6.QtCore import Qt

from begun_office import NOW, begun_office, damage
from office_window import Desk, signed_in_desk

SERVICE = "agent-witness-account"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with signed_in_desk(begun_office(tmp_path / "data")) as opened:
        opened.click("place-records")
        assert opened.shows("records")
        yield opened


def complaints(desk: Desk) -> list[str]:
    """What Qt complains of, but for this: a page was left before its last rows were made."""
    return [said for said in desk.office.warnings if "incubation" not in said and "create delegate" not in said]


def drafts(desk: Desk) -> Drafts:
    return Drafts(desk.parts.session.database, lambda: NOW)


def present(desk: Desk, record_id: str) -> Draft:
    found = drafts(desk).load(Kind.SERVICES, record_id)
    assert found is not None
    return found


def test_a_record_is_begun_from_its_name_found_again_retired_after_a_question_and_restored(desk: Desk) -> None:
    desk.click("new")
    desk.type("QFLP test")
    desk.key(Qt.Key.Key_Return)
    assert desk.shows("name-pt-MO")
    assert present(desk, "qflp-test").data["name"] == {"zh-Hant-MO": "QFLP test"}
    desk.click("back")
    desk.write("search", "qflp-test")
    desk.click("more-qflp-test")
    desk.click("ask-retire")
    desk.click("keep")
    assert present(desk, "qflp-test").state is State.DRAFT
    desk.click("ask-retire")
    desk.click("really-retire")
    assert present(desk, "qflp-test").state is State.RETIRED
    desk.click("clear-empty")
    desk.click("state")
    desk.click("state-retired")
    desk.click("more-qflp-test")
    desk.click("restore-record")
    assert present(desk, "qflp-test").state is State.DRAFT
    assert complaints(desk) == []


def test_who_comes_back_from_a_record_finds_the_list_as_it_was(desk: Desk) -> None:
    desk.click("category")
    desk.click("category-e-payment")
    desk.write("search", "tax")
    desk.click("record-e-tax")
    desk.click("back")
    assert desk.shows("record-e-tax")
    assert desk.item("search").property("text") == "tax"
    assert desk.item("category").property("value") == "e-payment"
    assert desk.item("record-e-tax").property("last")
    desk.click("clear")
    assert desk.shows(f"record-{SERVICE}")
    assert complaints(desk) == []


def test_a_copy_is_made_by_keys_and_an_old_text_is_brought_back_from_the_history(desk: Desk) -> None:
    desk.write("search", SERVICE)
    desk.click(f"more-{SERVICE}")
    desk.click("duplicate")
    desk.key(Qt.Key.Key_Return)
    assert desk.shows("history")
    copy = f"{SERVICE}-2"
    before = present(desk, copy).data["name"]["en-MO"]
    desk.click("target-en-MO")
    desk.write("name-en-MO", "A mistake")
    desk.click("history")
    assert desk.shows("differences")
    assert present(desk, copy).data["name"]["en-MO"] == "A mistake"
    desk.click("take-1")
    assert present(desk, copy).data["name"]["en-MO"] == before
    desk.click("older-1")
    desk.click("to-record")
    desk.click("target-en-MO")
    assert desk.item("name-en-MO").property("text") == before
    assert complaints(desk) == []


def test_a_guide_opens_on_the_page_of_the_guides(desk: Desk) -> None:
    desk.click("kind")
    desk.click("kind-guides")
    desk.click("record-digital-rmb")
    assert desk.wait_until(lambda: desk.window.property("page") == "guides")
    assert desk.office.warnings == []


def test_lists_that_cannot_be_read_say_so_and_never_that_there_is_nothing(desk: Desk) -> None:
    desk.click("place-dashboard")
    damage(desk.parts.session.database)
    for place in ("records", "due", "guides", "exchange"):
        desk.click(f"place-{place}")
        assert desk.says("malformed")
        shown = " ".join(desk.eye.texts())
        for nothing in ("There are no", "Nothing is due", "Nothing has been imported", "(0)", "0 "):
            assert nothing not in shown, place
