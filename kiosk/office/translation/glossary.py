"""Hints from the glossary: the fixed wording of each term that a source text holds, and whether it was used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kiosk.catalog.model import GlossaryTerm
from kiosk.i18n.folding import words
from kiosk.i18n.locales import CONTENT_SOURCE, Locale

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
"""A remark on the term, which sentences leave out: ``公共匯聚支付（聚易用）``."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A term of the source text, how the glossary says it in the other language, and whether the translation does.

    A hint that is not used is no error: a sentence may need the plural, or another word for once.
    """

    term: str
    wording: str
    used: bool


def glossary_hints(source: str, translation: str, locale: Locale, glossary: Iterable[GlossaryTerm]) -> tuple[Hint, ...]:
    """The terms in ``source``, the longest first; a term within a longer one that is there is not told."""
    said = _folded(translation)
    found: list[Hint] = []
    rest = source
    for record in sorted(glossary, key=lambda record: (-len(_bare(record.term[CONTENT_SOURCE])), record.id)):
        term = _bare(record.term[CONTENT_SOURCE])
        if term in rest:
            rest = rest.replace(term, "\n")
            found.append(Hint(term, record.term[locale], _folded(_bare(record.term[locale])) in said))
    return tuple(found)


# The same terms are looked for in every text of a record.


@lru_cache(maxsize=4096)
def _bare(term: str) -> str:
    return _BRACKETS.sub("", term).strip()


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "
