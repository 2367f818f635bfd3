"""The records that a guide may name, as its form offers them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Fact
from kiosk.catalog.wording import value_words
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import PLACEHOLDER
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import judged
from kiosk.office.translation.texts import is_draft_text, words_of
from kiosk.ui.four_languages import FourLanguages

_NAMED = {
    Kind.SERVICES: "name",
    Kind.FACTS: "label",
    Kind.DOCUMENTS: "name",
    Kind.SOURCES: "publisher",
    Kind.CONTACTS: "name",
    Kind.COMPARISONS: "title",
}
"""The kinds that a guide names, and the text that names each."""


class GuideNames:
    """The names of records as the office has them; read when they are first asked for."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._names: dict[Kind, dict[str, FourLanguages]] = {}
        self._data: dict[Kind, dict[str, Data]] = {}
        self._values: dict[str, dict[Locale, str]] = {}

    def of(self, kind: Kind) -> Mapping[str, FourLanguages]:
        """The name of each record by its id."""
        if kind not in self._names:
            self._names[kind] = {
                record_id: _name(record_id, data.get(_NAMED[kind]), data.get("title") if kind is Kind.SOURCES else None)
                for record_id, data in self.data(kind).items()
            }
        return self._names[kind]

    def data(self, kind: Kind) -> Mapping[str, Data]:
        """The data of each record by its id."""
        if kind not in self._data:
            loaded = (self._drafts.load(kind, row.id) for row in self._drafts.rows(kind).rows)
            self._data[kind] = {draft.id: draft.data for draft in loaded if draft is not None}
        return self._data[kind]

    def value(self, fact_id: str) -> Mapping[Locale, str]:
        """The value of a fact as residents read it; empty: there is no such fact, or it has none."""
        if fact_id not in self._values:
            data = self.data(Kind.FACTS).get(fact_id)
            fact = judged(Kind.FACTS, fact_id, data).record if data is not None else None
            words = value_words(fact.value) if isinstance(fact, Fact) and fact.value is not None else None
            self._values[fact_id] = {locale: words(locale) for locale in Locale} if words else {}
        return self._values[fact_id]

    def with_values(self, words: FourLanguages) -> FourLanguages:
        """Words with the values of the facts they name; a fact without a value stays as it is written."""
        return {tag: self._with_values(said, Locale(tag)) for tag, said in words.items()}

    def known(self) -> dict[str, Collection[str]]:
        """The ids by the kind of reference, as a proof asks for them."""
        found: dict[str, Collection[str]] = {kind.value.removesuffix("s"): set(self.data(kind)) for kind in _NAMED}
        found["shown-fact"] = {name for name, data in self.data(Kind.FACTS).items() if data.get("value") is not None}
        return found

    def _with_values(self, said: str, locale: Locale) -> str:
        return PLACEHOLDER.sub(lambda match: self.value(match[1]).get(locale, match[0]), said)


def _name(record_id: str, text: Any, more: Any) -> FourLanguages:
    """``more`` is the title of a source, which stands in the language that it was published in."""
    words = text if is_draft_text(text) else {}
    source = words_of(words, CONTENT_SOURCE) or record_id
    said = {locale.value: words_of(words, locale) or source for locale in Locale}
    return {tag: f"{name}: {more}" for tag, name in said.items()} if isinstance(more, str) else said
