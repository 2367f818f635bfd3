"""A disk that fills up and a clock that jumps, while staff edit and publish: nothing is lost, and a sentence helps."""

from __future__ import annotations

import random
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.findings import PonteError
from kiosk.i18n.sentence import Sentence
from kiosk.office.accounts import AccountError, Role
from kiosk.office.accounts.lock_out import TRIES
from kiosk.office.audit.log import entries, verify
from kiosk.office.drafts.model import Saved
from kiosk.office.publishing import ReleaseState
from pyrage import x25519

from begun_office import small_publishing_office
from office_worker import Seen, seen
from publishing_office import GOOD, PublishingOffice
from signed_repository import START

KEY = str(x25519.Identity.generate().to_public())


@pytest.fixture
def place(tmp_path: Path) -> Iterator[PublishingOffice]:
    made = small_publishing_office(tmp_path)
    made.released()
    yield made
    made.database.close()


def is_whole(place: PublishingOffice) -> None:
    connection = place.database.connection
    assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    assert verify(connection, place.publishing.known_heads()) == []


def now_seen(place: PublishingOffice) -> Seen:
    return seen(place.database, place.publishing)


# --- a full disk ------------------------------------------------------------------------------------------------------


@contextmanager
def full_database(place: PublishingOffice) -> Iterator[None]:
    """The disk has no room for one more page of the database."""
    connection = place.database.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: what a full disk answers in the middle of writing one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def edit(place: PublishingOffice, number: int) -> None:
    """A revision with a long title; several of them need a new page."""
    place.change(place.wong, Kind.SOURCES, place.first_source(), False, title=f"{number} " + "word " * 2000)


