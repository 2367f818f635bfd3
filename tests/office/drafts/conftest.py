from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from draft_samples import Clock
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts


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
