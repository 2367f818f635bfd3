from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import State
from kiosk.office.review.review import Review


class MovableClock:
    """Tells a time that only tests move; it begins late on a day in UTC, when the next day has begun in Macau."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **much: int) -> None:
        self.time += timedelta(**much)


@pytest.fixture
def movable_clock() -> MovableClock:
    return MovableClock()


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office that holds the seed content, all of it published. Copied, never opened, by tests."""
    folder = tmp_path_factory.mktemp("seeded")
    database = OfficeDatabase.create(folder)
    drafts = Drafts(database, MovableClock())
    drafts.import_content(Actor("first", Role.ADMINISTRATOR), read_content(CONTENT_FOLDER), State.PUBLISHED)
    database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder


@pytest.fixture
def reviewed(seeded_file: Path, tmp_path: Path) -> Iterator[OfficeDatabase]:
    """A seeded office of the test's own."""
    copy = tmp_path / "office"
    copy.mkdir()
    (copy / "office.sqlite").write_bytes((seeded_file / "office" / "office.sqlite").read_bytes())
    database = OfficeDatabase.open(tmp_path)
    yield database
    database.close()


@pytest.fixture
def drafts(reviewed: OfficeDatabase, movable_clock: MovableClock) -> Drafts:
    return Drafts(reviewed, movable_clock)


@pytest.fixture
def review(reviewed: OfficeDatabase, movable_clock: MovableClock) -> Review:
    return Review(reviewed, movable_clock)


@pytest.fixture
def editor() -> Actor:
    return Actor("ana", Role.EDITOR)


@pytest.fixture
def publisher() -> Actor:
    return Actor("rui", Role.PUBLISHER)


@pytest.fixture
def second_publisher() -> Actor:
    return Actor("wai", Role.PUBLISHER)


@pytest.fixture
def text() -> dict[str, Any]:
    return {"zh-Hant-MO": "開戶", "zh-Hans-CN": "开户", "pt-MO": "Abrir conta", "en-MO": "Open an account"}
