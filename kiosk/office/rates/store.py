"""The table of rates: rows in, rows out."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from kiosk.i18n.sentence import sentence
from kiosk.office.audit.log import in_utc
from kiosk.office.errors import OfficeError
from kiosk.office.rates.content import as_kept
from kiosk.office.rates.model import RateEntry


def newest(connection: sqlite3.Connection) -> RateEntry | None:
    """What was entered last."""
    return _one(connection, "SELECT * FROM rate_entry ORDER BY number DESC LIMIT 1")


def newest_published(connection: sqlite3.Connection) -> RateEntry | None:
    """What was published last, whether the repository holds it yet or not."""
    return _one(connection, "SELECT * FROM rate_entry WHERE published_at IS NOT NULL ORDER BY number DESC LIMIT 1")


def add(
    connection: sqlite3.Connection, dated: date, content: bytes, user: str, at: datetime, change_confirmed: bool
) -> RateEntry:
    """Keep rates that were checked."""
    row = connection.execute(
        "INSERT INTO rate_entry (dated, content, entered_by, entered_at, change_confirmed) VALUES (?, ?, ?, ?, ?)"
        " RETURNING *",
        (dated.isoformat(), content, user, in_utc(at), int(change_confirmed)),
    ).fetchone()
    return _entry(row)


def turn_published(connection: sqlite3.Connection, number: int, user: str, at: datetime) -> None:
    connection.execute(
        "UPDATE rate_entry SET published_by = ?, published_at = ? WHERE number = ?", (user, in_utc(at), number)
    )


def turn_handed_out(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("UPDATE rate_entry SET handed_out = 1 WHERE number = ?", (number,))


def _one(connection: sqlite3.Connection, query: str) -> RateEntry | None:
    row = connection.execute(query).fetchone()
    return None if row is None else _entry(row)


def _entry(row: sqlite3.Row) -> RateEntry:
    rates = as_kept(bytes(row["content"]))
    if rates is None:
        said = sentence(
            "Entry {number} of the exchange rates was altered. Enter the rates again.", number=row["number"]
        )
        raise OfficeError(said, code="rates")
    return RateEntry(
        row["number"],
        rates,
        bytes(row["content"]),
        row["entered_by"],
        datetime.fromisoformat(row["entered_at"]),
        bool(row["change_confirmed"]),
        row["published_by"],
        None if row["published_at"] is None else datetime.fromisoformat(row["published_at"]),
        bool(row["handed_out"]),
    )
