"""An office with keys and a repository, ready to publish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from begun_office import small_publishing_office
from publishing_office import PublishingOffice


@pytest.fixture
def place(tmp_path: Path) -> Iterator[PublishingOffice]:
    made = small_publishing_office(tmp_path)
    yield made
    made.database.close()
