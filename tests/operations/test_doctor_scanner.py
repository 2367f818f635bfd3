"""The doctor looks whether the scanner's port is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk.operations.doctor.rows import State
from kiosk.operations.doctor.settings import may_read, scanner_row


@pytest.mark.parametrize("setting", ["none", "wedge"])
def test_without_a_port_nothing_has_to_be_there(setting: str) -> None:
    assert scanner_row(setting, lambda file: False).state is State.OK


def test_a_port_that_is_there_is_well(tmp_path: Path) -> None:
    port = tmp_path / "ttyACM0"
    port.touch()
    assert scanner_row(f"serial:{port}", may_read).state is State.OK


def test_a_port_that_is_not_there_is_a_failure_with_what_to_do(tmp_path: Path) -> None:
    row = scanner_row(f"serial:{tmp_path / 'ttyACM0'}", may_read)
    assert row.state is State.FAIL
    assert "dialout" in row.what_to_do
