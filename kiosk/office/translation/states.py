"""The state of each text in each language: ok, out of date or missing (design.md, section 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from kiosk.catalog.content_texts import FROM
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import source_mark
from kiosk.office.translation.texts import DraftText, words_of


class TranslationState(StrEnum):
    """``out-of-date``: made from another source text than the present one, or it does not say from which."""

    OK = "ok"
    OUT_OF_DATE = "out-of-date"
    MISSING = "missing"


_WORST_FIRST = (TranslationState.MISSING, TranslationState.OUT_OF_DATE, TranslationState.OK)
States = dict[Locale, TranslationState]


def text_states(text: Mapping[str, Any]) -> States:
    """The state of one text (languages and mark, as in its file) in every language. The source is ok or missing."""
    current = source_mark(words_of(text, CONTENT_SOURCE))
    return {locale: _state(text, locale, current) for locale in Locale}


def worst_states(texts: Iterable[DraftText]) -> States:
    """For each language the worst state among ``texts``: what a list of records shows."""
    return worst_of(text_states(text.words) for text in texts)


def worst_of(states: Iterable[States]) -> States:
    """For each language the worst of the states of some texts."""
    found = dict.fromkeys(Locale, TranslationState.OK)
    for of in states:
        for locale, state in of.items():
            if _WORST_FIRST.index(state) < _WORST_FIRST.index(found[locale]):
                found[locale] = state
    return found


def state_counts(texts: Iterable[DraftText]) -> dict[Locale, Counter[TranslationState]]:
    """For each language, how many of ``texts`` are in which state."""
    counts: dict[Locale, Counter[TranslationState]] = {locale: Counter() for locale in Locale}
    for text in texts:
        for locale, state in text_states(text.words).items():
            counts[locale][state] += 1
    return counts


def mark_of(text: Mapping[str, Any], locale: Locale) -> str | None:
    """The mark of the source text that a translation was made from, if it says so."""
    marks = text.get(FROM)
    if isinstance(marks, Mapping):
        marks = marks.get(locale.value)
    return marks if isinstance(marks, str) else None


def _state(text: Mapping[str, Any], locale: Locale, current: str) -> TranslationState:
    if not words_of(text, locale):
        return TranslationState.MISSING
    if locale is CONTENT_SOURCE or mark_of(text, locale) == current:
        return TranslationState.OK
    return TranslationState.OUT_OF_DATE
