"""The lock-out after wrong tries: counted before a password is looked at, kept on the disk, growing.

A try is counted first and forgotten when it was right, so that neither killing the program nor trying in many windows
at once gives more tries. Names that are no account are counted too, in groups and without keeping what was typed: it
may be a password in the wrong field.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.office.audit.log import in_utc

TRIES = 5
"""Wrong ones in a row until the first lock-out, and again until each next one (ux.md, S-01)."""
LOCK_OUTS = (timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
"""The first is ux.md's (S-01); then they grow, and the last one repeats: at most 30 tries a day."""
GROUPS = 4096
"""Of names that are no account: so few that the table stays small, so many that strangers seldom share one."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A try that was counted: how many there were in a row, and for how long it locks if it is wrong too."""

    name: str
    failures: int
    lock_out: timedelta | None


@dataclass(frozen=True, slots=True)
class Locked:
    """No try: nobody may before ``until`` (with its zone)."""

    until: datetime


def count_name(user: str, *, known: bool) -> str:
    """Under which name tries are counted; that of a group holds a sign that no account has."""
    if known:
        return user
    return f"?{int.from_bytes(hashlib.sha256(user.encode()).digest()[:4]) % GROUPS}"


def count(connection: sqlite3.Connection, name: str, now: datetime) -> Counted | Locked:
    """Count a try before it is looked at, in a transaction; if it is one too many, lock at once."""
    row = _row(connection, name)
    until = _locked_until(connection, row, now)
    if until is not None:
        return Locked(until)
    failures = 1 + (int(row["failures"]) if row else 0)
    lock_out = length(failures)
    connection.execute(
        "INSERT INTO wrong_tries (name, failures) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, locked_at = NULL, locked_until = NULL",
        (name, failures),
    )
    if lock_out is not None:
        _lock(connection, name, now, now + lock_out)
    return Counted(name, failures, lock_out)


def forget(connection: sqlite3.Connection, name: str) -> None:
    """The right password, or an administrator, ends it."""
    connection.execute("DELETE FROM wrong_tries WHERE name = ?", (name,))


def length(failures: int) -> timedelta | None:
    """How long this many wrong tries in a row lock for; None: not yet, one may try again at once."""
    times, rest = divmod(failures, TRIES)
    if rest or not times:
        return None
    return LOCK_OUTS[min(times, len(LOCK_OUTS)) - 1]


def _locked_until(connection: sqlite3.Connection, row: sqlite3.Row | None, now: datetime) -> datetime | None:
    """A clock that went back frees nobody, and locks nobody for years: the whole lock-out begins again at its time."""
    if row is None or row["locked_until"] is None:
        return None
    began, ends = datetime.fromisoformat(row["locked_at"]), datetime.fromisoformat(row["locked_until"])
    if now < began:
        began, ends = now, now + (ends - began)
        _lock(connection, row["name"], began, ends)
    return ends if now < ends else None


def _lock(connection: sqlite3.Connection, name: str, began: datetime, ends: datetime) -> None:
    times = [in_utc(moment) for moment in (began, ends)]
    connection.execute("UPDATE wrong_tries SET locked_at = ?, locked_until = ? WHERE name = ?", (*times, name))


def _row(connection: sqlite3.Connection, name: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM wrong_tries WHERE name = ?", (name,)).fetchone()
    return row
