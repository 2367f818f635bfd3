"""A drop box in a folder: a share, or a stick. Links are never followed, and nothing but plain files is opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from kiosk.i18n.sentence import sentence
from kiosk.office.inbox.drop_box import MOST_LISTED, READ_AT_MOST, Entry, Listing, cut_off
from kiosk.office.inbox.errors import InboxError

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # not blocking: a pipe would wait until somebody writes into it
_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO, errno.ENAMETOOLONG, errno.EISDIR})


class FolderBox:
    """Everything is opened relative to an open folder, so that nothing can be put in its place meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def place(self) -> str:
        return str(self._folder)

    def folders(self) -> Listing:
        try:
            with os.scandir(self._folder) as found:
                return _listing(found)
        except OSError as error:
            raise self._told(error) from None

    def listing(self, prefix: str) -> Listing:
        with self._opened(prefix) as folder:
            if folder is None:
                return Listing(())
            try:
                with os.scandir(folder) as found:
                    return _listing(found)
            except OSError as error:
                raise self._told(error) from None

    def read(self, prefix: str, name: str) -> bytes | None:
        with self._opened(prefix) as folder:
            if folder is None:
                return None
            try:
                descriptor = os.open(name, _FILE, dir_fd=folder)
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    os.close(descriptor)
                    return None
                with os.fdopen(descriptor, "rb") as file:
                    return file.read(READ_AT_MOST)
            except OSError as error:
                if error.errno in _NOT_THERE:
                    return None
                raise self._told(error) from None

    def delete(self, prefix: str, name: str) -> bool:
        with self._opened(prefix) as folder:
            if folder is not None:
                with suppress(FileNotFoundError):
                    try:
                        os.unlink(name, dir_fd=folder)
                    except OSError as error:
                        if error.errno == errno.ENOENT:
                            raise
                        return False
        return True

    def close(self) -> None:
        """Nothing is open."""

    @contextmanager
    def _opened(self, prefix: str) -> Iterator[int | None]:
        """The folder of a kiosk; None: there is none."""
        try:
            root = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise self._told(error) from None
        try:
            folder = os.open(prefix, _FOLDER, dir_fd=root)
        except OSError as error:
            if error.errno not in _NOT_THERE:
                raise self._told(error) from None
            folder = None
        finally:
            os.close(root)
        try:
            yield folder
        finally:
            if folder is not None:
                os.close(folder)

    def _told(self, error: OSError) -> InboxError:
        reason = error.strerror or type(error).__name__
        said = sentence("The drop box {place} cannot be read: {reason}.", place=str(self._folder), reason=reason)
        code = "refused" if error.errno in (errno.EACCES, errno.EPERM) else "not-a-drop-box"
        return InboxError(said, code=code)


def _listing(found: Iterator[os.DirEntry[str]]) -> Listing:
    shown = (one for one in found if not one.name.startswith("."))
    entries = [_entry(one) for one in islice(shown, MOST_LISTED + 1)]
    return cut_off(sorted((one for one in entries if one is not None), key=lambda one: one.name))


def _entry(found: os.DirEntry[str]) -> Entry | None:
    try:
        about = found.stat(follow_symlinks=False)
    except OSError:  # it went meanwhile
        return None
    stamp = f"{about.st_size}-{about.st_mtime_ns}-{about.st_ino}"
    return Entry(found.name, stamp, stat.S_ISREG(about.st_mode), stat.S_ISDIR(about.st_mode))
