"""Where a release is built: a folder beside its place, for one window at a time; what a crash left there goes."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.durable_file import private_folder

_LOCK = ".lock"
_PREFIX = ".being-built-"


@contextmanager
def workshop(releases: Path) -> Iterator[Path]:
    """An empty folder in ``releases`` to build in; it is gone afterwards. A second window waits for the first.

    Raises:
        OSError: the disk is full or cannot be written.
    """
    private_folder(releases)
    with (releases / _LOCK).open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # it ends with the process that holds it
        for left in releases.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=releases) as beside:
            yield Path(beside)
