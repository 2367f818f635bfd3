"""The office's one database: drafts, accounts, review, releases and the audit log, so that one transaction changes all.

It lies on the office machine's own disk (design.md, section 8). Whatever is committed survives a crash and a power cut:
write-ahead log, every commit synced. Each area of the office keeps its tables in ``db/schema/office/<area>.sql``; those
of a new area are added when an older database is opened.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from kiosk.durable_file import private_folder
from kiosk.i18n.sentence import sentence
from kiosk.office.errors import OfficeError

FOLDER = "office"
FILE = "office.sqlite"
SCHEMA = 1
"""Raise it when an older program could not read the database."""
APPLICATION_ID = 1_349_480_047
"""``Pono`` in ASCII, beside the ``Pont`` of a release."""
SCHEMA_FOLDER = Path(__file__).resolve().parents[2] / "db" / "schema" / "office"
_TABLE = re.compile(r"^CREATE TABLE (\w+)", re.MULTILINE)
BUSY_MILLISECONDS = 5000
"""How long commands, and work beside a window, wait for another process to finish writing."""
SOON_MILLISECONDS = 300
"""How long a window waits that somebody types in: ours, about what a person takes for one slow step. It tries again."""


class OfficeDatabase:
    """An open database. Read through :attr:`connection`; write inside :meth:`transaction`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._opened = _identity(path)
        self._waits = BUSY_MILLISECONDS

    @classmethod
    def create(cls, data: Path) -> Self:
        """A new, empty database in a data folder.

        Raises:
            OfficeError: ``exists`` (there is one already), ``not-yours`` or ``cannot-write``.
        """
        path = database_file(data)
        if _is_there(path):
            said = sentence(
                "There is an office in {folder} already. Use it, or choose another --data.", folder=str(path.parent)
            )
            raise OfficeError(said, code="exists")
        try:
            private_folder(path.parent)
            made = cls(path, _connect(path))
            made._make_tables()
        except (OSError, sqlite3.Error) as error:
            path.unlink(missing_ok=True)
            said = sentence(
                "The office cannot be made in {folder}: {reason}.", folder=str(path.parent), reason=str(error)
            )
            raise OfficeError(said, code="cannot-write") from error
        return made

    @classmethod
    def open(cls, data: Path) -> Self:
        """The database of a data folder.

        Raises:
            OfficeError: ``missing``, ``not-yours`` (another user's), ``damaged`` or ``newer-schema``, with a sentence
                that says what to do; ``busy`` or ``disk`` when tables of a newer program are to be added and cannot be.
        """
        path = database_file(data)
        if not _is_there(path):
            said = sentence("There is no office in {folder}. Run 'office init' first.", folder=str(path.parent))
            raise OfficeError(said, code="missing")
        try:
            connection = _connect(path)
            about = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        except sqlite3.Error as error:
            raise _cannot_read(path, error) from error
        if about[0] != APPLICATION_ID:
            connection.close()
            said = sentence("{file} is no office database. Bring back a copy of it.", file=str(path))
            raise OfficeError(said, code="damaged")
        if about[1] > SCHEMA:
            connection.close()
            said = sentence("{file} was written by a newer program. Install that one.", file=str(path))
            raise OfficeError(said, code="newer-schema")
        found = cls(path, connection)
        found._add_new_areas()
        return found

    def close(self) -> None:
        self.connection.close()

    def wait_only(self, milliseconds: int) -> None:
        """From now on ``busy`` is told after so long."""
        self._waits = milliseconds
        self._wait(milliseconds)

    @contextmanager
    def patience(self) -> Iterator[None]:
        """Inside, wait as long as a command does: whoever leaves has no second try."""
        self._wait(BUSY_MILLISECONDS)
        try:
            yield
        finally:
            self._wait(self._waits)

    def _wait(self, milliseconds: int) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read where nobody else would tell what the database says against it.

        Raises:
            OfficeError: ``busy``, ``disk`` or ``damaged``, as :meth:`transaction`.
        """
        try:
            yield self.connection
        except sqlite3.Error as error:
            told = _as_office_error(error)
            raise (_cannot_read(self.path, error) if told.code == "damaged" else told) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write: everything inside happens, or nothing.

        Raises:
            OfficeError: ``busy`` (another window writes for too long), ``disk`` (full or failing), ``damaged``, or
                ``moved`` (the file is not the one that was opened: nobody would ever find what is written).
        """
        if _identity(self.path) != self._opened:
            said = sentence(
                "{file} was moved, removed or replaced. Nothing was saved. Bring it back, or close this window and "
                "open it again.",
                file=str(self.path),
            )
            raise OfficeError(said, code="moved")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._undo()
            raise _as_office_error(error) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _make_tables(self) -> None:
        for file in sorted(SCHEMA_FOLDER.glob("*.sql")):
            self.connection.executescript(file.read_text(encoding="utf-8"))
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def _add_new_areas(self) -> None:
        """The tables of areas that the program which made this database did not have; nothing else is changed."""
        if not self._new_areas():
            return
        with self.transaction() as connection:
            for script in self._new_areas():  # asked again: another window may have been first
                for statement in _statements(script):
                    connection.execute(statement)

    def _new_areas(self) -> list[str]:
        names = {name for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        scripts = (file.read_text(encoding="utf-8") for file in sorted(SCHEMA_FOLDER.glob("*.sql")))
        return [script for script in scripts if names.isdisjoint(_TABLE.findall(script))]


def database_file(data: Path) -> Path:
    """Where the office's database lies in a data folder."""
    return data / FOLDER / FILE


def _identity(path: Path) -> tuple[int, int] | None:
    """What stays the same as long as it is the same file; None: it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, for a transaction: ``executescript`` would end the one that is under way."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # its folder is its owner's alone
        said = sentence("The office in {folder} is another user's. Work as that user.", folder=str(path.parent))
        raise OfficeError(said, code="not-yours") from error


def _cannot_read(path: Path, error: sqlite3.Error) -> OfficeError:
    said = sentence("{file} cannot be read: {reason}. Bring back a copy of it.", file=str(path), reason=str(error))
    return OfficeError(said, code="damaged")


def _as_office_error(error: sqlite3.Error) -> OfficeError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_BUSY") or name.startswith("SQLITE_LOCKED"):
        return OfficeError(sentence("Another window is writing. Wait a moment and try again."), code="busy")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")):
        said = sentence("The disk is full or cannot be written. Make room, then try again: nothing was changed.")
        return OfficeError(said, code="disk")
    said = sentence("The office's database reports: {reason}. Nothing was changed.", reason=str(error))
    return OfficeError(said, code="damaged")
