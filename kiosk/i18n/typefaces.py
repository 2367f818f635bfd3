"""The font families of each language: Noto CJK, whose faces draw the same characters as each region writes them.

The screens choose as resources/qml/Ponte/Theme/Theme.qml says, which is the same.
"""

from __future__ import annotations

from typing import Final, Literal

from kiosk.i18n.locales import Locale

FamilyKind = Literal["Sans", "Serif"]

_FACES: Final = {Locale.ZH_HANS: "SC"}
_DEFAULT_FACE: Final = "HK"
"""For Traditional Chinese as Macau writes it, and for the two languages in Latin letters."""


def font_family(locale: Locale, kind: FamilyKind) -> str:
    """The family's name as the system knows it (package fonts-noto-cjk)."""
    return f"Noto {kind} CJK {_FACES.get(locale, _DEFAULT_FACE)}"
