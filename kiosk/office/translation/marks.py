"""Writes the marks that tell which source text each translation was made from, as editors work.

A translation that was typed anew was made from the source that stands beside it. One that was left alone keeps its
mark, also when its item moved, so that a changed source makes it out of date. Somebody may say that it still holds.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kiosk.catalog.content_texts import FROM
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import TRANSLATIONS, source_mark
from kiosk.office.translation.states import mark_of
from kiosk.office.translation.texts import FieldPath, texts_of, words_of

Marks = dict[Locale, str | None]


class _Known:
    """The translations of a record before an edit, and the marks that each of them had."""

    def __init__(self, data: Any) -> None:
        self._texts = dict(texts_of(data))
        self._marks: dict[tuple[Locale, str], list[str | None]] = defaultdict(list)
        for text in self._texts.values():
            for locale in TRANSLATIONS:
                self._marks[locale, words_of(text, locale)].append(mark_of(text, locale))

    def mark(self, path: FieldPath, text: Mapping[str, Any], locale: Locale, current: str) -> str | None:
        """The mark of a translation: its own where it stood before, ``current`` where its words are new."""
        said = words_of(text, locale)
        here = self._texts.get(path)
        if here is not None and words_of(here, locale) == said:
            return mark_of(here, locale)
        marks = self._marks.get((locale, said), [current])
        return current if current in marks else marks[0]


def with_marks(before: Any, after: Any) -> Any:
    """A copy of a record's plain data ``after`` an edit, with the marks of its texts put right.

    ``before`` is the data that the edit began with (``None``: a new record, all of whose translations are new).
    """
    known = _Known(before)
    marked = copy.deepcopy(after)
    for path, text in list(texts_of(marked)):
        current = source_mark(words_of(text, CONTENT_SOURCE))
        _set(marked, path, _with(text, {locale: known.mark(path, text, locale, current) for locale in TRANSLATIONS}))
    return marked


def confirmed(data: Any, path: FieldPath, locale: Locale) -> Any:
    """A copy of a record's plain data where one translation is said to hold for the present source text.

    Raises:
        KeyError: there is no such text, or it has no words in that language.
    """
    changed = copy.deepcopy(data)
    text = dict(texts_of(changed))[path]
    if not words_of(text, locale):
        raise KeyError(locale)
    marks: Marks = {language: mark_of(text, language) for language in TRANSLATIONS}
    marks[locale] = source_mark(words_of(text, CONTENT_SOURCE))
    _set(changed, path, _with(text, marks))
    return changed


def _with(text: Mapping[str, Any], marks: Marks) -> dict[str, Any]:
    """The text with its marks in the short form: one where all agree, none where there is none."""
    words = {name: item for name, item in text.items() if name != FROM}
    known = {locale.value: mark for locale, mark in marks.items() if mark is not None and words_of(text, locale)}
    if not known:
        return words
    agree = len(known) == len(TRANSLATIONS) and len(set(known.values())) == 1
    return {**words, FROM: next(iter(known.values())) if agree else known}


def _set(data: Any, path: FieldPath, value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
