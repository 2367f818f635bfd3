"""What changed between two versions of a sentence: runs that are kept, added or removed.

A Chinese character is a word, so is a Latin word, a number, a ``{fact-id}``, a space and a mark of punctuation. The
marks + and − say what was done, never colour alone (WCAG 2.2 SC 1.4.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum

from kiosk.i18n.folding import is_ideograph

_PIECE = re.compile(r"\{[a-z0-9-]+\}|\w+|\s+|[^\w\s]")


class Change(StrEnum):
    """What was done to a run of words, valued by its mark."""

    KEPT = " "
    ADDED = "+"
    REMOVED = "−"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that were treated alike."""

    change: Change
    words: str


def difference(before: str, after: str) -> tuple[Run, ...]:
    """The runs that turn ``before`` into ``after``; what is removed stands before what replaces it."""
    old, new = _pieces(before), _pieces(after)
    runs: list[Run] = []
    old_from = new_from = 0
    for block in _kept_blocks(old, new):
        runs.extend(_run(Change.REMOVED, old[old_from : block.a]))
        runs.extend(_run(Change.ADDED, new[new_from : block.b]))
        old_from, new_from = block.a + block.size, block.b + block.size
        runs.extend(_run(Change.KEPT, old[block.a : old_from]))
    return tuple(runs)


def replacement(before: str, after: str) -> tuple[Run, ...]:
    """A value in the place of another: a date or an amount is read whole, not digit by digit."""
    runs = (Run(Change.REMOVED, before), Run(Change.ADDED, after))
    return tuple(run for run in runs if run.words)


def written(runs: Iterable[Run]) -> str:
    """The runs in one line of plain text: ``每日[−一−][+兩+]萬元``."""
    return "".join(run.words if run.change is Change.KEPT else f"[{run.change}{run.words}{run.change}]" for run in runs)


def _kept_blocks(old: list[str], new: list[str]) -> Iterator[Match]:
    """What both have. A space alone between changed words counts as changed: the words around it read as one change."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    for block in blocks:
        kept = "".join(old[block.a : block.a + block.size])
        at_an_end = block.a == block.b == 0 or (block.a + block.size, block.b + block.size) == (len(old), len(new))
        if kept.strip() or at_an_end:
            yield block


def _run(change: Change, pieces: list[str]) -> Iterator[Run]:
    if pieces:
        yield Run(change, "".join(pieces))


def _pieces(text: str) -> list[str]:
    return [piece for match in _PIECE.finditer(text) for piece in _split(match[0])]


def _split(word: str) -> Iterator[str]:
    """A word of Latin letters and digits stays whole; each Chinese character is a piece."""
    letters = ""
    for character in word:
        if is_ideograph(character):
            if letters:
                yield letters
            yield character
            letters = ""
        else:
            letters += character
    if letters:
        yield letters
