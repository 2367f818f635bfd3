"""What is wrong with the words of one text, as an editor types it: each language by itself, whole or not.

The rules between a text and the glossary are in :mod:`kiosk.catalog.check_words`; they need whole records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.catalog.kinds import Kind
from kiosk.catalog.scripts import wrong_script
from kiosk.catalog.wrong_words import wrong_words
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import PLACEHOLDER, TRANSLATIONS
from kiosk.office.translation.limits import too_long
from kiosk.office.translation.quotation import unbalanced
from kiosk.office.translation.texts import DraftText


def wording_findings(text: DraftText) -> list[Finding]:
    """Everything wrong with one text: errors that stop publishing, and warnings."""
    found = list(_placeholders(text))
    for locale in Locale:
        if text[locale]:
            found.extend(_words(text, locale))
    return [*found, *too_long(text)]


def _words(text: DraftText, locale: Locale) -> Iterator[Finding]:
    said = text[locale]
    foreign = wrong_script(said, locale)
    if foreign is not None and text.kind is not Kind.GLOSSARY:
        yield text.finding(locale, foreign)
    for wrong in wrong_words(said, locale):
        yield text.finding(locale, wrong)
    if alone := unbalanced(said):
        yield text.finding(locale, sentence("has {sign} without its partner: add or remove one", sign=alone))
    rest = PLACEHOLDER.sub("", said)
    if "{" in rest or "}" in rest:
        yield text.finding(locale, sentence("has a brace that is not a {fact-id}: remove it or name the fact"))


def _placeholders(text: DraftText) -> Iterator[Finding]:
    wanted = Counter(PLACEHOLDER.findall(text.source))
    for locale in TRANSLATIONS:
        if not text[locale] or not text.source:
            continue
        found = Counter(PLACEHOLDER.findall(text[locale]))
        for name in (wanted - found).elements():
            yield text.finding(
                locale, sentence("lacks {fact}, which the Chinese source has: add it", fact=f"{{{name}}}")
            )
        for name in (found - wanted).elements():
            yield text.finding(
                locale, sentence("has {fact}, which the Chinese source has not: remove it", fact=f"{{{name}}}")
            )
