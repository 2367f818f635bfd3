from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts


class Clock:
    """Tells a time that only tests move."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, seconds: int) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[OfficeDatabase]:
    made = OfficeDatabase.create(tmp_path / "office-data")
    yield made
    made.close()


@pytest.fixture
def drafts(database: OfficeDatabase, clock: Clock) -> Drafts:
    return Drafts(database, clock)


@pytest.fixture
def ana() -> Actor:
    return Actor("ana", Role.EDITOR)


@pytest.fixture
def rui() -> Actor:
    return Actor("rui", Role.PUBLISHER)
