"""Fixtures of the accounts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office_staff import Staff


@pytest.fixture
def staff(own_data_folder: Path) -> Iterator[Staff]:
    made = Staff(own_data_folder)
    yield made
    made.database.close()
