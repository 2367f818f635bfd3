"""The fonts: are the families there, and has every character a glyph?"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection

from kiosk.i18n.locales import Locale
from kiosk.i18n.typefaces import font_family
from kiosk.operations.doctor.rows import Row, fail, ok
from kiosk.operations.doctor.words import Characters

HasGlyph = Callable[[str, str], bool]
"""Whether a family (first) has a glyph for a character (second)."""

_SHOWN = 8
_UNDRAWN = ("Cc", "Cf", "Zl", "Zp")
"""Control, format (U+2060, the word joiner) and separator characters are obeyed, not drawn."""
_NO_BREAK_SPACE = "\u00a0"
_INSTALL = "Install the fonts: sudo apt-get install fonts-noto-cjk"


def families_of(locale: Locale) -> tuple[str, ...]:
    """The families that the screens and the slip use for a language."""
    return font_family(locale, "Sans"), font_family(locale, "Serif")


def installed_families() -> frozenset[str]:
    """The families that Qt finds. Needs a QGuiApplication."""
    from PySide6.QtGui import QFontDatabase

    return frozenset(QFontDatabase.families())


def glyph_finder() -> HasGlyph:
    """Looks into the font itself, without the fall-back to other fonts. Needs a QGuiApplication."""
    from PySide6.QtGui import QFont, QRawFont

    fonts: dict[str, QRawFont] = {}

    def has_glyph(family: str, character: str) -> bool:
        if family not in fonts:
            fonts[family] = QRawFont.fromFont(QFont(family))
        return fonts[family].supportsCharacter(ord(character))

    return has_glyph


def families_row(installed: Collection[str]) -> Row:
    """Whether every family that the screens name is there."""
    wanted = dict.fromkeys(family for locale in Locale for family in families_of(locale))
    missing = [family for family in wanted if family not in installed]
    if missing:
        return fail("fonts", f"These fonts are missing: {', '.join(missing)}.", _INSTALL)
    return ok("fonts", ", ".join(wanted))


def glyphs_row(characters: Characters, installed: Collection[str], has_glyph: HasGlyph) -> Row:
    """Whether every character has a glyph in the families of its language. Missing families have their own row."""
    missing = {
        family: found
        for locale in Locale
        for family in families_of(locale)
        if family in installed
        for found in [sorted(item for item in characters[locale] if _is_drawn(item) and not has_glyph(family, item))]
        if found
    }
    drawn = len({item for found in characters.values() for item in found if _is_drawn(item)})
    if missing:
        detail = "; ".join(f"{family} has no glyph for {_listed(found)}" for family, found in missing.items())
        return fail("glyphs", f"{detail}.", f"{_INSTALL} (or a newer version), or write the words in other characters.")
    return ok("glyphs", f"All {drawn} characters of the texts can be drawn.")


def _is_drawn(character: str) -> bool:
    return character != _NO_BREAK_SPACE and unicodedata.category(character) not in _UNDRAWN


def _listed(characters: list[str]) -> str:
    shown = ", ".join(f"{item} (U+{ord(item):04X})" for item in characters[:_SHOWN])
    rest = len(characters) - _SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown
