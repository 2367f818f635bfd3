"""Exchange rates in the office's window: entered, asked about, confirmed, published, and what kiosks then have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.office.audit.log import entries
from kiosk.ui.office_rates import OfficeRates
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import damage

from begun_office import KEEPER, small_publishing_office
from publishing_office import GOOD, PublishingOffice


@pytest.fixture
def place(tmp_path: Path) -> Iterator[PublishingOffice]:
    made = small_publishing_office(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def session(place: PublishingOffice, qtbot: QtBot) -> Iterator[OfficeSession]:
    found = OfficeSession(place.data, lambda: place.data, place.clock, keeper=KEEPER)
    sign_in(found, qtbot, "lei")
    yield found
    found.close()


@pytest.fixture
def rates(session: OfficeSession) -> OfficeRates:
    return OfficeRates(session)


def sign_in(session: OfficeSession, qtbot: QtBot, user: str) -> None:
    session.signIn(user, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")


def after(step: Callable[[], None], rates: OfficeRates, qtbot: QtBot) -> None:
    step()
    qtbot.waitUntil(lambda: rates.doing == "", timeout=10_000)


def enter(rates: OfficeRates, qtbot: QtBot, renminbi: str, hkd: str = "", day: str = "") -> None:
    source = rates.sources[0]["id"]
    after(lambda: rates.enter(renminbi, hkd, day or rates.today, source), rates, qtbot)


def said(words: dict[str, str]) -> str:
    """In English, with spaces that break."""
    return words["en-MO"].replace("\u00a0", " ")


def out(rates: OfficeRates, qtbot: QtBot, renminbi: str) -> None:
    """Entered, confirmed and published."""
    enter(rates, qtbot, renminbi, "1.0300")
    after(rates.confirm, rates, qtbot)
    after(rates.publish, rates, qtbot)


def test_rates_are_entered_to_the_last_digit_published_and_used_by_kiosks_for_a_week(
    place: PublishingOffice, rates: OfficeRates, qtbot: QtBot
) -> None:
    place.released()
    after(rates.refresh, rates, qtbot)
    assert (rates.known, rates.given, rates.newest) == (True, {}, {})
    enter(rates, qtbot, "0.89010000", "1.0300")
    assert "One MOP would be 0.8901 CNY, and one CNY 1.1235 MOP" in said(rates.asks)
    assert rates.newest == {}
    after(rates.confirm, rates, qtbot)
    entered = rates.newest
    assert (entered["renminbi"], entered["hongKongDollar"], entered["by"]) == ("0.89010000", "1.0300", "lei")
    assert (entered["confirmed"], entered["isOut"], rates.given) == (True, False, {})
    after(rates.publish, rates, qtbot)
    assert "Published: 1 MOP = 0.89010000 CNY" in said(rates.said)
    assert (rates.given["renminbi"], rates.given["age"], rates.given["daysLeft"]) == ("0.89010000", 0, 7)
    assert (rates.newest["isOut"], rates.newest["publishedBy"]) == (True, "lei")
    assert b'"0.89010000"' in place.kiosk().fetch(place.clock.now, "rates.json")
    place.clock.now += timedelta(days=8)
    after(rates.refresh, rates, qtbot)
    assert rates.given["daysLeft"] < 0


def test_a_rate_unlike_the_one_before_is_asked_about_with_both_and_kept_only_with_a_yes(
    place: PublishingOffice, rates: OfficeRates, qtbot: QtBot
) -> None:
    place.released()
    out(rates, qtbot, "0.9000")
    enter(rates, qtbot, "0.7999")
    assert {"0.9000", "0.7999"} <= {word.strip(",.") for word in said(rates.asks).split()}
    rates.dismiss()
    after(rates.confirm, rates, qtbot)
    assert (rates.asks, rates.newest["renminbi"]) == ({}, "0.9000")
    enter(rates, qtbot, "1.1111")
    assert "inverse" in said(rates.asks)
    enter(rates, qtbot, "0.8955")
    assert (rates.asks, rates.newest["renminbi"], rates.newest["confirmed"]) == ({}, "0.8955", False)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("0,89", "", ""), "with a point"),
        (("89.01", "", ""), "rate for 100"),
        (("0.89", "0.97", ""), "One HKD is 1.02 to 1.04 MOP"),
        (("0.89", "", "23/11/2026"), "year-month-day"),
        (("0.89", "", "2026-11-10"), "Enter newer ones"),
    ],
)
def test_what_kiosks_would_refuse_is_said_and_not_kept(
    rates: OfficeRates, qtbot: QtBot, typed: tuple[str, str, str], answer: str
) -> None:
    enter(rates, qtbot, *typed)
    assert (rates.failed, answer in said(rates.said), rates.asks) == (True, True, {})
    assert rates.said["pt-MO"] != rates.said["en-MO"]
    after(rates.refresh, rates, qtbot)
    assert rates.newest == {}


def test_a_rate_file_is_taken_as_it_is_and_the_source_is_the_last_one_unless_named(
    place: PublishingOffice, rates: OfficeRates, qtbot: QtBot, tmp_path: Path
) -> None:
    after(lambda: rates.enter("0.8901", "", rates.today, ""), rates, qtbot)
    assert "choose one of the sources" in said(rates.said)
    enter(rates, qtbot, "0.8901")
    after(rates.confirm, rates, qtbot)
    kept = place.publishing.rates.newest()
    assert kept is not None
    file = tmp_path / "rates.json"
    file.write_bytes(kept.content.replace(b"0.8901", b"0.8955"))
    after(lambda: rates.enterFile(str(file)), rates, qtbot)
    after(rates.confirm, rates, qtbot)
    assert (rates.newest["renminbi"], rates.newest["publisher"]) == ("0.8955", rates.sources[0]["publisher"])
    file.write_bytes(b"{}")
    after(lambda: rates.enterFile(str(file)), rates, qtbot)
    assert rates.failed
    after(lambda: rates.enterFile(str(tmp_path / "none.json")), rates, qtbot)
    assert "There is no file" in said(rates.said)


def test_an_editor_enters_rates_and_only_a_publisher_hands_them_out(
    place: PublishingOffice, session: OfficeSession, rates: OfficeRates, qtbot: QtBot
) -> None:
    place.released()
    session.signOut()
    sign_in(session, qtbot, "wong")
    assert (rates.canEnter, rates.canPublish) == (True, False)
    enter(rates, qtbot, "0.8901")
    after(rates.confirm, rates, qtbot)
    after(rates.publish, rates, qtbot)
    assert (rates.failed, "may not" in said(rates.said), rates.given) == (True, True, {})
    session.signOut()
    assert (rates.newest, rates.sources, rates.canEnter) == ({}, [], False)
    sign_in(session, qtbot, "lei")
    after(rates.publish, rates, qtbot)
    told = entries(place.database.connection)[-1]
    assert (told.user, told.action, rates.given["renminbi"]) == ("lei", "rates-published", "0.8901")


def test_publishing_says_what_it_lacks(place: PublishingOffice, rates: OfficeRates, qtbot: QtBot) -> None:
    enter(rates, qtbot, "0.8901")
    after(rates.confirm, rates, qtbot)
    after(rates.publish, rates, qtbot)
    assert rates.failed
    assert "release" in said(rates.said)
    assert rates.newest["published"] is False


def test_sources_that_cannot_be_read_say_so(session: OfficeSession, rates: OfficeRates) -> None:
    assert rates.sources and session.trouble == {}
    damage(session)
    assert rates.sources == []
    assert session.trouble["zh-Hans-CN"]
