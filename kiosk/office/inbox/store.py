"""The tables of the inbox: values in, rows out."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from kiosk.office.audit.log import in_utc
from kiosk.office.inbox.model import Item, State
from kiosk.office.inbox.reasons import Reason
from kiosk.sealing.envelope import Envelope

_ITEM = (
    "SELECT id, prefix, name, kiosk, kind, sequence, received_at, state, reason, handled_by, handled_at, "
    "length(bytes) AS size, expired_at FROM inbox"
)
_BELIEVED_FIRST = "ORDER BY state = 'set-aside', received_at, rowid"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lay: the folder of a kiosk, and a name that is harmless to show."""

    prefix: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a fetch remembers of a file that still lies in the drop box; ``id`` None: it was not kept."""

    stamp: str
    id: str | None
    at: datetime


def keep(
    connection: sqlite3.Connection,
    number: str,
    place: Place,
    at: datetime,
    content: bytes | None,
    envelope: Envelope | None,
    *,
    key: str | None = None,
    reason: Reason | None = None,
) -> None:
    """Keep something that came in; with ``reason`` it is set aside, else ``key`` says whose signature was verified."""
    state = State.NEW if reason is None else State.SET_ASIDE
    about = (None, None, None) if envelope is None else (envelope.kiosk, envelope.kind, envelope.sequence)
    connection.execute(
        "INSERT INTO inbox (id, prefix, name, kiosk, kind, sequence, key, received_at, state, reason, bytes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, place.prefix, place.name, *about, key, in_utc(at), state, reason, content),
    )


def find(connection: sqlite3.Connection, number: str, prefix: str) -> Item | None:
    """What lay under this prefix with this id."""
    row = connection.execute(f"{_ITEM} WHERE id = ? AND prefix = ?", (number, prefix)).fetchone()
    return None if row is None else _item(row)


def beginning_with(connection: sqlite3.Connection, number: str) -> list[Item]:
    """Everything whose id begins so; what is believed comes first."""
    rows = connection.execute(f"{_ITEM} WHERE substr(id, 1, ?) = ? {_BELIEVED_FIRST}", (len(number), number))
    return [_item(row) for row in rows]


def every(connection: sqlite3.Connection, state: State | None = None) -> list[Item]:
    """What came in, oldest first."""
    rows = connection.execute(f"{_ITEM} WHERE ? IS NULL OR state = ? ORDER BY received_at, rowid", (state, state))
    return [_item(row) for row in rows]


def waiting(connection: sqlite3.Connection) -> int:
    """How many applications wait for staff: new, and not deleted in time."""
    query = "SELECT count(*) FROM inbox WHERE state = 'new' AND expired_at IS NULL"
    return int(connection.execute(query).fetchone()[0])


def content(connection: sqlite3.Connection, item: Item) -> bytes | None:
    """The bytes as they came; None: they were deleted, or never read."""
    row = connection.execute("SELECT bytes FROM inbox WHERE id = ? AND prefix = ?", (item.id, item.prefix)).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])


def number_is_used(connection: sqlite3.Connection, key: str, sequence: int, number: str) -> bool:
    """Whether the kiosk with this key has used this sequence number for other bytes."""
    row = connection.execute(
        "SELECT 1 FROM inbox WHERE key = ? AND sequence = ? AND id <> ? AND state <> 'set-aside' "
        "UNION ALL SELECT 1 FROM heartbeat WHERE key = ? AND sequence = ? AND id <> ?",
        (key, sequence, number) * 2,
    ).fetchone()
    return row is not None


def believed_since(connection: sqlite3.Connection, prefix: str, since: datetime) -> int:
    """How many came in from a kiosk since then and were believed."""
    query = "SELECT count(*) FROM inbox WHERE prefix = ? AND received_at > ? AND state <> 'set-aside'"
    return int(connection.execute(query, (prefix, in_utc(since))).fetchone()[0])


def set_aside_since(connection: sqlite3.Connection, prefix: str, since: datetime) -> int:
    """How many were set aside under a prefix since then."""
    query = "SELECT count(*) FROM inbox WHERE prefix = ? AND received_at > ? AND state = 'set-aside'"
    return int(connection.execute(query, (prefix, in_utc(since))).fetchone()[0])


def strange_since(connection: sqlite3.Connection, since: datetime) -> int:
    """How many were set aside since then under all prefixes together that no kiosk has now."""
    query = (
        "SELECT count(*) FROM inbox WHERE state = 'set-aside' AND received_at > ? "
        "AND prefix NOT IN (SELECT id FROM kiosk WHERE retired_at IS NULL)"
    )
    return int(connection.execute(query, (in_utc(since),)).fetchone()[0])


def not_believed_before(
    connection: sqlite3.Connection, reasons: frozenset[Reason], kiosk: str, at: datetime
) -> list[Item]:
    """What was set aside for one of the reasons before ``at``, says it is from this kiosk, and is still there."""
    rows = connection.execute(
        f"{_ITEM} WHERE state = 'set-aside' AND prefix = ? AND received_at <= ? AND bytes IS NOT NULL "
        "ORDER BY received_at, rowid",
        (kiosk, in_utc(at)),
    )
    return [item for item in map(_item, rows) if item.reason in reasons]


def believe(connection: sqlite3.Connection, item: Item, key: str) -> None:
    """What was set aside is believed now: this key made its signature."""
    connection.execute(
        "UPDATE inbox SET state = 'new', reason = NULL, key = ? WHERE id = ? AND prefix = ?",
        (key, item.id, item.prefix),
    )


def handle(connection: sqlite3.Connection, item: Item, user: str, at: datetime) -> None:
    """Staff have done what there was to do."""
    connection.execute(
        "UPDATE inbox SET state = 'handled', handled_by = ?, handled_at = ? WHERE id = ? AND prefix = ?",
        (user, in_utc(at), item.id, item.prefix),
    )


def expire(connection: sqlite3.Connection, before: datetime, at: datetime) -> int:
    """Delete the bytes of everything that came in before; how many went."""
    return connection.execute(
        "UPDATE inbox SET bytes = NULL, expired_at = ? WHERE received_at <= ? AND bytes IS NOT NULL",
        (in_utc(at), in_utc(before)),
    ).rowcount


def overwrite_what_goes(connection: sqlite3.Connection) -> None:
    """From now on bytes that are deleted are overwritten in the file, too (SQLite keeps free pages as they were)."""
    connection.execute("PRAGMA secure_delete = ON")


def bring_to_the_file(connection: sqlite3.Connection) -> None:
    """Empty the write-ahead log, which still holds pages as they were; if another window reads, the next time does."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def expired_ids(connection: sqlite3.Connection, prefix: str) -> set[str]:
    """The ids of everything under a prefix whose bytes were deleted."""
    rows = connection.execute("SELECT id FROM inbox WHERE prefix = ? AND expired_at IS NOT NULL", (prefix,))
    return {str(number) for (number,) in rows}