EDITS: dict[str, Callable[[PublishingOffice, int], object]] = {
    "save": edit,
    "account": lambda place, number: place.accounts.add(place.chan, f"new{number}", GOOD, Role.EDITOR),
    "recipient": lambda place, number: place.publishing.recipients.add(
        place.chan, f"Counter {number}", str(x25519.Identity.generate().to_public())
    ),
    "rates": lambda place, number: place.publishing.rates.enter(
        place.wong,
        START.date(),
        f"0.89{number % 100:02d}",
        publisher=place.drafts.content().sources[place.first_source()].publisher,
        confirm_change=True,
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_full_disk_keeps_what_was_saved_and_says_what_to_do(place: PublishingOffice, name: str) -> None:
    do, number, before = EDITS[name], 0, now_seen(place)
    with full_database(place), pytest.raises(PonteError) as caught:
        for number in range(1000):
            if name == "recipient" and number % 6 == 5:
                place.publishing.recipients.retire(place.chan, f"Counter {number - 3}")
                place.publishing.recipients.retire(place.chan, f"Counter {number - 2}")
                place.publishing.recipients.retire(place.chan, f"Counter {number - 1}")
                place.publishing.recipients.retire(place.chan, f"Counter {number - 4}")
            before = now_seen(place)
            do(place, number)
    assert caught.value.code == "disk"
    assert "Make room, then try again: nothing was changed." in caught.value.message
    assert isinstance(caught.value.message, Sentence), "a window says it in four languages"
    if name != "recipient":
        assert now_seen(place) == before
    is_whole(place)
    do(place, 2000)


SIZES = [0, 1, 700, 4096, 20_000, 40_000, 70_000, 100_000, 150_000, 200_000, 300_000]
"""Bytes: from a disk that takes nothing to one on which the catalogue, but not the database's log, is written."""


@pytest.mark.parametrize("size", SIZES)
def test_a_disk_that_fills_while_publishing_leaves_the_old_release_or_the_new_one(
    place: PublishingOffice, size: int
) -> None:
    place.edit(place.wong, "https://example.mo/new")
    before = now_seen(place)
    lei, rui = place.key("lei"), place.key("rui")
    told: list[PonteError] = []
    with full_after(size):
        try:
            number = place.publishing.publish(place.lei, "New", lei).number
            place.publishing.approve(place.rui, number, rui)
        except PonteError as error:
            told.append(error)
    is_whole(place)
    if told:
        assert told[0].code in ("disk", "cannot-write"), told[0].message
    if not place.publishing.under_way() and told:
        assert now_seen(place).tables == before.tables
    kiosk = place.kiosk()
    assert kiosk.fetch_with_about(START)[1]["release"] in (1, 2)
    finish_with_room(place)
    number = place.publishing.releases()[0].number
    assert kiosk.fetch_with_about(START)[1]["release"] == number
    assert {path.name for path in (place.data / "office").rglob(".*")} <= {".lock"}


def finish_with_room(place: PublishingOffice) -> None:
    """There is room again: staff go on from where they are."""
    place.publishing.finish()
    waiting = place.publishing.under_way()
    if waiting is not None:
        assert waiting.state is ReleaseState.PENDING
        place.publishing.approve(place.rui, waiting.number, place.key("rui"))
    elif place.publishing.releases()[0].number == 1:
        place.released()
    place.publishing.refresh()


# --- a clock that jumps -----------------------------------------------------------------------------------------------


def test_a_clock_that_jumps_leaves_log_and_revisions_in_their_order(place: PublishingOffice) -> None:
    chance = random.Random(31)
    record = place.first_source()
    for number in range(60):
        place.clock.now = START + timedelta(days=chance.uniform(-300, 300))
        present = place.drafts.load(Kind.SOURCES, record)
        assert present is not None
        data = {**present.data, "url": f"https://example.mo/{number}"}
        outcome = place.drafts.save(
            place.wong, Kind.SOURCES, record, data, present.revision, session="one", autosave=number % 3 == 0
        )
        assert isinstance(outcome, Saved)
        assert place.drafts.load(Kind.SOURCES, record) == outcome.draft
        assert place.drafts.history(Kind.SOURCES, record)[0].data["url"] == data["url"]
    history = [revision.number for revision in place.drafts.history(Kind.SOURCES, record)]
    assert history == sorted(history, reverse=True)
    log = entries(place.database.connection)
    assert [entry.number for entry in log] == list(range(1, len(log) + 1))
    assert log != sorted(log, key=lambda entry: entry.at), "the clock did jump"
    is_whole(place)


def test_nothing_is_signed_while_the_clock_jumps_and_everything_once_it_is_right(place: PublishingOffice) -> None:
    kiosk = place.kiosk()
    for days in (-40, 200, -3, 3650, -9800):
        place.clock.now = START + timedelta(days=days)
        place.edit(place.wong, f"https://example.mo/{days}")
        before = now_seen(place)
        with pytest.raises(PonteError) as caught:
            place.released()
        assert caught.value.code == "clock"
        assert "Set date and time, then try again." in caught.value.message
        assert isinstance(caught.value.message, Sentence), "a window says it in four languages"
        assert now_seen(place) == before
        place.clock.now = START
        number = place.released()
        assert kiosk.fetch_with_about(START)[1]["release"] == number
    assert number == 6
    is_whole(place)


def test_a_recipient_that_retires_before_it_came_is_retired(place: PublishingOffice) -> None:
    recipients = place.publishing.recipients
    recipients.add(place.chan, "Counter", KEY)
    place.clock.now -= timedelta(days=400)
    new = str(x25519.Identity.generate().to_public())
    recipients.rotate(place.chan, "Counter", new)
    assert recipients.next_release() == (new,)
    is_whole(place)


def test_a_lock_out_outlives_a_clock_that_jumps_and_ends(place: PublishingOffice) -> None:
    for _ in range(TRIES):
        with pytest.raises(AccountError):
            place.accounts.sign_in("rui", "not this one at all")
    for days in (0, -1, -400, -800):
        place.clock.now = START + timedelta(days=days)
        with pytest.raises(AccountError) as caught:
            place.accounts.sign_in("rui", GOOD)
        assert caught.value.code == "locked"
    place.clock.now += timedelta(minutes=6)
    assert place.accounts.sign_in("rui", GOOD).user == "rui"
    is_whole(place)
