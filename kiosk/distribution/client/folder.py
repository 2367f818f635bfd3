"""The repository in a folder: on a stick, or on a disk that branches share. Nothing else of it is read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tuf.api.exceptions import DownloadError, DownloadHTTPError

from kiosk.distribution.client.fetcher import RepositoryFetcher

BLOCK: Final = 256 * 1024
"""Bytes."""
_NOT_FOUND: Final = 404


class FolderFetcher(RepositoryFetcher):
    """Reads regular files below ``metadata`` and ``targets`` of one folder; links, pipes and devices count as none."""

    def __init__(self, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        self._is_cancelled = is_cancelled

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self._blocks(Path(unquote(urlsplit(url).path)))

    def _blocks(self, path: Path) -> Iterator[bytes]:
        descriptor = _opened(path)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise DownloadHTTPError(f"{path} is no file", _NOT_FOUND)
        with os.fdopen(descriptor, "rb") as file:
            while block := self._read(file.read):
                yield block

    def _read(self, read: Callable[[int], bytes]) -> bytes:
        if self._is_cancelled():
            raise DownloadError("Cancelled")
        try:
            return read(BLOCK)
        except OSError as error:  # the stick was pulled
            raise DownloadError(f"The folder cannot be read any more: {error.strerror}") from error


def _opened(path: Path) -> int:
    try:
        # not blocking: a pipe would hold up the kiosk until somebody writes into it
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO):
            raise DownloadHTTPError(f"{path}: {error.strerror}", _NOT_FOUND) from error
        raise DownloadError(f"{path}: {error.strerror}") from error
