"""What the two sides of search agree on: how keys are laid out, and how a mistyped word meets a known one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

BETWEEN = "\ue000"
"""Stands between two texts in the index: a private-use character that no query holds (FTS5 takes it for a word)."""
SERVICE_ROWS = "SELECT number, id, category, name, names, keywords, sounds, usable FROM service ORDER BY number"
"""The table that results are shown from; a release states its hash."""
SHORTEST_CORRECTED = 4
"""Letters: a shorter word has too many neighbours to be corrected."""


class Keys(NamedTuple):
    """What ranking compares: every text stands as ``\\n word word\\n``, so that ``" 开 户"`` is a plain substring.

    ``names`` holds the four names in the order of the locales; ``sounds`` stand between spaces.
    """

    names: str
    keywords: str
    sounds: str
    usable: int
    """1: one can use the service today; 0: it is only planned, or has ended."""


def keys_of(names: Sequence[str], keywords: Sequence[str], sounds: Sequence[str], usable: bool) -> Keys:
    """The keys of one service, from texts that are folded into words with a space between them."""
    return Keys(_framed(names), _framed(keywords), f" {' '.join(sounds)} ", int(usable))


def _framed(texts: Sequence[str]) -> str:
    return "\n" + "".join(f" {text}\n" for text in texts)


def without_one_letter(word: str) -> Iterator[str]:
    """The word with each letter left out once. Two words one slip apart share such a rest (Garbe's SymSpell)."""
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]
