"""An office with two enrolled kiosks, a drop box, and people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inbox_office import InboxOffice


@pytest.fixture
def centre(own_data_folder: Path, tmp_path: Path) -> Iterator[InboxOffice]:
    made = InboxOffice(own_data_folder, tmp_path)
    yield made
    made.database.close()
