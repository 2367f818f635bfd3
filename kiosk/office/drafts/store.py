"""The two tables of the drafts. Every function works on a connection, so that callers join it to their transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import Data, Draft, Revision, Stamp, State
from kiosk.office.drafts.summary import summary_of

COLUMNS = {Locale.ZH_HANT: "zh_hant", Locale.ZH_HANS: "zh_hans", Locale.PT: "pt", Locale.EN: "en"}
"""The column of ``draft`` that holds each language's state."""
_WRITE_DRAFT = """INSERT OR REPLACE INTO draft (kind, id, revision, state, edited_by, edited_at, name, category, status,
        review_by, position, words, zh_hant, zh_hans, pt, en)
    VALUES (:kind, :id, :revision, :state, :edited_by, :edited_at, :name, :category, :status, :review_by, :position,
        :words, :zh_hant, :zh_hans, :pt, :en)"""
_WRITE_REVISION = """INSERT INTO draft_revision (kind, id, number, state, at, user, session, data)
    VALUES (:kind, :id, :revision, :state, :edited_at, :edited_by, :session, :data)"""
_REVISIONS = """SELECT number, state, at, user, data FROM draft_revision
    WHERE kind = ? AND id = ? AND number > ? ORDER BY number"""
_REVISION = "SELECT number, state, at, user, data FROM draft_revision WHERE kind = ? AND id = ? AND number = ?"
_STAMPS = "SELECT number, state, at, user FROM draft_revision WHERE kind = ? AND id = ? ORDER BY number DESC"


def find(connection: sqlite3.Connection, kind: Kind, record_id: str) -> Draft | None:
    """The draft as it is now."""
    row = connection.execute("SELECT * FROM draft_now WHERE kind = ? AND id = ?", (kind.value, record_id)).fetchone()
    return None if row is None else _draft(row)


def every(connection: sqlite3.Connection) -> Iterator[Draft]:
    """Every draft, retired ones too, in the order of kinds and ids."""
    for row in connection.execute("SELECT * FROM draft_now ORDER BY kind, id"):
        yield _draft(row)


def revisions(connection: sqlite3.Connection, kind: Kind, record_id: str, after: int = 0) -> list[Revision]:
    """The revisions of a record with a higher number than ``after``, oldest first."""
    rows = connection.execute(_REVISIONS, (kind.value, record_id, after))
    return [_revision(row) for row in rows]


def stamps(connection: sqlite3.Connection, kind: Kind, record_id: str) -> list[Stamp]:
    """Who left every revision of a record, and when; newest first."""
    rows = connection.execute(_STAMPS, (kind.value, record_id))
    return [Stamp(row["number"], State(row["state"]), _moment(row["at"]), row["user"]) for row in rows]


def revision(connection: sqlite3.Connection, kind: Kind, record_id: str, number: int) -> Revision | None:
    """One revision of a record."""
    row = connection.execute(_REVISION, (kind.value, record_id, number)).fetchone()
    return None if row is None else _revision(row)


def ids(connection: sqlite3.Connection, kind: Kind) -> frozenset[str]:
    """The ids of all records of a kind, retired ones too."""
    return frozenset(str(name) for (name,) in connection.execute("SELECT id FROM draft WHERE kind = ?", (kind.value,)))


def write(connection: sqlite3.Connection, draft: Draft, session: str | None = None) -> None:
    """Write a draft under its new revision number; ``session`` marks an autosave, which a later save may replace.

    The caller has compared revisions inside this transaction.
    """
    about = summary_of(draft.kind, draft.id, draft.data)
    row: dict[str, Any] = {
        "kind": draft.kind.value,
        "id": draft.id,
        "revision": draft.revision,
        "state": draft.state.value,
        "edited_by": draft.edited_by,
        "edited_at": draft.edited_at.astimezone(UTC).isoformat(),
        "session": session,
        "data": json.dumps(draft.data, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        "name": about.name,
        "category": about.category,
        "status": about.status,
        "review_by": about.review_by,
        "position": about.position,
        "words": about.words,
        **{column: about.languages[locale].value for locale, column in COLUMNS.items()},
    }
    connection.execute(_WRITE_REVISION, row)
    connection.execute(_WRITE_DRAFT, row)


def drop_autosave(connection: sqlite3.Connection, draft: Draft, user: str, session: str) -> bool:
    """Make way for a newer save of a person's editing session; False when ``draft`` is no autosave of it."""
    dropped = connection.execute(
        "DELETE FROM draft_revision WHERE kind = ? AND id = ? AND number = ? AND session = ? AND user = ?",
        (draft.kind.value, draft.id, draft.revision, session, user),
    )
    return dropped.rowcount > 0


def change_state(connection: sqlite3.Connection, kind: Kind, record_id: str, state: State) -> None:
    """Set the state of a draft and of its newest revision; its data and its revision number stay as they are.

    For the areas that judge a revision rather than edit it (review, publishing): they log it themselves.
    """
    key = (state.value, kind.value, record_id)
    connection.execute(
        "UPDATE draft_revision SET state = ?1, session = NULL WHERE kind = ?2 AND id = ?3"
        " AND number = (SELECT revision FROM draft WHERE kind = ?2 AND id = ?3)",
        key,
    )
    connection.execute("UPDATE draft SET state = ? WHERE kind = ? AND id = ?", key)


def next_position(connection: sqlite3.Connection, kind: Kind, category: str) -> int:
    """The first position after all those that are taken in a category."""
    row = connection.execute(
        "SELECT COALESCE(MAX(position), 0) + 1 FROM draft WHERE kind = ? AND category = ?", (kind.value, category)
    ).fetchone()
    return int(row[0])


def _draft(row: sqlite3.Row) -> Draft:
    data: Data = json.loads(row["data"])
    return Draft(
        Kind(row["kind"]),
        row["id"],
        data,
        row["revision"],
        State(row["state"]),
        row["edited_by"],
        _moment(row["edited_at"]),
    )


def _revision(row: sqlite3.Row) -> Revision:
    return Revision(row["number"], State(row["state"]), _moment(row["at"]), row["user"], json.loads(row["data"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
