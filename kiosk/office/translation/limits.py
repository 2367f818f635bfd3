"""How long a text may be so that the kiosk can show it whole.

The numbers are those of the seed content, rounded up: at these lengths every screen was seen at every text size, 200 %
included, without a clipped word (``make walk``). Names follow ux.md S-04 and section 5: 18 Chinese characters, 45 Latin
ones. A longer text may fit, so it is a warning; the preview says whether it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import PLACEHOLDER
from kiosk.office.translation.texts import DraftText

_VALUE_LENGTH = {True: 7, False: 13}
"""A ``{fact-id}`` counts as long as ``MOP 12,345.00``: 13 Latin characters, or 7 Chinese ones."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most characters of a text in Chinese and in Latin letters."""

    chinese: int
    latin: int

    def of(self, locale: Locale) -> int:
        return self.chinese if locale.is_chinese else self.latin


NAME = Limit(18, 45)
SHORT_NAME = Limit(10, 32)
OFFICIAL_NAME = Limit(20, 100)
LABEL = Limit(26, 95)
HEADING = Limit(24, 55)
QUESTION = Limit(30, 70)
OPTION = Limit(45, 60)
SUMMARY = Limit(85, 230)
SENTENCE = Limit(135, 310)

_LIMITS = {
    "categories.name": Limit(8, 30),
    "categories.summary": Limit(18, 60),
    "categories.title": Limit(14, 50),
    "comparisons.columns.name": SHORT_NAME,
    "comparisons.rows.label": Limit(12, 45),
    "comparisons.rows.cells.text": Limit(60, 170),
    "documents.name": OFFICIAL_NAME,
    "facts.label": LABEL,
    "guides.sections.title": SHORT_NAME,
    "guides.outcomes.title": HEADING,
    "guides.questions.text": QUESTION,
    "guides.questions.options.label": OPTION,
    "indicators.label": Limit(14, 60),
    "indicators.unit": Limit(10, 25),
    "institutions.name": OFFICIAL_NAME,
}
_LIMITS_BY_LAST_NAME = {"name": NAME, "title": NAME, "short_name": SHORT_NAME, "summary": SUMMARY}
_UNLIMITED = frozenset({"glossary.term", "sources.publisher"})
"""Never on a screen of fixed room: terms are for staff, publishers stand in a list that scrolls."""


def limit_of(text: DraftText) -> Limit | None:
    """The limit for this kind of text; ``None`` where the kiosk has room for any."""
    name = f"{text.kind.value}.{text.field}"
    if name in _UNLIMITED:
        return None
    return _LIMITS.get(name) or _LIMITS_BY_LAST_NAME.get(name.rpartition(".")[2], SENTENCE)


def length(words: str, locale: Locale) -> int:
    """The characters that a reader will see; a value that is filled in later counts as a long one."""
    rest, values = PLACEHOLDER.subn("", words)
    return len(rest) + values * _VALUE_LENGTH[locale.is_chinese]


def too_long(text: DraftText) -> Iterator[Finding]:
    """A warning for each language whose words are longer than the kiosk was seen to show."""
    limit = limit_of(text)
    if limit is None:
        return
    for locale in Locale:
        found, most = length(text[locale], locale), limit.of(locale)
        if found > most:
            said = sentence(
                "has {found} characters, where the kiosk is sure to show {most}: shorten it or look at the preview",
                found=found,
                most=most,
            )
            yield text.finding(locale, said, "warning")
