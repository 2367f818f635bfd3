"""What lists know of a draft without reading it: its name, its group, the state of its languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.i18n.folding import fold
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.office.drafts.model import Data
from kiosk.office.translation.states import States, worst_states
from kiosk.office.translation.texts import draft_texts, is_draft_text, words_of

_NAMES = ("name", "title", "label", "term", "need", "publisher")
"""The field that names a record, by the kinds that have it; the first one found counts."""
_GROUPS = ("category", "area", "group")
_MOST_POSITIONS = 1_000_000
_BETWEEN = "\n"
"""Between the words of a draft: no search crosses it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The columns of a draft. Empty texts and 0 stand for what it does not have."""

    name: str
    category: str
    status: str
    review_by: str
    position: int
    words: str
    languages: States


def summary_of(kind: Kind, record_id: str, data: Data) -> Summary:
    """The columns of a draft, whole or unfinished."""
    named = _name_of(data)
    position = data.get("position")
    return Summary(
        name=words_of(named, CONTENT_SOURCE),
        category=next((data[field] for field in _GROUPS if isinstance(data.get(field), str)), ""),
        status=_text(data, "status"),
        review_by=_text(data, "review_by"),
        position=position if isinstance(position, int) and 0 < position < _MOST_POSITIONS else 0,
        words=_BETWEEN.join(fold(word) for word in _searched(record_id, named, data)),
        languages=worst_states(draft_texts(kind, record_id, data)),
    )


def names_of(record_id: str, data: Data) -> Mapping[Locale, str]:
    """What a record is called in every language: where one has no name yet, as in the source; its id without any."""
    named = _name_of(data)
    instead = words_of(named, CONTENT_SOURCE) or record_id
    return {locale: words_of(named, locale) or instead for locale in Locale}


def _name_of(data: Data) -> Mapping[str, Any]:
    return next((data[field] for field in _NAMES if is_draft_text(data.get(field))), {})


def _searched(record_id: str, named: Mapping[str, Any], data: Data) -> Iterator[str]:
    """The id, the names in every language, and the search words."""
    yield record_id
    yield from (words_of(named, locale) for locale in Locale)
    keywords = data.get("keywords")
    if isinstance(keywords, Mapping):
        for words in keywords.values():
            yield from (word for word in words if isinstance(word, str)) if isinstance(words, list) else ()


def _text(data: Data, field: str) -> str:
    value = data.get(field)
    return value if isinstance(value, str) else ""
