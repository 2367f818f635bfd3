"""A power cut at any moment of an import leaves the old release or the new one, never neither; the next one ends it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kiosk.distribution.client.state import floor_of

from branch import Branch, refusal, release_file
from signed_repository import Office

STEPS = ("fsync", "replace", "rename", "mkdir", "unlink", "link", "rmdir")
"""The system calls with which an import changes the disk; what is written counts when it is brought to the disk."""


class PowerCut(BaseException):
    """Nothing catches it, as nothing catches a power cut."""


class Disk:
    """Cuts the power before the ``cut``-th change. What was not brought to the disk by then is lost."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cut: int | None) -> None:
        self.changes = 0
        self._cut = cut
        self._safe: set[int] = set()
        for name in STEPS:
            monkeypatch.setattr(os, name, self._counted(name, getattr(os, name)))

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def change(*args: Any, **settings: Any) -> Any:
            if self.changes == self._cut:
                raise PowerCut(name)
            self.changes += 1
            if name == "fsync":
                self._safe.add(os.fstat(args[0]).st_ino)
            return real(*args, **settings)

        return change

    def lose(self, folder: Path, before: set[int]) -> None:
        """Every file that is new and was never brought to the disk is empty now."""
        for path in folder.rglob("*"):
            inode = path.lstat().st_ino
            if path.is_file() and not path.is_symlink() and inode not in before and inode not in self._safe:
                os.truncate(path, 0)


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    office = Office(tmp_path / "office")
    office.publish(7, release_file(7))
    folder = office.repository.folder
    made = Branch(tmp_path, str(folder), (folder / "metadata" / "1.root.json").read_bytes())
    made.sync()
    office.publish(8, release_file(8))
    return made


def inodes(folder: Path) -> set[int]:
    return {path.lstat().st_ino for path in folder.rglob("*")}


def test_the_power_may_go_before_every_change_of_the_disk(
    branch: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = branch.copy(tmp_path / "whole")
    with monkeypatch.context() as patched:
        whole = Disk(patched, None)
        kiosk.sync()
    assert whole.changes > 20
    shown = set()
    for cut in range(whole.changes):
        kiosk = branch.copy(tmp_path / str(cut))
        before = inodes(kiosk.data)
        with monkeypatch.context() as patched:
            disk = Disk(patched, cut)
            with pytest.raises(PowerCut):
                kiosk.sync()
        disk.lose(kiosk.data, before)
        shown.add(kiosk.shown())
        assert kiosk.shown() in (7, 8), f"before change {cut}"
        assert floor_of(kiosk.data) in (7, 8)
        assert kiosk.sync().number == 8, f"before change {cut}"
        assert kiosk.shown() == 8
        assert sorted(path.name for path in (kiosk.data / "releases").iterdir()) == ["7", "8"]
    assert shown == {7, 8}


@pytest.mark.parametrize("step", [name for name in STEPS if name in ("fsync", "replace", "mkdir")])
def test_a_disk_that_refuses_a_change_is_told_and_nothing_is_lost(
    branch: Branch, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(os, step)

    def full(*args: Any, **settings: Any) -> Any:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, full)
        with refusal("disk"):
            branch.sync()
    assert getattr(os, step) is real
    assert branch.shown() == 7
    assert branch.sync().number == 8


def test_too_little_room_is_told_before_anything_is_fetched(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1_000_000})())
    assert "1 MB" in branch.refuses("disk").message
    monkeypatch.undo()
    assert branch.sync().number == 8