def signs_of_life_before(connection: sqlite3.Connection, prefix: str, before: datetime) -> set[str]:
    """The ids of signs of life that were looked at before: all that was believed and is no row of the inbox."""
    rows = connection.execute(
        "SELECT id FROM inbox_seen AS seen WHERE prefix = ? AND at <= ? AND id IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.id = seen.id AND inbox.prefix = seen.prefix)",
        (prefix, in_utc(before)),
    )
    return {str(number) for (number,) in rows}


# --- what lies in the drop box ----------------------------------------------------------------------------------------


def seen(connection: sqlite3.Connection, prefix: str) -> dict[str, Seen]:
    """By name, the files of a folder that were looked at."""
    rows = connection.execute("SELECT name, stamp, id, at FROM inbox_seen WHERE prefix = ?", (prefix,))
    return {name: Seen(stamp, number, datetime.fromisoformat(at)) for name, stamp, number, at in rows}


def remember(
    connection: sqlite3.Connection, prefix: str, name: str, stamp: str, number: str | None, at: datetime
) -> None:
    """Do not look at this file again while it does not change."""
    connection.execute(
        "INSERT INTO inbox_seen (prefix, name, stamp, id, at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (prefix, name) DO UPDATE SET stamp = excluded.stamp, id = excluded.id, at = excluded.at",
        (prefix, name, stamp, number, in_utc(at)),
    )


def forget(connection: sqlite3.Connection, prefix: str, name: str) -> None:
    """The file is gone."""
    connection.execute("DELETE FROM inbox_seen WHERE prefix = ? AND name = ?", (prefix, name))


# --- signs of life ----------------------------------------------------------------------------------------------------


def newest_heartbeat(connection: sqlite3.Connection, key: str) -> tuple[int, str] | None:
    """Sequence number and id of the newest sign of life of a key."""
    row = connection.execute("SELECT sequence, id FROM heartbeat WHERE key = ?", (key,)).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def keep_heartbeat(connection: sqlite3.Connection, key: str, number: str, envelope: Envelope, at: datetime) -> None:
    """Put it in the place of an older one."""
    connection.execute(
        "INSERT INTO heartbeat (key, id, sequence, received_at, body) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET "
        "id = excluded.id, sequence = excluded.sequence, received_at = excluded.received_at, body = excluded.body",
        (key, number, envelope.sequence, in_utc(at), envelope.sealed.decode("utf-8")),
    )


def _item(row: sqlite3.Row) -> Item:
    return Item(
        row["id"],
        row["prefix"],
        row["name"],
        row["kiosk"],
        row["kind"],
        row["sequence"],
        datetime.fromisoformat(row["received_at"]),
        State(row["state"]),
        None if row["reason"] is None else Reason(row["reason"]),
        row["handled_by"],
        _moment(row["handled_at"]),
        row["size"],
        _moment(row["expired_at"]),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
