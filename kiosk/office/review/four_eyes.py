"""Four eyes: nobody alone brings own words to residents (design.md, section 8)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.model import State


def authors(connection: sqlite3.Connection, kind: Kind, record_id: str) -> frozenset[str]:
    """Who wrote the record since it was last published; nobody, if it is as it was published."""
    rows = connection.execute(
        "SELECT DISTINCT user FROM draft_revision WHERE kind = ?1 AND id = ?2 AND number > COALESCE("
        "(SELECT MAX(number) FROM draft_revision WHERE kind = ?1 AND id = ?2 AND state = ?3), 0)",
        (kind.value, record_id, State.PUBLISHED.value),
    )
    return frozenset(str(user) for (user,) in rows)


def seen_by_another(written_by: Collection[str], approvers: Collection[str]) -> bool:
    """Whether at least one of those who approve wrote nothing of it. Where nobody approves: no."""
    return bool(set(approvers) - set(written_by))
