"""Search folding: what a person types and what a text says become the same, whatever the script, case or accents.

Traditional becomes Simplified character by character (``traditional.txt``: each line a simplified character and the
traditional ones that OpenCC's t2s turns into it; OpenCC's dictionaries are under the Apache License 2.0). Words are
folded alike on both sides, so a character-for-character map is enough, and loading it takes about a millisecond where
OpenCC takes a hundred. OpenCC alone leaves 帳戶 and 賬戶 apart; ``_VARIANTS`` unites such pairs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_TRADITIONAL = Path(__file__).with_name("traditional.txt")
_VARIANTS = {
    "帐": "账",  # 帳戶 and 賬戶
    "戶": "户",
    "戸": "户",
    "著": "着",
    "衞": "卫",
    "啓": "启",
    "咭": "卡",  # 信用咭, the Cantonese way to write a card
    "邨": "村",
    "囘": "回",
    "粧": "妆",
    "羣": "群",
}
"""Written differently, meant alike (after t2s)."""

_IDEOGRAPHS = (
    (0x3005, 0x3007),  # 々 〆 〇
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A Chinese character or a Latin word of a folded text. ``start`` and ``end`` count the original's characters."""

    word: str
    start: int
    end: int

    @property
    def is_ideograph(self) -> bool:
        return is_ideograph(self.word[0])


def fold(text: str) -> str:
    """``text`` without case, accents, width, script and variant. Folding twice changes nothing more."""
    return "".join(map(_fold_character, text))


def tokens(text: str) -> list[Token]:
    """The words of ``text``, folded, in order. A Chinese character is a word; punctuation and symbols are none."""
    found: list[Token] = []
    letters: list[str] = []
    start = end = 0

    def finish_word() -> None:
        if letters:
            found.append(Token("".join(letters), start, end))
            letters.clear()

    for position, character in enumerate(text):
        folded = _fold_character(character)
        if not folded:  # an accent on its own belongs to the letter before it
            end = position + 1 if letters else end
            continue
        for letter in folded:
            if is_ideograph(letter):
                finish_word()
                found.append(Token(letter, position, position + 1))
            elif letter.isalnum():
                start = start if letters else position
                end = position + 1
                letters.append(letter)
            else:
                finish_word()
    finish_word()
    return found


def words(text: str) -> list[str]:
    """The folded words alone."""
    return [token.word for token in tokens(text)]


def is_ideograph(character: str) -> bool:
    """Whether the character is a word of its own: Chinese characters and kana."""
    code = ord(character)
    return code >= _IDEOGRAPHS[0][0] and any(first <= code <= last for first, last in _IDEOGRAPHS)


def simplified(character: str) -> str:
    """The simplified form of one Chinese character (itself, if it has no other)."""
    return _simplified_forms().get(character, character)


@cache
def traditional_forms() -> dict[str, str]:
    """For each simplified character, the traditional ones it stands for."""
    lines = _TRADITIONAL.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}


@cache
def _simplified_forms() -> dict[str, str]:
    return {old: new for new, forms in traditional_forms().items() for old in forms}


@lru_cache(maxsize=16_384)
def _fold_character(character: str) -> str:
    """One character, folded until folding changes nothing more (a few characters need a second round)."""
    folded = _fold_once(character)
    return folded if folded == character else "".join(map(_fold_character, folded))


def _fold_once(character: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold())
    bare = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return "".join(_VARIANTS.get(simplified(letter), simplified(letter)) for letter in bare)
