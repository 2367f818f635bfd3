"""Repositories on sticks: only names are looked at here; what they hold is read through python-tuf alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.web_address import named_path

STICK_FOLDER: Final = "ponte"
"""Where the office writes a repository on a stick."""
_TIMESTAMP: Final = Path("metadata") / "timestamp.json"
_MOST_ENTRIES: Final = 64
"""Of a folder of sticks: no machine has more."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A repository on a stick, and what changes when another one comes in its place or it is written anew."""

    repository: Path
    mark: tuple[int, int, int]


def sticks(folders: Sequence[str]) -> list[Stick]:
    """Every repository one or two folders below these, as /media/NAME and /run/media/USER/NAME are."""
    known = (folder for name in folders if (folder := named_path(name)) is not None)
    found = (_stick(place) for folder in known for place in _places(folder))
    return [stick for stick in found if stick is not None]


def _places(folder: Path) -> Iterator[Path]:
    for mount in _subfolders(folder):
        yield from (mount, mount / STICK_FOLDER)
        for inner in _subfolders(mount):
            if inner.name != STICK_FOLDER:
                yield from (inner, inner / STICK_FOLDER)


def _subfolders(folder: Path) -> list[Path]:
    with suppress(OSError):  # pulled, or not for this user
        return [path for path in sorted(folder.iterdir())[:_MOST_ENTRIES] if path.is_dir() and not path.is_symlink()]
    return []


def _stick(place: Path) -> Stick | None:
    try:
        state = (place / _TIMESTAMP).stat()
    except OSError:
        return None
    return Stick(place, (state.st_mtime_ns, state.st_size, state.st_ino))
