"""Whole records that come in as content, and putting them back, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from kiosk.findings import Finding
from kiosk.office.drafts import store
from kiosk.office.drafts.importing import ImportPlan
from kiosk.office.drafts.model import Draft, State
from kiosk.office.drafts.shape import same
from kiosk.office.exchange.past import WrittenRecord, changed_since


def written_records(plan: ImportPlan) -> list[WrittenRecord]:
    """The records that a plan wrote, with their revisions."""
    return [WrittenRecord(item.kind, item.id, item.after, item.after + 1) for item in plan.written]


def put_back(connection: sqlite3.Connection, record: WrittenRecord, user: str, at: datetime) -> Finding | None:
    """A new revision that says what the record said before the import. What was new, or retired before, is retired.

    Returns why it stays as it is instead, where somebody changed it since.
    """
    present = store.find(connection, record.kind, record.id)
    imported = store.revision(connection, record.kind, record.id, record.after)
    if present is None or present.state is State.RETIRED or imported is None or not same(present.data, imported.data):
        return changed_since(record.kind, record.id, "", present)
    before = store.revision(connection, record.kind, record.id, record.before)
    data = present.data if before is None else before.data
    state = State.RETIRED if before is None or before.state is State.RETIRED else State.DRAFT
    store.write(connection, Draft(record.kind, record.id, data, present.revision + 1, state, user, at))
    return None
