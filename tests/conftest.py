"""Every test runs without a display, without a network, and in data folders of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kiosk under test never reads or writes the data of the machine it is tested on."""
    folder = tmp_path / "ponte-data"
    monkeypatch.setenv("PONTE_DATA", str(folder))
    return folder
