"""The fields of a record that are no texts, one line each: dates, ids, amounts, short lists."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.model import Data
from kiosk.office.translation.texts import FieldPath, is_draft_text, written_path

_OFFERED: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.SERVICES: ("guide", "review_by", "ended_on"),
    Kind.FACTS: ("source", "as_of", "review_by", "note"),
    Kind.SOURCES: ("title", "url", "published"),
    Kind.CONTACTS: ("source", "as_of", "email"),
    Kind.INDICATORS: ("source", "as_of"),
    Kind.POLICIES: ("review_by",),
    Kind.DOCUMENTS: ("check", "icon"),
    Kind.GUIDES: ("review_by",),
}
"""Fields that a record may be without: they can be filled in."""
_WHOLE_NUMBERS = frozenset({"position", "year"})
_TRUTHS = frozenset({"alone", "mainland_only", "quick_exit", "target"})
_TRUTH = {"true": True, "false": False}
_LISTS = frozenset({"audience", "contacts", "facts", "related", "services", "topics"})
_KEYWORDS = "keywords"
_COMMAS = re.compile(r"[,，、]")


def value_lines(kind: Kind, data: Data) -> dict[str, str]:
    """Each field with what stands in it. What names the record or the shape of a value is left out.

    Of a guide only what is on its top level: its conditions are no lines, they are edited as a whole in its file.
    """
    found = {written_path(path): _shown(value) for path, value in _values(data, kind is Kind.GUIDES)}
    return found | {name: "" for name in _OFFERED.get(kind, ()) if name not in found}


def with_value(data: Data, field: str, line: str) -> Data:
    """A copy of ``data`` with what was typed in one line; nothing typed takes the field out.

    What is no whole number or date stays as it was typed: the checks of the draft say so.

    Raises:
        KeyError: there is no place for such a field.
    """
    changed = copy.deepcopy(data)
    *way, name = field.split(".")
    place: Any = changed
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if not isinstance(place, dict):
        raise KeyError(field)
    words = line.strip()
    if words or _is_list(field):
        place[name] = _typed(field, name, words)
    else:
        place.pop(name, None)
    return changed


def _values(data: Any, top_only: bool, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    for name, item in data.items() if isinstance(data, Mapping) else enumerate(data):
        here = (*path, name)
        if name == "id" or (name == "kind" and path) or (is_draft_text(item) and name != _KEYWORDS):
            continue
        if isinstance(item, Mapping | list) and not _is_list(written_path(here)):
            if not top_only:
                yield from _values(item, False, here)
        elif not isinstance(item, list) or all(isinstance(one, str) and not _COMMAS.search(one) for one in item):
            yield here, item


def _is_list(field: str) -> bool:
    first, _, rest = field.partition(".")
    return (first == _KEYWORDS and bool(rest)) or field in _LISTS


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _typed(field: str, name: str, words: str) -> Any:
    if _is_list(field):
        return [item for part in _COMMAS.split(words) if (item := part.strip())]
    if name in _WHOLE_NUMBERS and words.isascii() and words.isdigit():
        return int(words)
    return _TRUTH.get(words.lower(), words) if name in _TRUTHS else words
