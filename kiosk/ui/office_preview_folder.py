"""A folder that nobody else may read, made when it is first needed and removed whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Container
from pathlib import Path


class PrivateFolder:
    """In the system's folder for temporary files. Its parts are folders, by name."""

    def __init__(self) -> None:
        self._root: Path | None = None

    def part(self, name: str) -> Path:
        """A folder for one purpose, there from now on.

        Raises:
            OSError: it cannot be made.
        """
        if self._root is None:
            self._root = Path(tempfile.mkdtemp(prefix="ponte-office-preview-"))  # only for its owner
        folder = self._root / name
        folder.mkdir(exist_ok=True)
        return folder

    def keep_only(self, name: str, files: Container[Path]) -> None:
        """Remove the other files of a part."""
        for file in (self._root / name).iterdir() if self._root and (self._root / name).is_dir() else ():
            if file not in files:
                file.unlink(missing_ok=True)

    def clear(self, name: str) -> None:
        """Remove a part with everything in it."""
        if self._root is not None:
            shutil.rmtree(self._root / name, ignore_errors=True)

    def remove(self) -> None:
        """Remove everything."""
        if self._root is not None:
            shutil.rmtree(self._root, ignore_errors=True)
            self._root = None
