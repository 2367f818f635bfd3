"""The texts of drafts as they are sent out: where each stands, and what says later that nobody changed it meanwhile."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_texts import FROM
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import TRANSLATIONS, source_mark
from kiosk.office.translation.states import mark_of
from kiosk.office.translation.texts import DraftText, FieldPath, draft_texts, words_of, written_path

_FINGERPRINT_LENGTH = 12


@dataclass(frozen=True, slots=True)
class PlainRecord:
    """A draft as plain data in the shape of its content file, and the revision that this is."""

    kind: Kind
    id: str
    revision: int
    data: Mapping[str, Any]

    def texts(self) -> Iterator[DraftText]:
        return draft_texts(self.kind, self.id, self.data)


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where a text stands. ``field`` is a dotted path such as ``steps.2.text``; list items count from 0."""

    kind: str
    id: str
    field: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}/{self.field}"

    @classmethod
    def of(cls, text: DraftText) -> Place:
        return cls(text.kind.value, text.record_id, written_path(text.path))

    @classmethod
    def read(cls, written: str) -> Place | None:
        """The place that ``str()`` wrote, or None if it is not one."""
        parts = written.split("/", 2)
        return cls(*parts) if len(parts) == 3 else None


def texts_of_records(records: Iterable[PlainRecord]) -> list[DraftText]:
    """Every text of the records, in the order of the records and of their fields."""
    return [text for record in records for text in record.texts()]


def fingerprint(place: Place, locale: Locale, words: str) -> str:
    """The beginning of the SHA-256 of a place, a language and its words; equal only if all three are."""
    whole = json.dumps([str(place), locale.value, words], ensure_ascii=True)
    return hashlib.sha256(whole.encode("ascii")).hexdigest()[:_FINGERPRINT_LENGTH]


def marks_of(text: Mapping[str, Any]) -> dict[Locale, str]:
    """The source mark of each translation, of those that have one."""
    return {locale: mark for locale in TRANSLATIONS if (mark := mark_of(text, locale)) is not None}


def with_words(
    text: Mapping[str, Any], words: Mapping[Locale, str], confirmed: Iterable[Locale] = ()
) -> dict[str, Any]:
    """The text with new words. New and ``confirmed`` translations are made from the source as it then is.

    What is left alone keeps its mark, so that a changed source makes it out of date.
    """
    said = {locale: words.get(locale, words_of(text, locale)) for locale in Locale}
    current = source_mark(said[CONTENT_SOURCE])
    renewed = {locale for locale in (*words, *confirmed) if locale is not CONTENT_SOURCE and said[locale]}
    before = marks_of(text)
    marks = before | dict.fromkeys(renewed, current)
    written = text.get(FROM) if marks == before else _written_marks(marks)
    changed: dict[str, Any] = {locale.value: said[locale] for locale in Locale if said[locale]}
    return changed if written is None else {**changed, FROM: written}


def _written_marks(marks: Mapping[Locale, str]) -> str | dict[str, str]:
    if len(marks) == len(TRANSLATIONS) and len(set(marks.values())) == 1:
        return next(iter(marks.values()))
    return {locale.value: marks[locale] for locale in TRANSLATIONS if locale in marks}


def text_at(data: Mapping[str, Any], path: FieldPath) -> Any:
    """What stands at ``path`` in a record, or None."""
    found: Any = data
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def with_texts(data: Mapping[str, Any], texts: Mapping[FieldPath, Mapping[str, Any]]) -> dict[str, Any]:
    """A copy of a record with other texts at places where there are texts already."""
    changed: dict[str, Any] = deepcopy(dict(data))
    for path, text in texts.items():
        text_at(changed, path[:-1])[path[-1]] = deepcopy(dict(text))
    return changed
