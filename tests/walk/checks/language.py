"""Nothing of another language remains: A-35 (its script detectors), A-47's plain words, A-46's forbidden ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from kiosk.catalog.scripts import chinese_in, simplified_only, traditional_only
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import LOCALES_FOLDER
from tests.walk.finding import Breach
from tests.walk.scene import Scene

TECHNICAL = re.compile(
    r"\b(?:sync|server|cache|timeout|HTTP|exception|null|undefined|NaN|servidor)\b|伺服器|緩存|缓存|服务器|同步",
    re.IGNORECASE,
)
"""Words that no resident should meet (ux.md A-46), and what QML shows for a value that is missing."""
ENGLISH = "an English message"
UNFILLED = re.compile(r"\{[a-z][a-z0-9_-]*\}|\[object|QVariant")


def own_language(scene: Scene) -> Iterator[Breach]:
    """A-35: the words on the screen and the names that are spoken are all in the screen's language."""
    locale = Locale(scene.language)
    for label, words, name in said(scene):
        wrong = foreign(words, locale)
        if wrong:
            yield Breach("A-35", label, f"{name} holds {wrong}")


def plain_words(scene: Scene) -> Iterator[Breach]:
    """A-46: no technical words, no placeholder left unfilled."""
    for label, words, name in said(scene):
        found = TECHNICAL.search(words) or UNFILLED.search(words)
        if found:
            yield Breach("A-46", label, f"{name} holds “{found[0]}”")


def said(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Of everything that is written or spoken: what it is, its words, and whether they are text or name."""
    for item in scene.active():
        if item.words is not None and item.words.text.strip():
            yield item.label, item.words.text, "the text"
        elif item.in_tree and item.spoken_name:
            yield item.label, item.spoken_name, "the accessible name"


def foreign(words: str, locale: Locale) -> str:
    """What of ``words`` is not in the language; empty: nothing that can be told."""
    if locale is Locale.ZH_HANT and (found := simplified_only(words)):
        return f"simplified characters: {found}"
    if locale is Locale.ZH_HANS and (found := traditional_only(words)):
        return f"traditional characters: {found}"
    if not locale.is_chinese and (found := chinese_in(words)):
        return f"Chinese characters: {found}"
    if locale is not Locale.EN and _untranslated(locale).fullmatch(words.strip()):
        return ENGLISH
    return ""


@cache
def _untranslated(locale: Locale) -> re.Pattern[str]:
    """The English messages, except those that read the same in ``locale``."""
    patterns = {re.escape(words) for words in english_messages() - same_in(locale)}
    counted = (re.sub(r"\\\{[nm]\\\}", r"[\\d.,\\s]+", pattern) for pattern in patterns)
    filled = (re.sub(r"\\\{[a-z_]+\\\}", ".+", pattern) for pattern in counted)
    return re.compile("|".join(sorted(filled)) or r"(?!)")


@cache
def english_messages() -> frozenset[str]:
    """Every interface message in its source language, but for those that are all placeholder."""
    with (LOCALES_FOLDER / "kiosk.pot").open("rb") as stream:
        catalogue = read_po(stream)
    ids = (item.id if isinstance(item.id, tuple) else (item.id,) for item in catalogue if item.id)
    return frozenset(words for group in ids for words in group if re.search(r"[A-Za-z]{2}", _FIELDS.sub("", words)))


@cache
def same_in(locale: Locale) -> frozenset[str]:
    """Messages whose translation is the same word ("Menu", "Total")."""
    path: Path = LOCALES_FOLDER / locale.folder / "LC_MESSAGES" / "kiosk.po"
    with path.open("rb") as stream:
        catalogue = read_po(stream)
    return frozenset(str(item.id) for item in catalogue if isinstance(item.id, str) and item.id == item.string)


_FIELDS = re.compile(r"\{[a-z_]+\}")
