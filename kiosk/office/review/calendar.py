"""What is due: the day by which staff wanted to look at a record again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.catalog.kinds import Kind
from kiosk.macau_time import MACAU, day_in_macau
from kiosk.office.drafts.listing import Order, list_rows
from kiosk.office.drafts.model import Filters, Row

__all__ = ("MACAU", "NEXT_REVIEW_DAYS", "SOON_DAYS", "WITH_REVIEW", "Due", "day_in_macau", "due")
SOON_DAYS = 30
"""How far ahead the calendar looks, if nobody says otherwise."""
NEXT_REVIEW_DAYS = 182
"""After a look that found nothing changed: half a year, as in the seed content (2026-11-22 to 2027-05-22, in weeks)."""
WITH_REVIEW = (Kind.FACTS, Kind.SERVICES, Kind.POLICIES, Kind.COMPARISONS)
"""The kinds of records that are looked at again."""


@dataclass(frozen=True, slots=True)
class Due:
    """A record to look at again. ``days`` until then, negative when the day has passed; ``checked_on`` for facts."""

    row: Row
    review_by: date
    days: int
    checked_on: date | None


def due(connection: sqlite3.Connection, today: date, within_days: int = SOON_DAYS) -> tuple[Due, ...]:
    """Every record whose day has passed or comes within so many days, the earliest first. Retired ones are not told."""
    filters = Filters(review_before=today + timedelta(days=within_days + 1))
    rows = [row for kind in WITH_REVIEW for row in list_rows(connection, kind, filters, "", Order.REVIEW, None, 0).rows]
    checked = _last_checks(connection)
    found = [
        Due(row, row.review_by, (row.review_by - today).days, checked.get(row.id) if row.kind is Kind.FACTS else None)
        for row in rows
        if row.review_by is not None
    ]
    return tuple(sorted(found, key=lambda item: (item.review_by, item.row.kind, item.row.id)))


def _last_checks(connection: sqlite3.Connection) -> dict[str, date]:
    rows = connection.execute("SELECT fact, MAX(checked_on) FROM fact_check GROUP BY fact")
    return {str(fact): date.fromisoformat(day) for fact, day in rows}
