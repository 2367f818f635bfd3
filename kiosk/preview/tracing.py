"""Where in the catalogue the words of a screen stand: which record, which field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_texts import texts_in
from kiosk.catalog.kinds import Kind
from kiosk.catalog.read import Catalogue
from kiosk.catalog.release_file import open_release_file
from kiosk.catalog.wording import value_words
from kiosk.i18n.formats import WORD_JOINER
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text

Key = tuple[Kind, str]
_SHORTEST = 3
"""Characters: shorter words stand in many texts by chance."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words stand. ``field`` is a dotted path such as ``steps.0.text``."""

    kind: Kind
    id: str
    field: str


class Tracer:
    """The texts of one catalogue in one language, as the screens show them. Read when it is first asked."""

    def __init__(self, catalogue: Catalogue, locale: Locale) -> None:
        self._catalogue = catalogue
        self._locale = locale
        self._known: list[tuple[str, Origin]] | None = None

    def origin(self, words: str, first: Key) -> Origin | None:
        """Where ``words`` stand: exactly, else the longest text in them; ``first``: that record above all."""
        wanted = _plain(words)
        found = [(text, origin) for text, origin in self._texts() if text == wanted or _is_part(text, wanted)]
        if not found:
            return None
        return max(found, key=lambda item: (item[0] == wanted, (item[1].kind, item[1].id) == first, len(item[0])))[1]

    def _texts(self) -> list[tuple[str, Origin]]:
        if self._known is None:
            self._known = [(_plain(words), origin) for words, origin in self._read() if words]
        return self._known

    def _read(self) -> Iterator[tuple[str, Origin]]:
        connection = open_release_file(self._catalogue.path)
        try:
            rows = connection.execute("SELECT kind, id, json FROM record ORDER BY number").fetchall()
        finally:
            connection.close()
        for kind, record_id, text in rows:
            data = json.loads(text)
            for path, words in texts_in(data):
                shown = self._catalogue.text(Text.model_validate(words))
                yield shown[self._locale], Origin(Kind(kind), record_id, ".".join(str(step) for step in path))
            if kind == Kind.FACTS and "value" in data:
                yield from self._value(record_id)

    def _value(self, fact_id: str) -> Iterator[tuple[str, Origin]]:
        fact: Any = self._catalogue.fact(fact_id)
        if fact is not None and fact.value is not None:
            yield value_words(fact.value)(self._locale), Origin(Kind.FACTS, fact_id, "value")


def _is_part(text: str, of: str) -> bool:
    return len(text) >= _SHORTEST and text in of


def _plain(words: str) -> str:
    """Without what the screens put in so that words are kept together or parted."""
    return " ".join(words.replace(WORD_JOINER, "").replace("\u00ad", "").split())
