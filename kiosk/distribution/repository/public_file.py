"""Files that anybody may read: a web server and a stick hand them out; whole or not at all, never half."""

from __future__ import annotations

from pathlib import Path

from kiosk.distribution.repository.errors import RepositoryError
from kiosk.durable_file import move_into_place

PUBLIC = 0o644
PUBLIC_FOLDER = 0o755


def public_folder(folder: Path) -> None:
    """Make ``folder`` for everybody to read.

    Raises:
        RepositoryError: ``cannot-write``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PUBLIC_FOLDER)
    except OSError as error:
        raise _cannot_write(folder, error) from None


def write_public(path: Path, content: bytes) -> None:
    """Write ``path``; what stood there before stays until the new bytes are on the disk.

    The caller sees to it that nobody else writes the same file at the same moment.
    Raises:
        RepositoryError: ``cannot-write``; nothing of it is left.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.chmod(PUBLIC)
        move_into_place(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _cannot_write(path, error) from None


def _cannot_write(path: Path, error: OSError) -> RepositoryError:
    reason = error.strerror or type(error).__name__
    return RepositoryError(f"{path} cannot be written: {reason}. Nothing was published.", code="cannot-write")
