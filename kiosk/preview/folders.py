"""Where the worker keeps its pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

KEPT = 2
"""Folders: of the last request and of the one before, which a window may still show."""

NewFolder = Callable[[], Path]
"""A folder for the pictures of the next request."""


@dataclass(slots=True)
class LastFolders:
    """A new folder for each request in ``root``; older ones are removed."""

    root: Path
    _made: int = 0
    _folders: list[Path] = field(default_factory=list)

    def __call__(self) -> Path:
        self._made += 1
        folder = self.root / f"{self._made:05}"
        folder.mkdir(parents=True)
        self._folders.append(folder)
        while len(self._folders) > KEPT:
            shutil.rmtree(self._folders.pop(0), ignore_errors=True)
        return folder
