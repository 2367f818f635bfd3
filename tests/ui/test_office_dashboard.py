"""The overview in the office: each person sees what waits for them, and each line leads to where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.roles import SigningRole
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.office.accounts import Right, Role
from kiosk.office.accounts.roles import RIGHTS
from kiosk.office.overview.overview import Overview, RateState, Releases, overview
from kiosk.office.publishing import KeyPurpose, PublishedKey, Release, ReleaseState
from kiosk.office.publishing.standing import KeyStanding, Validity
from kiosk.office.rates.model import HandedOutRates
from kiosk.ui.office_dashboard import OfficeDashboard
from kiosk.ui.office_overview_cards import cards, facts
from kiosk.ui.office_records import OfficeRecords
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from small_office import enter_as, hire, small_office

from begun_office import NOW, USER

TODAY = NOW.date()
EVERY = frozenset(Right)
EDITOR = RIGHTS[Role.EDITOR]


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with small_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def quiet(session: OfficeSession) -> Overview:
    """An office in which everything is done: published three days ago, keys and rates in order."""
    found = overview(session.database, session.now, USER)
    return replace(
        found, releases=Releases(release(), None, False), keys=standing(300), rates=RateState(rates(days_old=1), None)
    )


def release(number: int = 7, state: ReleaseState = ReleaseState.PUBLISHED, **values: Any) -> Release:
    then = NOW - timedelta(days=3)
    made = Release(number, state, "New", None, "lei", then, "", "", None, then, ())
    return replace(made, **values)


def standing(days: int) -> KeyStanding:
    """Keys that are in order, with a timestamp that is valid for so many days."""
    owners = {"chan": KeyPurpose.ROOT, "lei": KeyPurpose.PUBLISHER, "rui": KeyPurpose.PUBLISHER}
    keys = tuple(PublishedKey(user, purpose, user, "", NOW, None, True) for user, purpose in owners.items())
    validity = (Validity(SigningRole.TIMESTAMP, NOW + timedelta(days=days), days),)
    return KeyStanding(True, keys, (), Path("repository"), 1, 2, 7, validity)


def rates(days_old: int) -> HandedOutRates:
    dated = TODAY - timedelta(days=days_old)
    publisher = Text.model_validate({locale.value: "AMCM" for locale in Locale})
    return HandedOutRates(ExchangeRates(dated, publisher, Decimal("0.89")), NOW + timedelta(days=7 - days_old))


def lines(found: Overview, rights: frozenset[Right] = EVERY) -> dict[str, dict[str, Any]]:
    """What waits, by card and line."""
    return {f"{card['id']}/{line['id']}": line for card in cards(found, rights) for line in card["lines"]}


def test_an_office_in_which_all_is_done_has_no_cards_and_says_how_it_stands(quiet: Overview) -> None:
    assert cards(quiet, EVERY) == []
    said = [fact["words"]["en-MO"].replace("\u00a0", " ") for fact in facts(quiet, EVERY)]
    assert "Release 7 went out 3 days ago" in said
    assert "Exchange rates of 22 November 2026" in said


@pytest.mark.parametrize(("days", "mood"), [(12, "warn"), (-1, "err")])
def test_signatures_that_run_out_are_told_with_their_days(quiet: Overview, days: int, mood: str) -> None:
    found = lines(replace(quiet, keys=standing(days)))["keys/timestamp"]
    assert (found["mood"], found["page"]) == (mood, "keys")
    assert ("12 days" if days > 0 else "expired") in found["words"]["en-MO"].replace("\u00a0", " ")


def test_rates_that_are_too_old_are_told_to_everybody(quiet: Overview) -> None:
    found = lines(replace(quiet, rates=RateState(rates(days_old=9), None)), EDITOR)
    assert (found["rates/stale"]["mood"], found["rates/stale"]["page"]) == ("err", "rates")


def test_a_release_that_waits_and_one_that_stopped_half_way_lead_to_the_releases(quiet: Overview) -> None:
    waiting = release(8, ReleaseState.PENDING)
    pending = lines(replace(quiet, releases=Releases(release(), waiting, False)))["release/pending"]
    assert (pending["page"], "8" in pending["words"]["pt-MO"]) == ("publish", True)
    stuck = lines(replace(quiet, releases=Releases(release(), release(8, ReleaseState.SIGNED), True)))
    assert stuck["release/stuck"]["mood"] == "err"


def test_a_full_disk_and_a_damaged_repository_are_told(quiet: Overview) -> None:
    broken = replace(quiet, keys=None, rates=None, broken=RepositoryError("1.root.json is damaged."), free=5_000)
    found = lines(broken)
    assert found["machine/disk"]["mood"] == "err"
    assert "damaged" in found["keys/broken"]["words"]["en-MO"]


def test_an_editor_sees_only_what_an_editor_can_do(quiet: Overview) -> None:
    counts = replace(quiet.counts, ready_mine={Kind.FACTS: 1}, ready_others={Kind.FACTS: 2}, late=1)
    found = replace(
        quiet, counts=counts, keys=standing(3), releases=Releases(None, release(8, ReleaseState.PENDING), False)
    )
    assert set(lines(found, EDITOR)) == {"due/late", "review/ready-mine-facts"}
    assert all(fact["page"] not in ("publish", "keys") for fact in facts(found, EDITOR))
    assert {"review/ready-others-facts", "release/pending", "keys/timestamp"} <= set(lines(found))


def test_each_line_leads_to_a_list_of_as_many_records(session: OfficeSession, qtbot: QtBot) -> None:
    with session.database.transaction() as connection:
        connection.execute("UPDATE draft SET pt = 'missing', state = 'draft' WHERE kind = 'sources'")
        connection.execute("UPDATE draft SET en = 'out-of-date', state = 'ready' WHERE kind = 'categories'")
    page = OfficeDashboard(session)
    page.refresh()
    qtbot.waitUntil(lambda: page.known)
    led = [line for card in page.cards for line in card["lines"] if line["page"] == "records"]
    assert len(led) == 4
    for line in led:
        asked = line["parameters"]
        found = OfficeRecords(session).find(
            asked["kind"], "", "", "", asked.get("condition", ""), asked.get("needs", ""), False, "place"
        )
        assert found["total"] == line["number"], line["words"]["en-MO"]


def test_the_page_looks_anew_when_somebody_comes_back_and_forgets_when_the_window_is_locked(
    session: OfficeSession, qtbot: QtBot
) -> None:
    hire(session)
    page = OfficeDashboard(session)
    page.refresh()
    qtbot.waitUntil(lambda: page.known)
    assert [card["id"] for card in page.cards] == ["keys"]
    session.database.connection.execute("UPDATE draft SET state = 'draft' WHERE kind = 'sources'")
    page.refresh()
    qtbot.waitUntil(lambda: [card["id"] for card in page.cards] == ["keys", "drafts"])
    session.lock()
    assert (page.known, page.cards, page.facts) == (False, [], [])
    enter_as(session, qtbot, "wong")
    page.refresh()
    qtbot.waitUntil(lambda: [card["id"] for card in page.cards] == ["drafts"])
