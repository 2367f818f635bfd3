"""A stick may be pulled at any moment, and may hold the half of anything: the kiosk keeps what it has, and says why.

What changed bytes and wrong signatures do is in test_update_attacks.py; both read a folder through the same door.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.distribution.client.folder import BLOCK
from kiosk.distribution.client.state import floor_of
from kiosk.distribution.installed import sha256_of

from branch import BUILT, Branch, refusal, release_file
from signed_repository import Office

STEP = 1_000
"""Bytes between two places at which a file ends."""
PULLED = (errno.EIO, errno.ENODEV, errno.ENOENT)
"""What the system says of a stick that is gone: while it is read, by its mount, and after it was unmounted."""


class Stick:
    """A stick under the operating system's own calls: it is pulled before the ``pulled_at``-th of them."""

    def __init__(self, mount: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.pulled_at: int | None = None
        self._then: dict[int, Callable[[], object]] = {}
        self.says = errno.EIO
        self._mount = str(mount)
        self._open, self._fdopen = os.open, os.fdopen
        self._descriptors: set[int] = set()
        monkeypatch.setattr(os, "open", self._opened)
        monkeypatch.setattr(os, "fdopen", self._file)

    def then(self, call: int, act: Callable[[], object]) -> None:
        """Do this once, before the call of that number."""
        self._then[call] = act

    def _call(self) -> None:
        self._then.pop(self.calls, lambda: None)()
        if self.pulled_at is not None and self.calls >= self.pulled_at:
            raise OSError(self.says, os.strerror(self.says))
        self.calls += 1

    def _opened(self, path: Any, *more: Any, **named: Any) -> int:
        if not str(path).startswith(self._mount):
            return self._open(path, *more, **named)
        self._call()
        descriptor = self._open(path, *more, **named)
        self._descriptors.add(descriptor)
        return descriptor

    def _file(self, descriptor: int, *more: Any, **named: Any) -> Any:
        file = self._fdopen(descriptor, *more, **named)
        if descriptor not in self._descriptors:
            return file
        self._descriptors.discard(descriptor)
        return _FileOnStick(file, self._call)


class _FileOnStick:
    def __init__(self, file: Any, call: Callable[[], None]) -> None:
        self._file, self._call = file, call

    def __enter__(self) -> _FileOnStick:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, count: int) -> bytes:
        self._call()
        content: bytes = self._file.read(count)
        return content


@pytest.fixture
def mount(tmp_path: Path, office: Office) -> Path:
    """Where the stick is: with release 8 on it."""
    office.publish(8, release_file(8))
    return Path(shutil.copytree(office.repository.folder, tmp_path / "media" / "stick" / "ponte"))


@pytest.fixture
def branch(tmp_path: Path, office: Office) -> Branch:
    """A kiosk that has release 7."""
    folder = office.repository.folder
    made = Branch(tmp_path, str(folder), (folder / "metadata" / "1.root.json").read_bytes())
    made.sync()
    return made


@pytest.mark.parametrize("says", PULLED, ids=lambda says: errno.errorcode[says])
def test_the_stick_may_be_pulled_before_every_call_that_reads_from_it(
    branch: Branch, mount: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: int
) -> None:
    stick = Stick(mount, monkeypatch)
    whole = branch.copy(tmp_path / "whole")
    assert whole.sync(str(mount)).number == 8
    blocks = -(-release_file(8).stat().st_size // BLOCK)
    assert stick.calls > 8 + blocks
    stick.says = says
    for moment in range(stick.calls):
        kiosk = branch.copy(tmp_path / str(moment))
        stick.calls, stick.pulled_at = 0, moment
        with refusal("network"):
            kiosk.sync(str(mount))
        assert (kiosk.shown(), floor_of(kiosk.data)) == (7, 7), moment
        stick.pulled_at = None
        assert kiosk.sync(str(mount)).number == 8, moment
        assert kiosk.shown() == 8
        shutil.rmtree(kiosk.data)


def test_a_folder_in_the_place_of_a_file_is_no_repository_and_keeps_nothing_open(mount: Path, branch: Branch) -> None:
    (mount / "metadata" / "timestamp.json").unlink()
    (mount / "metadata" / "timestamp.json").mkdir()
    branch.refuses("network", source=str(mount))
    held = len(list(Path("/proc/self/fd").iterdir()))
    branch.refuses("network", source=str(mount))
    assert len(list(Path("/proc/self/fd").iterdir())) == held


def test_every_file_of_a_stick_may_end_at_every_thousandth_byte(office: Office, branch: Branch, tmp_path: Path) -> None:
    small = replace(read_content(CONTENT_FOLDER), services={}, guides={}, files={})
    catalogue = build(small, tmp_path / "small.sqlite", 8, BUILT).path
    office.publish(8, catalogue)
    mount = office.repository.folder
    read = ("timestamp.json", "2.snapshot.json", "8.targets.json", f"{sha256_of(catalogue)}.catalog.sqlite")
    files = [path for path in mount.rglob("*") if path.name in read]
    assert len(files) == len(read)
    for path in files:
        content = path.read_bytes()
        for length in reversed(range(0, len(content), STEP)):
            os.truncate(path, length)
            with refusal("not-a-repository", "not-trusted"):
                branch.sync()
            assert branch.installed() == [7], (path.name, length)
        path.write_bytes(content)
    assert branch.shown() == 7
    assert branch.sync().number == 8


def test_a_stick_that_is_written_anew_while_it_is_read_gives_the_release_that_was_begun(
    branch: Branch, office: Office, mount: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.publish(9, release_file(9))
    stick = Stick(mount, monkeypatch)
    stick.then(6, lambda: shutil.copytree(office.repository.folder, mount, dirs_exist_ok=True))
    assert branch.sync(str(mount)).number == 8  # every name of it holds a version or a hash
    assert branch.sync(str(mount)).number == 9


def test_a_stick_that_is_put_in_and_pulled_a_hundred_times_leaves_nothing_behind(
    branch: Branch, mount: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = Stick(mount, monkeypatch)
    opened = len(list(Path("/proc/self/fd").iterdir()))
    for round_ in range(100):
        stick.calls, stick.pulled_at = 0, round_ % 12
        with refusal("network"):
            branch.sync(str(mount))
    assert len(list(Path("/proc/self/fd").iterdir())) == opened
    downloads = branch.data / "tuf" / "downloads"
    assert not any(downloads.iterdir())
    assert sorted(path.name for path in (branch.data / "releases").iterdir()) == ["7"]
    stick.pulled_at = None
    assert branch.sync(str(mount)).number == 8
