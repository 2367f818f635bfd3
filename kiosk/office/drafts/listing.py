"""Lists of drafts, from the indexed columns alone: no record is read for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from kiosk.catalog.kinds import Kind
from kiosk.i18n.folding import fold
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import Filters, Row, Rows, State
from kiosk.office.drafts.store import COLUMNS
from kiosk.office.translation.states import TranslationState


class Order(StrEnum):
    """``place``: as the kiosk shows them. ``review``: what is due first. ``edited``: the newest first."""

    PLACE = "place"
    ID = "id"
    NAME = "name"
    REVIEW = "review"
    EDITED = "edited"


_BY = {
    Order.PLACE: "category, position, id",
    Order.ID: "id",
    Order.NAME: "name, id",
    Order.REVIEW: "review_by = '', review_by, id",
    Order.EDITED: "edited_at DESC, id",
}
_COUNT = "SELECT COUNT(*) FROM draft WHERE"
_PAGE = """SELECT id, name, category, status, state, review_by, revision, edited_by, edited_at, zh_hant, zh_hans, pt, en
    FROM draft WHERE"""
_GROUPS = """SELECT DISTINCT category, status FROM draft WHERE kind = ? AND state <> ? ORDER BY category, status"""
_MARK = "SELECT COUNT(*), SUM(revision), MAX(edited_at) FROM draft WHERE kind = ?"
_ALL = -1
"""What SQLite takes for no limit."""


def list_rows(
    connection: sqlite3.Connection,
    kind: Kind,
    filters: Filters,
    text: str,
    order: Order,
    limit: int | None,
    offset: int,
) -> Rows:
    """The rows that fit every filter and every word of ``text``, and how many there are without ``limit``."""
    conditions = [("kind = ?", kind.value), *_conditions(filters), *_words(text)]
    where = " AND ".join(condition for condition, _ in conditions)
    values = [value for _, value in conditions]
    page = connection.execute(
        " ".join((_PAGE, where, "ORDER BY", _BY[order], "LIMIT ? OFFSET ?")),
        [*values, _ALL if limit is None else limit, offset],
    )
    rows = tuple(_row(kind, row) for row in page.fetchall())
    if (limit is None or len(rows) < limit) and (rows or not offset):
        return Rows(rows, offset + len(rows))  # the last page: nothing is counted that was read
    return Rows(rows, connection.execute(" ".join((_COUNT, where)), values).fetchone()[0])


def list_groups(connection: sqlite3.Connection, kind: Kind) -> list[tuple[str, str]]:
    """Which categories and statuses go together in records of this kind, retired ones left out."""
    return connection.execute(_GROUPS, (kind.value, State.RETIRED.value)).fetchall()


def kind_mark(connection: sqlite3.Connection, kind: Kind) -> tuple[int, int | None, str | None]:
    """How many records of a kind there are, the sum of their revisions, which only rise, and the last change."""
    count, revisions, edited_at = connection.execute(_MARK, (kind.value,)).fetchone()
    return count, revisions, edited_at


def _conditions(filters: Filters) -> Iterator[tuple[str, str]]:
    if filters.state is None:
        yield "state <> ?", State.RETIRED.value
    else:
        yield "state = ?", filters.state.value
    for column, value in (("category", filters.category), ("status", filters.status), ("edited_by", filters.editor)):
        if value is not None:
            yield " ".join((column, "= ?")), value
    if filters.needs is not None:
        locale, state = filters.needs
        yield " ".join((COLUMNS[locale], "= ?")), state.value
    if filters.review_before is not None:
        yield "review_by <> '' AND review_by < ?", filters.review_before.isoformat()


def _words(text: str) -> Iterator[tuple[str, str]]:
    for word in fold(text).split():
        yield "instr(words, ?) > 0", word


def _row(kind: Kind, row: sqlite3.Row) -> Row:
    record_id, name, category, status, state, review_by, revision, edited_by, edited_at, *languages = row
    return Row(
        kind,
        record_id,
        name,
        category,
        status,
        State(state),
        _languages(*languages),
        _day(review_by),
        revision,
        edited_by,
        _moment(edited_at),
    )


# A list of thousands has few different days, moments and languages: each is read once.


@lru_cache(maxsize=256)
def _languages(*states: str) -> Mapping[Locale, TranslationState]:
    found = zip(COLUMNS, map(TranslationState, states), strict=True)
    return MappingProxyType(dict(found))


@lru_cache(maxsize=4096)
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    """The day, unless an unfinished draft holds something else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
