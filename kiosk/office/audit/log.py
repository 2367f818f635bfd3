"""The log itself: entries are added inside the transaction of the change that they tell about, read, and verified.

Each entry's hash is SHA-256 over the hash before it, a line feed, and the canonical JSON of the entry (number, at,
user, action, about), in UTF-8. The last one is the head; every signed release carries it (design.md, section 8).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from kiosk.catalog.canonical_json import canonical_json
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.audit.actions import declared
from kiosk.office.database import FILE
from kiosk.office.errors import OfficeError

BEFORE_THE_FIRST = "0" * 64
"""The head of an empty log."""
_NO_HEADS: Mapping[int, str] = MappingProxyType({})
_ROWS = (
    "SELECT number, CAST(at AS BLOB), CAST(user AS BLOB), CAST(action AS BLOB), CAST(about AS BLOB), CAST(hash AS BLOB)"
)
"""As bytes, so that a text that somebody broke is still read, and told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. ``at`` is in UTC; ``hash`` is the head of the log once it was written."""

    number: int
    at: datetime
    user: str
    action: str
    about: Mapping[str, str | int]
    hash: str

    def as_dict(self) -> dict[str, Any]:
        """As commands and exports tell it."""
        return {
            "number": self.number,
            "at": in_utc(self.at),
            "user": self.user,
            "action": self.action,
            "about": dict(self.about),
            "hash": self.hash,
        }


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as it lies in the table, altered or not."""

    number: int
    at: str
    user: str
    action: str
    about: str
    hash: str

    def expected_hash(self, previous: str) -> str | None:
        """What the hash must be after ``previous``; None when the row was not written by :func:`append`."""
        try:
            about = json.loads(self.about)
        except (ValueError, RecursionError):
            return None
        if not isinstance(about, dict) or canonical_json(about) != self.about:
            return None
        return _hash(previous, self.number, self.at, self.user, self.action, about)


