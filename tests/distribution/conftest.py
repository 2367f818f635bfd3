"""The office of most of these tests: it hands out release 7."""

from __future__ import annotations

from pathlib import Path

import pytest

from branch import release_file
from signed_repository import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path / "office")
    made.publish(7, release_file(7))
    return made
