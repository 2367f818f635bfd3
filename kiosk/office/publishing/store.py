"""The tables of publishing: rows in, rows out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime

from kiosk.office.audit.log import in_utc
from kiosk.office.publishing.model import KeyPurpose, PublishedKey, Release, ReleaseState, Signature


def all_releases(connection: sqlite3.Connection) -> list[Release]:
    """Newest first."""
    return [_release(connection, row) for row in connection.execute("SELECT * FROM release ORDER BY number DESC")]


def find_release(connection: sqlite3.Connection, number: int) -> Release | None:
    row = connection.execute("SELECT * FROM release WHERE number = ?", (number,)).fetchone()
    return None if row is None else _release(connection, row)


def under_way(connection: sqlite3.Connection) -> Release | None:
    """The one release that waits for a signature or for its day."""
    row = connection.execute("SELECT * FROM release WHERE state IN ('pending', 'signed')").fetchone()
    return None if row is None else _release(connection, row)


def next_number(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM release").fetchone()[0])


def add_release(connection: sqlite3.Connection, release: Release, targets: bytes) -> None:
    connection.execute(
        "INSERT INTO release (number, state, notes, effective_on, prepared_by, built_at, content_hash, audit_head,"
        " rolled_back_to, targets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            release.number,
            release.state.value,
            release.notes,
            None if release.effective_on is None else release.effective_on.isoformat(),
            release.prepared_by,
            in_utc(release.built_at),
            release.content_hash,
            release.audit_head,
            release.rolled_back_to,
            targets,
        ),
    )


def targets_of(connection: sqlite3.Connection, number: int) -> bytes:
    """The signed metadata of a release that exists."""
    return bytes(connection.execute("SELECT targets FROM release WHERE number = ?", (number,)).fetchone()[0])


def add_signature(connection: sqlite3.Connection, number: int, signature: Signature, targets: bytes) -> None:
    """Keep a signature, and the metadata that hold it."""
    connection.execute("UPDATE release SET targets = ? WHERE number = ?", (targets, number))
    connection.execute(
        "INSERT INTO release_signature VALUES (?, ?, ?, ?)",
        (number, signature.user, signature.key, in_utc(signature.at)),
    )


def turn_release(
    connection: sqlite3.Connection, number: int, state: ReleaseState, published_at: datetime | None = None
) -> None:
    connection.execute(
        "UPDATE release SET state = ?, published_at = ? WHERE number = ?",
        (state.value, None if published_at is None else in_utc(published_at), number),
    )


def add_key(connection: sqlite3.Connection, key: PublishedKey) -> None:
    connection.execute(
        "INSERT INTO signing_key (id, purpose, user, public, made_at) VALUES (?, ?, ?, ?, ?)",
        (key.id, key.purpose.value, key.user, key.public, in_utc(key.made_at)),
    )


def withdraw_key(connection: sqlite3.Connection, key_id: str, at: datetime) -> None:
    connection.execute("UPDATE signing_key SET withdrawn_at = ? WHERE id = ?", (in_utc(at), key_id))


def all_keys(connection: sqlite3.Connection, counting: Iterable[str] = ()) -> list[PublishedKey]:
    """Every key that was ever made; ``counting`` are the ids that the root names."""
    counts = frozenset(counting)
    rows = connection.execute("SELECT * FROM signing_key ORDER BY purpose DESC, user, made_at")
    return [
        PublishedKey(
            row["id"],
            KeyPurpose(row["purpose"]),
            row["user"],
            row["public"],
            datetime.fromisoformat(row["made_at"]),
            _moment(row["withdrawn_at"]),
            row["id"] in counts,
        )
        for row in rows
    ]


def publisher_keys(connection: sqlite3.Connection) -> list[PublishedKey]:
    """The keys of publishers that were not withdrawn; one a person."""
    keys = all_keys(connection)
    return [key for key in keys if key.purpose is KeyPurpose.PUBLISHER and key.withdrawn_at is None]


def _release(connection: sqlite3.Connection, row: sqlite3.Row) -> Release:
    signatures = connection.execute("SELECT * FROM release_signature WHERE release = ? ORDER BY at", (row["number"],))
    return Release(
        row["number"],
        ReleaseState(row["state"]),
        row["notes"],
        None if row["effective_on"] is None else date.fromisoformat(row["effective_on"]),
        row["prepared_by"],
        datetime.fromisoformat(row["built_at"]),
        row["content_hash"],
        row["audit_head"],
        row["rolled_back_to"],
        _moment(row["published_at"]),
        tuple(Signature(one["user"], one["key"], datetime.fromisoformat(one["at"])) for one in signatures),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
