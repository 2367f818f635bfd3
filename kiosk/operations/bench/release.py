"""How long a large release takes from the folder of a repository to the screens, and whether frames wait meanwhile."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtQuick import QQuickItem

from kiosk.catalog.content_files import ContentSet
from kiosk.distribution.client.trust_root import trust
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.figures import Figure, Reference, Unit
from kiosk.operations.bench.frames import Frames, rest, until
from kiosk.operations.bench.stage import Stage
from kiosk.operations.bench.synthetic import large_catalogue

SERVICES: Final = 5_000
NUMBER: Final = 1
REPOSITORY: Final = "repository"
"""The folder of the stage from which the kiosk gets releases."""
WHOLE: Final = 1000.0
LONGEST_GAP: Final = 50.0
"""Budgets in milliseconds (design.md, section 11)."""
_LONGEST: Final = 60.0
"""Seconds after which an import counts as never ending."""
_SCROLL: Final = 1500
"""Milliseconds for a page from its beginning to its end."""
_UNMOVED: Final = 2.0
"""Seconds in which nothing is imported, for comparison."""


def measure(stage: Stage, content: ContentSet) -> list[Figure]:
    """The kiosk's own way: got and verified on another thread while a page is scrolled, shown when the visit ends.

    The stage shows the large release afterwards.
    """
    file = stage.folder / "catalog.sqlite"
    _build(content, file)
    _publish(stage, file)
    frames = Frames(stage.window)
    with _scrolling(stage):
        pass
    usual = Reference("the same end of a visit without it", _end_of_visit(stage, frames), Unit.MILLISECONDS)
    with _scrolling(stage):
        alone = _longest_gap(frames, lambda: rest(_UNMOVED))
        started = time.perf_counter()
        gap = _longest_gap(frames, lambda: _import(stage))
        verified = time.perf_counter() - started
    swapped = _end_of_visit(stage, frames)
    if stage.catalogue.release.number != NUMBER:
        raise BenchError("The kiosk did not show the release that it was given, so it cannot be measured.")
    floor = Reference("to copy the file to the disk and hash it", _copied(stage.folder, file), Unit.MILLISECONDS)
    scrolled = Reference("the same page, nothing imported", alone, Unit.MILLISECONDS)
    what = f"release of {SERVICES:,} services"
    return [
        Figure("release", f"{what}: verify + swap", verified * 1000 + swapped, Unit.MILLISECONDS, 1, WHOLE, floor),
        Figure("release-swap", f"{what}: the end of a visit with the swap", swapped, Unit.MILLISECONDS, 1, None, usual),
        Figure("release-gap", "longest gap between frames meanwhile", gap, Unit.MILLISECONDS, 1, LONGEST_GAP, scrolled),
    ]


def _build(content: ContentSet, file: Path) -> None:
    """In a process of its own: the office builds releases, and a kiosk does not carry what that leaves in memory."""
    building = get_context("spawn").Process(target=large_catalogue, args=(content, SERVICES, file, NUMBER))
    building.start()
    building.join()
    if building.exitcode != 0:
        raise BenchError("The release could not be built, so it cannot be measured. Is there room for temporary files?")


def _publish(stage: Stage, file: Path) -> None:
    """An office with one publisher signs the release, and the kiosk is told whom to trust."""
    from securesystemslib.signer import CryptoSigner  # late: only this measurement signs

    from kiosk.distribution.repository.keys import create_online_keys
    from kiosk.distribution.repository.repository import Repository

    repository = Repository(stage.folder / REPOSITORY, lambda: datetime.now(UTC))
    root, publisher = CryptoSigner.generate_ed25519(), CryptoSigner.generate_ed25519()
    online = create_online_keys(stage.folder / "online")
    repository.create([root], [publisher.public_key], online, four_eyes=False)
    targets = repository.prepare(NUMBER, file, online.rates.public_key)
    repository.publish(repository.signed(targets, publisher), file, online)
    trust(stage.folder, (repository.folder / "metadata" / "1.root.json").read_bytes())
    os.sync()  # what was made here for the measurement is not for the kiosk to bring to the disk


def _import(stage: Stage) -> None:
    stage.updates.look_now()
    if not until(lambda: not stage.updates.busy, _LONGEST):
        raise BenchError("The release was not imported within a minute, so it cannot be measured.")


def _end_of_visit(stage: Stage, frames: Frames) -> float:
    """Milliseconds to the first frame of the attract screen; a release that waits is behind it then."""
    frames.settled()
    started = time.perf_counter()
    stage.visit.endAtOnce()
    return (frames.after(started) - started) * 1000


def _longest_gap(frames: Frames, meanwhile: Callable[[], None]) -> float:
    """Milliseconds."""
    frames.forget()
    started = time.perf_counter()
    meanwhile()
    ended = time.perf_counter()
    moments = [started, *(moment for moment in frames.moments if started < moment < ended), ended]
    return max(later - earlier for earlier, later in pairwise(moments)) * 1000


@contextmanager
def _scrolling(stage: Stage) -> Iterator[None]:
    """A visitor reads a long page; the movement itself needs no Python."""
    stage.visit.endAtOnce()
    stage.navigator.home()
    stage.navigator.go("service", {"service": stage.guided_service().id})
    scene = stage.window.contentItem()
    until(lambda: any(_long_pages(scene)))
    page = next(_long_pages(scene), None)
    if page is None:
        raise BenchError("The page of a service is too short to be scrolled, so it cannot be measured.")
    animation = QPropertyAnimation(page, b"contentY")
    animation.setDuration(_SCROLL)
    animation.setLoopCount(-1)
    animation.setStartValue(0.0)
    animation.setEndValue(float(page.property("contentHeight")) - page.height())
    animation.start()
    rest(_SCROLL / 1000)  # everything on the page was painted once
    try:
        yield
    finally:
        animation.stop()


def _long_pages(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible():
        return
    if item.inherits("QQuickFlickable") and float(item.property("contentHeight")) > item.height() > 0:
        yield item
    for child in item.childItems():
        yield from _long_pages(child)


def _copied(folder: Path, file: Path) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    with file.open("rb") as source, (folder / "copy").open("wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
        source.seek(0)
        hashlib.file_digest(source, "sha256")
    return (time.perf_counter() - started) * 1000
