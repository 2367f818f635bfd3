"""The outside of a release: is this file one of ours, is it whole, and can this program read it?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.catalog.errors import CatalogueError
from kiosk.i18n.sentence import Sentence, sentence

SCHEMA = 1
"""The schema number this program writes, and the highest it reads (``user_version`` in db/schema/release.sql)."""
APPLICATION_ID = 1349479028
"""``Pont`` in ASCII (``application_id`` in db/schema/release.sql)."""

DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises on a damaged file (it also puts broken bytes into its own messages)."""
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def open_release_file(path: Path, *, is_checked: bool = False) -> sqlite3.Connection:
    """The file as a read-only connection that any thread may use. One that ``is_checked`` is not read through again.

    Raises:
        CatalogueError: ``missing``, ``not-a-catalogue``, ``corrupt`` or ``newer-schema``.
    """
    _check_header(path, _header(path))
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    except DAMAGE as error:
        raise corrupt(path, str(error)) from None
    problem = "ok" if is_checked else _problem(connection)
    if problem != "ok":
        connection.close()
        raise corrupt(path, problem)
    return connection


def corrupt(path: Path, why: str) -> CatalogueError:
    """The error for a file that is ours but cannot be trusted."""
    said = sentence(
        "The catalogue {file} is damaged ({reason}). Copy it again from where it came, or build it again.",
        file=str(path),
        reason=why.message if isinstance(why, Sentence) else " ".join(why.split()),
    )
    return CatalogueError(said, code="corrupt")


def _problem(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong when it reads the whole file; ``ok``: nothing."""
    try:
        return str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except DAMAGE as error:
        return str(error)


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        said = sentence(
            "There is no catalogue at {file}. Build one with 'catalog build --out {file}', or name another file.",
            file=str(path),
        )
        raise CatalogueError(said, code="missing") from None
    except OSError as error:
        said = sentence(
            "The catalogue {file} cannot be read: {reason}.", file=str(path), reason=error.strerror or str(error)
        )
        raise CatalogueError(said, code="missing") from None


def _check_header(path: Path, header: bytes) -> None:
    """The header's numbers, as https://www.sqlite.org/fileformat.html section 1.3 lays them out."""
    if not header.startswith(_MAGIC[: len(header)]):
        said = sentence(
            "{file} is not a catalogue: it is another kind of file. Name a file made by 'catalog build'.",
            file=str(path),
        )
        raise CatalogueError(said, code="not-a-catalogue")
    if len(header) < _HEADER_BYTES:
        raise corrupt(path, sentence("it is empty or cut off"))
    if _number(header, 68) != APPLICATION_ID:
        said = sentence(
            "{file} is a database, but not a catalogue. Name a file made by 'catalog build'.", file=str(path)
        )
        raise CatalogueError(said, code="not-a-catalogue")
    schema = _number(header, 60)
    if schema > SCHEMA:
        said = sentence(
            "{file} was made for a newer version of this program: update it. (Schema {schema} > {known}.)",
            file=str(path),
            schema=schema,
            known=SCHEMA,
        )
        raise CatalogueError(said, code="newer-schema")
    page_size = int.from_bytes(header[16:18], "big")
    size = path.stat().st_size
    if page_size == 0 or _number(header, 28) * page_size != size or schema < 1:
        raise corrupt(path, sentence("its size, {size} bytes, is not what it says of itself", size=f"{size:,}"))


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
