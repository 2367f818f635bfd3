"""Walks the content: every four-language text, with the place where it stands, in records of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_files import ContentSet, all_kinds, plain
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.yaml_document import YamlDocument

FROM = "from"
_LOCALES = frozenset(locale.value for locale in Locale)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and where it stands. It can make findings about itself."""

    content: ContentSet
    kind: Kind
    record_id: str
    path: tuple[str | int, ...]
    text: Text

    def finding(self, locale: Locale | None, message: str, *, warning: bool = False) -> Finding:
        """A finding about this text, in one language or as a whole."""
        path = self.path if locale is None else (*self.path, locale.value)
        found = self.content.finding(self.kind, self.record_id, path, message)
        if warning:
            return Finding(found.file, found.line, found.field, found.message, "warning")
        return found


def placed_texts(content: ContentSet) -> Iterator[PlacedText]:
    """Every text of every record, guides too, in the order of kinds, ids and fields."""
    for kind, record_id, record in all_kinds(content):
        for path, data in texts_in(data_of(record)):
            yield PlacedText(content, kind, record_id, path, Text.model_validate(data))


def data_of(record: Any) -> Any:
    """A record as plain data without defaults: what it says, not how it was written."""
    if isinstance(record, YamlDocument):
        return plain(record.data)
    return plain(record.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True))


def texts_in(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every well-formed text in plain data, with its path."""
    if isinstance(data, dict) and is_text(data):
        yield path, data
    elif isinstance(data, Mapping):
        for name, item in data.items():
            yield from texts_in(item, (*path, name))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from texts_in(item, (*path, index))


def is_text(data: Mapping[str, Any]) -> bool:
    """Whether plain data is a text: four languages and perhaps the mark, each a string."""
    return data.keys() - {FROM} == _LOCALES and all(isinstance(data[locale], str) for locale in _LOCALES)
