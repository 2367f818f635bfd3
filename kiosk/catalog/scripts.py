"""Which script a Chinese character belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kiosk.i18n.folding import is_ideograph, simplified, traditional_forms
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import Sentence, sentence

_BIG5_COMMON = range(0xA440, 0xC67F)
"""Big5 level 1, the 5,401 characters in common use; level 2 holds rare homographs of simplified ones (机, 叶 ...)."""
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|‘[^’]*’|\([^)]*\)")
_ALSO_TRADITIONAL = frozenset("着峰群床污咸")
"""Not in Big5 level 1, or mapped to by OpenCC, and yet what Macau writes."""
_MAINLAND_NAMES = re.compile("「粤税通」")
"""Quoted names that the reader must find on the phone exactly as the Mainland writes them."""


def simplified_only(text: str) -> str:
    """The characters of ``text`` that no traditional text has, in order, each once. A known Mainland name may stand."""
    return _kept(_MAINLAND_NAMES.sub("", text), _is_simplified_only)


def traditional_only(text: str) -> str:
    """The characters of ``text`` that no simplified text has (not in GB 2312, and OpenCC would convert them)."""
    return _kept(text, _is_traditional_only)


def chinese_in(text: str) -> str:
    """The Chinese characters in a text that should have none. A name in quotation marks or brackets may stand."""
    if not any(map(is_ideograph, set(text))):
        return ""
    return _kept(_QUOTED.sub("", text), is_ideograph)


def wrong_script(text: str, locale: Locale) -> Sentence | None:
    """What to say about the characters of another script in a text of ``locale``; None where there are none."""
    found = _FOREIGN[locale](text)
    if not found:
        return None
    match locale:
        case Locale.ZH_HANT:
            return sentence("has {found}, which is simplified: write it in traditional characters", found=found)
        case Locale.ZH_HANS:
            return sentence("has {found}, which is traditional: write it in simplified characters", found=found)
        case Locale.PT:
            return sentence("has {found}, which is Chinese: write it in Portuguese", found=found)
        case Locale.EN:
            return sentence("has {found}, which is Chinese: write it in English", found=found)


_FOREIGN = {
    Locale.ZH_HANT: simplified_only,
    Locale.ZH_HANS: traditional_only,
    Locale.PT: chinese_in,
    Locale.EN: chinese_in,
}


def _kept(text: str, wanted: Callable[[str], bool]) -> str:
    return "".join(dict.fromkeys(filter(wanted, text)))


@lru_cache(maxsize=8192)
def _is_simplified_only(character: str) -> bool:
    if character not in traditional_forms() or character in _ALSO_TRADITIONAL:
        return False
    encoded = character.encode("cp950", errors="ignore")
    return len(encoded) != 2 or int.from_bytes(encoded, "big") not in _BIG5_COMMON


@lru_cache(maxsize=8192)
def _is_traditional_only(character: str) -> bool:
    return simplified(character) != character and not character.encode("gb2312", errors="ignore")
