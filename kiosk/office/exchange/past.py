"""The imports so far, and what undoing each of them needs. Works on a connection, in the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.catalog.content_files import file_name
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.drafts.model import Draft, State
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.plan import TextChange

_LONGEST_NAME = 200
"""Characters of a file's name that are kept."""
_IMPORTS = """SELECT number, at, user, file, undone_at,
        (SELECT COUNT(*) FROM exchange_change WHERE import = number) AS texts,
        (SELECT COUNT(DISTINCT kind || '/' || id) FROM exchange_change WHERE import = number)
            + (SELECT COUNT(*) FROM exchange_record WHERE import = number) AS records
    FROM exchange_import ORDER BY number DESC"""


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import in the list of imports. ``texts`` 0: it brought in whole ``records``."""

    number: int
    at: datetime
    user: str
    file: str
    texts: int
    records: int
    undone: bool


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """A record that an import of content wrote: its revision before (0: it was new) and after."""

    kind: Kind
    id: str
    before: int
    after: int


def past_imports(connection: sqlite3.Connection) -> list[PastImport]:
    """Every import, the newest first."""
    return [
        PastImport(
            row["number"],
            datetime.fromisoformat(row["at"]),
            row["user"],
            row["file"],
            row["texts"],
            row["records"],
            row["undone_at"] is not None,
        )
        for row in connection.execute(_IMPORTS)
    ]


def short_name(file: str) -> str:
    """The name of a file as it is kept and logged."""
    return file.encode("utf-8", errors="replace").decode("utf-8")[:_LONGEST_NAME]


def keep_import(connection: sqlite3.Connection, at: datetime, user: str, file: str) -> int:
    """Remember that there was an import; its number."""
    row = (_moment(at), user, short_name(file))
    cursor = connection.execute("INSERT INTO exchange_import (at, user, file) VALUES (?, ?, ?)", row)
    return int(cursor.lastrowid or 0)


def keep_texts(connection: sqlite3.Connection, number: int, changes: Iterable[TextChange]) -> None:
    """Remember the texts that an import changed."""
    connection.executemany(
        "INSERT INTO exchange_change (import, kind, id, path, text_before, text_after) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, change.kind.value, change.id, _json(change.path), _json(change.before), _json(change.after))
            for change in changes
        ),
    )


def keep_records(connection: sqlite3.Connection, number: int, records: Iterable[WrittenRecord]) -> None:
    """Remember the records that an import wrote."""
    connection.executemany(
        "INSERT INTO exchange_record (import, kind, id, revision_before, revision_after) VALUES (?, ?, ?, ?, ?)",
        ((number, record.kind.value, record.id, record.before, record.after) for record in records),
    )


def texts_of_import(connection: sqlite3.Connection, number: int) -> list[TextChange]:
    """What :func:`keep_texts` remembered; nothing for an import of content."""
    rows = connection.execute("SELECT * FROM exchange_change WHERE import = ? ORDER BY kind, id, path", (number,))
    return [
        TextChange(
            Kind(row["kind"]),
            row["id"],
            tuple(json.loads(row["path"])),
            0,
            (),
            json.loads(row["text_before"]),
            json.loads(row["text_after"]),
        )
        for row in rows
    ]


def records_of_import(connection: sqlite3.Connection, number: int) -> list[WrittenRecord]:
    """What :func:`keep_records` remembered; nothing for an import of texts."""
    rows = connection.execute("SELECT * FROM exchange_record WHERE import = ? ORDER BY kind, id", (number,))
    return [WrittenRecord(Kind(row["kind"]), row["id"], row["revision_before"], row["revision_after"]) for row in rows]


def must_be_undoable(connection: sqlite3.Connection, number: int) -> None:
    """Be sure that an import can be undone.

    Raises:
        ExchangeError: ``missing`` or ``undone``: there is no such import, or it was undone already.
    """
    row = connection.execute("SELECT undone_at FROM exchange_import WHERE number = ?", (number,)).fetchone()
    if row is None:
        said = sentence("There is no import {number}. Run 'office imports' to see them.", number=number)
        raise ExchangeError(said, code="missing")
    if row["undone_at"] is not None:
        raise ExchangeError(sentence("Import {number} was undone already.", number=number), code="undone")


def keep_undoing(connection: sqlite3.Connection, number: int, at: datetime, user: str) -> None:
    """Remember that an import was undone."""
    connection.execute(
        "UPDATE exchange_import SET undone_at = ?, undone_by = ? WHERE number = ?", (_moment(at), user, number)
    )


def changed_since(kind: Kind, record_id: str, field: str, present: Draft | None) -> Finding:
    """Why something of an import is not put back: somebody worked on it since. ``field`` empty: the whole record."""
    file = file_name(kind, record_id)
    if present is None or present.state is State.RETIRED:
        return Finding(file, 0, field, sentence("was retired since the import: it stays as it is"))
    said = sentence("was edited since the import, last by {user}: it stays as it is", user=present.edited_by)
    return Finding(file, 0, field, said)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
