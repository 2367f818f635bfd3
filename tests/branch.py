"""A branch with one kiosk that gets its releases from an office's repository, and the releases to hand out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER
from kiosk.distribution.client.client import Synced, UpdateClient
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.trust_root import trust
from kiosk.distribution.client.web import WebLimits
from kiosk.distribution.installed import read_record
from kiosk.distribution.trust import choose_catalogue

from signed_repository import START, Clock

QUICK = WebLimits(connect=2, silence=0.5, metadata=1, target=2)
"""Seconds: a test need not wait as long as a branch does."""
BUILT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def release_file(number: int) -> Path:
    """The real content as this release; one build a number and process."""
    return Path(_built(number).name) / "catalog.sqlite"


@cache
def _built(number: int) -> TemporaryDirectory[str]:
    """It goes with the process."""
    made = TemporaryDirectory()
    build(read_content(CONTENT_FOLDER), Path(made.name) / "catalog.sqlite", number, BUILT)
    return made


class Branch:
    """One kiosk's data folder. ``source`` is the repository: a folder, or an address."""

    def __init__(self, folder: Path, source: str, root: bytes) -> None:
        self.data = folder / "kiosk"
        self.source = source
        self.clock = Clock(START)
        self.cancelled = False
        self.limits = QUICK
        trust(self.data, root)

    def sync(self, source: str | None = None, *, clock_is_right: bool = False) -> Synced:
        client = UpdateClient(
            self.data,
            source or self.source,
            self.clock,
            newest_known=BUILT,
            is_cancelled=lambda: self.cancelled,
            limits=self.limits,
        )
        return client.sync(clock_is_right=clock_is_right)

    def shown(self) -> int | None:
        """The number of the release that a start would show now; 0: the one that came with the program."""
        chosen = choose_catalogue(self.data, release_file(0), Catalogue.open)
        if chosen.catalogue is None:
            return None
        with chosen.catalogue as catalogue:
            return catalogue.release.number

    def installed(self) -> list[int]:
        return [release.number for release in read_record(self.data).releases]

    def refuses(self, *codes: str, source: str | None = None) -> UpdateError:
        """It does not import, says why in a sentence, and shows what it showed before."""
        before = self.shown()
        with refusal(*codes) as caught:
            self.sync(source)
        assert self.shown() == before
        return caught[0]

    def copy(self, folder: Path) -> Branch:
        """Another kiosk in the same state."""
        shutil.copytree(self.data, folder / "kiosk")
        other = object.__new__(Branch)
        other.data, other.source, other.clock, other.cancelled = folder / "kiosk", self.source, self.clock, False
        other.limits = self.limits
        return other


@contextmanager
def refusal(*codes: str) -> Iterator[list[UpdateError]]:
    caught: list[UpdateError] = []
    with pytest.raises(UpdateError) as raised:
        yield caught
    assert raised.value.code in codes, (raised.value.code, raised.value.message)
    assert str(raised.value.message).endswith(".")
    caught.append(raised.value)
