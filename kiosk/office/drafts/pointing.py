"""Which records name another one: by the fields that hold ids, and by ``{fact-id}`` in sentences."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import PLACEHOLDER
from kiosk.office.drafts.anatomy import POINTS_TO
from kiosk.office.drafts.model import State
from kiosk.office.drafts.summary import names_of

_FIELDS: Final[Mapping[str, Kind]] = {
    **POINTS_TO,
    "alternatives": Kind.SERVICES,
    "area": Kind.CATEGORIES,
    "ask": Kind.FACTS,
    "category": Kind.CATEGORIES,
    "comparisons": Kind.COMPARISONS,
}
"""With the fields of one kind of record: categories, and what an outcome of a guide leads to."""
_HOLDS = """SELECT kind, id, data FROM draft_now WHERE state <> ? AND instr(data, ?) > 0 ORDER BY kind, id"""


class Pointer(NamedTuple):
    """A record that names another one, and what it is called itself."""

    kind: Kind
    id: str
    names: Mapping[Locale, str]


def pointing_to(connection: sqlite3.Connection, kind: Kind, record_id: str) -> list[Pointer]:
    """Every record, the retired ones left out, that names this one; its own words do not count."""
    rows = connection.execute(_HOLDS, (State.RETIRED.value, record_id))
    held = [(Kind(row["kind"]), str(row["id"]), json.loads(row["data"])) for row in rows]
    return [
        Pointer(holder, holder_id, names_of(holder_id, data))
        for holder, holder_id, data in held
        if (holder, holder_id) != (kind, record_id) and (kind, record_id) in _named(data)
    ]


def _named(data: Any, field: str = "") -> Iterator[tuple[Kind, str]]:
    if isinstance(data, str):
        yield from ((Kind.FACTS, name) for name in PLACEHOLDER.findall(data))
        if field in _FIELDS:
            yield _FIELDS[field], data
    elif isinstance(data, Mapping):
        for name, item in data.items():
            yield from _named(item, str(name))
    elif isinstance(data, list):
        for item in data:
            yield from _named(item, field)
