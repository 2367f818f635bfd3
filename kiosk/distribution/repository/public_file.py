"""Files that anybody may read: a web server and a stick hand them out; whole or not at all, never half."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kiosk.distribution.repository.errors import RepositoryError
from kiosk.durable_file import PART_SUFFIX, move_into_place
from kiosk.i18n.sentence import sentence

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
    part = path.with_name(f".{path.name}{PART_SUFFIX}")
    try:
        part.write_bytes(content)
        part.chmod(PUBLIC)
        move_into_place(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _cannot_write(path, error) from None


def remove_parts(folder: Path) -> None:
    """Remove what a crash left half-written: it is of no use, and would be copied to the web server with the rest."""
    for part in folder.glob(f".*{PART_SUFFIX}"):
        with suppress(OSError):  # whoever writes next hears what is wrong with the disk
            part.unlink()


def _cannot_write(path: Path, error: OSError) -> RepositoryError:
    reason = error.strerror or type(error).__name__
    said = sentence("{file} cannot be written: {reason}. Nothing was published.", file=str(path), reason=reason)
    return RepositoryError(said, code="cannot-write")
