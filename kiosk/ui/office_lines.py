"""One value of a record as the editor shows it: its control, its choices in words, and the record that it names."""

from __future__ import annotations

from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.anatomy import Control, Line
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.summary import names_of
from kiosk.ui.four_languages import FourLanguages, of_words
from kiosk.ui.office_choices import choice_name
from kiosk.ui.office_fields import label_of

MOST_CHOICES = 40
"""Records that a search offers at once; who wants others types more words."""
_LONG = frozenset({"note", "phrase", "title", "url", "email"})
"""Words that need the room of two values."""


def line_map(drafts: Drafts, line: Line, field: str, value: str, mine: str) -> dict[str, Any]:
    """A value with all that its control needs. ``mine`` is this person's where another one's stands in its place."""
    name = _name_of(field)
    return {
        "field": field,
        "label": label_of(field),
        "name": label_of("value" if line.control is Control.NUMBER and name == "number" else name),
        "control": line.control.value,
        "isLong": name in _LONG,
        "value": value,
        "mine": mine,
        "options": [{"value": choice, "text": choice_name(name, choice)} for choice in line.choices],
        "kind": line.kind.value if line.kind else "",
        "shown": _record_name(drafts, line.kind, value) if line.control is Control.REFERENCE and line.kind else {},
    }


def found_records(drafts: Drafts, kind: Kind, words: str) -> list[dict[str, Any]]:
    """The records of a kind that hold every word, by their ids and names."""
    rows = drafts.rows(kind, text=words, limit=MOST_CHOICES).rows
    return [{"value": row.id, "text": _record_name(drafts, kind, row.id)} for row in rows]


def title_of(data: Data, record_id: str) -> FourLanguages:
    """What a record is called; its id where it has no name yet."""
    return of_words(names_of(record_id, data).__getitem__)


def _record_name(drafts: Drafts, kind: Kind, record_id: str) -> FourLanguages:
    """Nothing for an id that is no record's."""
    draft = drafts.load(kind, record_id) if record_id else None
    return {} if draft is None else title_of(draft.data, record_id)


def _name_of(field: str) -> str:
    """The last name in a field: ``source`` of ``steps.0.source``."""
    return next((step for step in reversed(field.split(".")) if not step.isdigit()), field)
