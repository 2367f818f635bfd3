"""The rules of wording: out-of-date translations, the glossary, scripts, and the Portuguese that Macau writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.content_texts import PlacedText, placed_texts
from kiosk.catalog.kinds import Kind
from kiosk.catalog.scripts import wrong_script
from kiosk.catalog.wrong_words import wrong_words
from kiosk.findings import Finding
from kiosk.i18n.folding import simplified, words
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import Text

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_SHORTEST_TERM = 3
"""Characters: a shorter Chinese term is part of too many other words to be looked for."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of the glossary. ``whole`` has its brackets, ``bare`` has not; ``converted`` is its machine conversion."""

    whole: Text
    bare: dict[Locale, str]
    converted: str
    chinese: str
    """As Macau writes it, bare."""
    may_not_be_converted: bool
    """Whether the mainland says it in other words, so that a converted text gives itself away."""

    @classmethod
    def of(cls, whole: Text) -> _Term:
        bare = {locale: _BRACKETS.sub("", whole[locale]).strip() for locale in Locale}
        chinese = bare[Locale.ZH_HANT]
        converted = "".join(map(simplified, chinese))
        told_apart = len(chinese) >= _SHORTEST_TERM and converted not in bare[Locale.ZH_HANS]
        return cls(whole, bare, converted, chinese, told_apart)


def check_words(content: ContentSet) -> Iterator[Finding]:
    """Everything about how texts are worded, in all records."""
    terms = _terms(content)
    for placed in placed_texts(content):
        yield from _out_of_date(placed)
        yield from _wrong_script(placed)
        yield from _wrong_words(placed)
        if placed.kind is not Kind.GLOSSARY:
            yield from _against_glossary(placed, terms)


def _out_of_date(placed: PlacedText) -> Iterator[Finding]:
    outdated = placed.text.outdated()
    if placed.text.made_from is None:
        yield placed.finding(
            None, sentence("has no 'from' mark: run 'catalog stamp' when all are translated"), warning=True
        )
    elif outdated:
        said = sentence(
            "was changed after {languages} was translated: translate again, then mark it with 'catalog stamp'",
            languages=", ".join(outdated),
        )
        yield placed.finding(None, said, warning=True)


def _wrong_script(placed: PlacedText) -> Iterator[Finding]:
    if placed.kind is Kind.GLOSSARY:
        return
    for locale in Locale:
        said = wrong_script(placed.text[locale], locale)
        if said is not None:
            yield placed.finding(locale, said)


def _wrong_words(placed: PlacedText) -> Iterator[Finding]:
    for locale in Locale:
        for said in wrong_words(placed.text[locale], locale):
            yield placed.finding(locale, said)


# --- the glossary -----------------------------------------------------------------------------------------------------


def _terms(content: ContentSet) -> list[_Term]:
    return [_Term.of(record.term) for record in content.glossary.values()]


def _against_glossary(placed: PlacedText, terms: list[_Term]) -> Iterator[Finding]:
    macau, mainland = placed.text.zh_hant, placed.text.zh_hans
    for term in terms:
        if macau == term.chinese:
            yield from _not_the_term(placed, term)
        elif term.may_not_be_converted and term.chinese in macau and term.converted in mainland:
            said = sentence(
                "has '{found}' for {term}: the glossary says '{wanted}'",
                found=term.converted,
                term=term.chinese,
                wanted=term.whole.zh_hans,
            )
            yield placed.finding(Locale.ZH_HANS, said, warning=True)


def _not_the_term(placed: PlacedText, term: _Term) -> Iterator[Finding]:
    """A name that is a term and nothing more must be that term, or a part of it, in the other languages too."""
    if placed.kind is Kind.GUIDES or "short_name" in placed.path:
        return
    for locale in (Locale.ZH_HANS, Locale.PT, Locale.EN):
        said, wanted, whole = (
            " ".join(words(text)) for text in (placed.text[locale], term.bare[locale], term.whole[locale])
        )
        if wanted not in said and said not in whole:
            problem = sentence(
                "is '{found}': the glossary says '{wanted}'", found=placed.text[locale], wanted=term.whole[locale]
            )
            yield placed.finding(locale, problem, warning=True)
