"""What the two sides of search agree on: how keys are laid out, and how a mistyped word meets a known one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BETWEEN = "\ue000"
"""Stands between two texts in the index: a private-use character that no query holds (FTS5 takes it for a word)."""
SHORTEST_CORRECTED = 4
"""Letters: a shorter word has too many neighbours to be corrected."""
_SECTION = "\n\n"


@dataclass(frozen=True, slots=True)
class Keys:
    """What ranking compares, each text as `` word word`` between line ends: `` 开 户`` is found as a plain substring."""

    names: list[str]
    keywords: str
    sounds: str


def join_keys(names: Sequence[str], keywords: Sequence[str], sounds: Sequence[str]) -> str:
    """The keys as they stand in the release."""
    return _SECTION.join(
        ("\n".join(f" {name}" for name in names), "\n".join(f" {word}" for word in keywords), " ".join(sounds))
    )


def split_keys(text: str) -> Keys:
    names, keywords, sounds = text.split(_SECTION)
    return Keys(names.split("\n"), f"\n{keywords}\n", f" {sounds} ")


def without_one_letter(word: str) -> Iterator[str]:
    """The word with each letter left out once. Two words one slip apart share such a rest (Garbe's SymSpell)."""
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]
