"""The preview's tests share the seed content, as a catalogue file and as an office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER
from kiosk.guide.definition import Guide
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import State
from kiosk.preview.places import Shown


def noon() -> datetime:
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def seed() -> ContentSet:
    return read_content(CONTENT_FOLDER)


@pytest.fixture(scope="session")
def catalogue_file(seed: ContentSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(seed, tmp_path_factory.mktemp("catalogue") / "catalog.sqlite").path


@pytest.fixture(scope="module")
def shown(catalogue_file: Path) -> Iterator[Shown]:
    with Catalogue.open(catalogue_file) as catalogue:
        guides = {name: Guide.model_validate(catalogue.guide_record(name)) for name in catalogue.guide_ids()}
        yield Shown(catalogue, guides)


@pytest.fixture(scope="session")
def office_folder(seed: ContentSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office with the seed content. Copied, never opened, by tests."""
    folder = tmp_path_factory.mktemp("preview-office")
    database = OfficeDatabase.create(folder)
    Drafts(database, noon).import_content(Actor("chan", Role.ADMINISTRATOR), seed, State.PUBLISHED)
    database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder


@pytest.fixture
def office(office_folder: Path, own_data_folder: Path) -> Iterator[OfficeDatabase]:
    """An office of the test's own, in its data folder."""
    (own_data_folder / "office").mkdir(parents=True)
    file = own_data_folder / "office" / "office.sqlite"
    file.write_bytes((office_folder / "office" / "office.sqlite").read_bytes())
    database = OfficeDatabase.open(own_data_folder)
    yield database
    database.close()
