"""Rows: a text as it goes out in a file, and what comes back of it. The spreadsheet and ``.po`` share them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import TRANSLATIONS
from kiosk.office.exchange.texts import Place, fingerprint, marks_of
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.office.translation.texts import DraftText

FROM_COLUMN = "from"
STATE_COLUMN = "state"
STARTS_FORMULA = frozenset("=+-@\t\r\n")
"""OWASP, "CSV Injection": a cell that begins with one of these may be run as a formula."""
_APOSTROPHE = "'"
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line break, halves of characters, and what is no character."""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """What a file says about one text.

    ``words`` holds the languages of the file, ``bases`` the fingerprint of each when it went out. ``confirmed`` are
    translations that someone says are right although their source changed. ``told`` are the read-only columns that
    only inform (``from``, ``state``), as they came back.
    """

    line: int
    place: Place
    words: Mapping[Locale, str]
    bases: Mapping[Locale, str]
    confirmed: frozenset[Locale] = frozenset()
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that came back: its rows, and the rows (or, with line 0 or 1, the whole) that cannot be used."""

    name: str
    rows: tuple[ReturnedRow, ...] = ()
    refused: tuple[Finding, ...] = ()
    unusable: bool = False
    """The file as a whole cannot be used; ``refused`` says why."""


def written_bases(text: DraftText, locales: tuple[Locale, ...]) -> str:
    """The read-only mark of a row: the fingerprint of each of its languages."""
    place = Place.of(text)
    return " ".join(f"{locale.value}={fingerprint(place, locale, text[locale])}" for locale in locales)


def read_bases(written: str) -> dict[Locale, str] | None:
    """What :func:`written_bases` wrote, or None if it was changed."""
    bases: dict[Locale, str] = {}
    for part in written.split():
        tag, sign, value = part.partition("=")
        if not sign or not value or tag not in tuple(Locale):
            return None
        bases[Locale(tag)] = value
    return bases or None


def written_marks(text: DraftText) -> str:
    """The ``from`` column: one mark, or one per language where they differ."""
    marks = marks_of(text.words)
    if len(marks) == len(TRANSLATIONS) and len(set(marks.values())) == 1:
        return next(iter(marks.values()))
    return " ".join(f"{locale.value}={mark}" for locale, mark in marks.items())


def written_state(text: DraftText, locales: tuple[Locale, ...]) -> str:
    """The ``state`` column: ``ok``, or what is wrong with which language."""
    states = text_states(text.words)
    wrong = [f"{locale.value} {states[locale]}" for locale in locales if states[locale] is not TranslationState.OK]
    return ", ".join(wrong) or TranslationState.OK.value


def guarded(words: str) -> str:
    """``words`` as they may stand in a cell: an apostrophe before what a program may take for a formula."""
    return _APOSTROPHE + words if _needs_guard(words) else words


def unguarded(cell: str) -> str:
    """The words of a cell: without the apostrophe of :func:`guarded`, if it still has it."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _begins_like_formula(cell[1:]) else cell


def has_control_characters(words: str) -> bool:
    """Whether ``words`` hold what is no text: control characters other than a line break or a tab, half characters."""
    return _NO_TEXT.search(words) is not None


def _needs_guard(words: str) -> bool:
    return _begins_like_formula(words) and (words[0] != _APOSTROPHE or _begins_like_formula(words[1:]))


def _begins_like_formula(words: str) -> bool:
    return bool(words) and (words[0] in STARTS_FORMULA or words[0] == _APOSTROPHE)
