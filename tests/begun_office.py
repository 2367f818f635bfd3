"""Offices that have just been begun, by one administrator whose password costs next to nothing to check."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.first import begin_office

from publishing_office import PublishingOffice, cheap_hasher

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Ten in the morning in Macau."""
USER = "chan"
GOOD = "green tram over the bridge"
KEEPER = PasswordKeeper(cheap_hasher())


@cache
def seed_content() -> ContentSet:
    return read_content(CONTENT_FOLDER)


@cache
def few_records() -> ContentSet:
    """The smallest content that may be published: the categories, and three sources."""
    whole = seed_content()
    return ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))


def begun_office(data: Path) -> Path:
    """An office with the seed content, in a folder that is not there yet: made once, and copied for every test."""
    copytree(Path(_begun().name) / "office", data)
    return data


def small_begun_office(data: Path) -> Path:
    """The same with few records, for tests that go through all of them."""
    begin_office(data, lambda: NOW, USER, GOOD, few_records(), KEEPER)
    return data


def small_publishing_office(folder: Path) -> PublishingOffice:
    """One with few records, publishers and their keys, and a repository. Nothing is published yet."""
    return PublishingOffice(folder / "data", folder / "sticks", few_records())


def damage(database: OfficeDatabase) -> None:
    """Spoil an office's file while its connection stays open: only its first page is left whole."""
    database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.connection.execute("PRAGMA shrink_memory")
    with database.path.open("r+b") as content:
        content.seek(4096)
        content.write(b"\xa5" * (database.path.stat().st_size - 4096))


def seed_release() -> Path:
    """The catalogue file of the seed content, which is not to be changed: what a first run begins with."""
    return Path(_released().name) / "catalog.sqlite"


@cache
def _begun() -> TemporaryDirectory[str]:
    """It goes with the process."""
    made = TemporaryDirectory()
    begin_office(Path(made.name) / "office", lambda: NOW, USER, GOOD, seed_content(), KEEPER)
    return made


@cache
def _released() -> TemporaryDirectory[str]:
    made = TemporaryDirectory()
    build(seed_content(), Path(made.name) / "catalog.sqlite")
    return made
