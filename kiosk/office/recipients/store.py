"""The table of recipients: rows in, rows out."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from kiosk.office.audit.log import in_utc
from kiosk.office.recipients.model import Recipient


def every(connection: sqlite3.Connection) -> list[Recipient]:
    """The present ones in the order in which they came, then the retired ones, the last retired first."""
    present = connection.execute("SELECT * FROM recipient WHERE retired_at IS NULL ORDER BY rowid")
    retired = connection.execute("SELECT * FROM recipient WHERE retired_at IS NOT NULL ORDER BY retired_at DESC, rowid")
    return [_recipient(row) for row in (*present, *retired)]


def present_keys(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What the next release names; nothing while the office keeps no recipients."""
    return tuple(recipient.key for recipient in every(connection) if recipient.is_present)


def add(connection: sqlite3.Connection, key: str, name: str, user: str, at: datetime) -> None:
    """Keep a key that was not there before."""
    connection.execute(
        "INSERT INTO recipient (key, name, added_by, added_at) VALUES (?, ?, ?, ?)", (key, name, user, in_utc(at))
    )


def retire(connection: sqlite3.Connection, key: str, user: str, at: datetime, replaced_by: str | None = None) -> None:
    """Name a key in no release from the next one on."""
    connection.execute(
        "UPDATE recipient SET retired_by = ?, retired_at = ?, replaced_by = ? WHERE key = ?",
        (user, in_utc(at), replaced_by, key),
    )


def _recipient(row: sqlite3.Row) -> Recipient:
    retired = row["retired_at"]
    return Recipient(
        row["key"],
        row["name"],
        row["added_by"],
        datetime.fromisoformat(row["added_at"]),
        row["retired_by"],
        None if retired is None else datetime.fromisoformat(retired),
        row["replaced_by"],
    )
