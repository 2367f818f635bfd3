"""An office with keys and a repository, ready to publish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.config import CONTENT_FOLDER

from publishing_office import PublishingOffice


@pytest.fixture(scope="session")
def few_records() -> ContentSet:
    """The smallest content that may be published: the categories, and three sources."""
    whole = read_content(CONTENT_FOLDER)
    return ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))


@pytest.fixture
def place(tmp_path: Path, few_records: ContentSet) -> Iterator[PublishingOffice]:
    made = PublishingOffice(tmp_path / "data", tmp_path / "sticks", few_records)
    yield made
    made.database.close()
