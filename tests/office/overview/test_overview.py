"""The overview: counts are right, quick with thousands of records, and nothing that is broken hides the rest."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.database import OfficeDatabase
from kiosk.office.overview.counts import Gap, counts
from kiosk.office.overview.overview import overview
from kiosk.office.publishing.standing import KeyStep
from kiosk.office.translation.states import TranslationState

from publishing_office import PublishingOffice
from signed_repository import Clock

TODAY = date(2026, 11, 23)
MANY = 5_000


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OfficeDatabase]:
    database = OfficeDatabase.create(tmp_path / "data")
    yield database
    database.close()


@pytest.fixture(scope="session")
def few() -> ContentSet:
    whole = read_content(CONTENT_FOLDER)
    return ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))


@pytest.fixture
def place(tmp_path: Path, few: ContentSet) -> Iterator[PublishingOffice]:
    made = PublishingOffice(tmp_path / "data", tmp_path / "sticks", few)
    yield made
    made.database.close()


def put(database: OfficeDatabase, *rows: tuple[str, ...]) -> None:
    """Drafts as lists know them: kind, id, state, editor, day of review, and the states of four languages."""
    with database.transaction() as connection:
        connection.executemany(
            "INSERT INTO draft (kind, id, state, edited_by, review_by, zh_hant, zh_hans, pt, en, revision, edited_at,"
            " name, category, status, position, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '', ?, '', '', 0, ?)",
            [(*row, row[1], "words of a record " * 20) for row in rows],
        )


OK = ("ok", "ok", "ok", "ok")


def test_what_is_due_is_counted_as_the_calendar_shows_it(empty: OfficeDatabase) -> None:
    put(
        empty,
        ("facts", "late", "published", "wong", "2026-11-22", *OK),
        ("services", "today", "published", "wong", "2026-11-23", *OK),
        ("services", "soon", "draft", "wong", "2026-12-23", *OK),
        ("services", "later", "published", "wong", "2026-12-24", *OK),
        ("services", "never", "published", "wong", "", *OK),
        ("services", "gone", "retired", "wong", "2026-11-01", *OK),
        ("glossary", "not-looked-at", "published", "wong", "2026-11-01", *OK),
    )
    found = counts(empty.connection, "wong", TODAY)
    assert (found.late, found.soon) == (1, 2)


def test_gaps_are_counted_for_each_language_and_kind_and_not_for_what_is_retired(empty: OfficeDatabase) -> None:
    put(
        empty,
        ("services", "a", "draft", "wong", "", "ok", "ok", "missing", "out-of-date"),
        ("services", "b", "published", "wong", "", "ok", "ok", "missing", "ok"),
        ("facts", "c", "published", "wong", "", "ok", "out-of-date", "missing", "ok"),
        ("facts", "d", "retired", "wong", "", "ok", "missing", "missing", "missing"),
    )
    assert dict(counts(empty.connection, "wong", TODAY).gaps) == {
        Gap(Locale.PT, TranslationState.MISSING, Kind.SERVICES): 2,
        Gap(Locale.PT, TranslationState.MISSING, Kind.FACTS): 1,
        Gap(Locale.EN, TranslationState.OUT_OF_DATE, Kind.SERVICES): 1,
        Gap(Locale.ZH_HANS, TranslationState.OUT_OF_DATE, Kind.FACTS): 1,
    }


def test_drafts_and_what_waits_for_review_are_told_apart_by_whose_they_are(empty: OfficeDatabase) -> None:
    put(
        empty,
        ("services", "a", "draft", "wong", "", *OK),
        ("services", "b", "draft", "lei", "", *OK),
        ("facts", "c", "ready", "wong", "", *OK),
        ("facts", "d", "ready", "lei", "", *OK),
        ("facts", "e", "ready", "lei", "", *OK),
        ("facts", "f", "published", "lei", "", *OK),
    )
    found = counts(empty.connection, "wong", TODAY)
    assert (found.drafts_mine, found.drafts_others) == ({Kind.SERVICES: 1}, {Kind.SERVICES: 1})
    assert (found.ready_mine, found.ready_others) == ({Kind.FACTS: 1}, {Kind.FACTS: 2})


def test_five_thousand_services_are_counted_in_less_than_a_twentieth_of_a_second(empty: OfficeDatabase) -> None:
    languages = [("ok", "ok", pt, en) for pt in ("ok", "missing") for en in ("ok", "out-of-date")]
    put(
        empty,
        *(
            ("services", f"s-{n}", "draft" if n % 3 else "ready", f"user-{n % 7}", "2026-11-30", *languages[n % 4])
            for n in range(MANY)
        ),
    )
    taken = []
    for _ in range(3):  # the best of three: the machine has other things to do too
        began = time.perf_counter()
        found = counts(empty.connection, "user-1", TODAY)
        taken.append(time.perf_counter() - began)
    assert found.soon == MANY
    assert sum(found.gaps.values()) == MANY
    assert min(taken) < 0.05


def test_an_office_with_nothing_in_it_has_nothing_to_tell_but_its_keys(empty: OfficeDatabase) -> None:
    found = overview(empty, Clock(), "chan")
    assert found.keys is not None
    assert found.keys.next_step is KeyStep.MACHINE
    assert (found.releases.current, found.releases.waiting, found.releases.stuck) == (None, None, False)
    assert (found.broken, found.imports, found.disk_is_low) == (None, (), False)


def test_a_release_is_seen_waiting_then_current(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.gov.mo/new")
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    found = overview(place.database, place.clock, "rui").releases
    assert found.waiting is not None
    assert (found.waiting.number, found.current, found.stuck) == (number, None, False)
    place.publishing.approve(place.rui, number, place.key("rui"))
    found = overview(place.database, place.clock, "rui").releases
    assert found.current is not None
    assert (found.current.number, found.waiting, found.stuck) == (number, None, False)


def test_what_was_signed_and_is_not_in_the_repository_is_told(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.gov.mo/new")
    tomorrow = TODAY + timedelta(days=1)
    number = place.publishing.publish(place.lei, "New", place.key("lei"), effective_on=tomorrow).number
    place.publishing.approve(place.rui, number, place.key("rui"))
    assert not overview(place.database, place.clock, "lei").releases.stuck
    place.clock.now += timedelta(days=1)
    assert overview(place.database, place.clock, "lei").releases.stuck
    place.publishing.finish()
    assert not overview(place.database, place.clock, "lei").releases.stuck


def test_a_damaged_repository_hides_nothing_else(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.gov.mo/new", ready=False)
    (place.repository / "metadata" / "1.root.json").write_text("{")
    found = overview(place.database, place.clock, "wong")
    assert found.broken is not None
    assert "damaged" in found.broken.message
    assert found.counts.drafts_mine == {Kind.SOURCES: 1}
