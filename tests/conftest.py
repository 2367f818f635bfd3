"""Every test runs without a display, without a network, and in data folders of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LONG_FIRST = ("walk", "journeys", "tour", "preview", "ui", "office")
"""Folders whose tests take longest, in the order in which they begin: what is short fills the end of the run, so that
no core waits for the last long test. The others follow."""
APART = ("walk",)
"""Folders whose tests start processes of their own: they share nothing, and may run beside each other."""

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kiosk under test never reads or writes the data of the machine it is tested on."""
    folder = tmp_path / "ponte-data"
    monkeypatch.setenv("PONTE_DATA", str(folder))
    return folder


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests run in one process, which opens its window or its office once; long files first."""
    for item in items:
        if _folder(item) not in APART:
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(TESTS).as_posix()))
    items.sort(key=lambda item: [*LONG_FIRST, _folder(item)].index(_folder(item)))


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).parts[0]