def in_utc(moment: datetime) -> str:
    """A moment as the office's tables keep it: UTC, ISO 8601 with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def append(connection: sqlite3.Connection, at: datetime, user: str, action: str, about: Mapping[str, str | int]) -> str:
    """Add an entry in the transaction that is under way; the new head.

    Raises:
        ValueError: no transaction, a time without a zone, an unknown action or key: mistakes of the program.
    """
    if not connection.in_transaction:
        raise ValueError("an entry is written in the transaction of the change it tells about")
    if at.tzinfo is None:
        raise ValueError("the time of an entry names its zone")
    known = declared(action, about).value
    last = _last(connection)
    number, previous = (last.number + 1, last.hash) if last else (1, BEFORE_THE_FIRST)
    moment = in_utc(at)
    new_head = _hash(previous, number, moment, user, known, about)
    connection.execute(
        "INSERT INTO audit (number, at, user, action, about, hash) VALUES (?, ?, ?, ?, ?, ?)",
        (number, moment, user, known, canonical_json(dict(about)), new_head),
    )
    return new_head


def head(connection: sqlite3.Connection) -> str:
    """The hash of the newest entry; :data:`BEFORE_THE_FIRST` when there is none."""
    last = _last(connection)
    return last.hash if last else BEFORE_THE_FIRST


def entries(
    connection: sqlite3.Connection,
    *,
    user: str | None = None,
    action: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    newest_first: bool = False,
    limit: int | None = None,
) -> list[Entry]:
    """Entries by one user, of one action, from ``since`` up to but not including ``until``; at most ``limit``.

    Raises:
        OfficeError: ``audit-log``: an entry cannot be read, because somebody altered it; :func:`verify` says all.
    """
    wanted = {
        "user = ?": user,
        "action = ?": action,
        "at >= ?": None if since is None else in_utc(since),
        "at < ?": None if until is None else in_utc(until),
    }
    used = {condition: value for condition, value in wanted.items() if value is not None}
    where = " AND ".join(used) or "1"
    order = f"number {'DESC' if newest_first else 'ASC'} LIMIT {-1 if limit is None else int(limit)}"
    return [_entry(row) for row in _rows(connection, where, tuple(used.values()), order)]


def last_of_each_user(connection: sqlite3.Connection, action: str) -> dict[str, datetime]:
    """When each user did this last, in UTC."""
    rows = connection.execute("SELECT user, MAX(at) FROM audit WHERE action = ? GROUP BY user", (action,))
    return {str(user): datetime.fromisoformat(at) for user, at in rows}


def verify(connection: sqlite3.Connection, known_heads: Mapping[int, str] = _NO_HEADS) -> list[Finding]:
    """What was altered since it was written: nothing, or a finding for each entry that is not what it was.

    A chain that was rewritten as a whole is right in itself. ``known_heads`` (release number to the head that this
    release carries) finds it, and also a log that was cut short or put back to an older copy.
    """
    with one_moment(connection):
        rows, written = list(_rows(connection)), _highest_number_ever(connection)
    found: list[Finding] = []
    previous, number, seen = BEFORE_THE_FIRST, 0, {BEFORE_THE_FIRST: 0}
    for row in rows:
        number += 1
        if row.number != number:
            found.append(_finding(number, _missing(number, row.number)))
            number = row.number
        elif row.expected_hash(previous) != row.hash:
            found.append(_finding(number, _altered(number)))
        previous = row.hash
        seen[previous] = number
    if written != number:
        said = sentence("The log ends at entry {number}; {written} were written.", number=number, written=written)
        found.append(_finding(number + 1, said))
    return found + _unknown_heads(known_heads, seen)


@contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment, whatever another window writes meanwhile; may be nested."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _unknown_heads(known_heads: Mapping[int, str], seen: Mapping[str, int]) -> list[Finding]:
    """A release whose head the log never had, or had before that of an earlier release."""
    found = []
    reached = 0
    for release, known in sorted(known_heads.items()):
        number = seen.get(known)
        if number is None:
            said = sentence(
                "Release {release} was made when the log ended in {head}…, and this log never did."
                " It was rewritten, cut short, or is another office's.",
                release=release,
                head=known[:12],
            )
            found.append(_finding(0, said))
        elif number < reached:
            said = sentence("Release {release} carries an older head than a release before it.", release=release)
            found.append(_finding(number, said))
        reached = max(reached, number or 0)
    return found


def _missing(first: int, present: int) -> str:
    if present < first:
        return sentence("There is an entry numbered {number} before the first.", number=present)
    if present == first + 1:
        return sentence("Entry {number} is missing.", number=first)
    return sentence("Entries {first} to {last} are missing.", first=first, last=present - 1)


def _altered(number: int) -> str:
    return sentence("Entry {number} is not what was written, or what stood before it is not.", number=number)


def _finding(number: int, said: str) -> Finding:
    return Finding(FILE, number, "audit", said)


def _rows(
    connection: sqlite3.Connection, where: str = "1", values: tuple[str, ...] = (), order: str = "number"
) -> Iterator[_Row]:
    """The rows; ``where`` and ``order`` are written in this module, never taken from outside."""
    query = " ".join((_ROWS, "FROM audit WHERE", where, "ORDER BY", order))
    for number, *texts in connection.execute(query, values):
        yield _Row(int(number), *(bytes(text).decode("utf-8", errors="replace") for text in texts))


def _last(connection: sqlite3.Connection) -> _Row | None:
    return next(_rows(connection, order="number DESC LIMIT 1"), None)


def _highest_number_ever(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
    return int(row[0]) if row else 0


def _entry(row: _Row) -> Entry:
    try:
        about = dict(json.loads(row.about))
        return Entry(row.number, datetime.fromisoformat(row.at), row.user, row.action, about, row.hash)
    except (ValueError, TypeError, RecursionError):
        said = sentence("Entry {number} of the audit log was altered. Run 'office audit verify'.", number=row.number)
        raise OfficeError(said, code="audit-log") from None


def _hash(previous: str, number: int, at: str, user: str, action: str, about: Mapping[str, str | int]) -> str:
    entry = canonical_json({"number": number, "at": at, "user": user, "action": action, "about": dict(about)})
    return hashlib.sha256(f"{previous}\n{entry}".encode()).hexdigest()
