"""What changed in the source since a translation was made: its mark leads to the source text of that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import TRANSLATIONS, source_mark
from kiosk.office.translation.difference import Run, difference
from kiosk.office.translation.states import TranslationState, mark_of, text_states
from kiosk.office.translation.texts import texts_of, words_of


@dataclass(frozen=True, slots=True)
class SourceChange:
    """The source as it was when a translation was made, and the runs that turn it into the present one."""

    before: str
    runs: tuple[Run, ...]


def known_sources(revisions: Iterable[Any]) -> dict[str, str]:
    """The source texts of a record's earlier revisions (plain data), by their marks.

    The mark, not the place, leads from a translation to its source: a step that moved keeps its history.
    """
    sources = (words_of(text, CONTENT_SOURCE) for data in revisions for _, text in texts_of(data))
    return {source_mark(source): source for source in sources if source}


def source_changes(text: Mapping[str, Any], sources: Mapping[str, str]) -> dict[Locale, SourceChange | None]:
    """For each translation that is out of date, what changed; ``None`` where its source is not known any more."""
    states = text_states(text)
    outdated = [locale for locale in TRANSLATIONS if states[locale] is TranslationState.OUT_OF_DATE]
    source = words_of(text, CONTENT_SOURCE)
    return {locale: _change(source, sources.get(mark_of(text, locale) or "")) for locale in outdated}


def _change(source: str, before: str | None) -> SourceChange | None:
    return None if before is None else SourceChange(before, difference(before, source))
