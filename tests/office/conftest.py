"""Office commands measure no real screens in these tests: tests/journeys/test_office_day.py and tests/preview do."""

from __future__ import annotations

import pytest
from kiosk.commands import office_preview

from publishing_office import Screens


@pytest.fixture(autouse=True)
def screens(monkeypatch: pytest.MonkeyPatch) -> Screens:
    """What the commands measure with; everything fits unless the test says otherwise."""
    found = Screens()
    monkeypatch.setattr(office_preview, "overflow_measure", lambda: found)
    return found
