"""The outside of a release: is this file one of ours, is it whole, and can this program read it?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.catalog.errors import CatalogueError

SCHEMA = 1
"""The schema number this program writes, and the highest it reads (``user_version`` in db/schema/release.sql)."""
APPLICATION_ID = 1349479028
"""``Pont`` in ASCII (``application_id`` in db/schema/release.sql)."""

DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises on a damaged file (it also puts broken bytes into its own messages)."""
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_CORRUPT = "The catalogue {path} is damaged ({why}). Copy it again from where it came, or build it again."


def open_release_file(path: Path) -> sqlite3.Connection:
    """The file as a read-only connection that any thread may use.

    Raises CatalogueError: ``missing``, ``not-a-catalogue``, ``corrupt`` or ``newer-schema``.
    """
    _check_header(path, _header(path))
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except DAMAGE as error:
        raise corrupt(path, str(error)) from None
    if problem != "ok":
        connection.close()
        raise corrupt(path, problem)
    return connection


def corrupt(path: Path, why: str) -> CatalogueError:
    """The error for a file that is ours but cannot be trusted."""
    return CatalogueError(_CORRUPT.format(path=path, why=" ".join(why.split())), code="corrupt")


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        message = f"There is no catalogue at {path}. Build one with 'catalog build --out {path}', or name another file."
        raise CatalogueError(message, code="missing") from None
    except OSError as error:
        message = f"The catalogue {path} cannot be read: {error.strerror or error}."
        raise CatalogueError(message, code="missing") from None


def _check_header(path: Path, header: bytes) -> None:
    """The header's numbers, as https://www.sqlite.org/fileformat.html section 1.3 lays them out."""
    if not header.startswith(_MAGIC[: len(header)]):
        message = f"{path} is not a catalogue: it is another kind of file. Name a file made by 'catalog build'."
        raise CatalogueError(message, code="not-a-catalogue")
    if len(header) < _HEADER_BYTES:
        raise corrupt(path, "it is empty or cut off")
    if _number(header, 68) != APPLICATION_ID:
        message = f"{path} is a database, but not a catalogue. Name a file made by 'catalog build'."
        raise CatalogueError(message, code="not-a-catalogue")
    schema = _number(header, 60)
    if schema > SCHEMA:
        message = f"{path} was made for a newer version of this program: update it. (Schema {schema} > {SCHEMA}.)"
        raise CatalogueError(message, code="newer-schema")
    page_size = int.from_bytes(header[16:18], "big")
    size = path.stat().st_size
    if page_size == 0 or _number(header, 28) * page_size != size or schema < 1:
        raise corrupt(path, f"its size, {size:,} bytes, is not what it says of itself")


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
