"""One text of a draft as the editor shows it: its four languages with states, lengths, findings and hints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import GlossaryTerm
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.messages import message
from kiosk.i18n.text import TRANSLATIONS
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import judged
from kiosk.office.translation.earlier import source_changes
from kiosk.office.translation.glossary import glossary_hints
from kiosk.office.translation.limits import length, limit_of
from kiosk.office.translation.states import States, TranslationState, text_states
from kiosk.office.translation.texts import DraftText, FieldPath, draft_texts, written_path
from kiosk.office.translation.wording import wording_findings
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_fields import label_of

SOURCE = "source"
"""The state of the language that the others are made from, as long as it has its words."""
_MOST_LACKS = 3
"""Texts that the notice names; the rest it counts."""


def texts_by_field(kind: Kind, record_id: str, data: Data) -> dict[str, DraftText]:
    """Every text of a record under its dotted field."""
    return {written_path(text.path): text for text in draft_texts(kind, record_id, data)}


def with_words(data: Any, path: FieldPath, locale: Locale, words: str) -> Any:
    """A copy of ``data`` with other words in one text; what is not changed is shared."""
    if not path:
        return {**data, locale.value: words}
    step, *rest = path
    changed = with_words(data[step], tuple(rest), locale, words)
    if isinstance(data, list):
        return [changed if index == step else item for index, item in enumerate(data)]
    return {**data, step: changed}


def stripped(data: Any, texts: Iterable[DraftText]) -> Any:
    """``data`` without the spaces that still stand at the ends of words while somebody types."""
    for text in texts:
        for locale in Locale:
            words = text.words.get(locale.value)
            if isinstance(words, str) and words != words.strip():
                data = with_words(data, text.path, locale, words.strip())
    return data


def glossary_of(drafts: Drafts) -> list[GlossaryTerm]:
    """The terms that are whole."""
    found = []
    for row in drafts.rows(Kind.GLOSSARY).rows:
        draft = drafts.load(Kind.GLOSSARY, row.id)
        record = judged(Kind.GLOSSARY, row.id, draft.data).record if draft is not None else None
        if isinstance(record, GlossaryTerm):
            found.append(record)
    return found


def text_map(
    text: DraftText, sources: Mapping[str, str], glossary: Sequence[GlossaryTerm], mine: Mapping[str, str]
) -> dict[str, Any]:
    """All that stands on the screen about one text. ``sources`` are earlier source texts by their marks.

    ``mine`` holds words of this person that another one's stand in place of, by language.
    """
    field, limit = written_path(text.path), limit_of(text)
    changes = source_changes(text.words, sources)
    return {
        "field": field,
        "label": label_of(field),
        "words": {locale.value: str(text.words.get(locale.value) or "") for locale in Locale},
        "states": {locale.value: condition(locale, state) for locale, state in text_states(text.words).items()},
        "counts": {
            locale.value: {"length": length(text[locale], locale), "limit": limit.of(locale) if limit else 0}
            for locale in Locale
        },
        "findings": _findings(text),
        "hints": {locale.value: _hints(text, locale, glossary) for locale in TRANSLATIONS},
        "sourceBefore": {locale.value: change.before for locale, change in changes.items() if change is not None},
        "difference": {
            locale.value: [{"change": run.change.value, "words": run.words} for run in change.runs]
            for locale, change in changes.items()
            if change is not None
        },
        "mine": dict(mine),
    }


def condition(locale: Locale, state: TranslationState) -> str:
    """``source``, ``ok``, ``out-of-date`` or ``missing``."""
    return SOURCE if locale is CONTENT_SOURCE and state is TranslationState.OK else state.value


def lacking(texts: Mapping[str, DraftText], states: Mapping[str, States]) -> FourLanguages:
    """What still has to be done before publishing, in one sentence; nothing where all is done. ``states`` by field."""
    open_ones = [
        (texts[field], locale, state)
        for field, of in states.items()
        for locale, state in of.items()
        if state is not TranslationState.OK
    ]
    if not open_ones:
        return {}
    named = [_lack(*item) for item in open_ones[:_MOST_LACKS]]
    more = len(open_ones) - len(named)

    def listed(locale: Locale) -> str:
        return ("；" if locale.is_chinese else "; ").join(item[locale.value] for item in named)

    if more:
        return of_message(message("Before publishing: {list}; and {count} more.", list=listed, count=more))
    return of_message(message("Before publishing: {list}.", list=listed))


def _lack(text: DraftText, locale: Locale, state: TranslationState) -> FourLanguages:
    label, language = label_of(written_path(text.path)), locale.endonym

    def field(shown: Locale) -> str:
        return label[shown.value]

    said = {
        TranslationState.MISSING: message("{language}, {field}: missing", language=language, field=field),
        TranslationState.OUT_OF_DATE: message("{language}, {field}: out of date", language=language, field=field),
    }
    return of_message(said[state])


def _findings(text: DraftText) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {locale.value: [] for locale in Locale}
    for finding in wording_findings(text):
        tag = finding.field.rpartition(".")[2]
        found[tag].append({"words": of_sentence(finding.message), "error": finding.severity == "error"})
    return found


def _hints(text: DraftText, locale: Locale, glossary: Sequence[GlossaryTerm]) -> list[FourLanguages]:
    """Only the terms that the translation does not use: what is right needs no hint."""
    if not text[locale]:
        return []
    hints = glossary_hints(text.source, text[locale], locale, glossary)
    return [
        of_message(message("Glossary: {term} is “{wording}”", term=hint.term, wording=hint.wording))
        for hint in hints
        if not hint.used
    ]
