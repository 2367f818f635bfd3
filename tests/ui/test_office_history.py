"""The history of a record: who left it how, what differs by language, and an old text that comes back safely."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts import store
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Saved, State
from kiosk.ui.office_history import OfficeHistory
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import signed_in_office

SERVICE = "agent-witness-account"
EVERY_LANGUAGE = {locale.value for locale in Locale}
A_FRAME_AND_A_BLINK = 0.5
"""Seconds: longer than this a click feels slow (500 revisions on a slow office machine)."""


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot, Clock()) as found:
        yield found


@pytest.fixture
def drafts(session: OfficeSession) -> Drafts:
    return Drafts(session.database, session.now)


@pytest.fixture
def history(session: OfficeSession) -> OfficeHistory:
    return OfficeHistory(session)


def present(drafts: Drafts) -> Draft:
    draft = drafts.load(Kind.SERVICES, SERVICE)
    assert draft is not None
    return draft


def changed(session: OfficeSession, drafts: Drafts, **fields: Any) -> None:
    draft = present(drafts)
    saved = drafts.save(session.actor, Kind.SERVICES, SERVICE, {**draft.data, **fields}, draft.revision)
    assert isinstance(saved, Saved)


def renamed(session: OfficeSession, drafts: Drafts, **words: str) -> None:
    changed(session, drafts, name={**present(drafts).data["name"], **words})


def written(change: dict[str, Any]) -> str:
    return "".join(
        run["words"] if run["change"] == " " else f"[{run['change']}{run['words']}]" for run in change["runs"]
    )


def test_the_newest_revision_is_compared_with_the_one_before_field_by_field_and_by_language(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    renamed(session, drafts, **{"en-MO": "Open an account by witness"})
    changed(session, drafts, review_by="2027-01-01")
    renamed(session, drafts, **{"en-MO": "Open an account with a witness"})
    assert history.open("services", SERVICE)
    assert [row["number"] for row in history.revisions] == [4, 3, 2, 1]
    assert history.revisions[0]["user"] == session.user
    assert history.revisions[0]["when"].startswith("2026-11-23 10:")
    assert (history.older["number"], history.newer["number"]) == (3, 4)
    assert [(change["language"], written(change)) for change in history.changes] == [
        ("English", "Open an account [−by][+with a] witness")
    ]
    history.compare(4, 2)
    assert [change["label"]["en-MO"] for change in history.changes] == ["Name", "Review by"]
    assert all(change["label"].keys() == EVERY_LANGUAGE for change in history.changes)


def test_what_changed_since_it_was_published_is_one_click_away(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    for day in ("2027-01-01", "2027-01-02"):
        changed(session, drafts, review_by=day)
    history.open("services", SERVICE)
    assert (history.published, history.newest) == (1, 3)
    history.comparePublished()
    assert (history.older["number"], history.newer["number"]) == (1, 3)
    history.compareNewest()
    assert (history.older["number"], history.newer["number"]) == (2, 3)
    history.compare(2, 2)
    history.compare(0, 3)
    assert (history.older["number"], history.newer["number"]) == (2, 3)


def test_a_confirmed_translation_is_told_as_such_and_not_as_a_change_of_words(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    renamed(session, drafts, **{"from": "00000000"})
    history.open("services", SERVICE)
    assert [(change["confirmed"], change["runs"], change["label"]["en-MO"]) for change in history.changes] == [
        (True, [], "Name")
    ]


def test_an_old_text_comes_back_as_a_new_draft_and_nothing_is_lost(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    before = present(drafts).data
    renamed(session, drafts, **{"en-MO": "A mistake"})
    history.open("services", SERVICE)
    assert history.take(1)
    assert (present(drafts).data, present(drafts).state, present(drafts).revision) == (before, State.DRAFT, 3)
    assert [row["number"] for row in history.revisions] == [3, 2, 1]
    assert history.said.keys() == EVERY_LANGUAGE
    assert history.take(1)
    assert history.newest == 3


def test_nothing_is_overwritten_that_somebody_saved_while_the_history_was_open(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    changed(session, drafts, review_by="2027-01-01")
    history.open("services", SERVICE)
    renamed(session, drafts, **{"en-MO": "Meanwhile"})
    assert not history.take(1)
    assert history.failed
    assert present(drafts).data["name"]["en-MO"] == "Meanwhile"
    assert history.newest == 3
    assert history.take(1)


def test_a_retired_record_shows_its_history_and_gives_back_no_text_until_it_is_restored(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    drafts.retire(session.actor, Kind.SERVICES, SERVICE)
    assert history.open("services", SERVICE)
    assert not history.mayTake
    assert not history.take(1)
    assert present(drafts).state is State.RETIRED


def test_a_record_with_one_revision_and_one_that_is_not_there_show_no_comparison(
    session: OfficeSession, history: OfficeHistory
) -> None:
    assert history.open("services", SERVICE)
    assert (history.older, history.changes, history.newest) == ({}, [], 1)
    assert not history.open("services", "never-was")
    assert (history.id, history.revisions) == ("", [])
    history.open("services", SERVICE)
    session.signOut()
    assert (history.id, history.revisions, history.name) == ("", [], {})
    assert not history.open("services", SERVICE)


def test_five_hundred_revisions_are_shown_at_once(
    session: OfficeSession, drafts: Drafts, history: OfficeHistory
) -> None:
    first = present(drafts)
    with session.database.transaction() as connection:
        for number in range(2, 501):
            data = {**first.data, "review_by": f"2027-01-{number % 28 + 1:02}"}
            store.write(connection, Draft(first.kind, SERVICE, data, number, State.DRAFT, "chan", session.now()))
    began = time.perf_counter()
    history.open("services", SERVICE)
    assert len(history.revisions) == 500
    history.compare(1, 500)
    assert len(history.changes) == 1
    assert time.perf_counter() - began < A_FRAME_AND_A_BLINK
