"""How Chinese names sound on Latin keys: pinyin and jyutping, whole and as initials. Used when a release is built.

``開戶`` gives ``kaihu``, ``kh``, ``hoiwu`` and ``hw``. The kiosk never imports this module: its dictionaries are large.
The office, which builds releases now and then, opens its window without them: they are read with the first name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kiosk.i18n.folding import simplified

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_TONE = re.compile(r"[1-6]")
_SHORTEST = 2
"""Letters: one letter alone says nothing about how a name sounds."""


@lru_cache(maxsize=4096)
def spoken(text: str) -> tuple[str, ...]:
    """Every way to type the Chinese in ``text`` on Latin keys, each whole, in a fixed order."""
    found = {spelling: None for syllables in _readings(text) for spelling in _spellings(syllables)}
    return tuple(found)


@lru_cache(maxsize=4096)
def spoken_from_each_character(text: str) -> tuple[str, ...]:
    """The same from each character to the end, so that the end of a name can be typed too."""
    found = {
        spelling: None
        for syllables in _readings(text)
        for first in range(len(syllables))
        for spelling in _spellings(syllables[first:])
    }
    return tuple(found)


def _readings(text: str) -> Iterator[list[str]]:
    """pypinyin knows its phrases in simplified characters (银行 yinhang), ToJyutping in traditional ones."""
    import ToJyutping
    from pypinyin import lazy_pinyin

    for run in _CHINESE.findall(text):
        yield lazy_pinyin("".join(map(simplified, run)), errors="ignore", v_to_u=False)
        yield [_TONE.sub("", sound) for _, sound in ToJyutping.get_jyutping_list(run) if sound]


def _spellings(syllables: list[str]) -> Iterator[str]:
    for spelling in ("".join(syllables), "".join(syllable[0] for syllable in syllables)):
        if len(spelling) >= _SHORTEST:
            yield spelling.lower()
