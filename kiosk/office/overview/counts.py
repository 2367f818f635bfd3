"""Counts of drafts, from the indexed columns alone: two questions to the database, however many records there are."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import State
from kiosk.office.drafts.store import COLUMNS
from kiosk.office.review.calendar import SOON_DAYS, WITH_REVIEW
from kiosk.office.translation.states import TranslationState

_STATES = (
    "SELECT kind, state, edited_by = ? AS mine, zh_hant, zh_hans, pt, en, COUNT(*) AS n FROM draft"
    " WHERE state <> 'retired' GROUP BY 1, 2, 3, 4, 5, 6, 7"
)
_DUE = (
    "SELECT review_by < ? AS late, COUNT(*) AS n FROM draft WHERE state <> 'retired' AND kind IN (?, ?, ?, ?)"
    " AND review_by <> '' AND review_by < ? GROUP BY 1"
)


class Gap(NamedTuple):
    """A language of a kind, and the worst state that its texts have in some records."""

    locale: Locale
    state: TranslationState
    kind: Kind


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records wait for what. ``mine`` were edited last by the person who asks, ``others`` by somebody else."""

    gaps: Mapping[Gap, int]
    drafts_mine: Mapping[Kind, int]
    drafts_others: Mapping[Kind, int]
    ready_mine: Mapping[Kind, int]
    ready_others: Mapping[Kind, int]
    late: int
    soon: int


def counts(connection: sqlite3.Connection, user: str, today: date) -> Counts:
    """Everything that can be told from the drafts. ``soon`` are due within 30 days and not late."""
    gaps: Counter[Gap] = Counter()
    states: dict[tuple[State, bool], Counter[Kind]] = {
        (state, mine): Counter() for state in (State.DRAFT, State.READY) for mine in (True, False)
    }
    for row in connection.execute(_STATES, (user,)):
        kind, number = Kind(row["kind"]), int(row["n"])
        key = (State(row["state"]), bool(row["mine"]))
        if key in states:
            states[key][kind] += number
        for locale, column in COLUMNS.items():
            if row[column] in (TranslationState.MISSING, TranslationState.OUT_OF_DATE):
                gaps[Gap(locale, TranslationState(row[column]), kind)] += number
    late, soon = _due(connection, today)
    return Counts(
        gaps,
        states[State.DRAFT, True],
        states[State.DRAFT, False],
        states[State.READY, True],
        states[State.READY, False],
        late,
        soon,
    )


def _due(connection: sqlite3.Connection, today: date) -> tuple[int, int]:
    end = today + timedelta(days=SOON_DAYS + 1)
    kinds = [kind.value for kind in WITH_REVIEW]
    rows = connection.execute(_DUE, (today.isoformat(), *kinds, end.isoformat()))
    found = {bool(row["late"]): int(row["n"]) for row in rows}
    return found.get(True, 0), found.get(False, 0)
