"""The table of kiosks: values in, rows out."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from kiosk.office.audit.log import in_utc
from kiosk.office.kiosks.model import EnrolledKiosk


def every(connection: sqlite3.Connection) -> list[EnrolledKiosk]:
    """The present ones by their ids, then the retired ones, the last retired first."""
    present = connection.execute("SELECT * FROM kiosk WHERE retired_at IS NULL ORDER BY id")
    retired = connection.execute("SELECT * FROM kiosk WHERE retired_at IS NOT NULL ORDER BY retired_at DESC, rowid")
    return [_kiosk(row) for row in (*present, *retired)]


def present(connection: sqlite3.Connection, kiosk_id: str) -> EnrolledKiosk | None:
    """The kiosk that has this id now."""
    row = connection.execute("SELECT * FROM kiosk WHERE id = ? AND retired_at IS NULL", (kiosk_id,)).fetchone()
    return None if row is None else _kiosk(row)


def with_key(connection: sqlite3.Connection, key: str) -> EnrolledKiosk | None:
    """The kiosk that has or had this key."""
    row = connection.execute("SELECT * FROM kiosk WHERE key = ?", (key,)).fetchone()
    return None if row is None else _kiosk(row)


def add(connection: sqlite3.Connection, kiosk_id: str, key: str, name: str, user: str, at: datetime) -> None:
    """Keep a key that was not there before."""
    connection.execute(
        "INSERT INTO kiosk (key, id, name, added_by, added_at) VALUES (?, ?, ?, ?, ?)",
        (key, kiosk_id, name, user, in_utc(at)),
    )


def retire(connection: sqlite3.Connection, key: str, user: str, at: datetime) -> None:
    """From now on the signatures of this key do not count."""
    connection.execute("UPDATE kiosk SET retired_by = ?, retired_at = ? WHERE key = ?", (user, in_utc(at), key))


def replace(connection: sqlite3.Connection, key: str, replaced_by: str) -> None:
    """Say which key took the place of a retired one."""
    connection.execute("UPDATE kiosk SET replaced_by = ? WHERE key = ?", (replaced_by, key))


def _kiosk(row: sqlite3.Row) -> EnrolledKiosk:
    retired = row["retired_at"]
    return EnrolledKiosk(
        row["id"],
        row["key"],
        row["name"],
        row["added_by"],
        datetime.fromisoformat(row["added_at"]),
        row["retired_by"],
        None if retired is None else datetime.fromisoformat(retired),
        row["replaced_by"],
    )
