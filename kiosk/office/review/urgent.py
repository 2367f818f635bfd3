"""A release that cannot wait for its translations (design.md, section 8).

In the languages that are out of date, a sentence of an urgent record is replaced by "Please ask at the counter", and
the present values of the facts it names stand beside it. Names, labels and questions cannot be replaced: a resident
needs them to find the way, and they are quickly translated; so they block, urgent or not.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_files import ContentSet, file_name
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import MODELS, Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.i18n.text import PLACEHOLDER
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.office.translation.texts import DraftText, FieldPath, draft_texts
from kiosk.yaml_document import YamlDocument

Key = tuple[Kind, str]
_NEVER = frozenset({"name", "short_name", "title", "label", "term", "unit", "need", "publisher", "address"})
_QUESTION = "questions.text"


@dataclass(frozen=True, slots=True)
class CounterSentence:
    """A translation that is out of date, and the sentence that an urgent release says in its place."""

    path: FieldPath
    locale: Locale
    before: str
    after: str


def may_be_replaced(text: DraftText) -> bool:
    """Whether this is a sentence that a resident can do without until somebody at the counter says it."""
    return text.field.rpartition(".")[2] not in _NEVER and text.field != _QUESTION


def at_the_counter(source: str, locale: Locale) -> str:
    """What stands in place of a translation of ``source``: it names the same facts, so that their values are shown."""
    names = ", ".join(f"{{{name}}}" for name in PLACEHOLDER.findall(source))
    if names:
        return message("Please ask at the counter. At present: {values}.", values=names).render(locale)
    return message("Please ask at the counter.").render(locale)


def with_counter_sentences(content: ContentSet, urgent: Collection[Key]) -> ContentSet:
    """A copy of ``content`` where the sentences of ``urgent`` records that are out of date send to the counter.

    Their marks stay, so that they are out of date still: for :mod:`kiosk.office.review.checks`, and for translators.
    """
    changed = copy.copy(content)
    for kind in Kind:
        setattr(changed, kind.value, dict(content.records(kind)))
    for kind, record_id in urgent:
        record = content.records(kind).get(record_id)
        if record is not None:
            data = _replaced(kind, record_id, data_of(record))
            changed.records(kind)[record_id] = (
                YamlDocument(file_name(kind, record_id), data)
                if kind is Kind.GUIDES
                else MODELS[kind].model_validate(data)
            )
    return changed


def counter_sentences(kind: Kind, record_id: str, data: Any) -> Iterator[CounterSentence]:
    """What is replaced where a record, as plain data, is called urgent."""
    for text in draft_texts(kind, record_id, data):
        if may_be_replaced(text):
            for locale, state in text_states(text.words).items():
                if state is TranslationState.OUT_OF_DATE:
                    yield CounterSentence(text.path, locale, text[locale], at_the_counter(text.source, locale))


def _replaced(kind: Kind, record_id: str, data: Any) -> Any:
    changed = copy.deepcopy(data)
    for one in counter_sentences(kind, record_id, data):
        _at(changed, one.path)[one.locale.value] = one.after
    return changed


def _at(data: Any, path: FieldPath) -> dict[str, Any]:
    for step in path:
        data = data[step]
    found: dict[str, Any] = data
    return found
