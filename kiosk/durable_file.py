"""Files that survive a power cut: whole or not at all, never half (design.md, section 7)."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
"""Read and written by the kiosk's own user alone."""
PRIVATE_FOLDER = 0o700
PART_SUFFIX = ".part"
"""Of a file that is being written; after a power cut it may stay, and is of no use."""
_NO_SECOND_NAMES = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS})
"""What link(2) says on a file system without hard links."""


def private_folder(folder: Path) -> None:
    """Make ``folder`` for this user alone; what is missing above it is made as this user makes folders.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)


def nearest_existing(folder: Path) -> Path:
    """``folder``, or the folder above it in which it would be made.

    Raises:
        OSError: one of them may not be looked at.
    """
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def write_private(path: Path, content: bytes) -> None:
    """Write ``path``, readable by this user alone; what stood there before stays until the new bytes are on the disk.

    Raises:
        OSError: it cannot be written, and nothing of it is left; or only its name could not be brought to the disk.
    """
    part = _written_beside(path, content)
    try:
        part.replace(path)
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):  # what went wrong first is what counts
            part.unlink(missing_ok=True)
        raise


def create_private(path: Path, content: bytes) -> bool:
    """Like :func:`write_private`, unless ``path`` is there already: then it stays, and the answer is False.

    Two processes may try at once; one of them wins, and neither ever sees half a file. Memory sticks (FAT, exFAT) know
    no second name for a file: there the name is taken first, empty, and the content follows in one step.
    Raises:
        OSError: as there.
    """
    part = _written_beside(path, content)
    try:
        if not _named(part, path):
            return False
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
    return True


def _named(part: Path, path: Path) -> bool:
    """Give what was written its name; False when there is such a file already."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_SECOND_NAMES:
            raise
        return _named_without_link(part, path)
    return True


def _named_without_link(part: Path, path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except FileExistsError:
        return False
    try:
        part.replace(path)
    except OSError:
        with suppress(OSError):  # or the name would stay taken by an empty file
            path.unlink()
        raise
    return True


def move_into_place(part: Path, out: Path) -> None:
    """Bytes to the disk, then the name, then the folder: a power cut leaves the old file or the new one.

    Raises:
        OSError: it cannot be done; ``part`` is for the caller to remove.
    """
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(out)
    sync_folder(out.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in ``folder`` to the disk.

    Raises:
        OSError: it cannot be done.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _written_beside(path: Path, content: bytes) -> Path:
    """A new file with ``content``, private too; two writers never share one."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=PART_SUFFIX, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    return part
