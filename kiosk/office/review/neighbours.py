"""Which records are seen together: what a record names, and what names it or shows its value in a sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.catalog.canonical_json import canonical_json
from kiosk.catalog.content_files import ContentSet, all_kinds
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import Kind
from kiosk.i18n.text import PLACEHOLDER
from kiosk.office.review.urgent import Key


class Neighbours:
    """The records of one content."""

    def __init__(self, content: ContentSet) -> None:
        self._data = {(kind, record_id): data_of(record) for kind, record_id, record in all_kinds(content)}
        self._named: dict[Key, frozenset[str]] = {key: frozenset(_names_in(data)) for key, data in self._data.items()}
        self._ids: dict[str, list[Key]] = {}
        for key in self._data:
            self._ids.setdefault(key[1], []).append(key)

    def digest(self, key: Key) -> str:
        """A hash of everything that the screens of a record show of it and of its neighbours."""
        around = {key, *self._named_by(key), *self._naming(key)}
        told = [
            [kind.value, record_id, canonical_json(self._data.get((kind, record_id)))]
            for kind, record_id in sorted(around)
        ]
        return hashlib.sha256(canonical_json([key[0].value, key[1], told]).encode()).hexdigest()

    def showing_its_value(self, key: Key) -> Iterator[Key]:
        """The records whose sentences show the value of this one, if it is a fact."""
        if key[0] is Kind.FACTS:
            yield from self._naming(key)

    def _named_by(self, key: Key) -> Iterator[Key]:
        for name in self._named.get(key, ()):
            yield from self._ids.get(name, ())

    def _naming(self, key: Key) -> Iterator[Key]:
        return (other for other, names in self._named.items() if key[1] in names and other != key)


def _names_in(data: Any) -> Iterator[str]:
    """Everything that may be the id of a record: whole values, and ``{fact-id}`` in sentences."""
    if isinstance(data, str):
        yield data
        yield from PLACEHOLDER.findall(data)
    elif isinstance(data, Mapping):
        for name, item in data.items():
            if name != "id":
                yield from _names_in(item)
    elif isinstance(data, list):
        for item in data:
            yield from _names_in(item)
