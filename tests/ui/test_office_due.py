"""The office's calendar in its window: what has passed comes first, and one click says that a fact still holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.review.calendar import NEXT_REVIEW_DAYS
from kiosk.office.review.review import Review
from kiosk.ui.office_due import OfficeDue
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import damage, signed_in_office

from begun_office import NOW


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def late_fact(session: OfficeSession) -> str:
    """A fact that should have been looked at yesterday."""
    drafts = Drafts(session.database, session.now)
    fact = drafts.load(Kind.FACTS, drafts.rows(Kind.FACTS, limit=1).rows[0].id)
    assert fact is not None
    drafts.save(session.actor, Kind.FACTS, fact.id, {**fact.data, "review_by": "2026-11-22"}, fact.revision)
    return fact.id


def test_what_has_passed_stands_first_and_says_so(session: OfficeSession, late_fact: str) -> None:
    first = OfficeDue(session).items[0]
    assert (first["id"], first["kind"], first["days"], first["late"]) == (late_fact, "facts", -1, True)


def test_one_click_says_that_a_fact_is_unchanged_and_it_is_due_again_in_half_a_year(
    session: OfficeSession, late_fact: str, qtbot: QtBot
) -> None:
    due = OfficeDue(session)
    due.unchanged(late_fact)
    assert due.checking == late_fact
    qtbot.waitUntil(lambda: due.checking == "")
    assert not due.failed
    assert late_fact in due.said["pt-MO"]
    assert late_fact not in [item["id"] for item in due.items]
    look = Review(session.database, session.now).fact_checks(late_fact)[0]
    assert look.user == session.user
    assert look.review_by == NOW.date() + timedelta(days=NEXT_REVIEW_DAYS)


def test_a_click_that_changed_nothing_says_why_and_the_fact_stays_due(
    session: OfficeSession, late_fact: str, qtbot: QtBot
) -> None:
    due = OfficeDue(session)
    with session.database.transaction() as connection:
        connection.execute("DELETE FROM draft WHERE kind = 'facts' AND id = ?", (late_fact,))
    due.unchanged(late_fact)
    qtbot.waitUntil(lambda: due.checking == "")
    assert due.failed
    assert late_fact in due.said["en-MO"]
    due.refresh()
    assert due.said == {}


def test_only_facts_can_be_said_to_be_unchanged_with_one_click(session: OfficeSession) -> None:
    drafts = Drafts(session.database, session.now)
    service = drafts.load(Kind.SERVICES, drafts.rows(Kind.SERVICES, limit=1).rows[0].id)
    assert service is not None
    drafts.save(session.actor, Kind.SERVICES, service.id, {**service.data, "review_by": "2026-11-30"}, service.revision)
    found = {item["kind"]: item["canBeChecked"] for item in OfficeDue(session).items}
    assert found["services"] is False


def test_nothing_is_checked_while_the_window_is_locked(session: OfficeSession, late_fact: str) -> None:
    due = OfficeDue(session)
    session.lock()
    due.unchanged(late_fact)
    assert due.checking == ""
    assert due.items == []


def test_a_calendar_that_cannot_be_read_says_so(session: OfficeSession, late_fact: str) -> None:
    damage(session)
    assert OfficeDue(session).items == []
    assert session.trouble["pt-MO"]
