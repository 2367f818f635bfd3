"""The texts of a draft, whole or not: a draft may lack languages that a record of the catalogue must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_files import file_name
from kiosk.catalog.content_texts import FROM
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding, Severity
from kiosk.i18n.locales import CONTENT_SOURCE, Locale

FieldPath = tuple[str | int, ...]
_LOCALES = frozenset(locale.value for locale in Locale)


@dataclass(frozen=True, slots=True)
class DraftText:
    """One text of a draft and where it stands. ``words`` holds what there is of four languages and the mark."""

    kind: Kind
    record_id: str
    path: FieldPath
    words: Mapping[str, Any]

    def __getitem__(self, locale: Locale) -> str:
        """The words in one language; empty where they are missing."""
        return words_of(self.words, locale)

    @property
    def source(self) -> str:
        return self[CONTENT_SOURCE]

    @property
    def field(self) -> str:
        """The names on the way to the text, without positions: ``steps.text``."""
        return ".".join(step for step in self.path if isinstance(step, str))

    def finding(self, locale: Locale | None, message: str, severity: Severity = "error") -> Finding:
        """A finding about this text, in one language or as a whole."""
        path = self.path if locale is None else (*self.path, locale.value)
        return Finding(file_name(self.kind, self.record_id), 0, written_path(path), message, severity)


def draft_texts(kind: Kind, record_id: str, data: Any) -> Iterator[DraftText]:
    """Every text of a record's plain data, in its order, also those that lack languages."""
    for path, words in texts_of(data):
        yield DraftText(kind, record_id, path, words)


def texts_of(data: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    """Every text in plain data, whole or not, with its path."""
    if is_draft_text(data):
        yield path, data
    elif isinstance(data, Mapping):
        for name, item in data.items():
            yield from texts_of(item, (*path, str(name)))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from texts_of(item, (*path, index))


def words_of(text: Mapping[str, Any], locale: Locale) -> str:
    """The words of a text in one language, without spaces at the ends; empty where they are missing."""
    return str(text.get(locale.value) or "").strip()


def is_draft_text(data: Any) -> bool:
    """Whether plain data is a text: languages as names, words (or nothing yet) under them, perhaps the mark."""
    if not isinstance(data, Mapping) or not data.keys() & _LOCALES or data.keys() - {FROM} - _LOCALES:
        return False
    return all(data[name] is None or isinstance(data[name], str) for name in data.keys() & _LOCALES)


def written_path(path: FieldPath) -> str:
    """A path as findings write it: ``steps.2.text.pt-MO``."""
    return ".".join(str(step) for step in path)
