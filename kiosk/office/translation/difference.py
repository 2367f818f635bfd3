"""What changed between two versions of a sentence: runs that are kept, added or removed.

A Chinese character is a word, so is a Latin word, a number, a ``{fact-id}``, a space and a mark of punctuation. The
marks + and − say what was done, never colour alone (WCAG 2.2 SC 1.4.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
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
    for what, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Run(Change.KEPT, "".join(old[old_start:old_end])))
            continue
        if old_start < old_end:
            runs.append(Run(Change.REMOVED, "".join(old[old_start:old_end])))
        if new_start < new_end:
            runs.append(Run(Change.ADDED, "".join(new[new_start:new_end])))
    return tuple(runs)


def written(runs: Iterable[Run]) -> str:
    """The runs in one line of plain text: ``每日[−一−][+兩+]萬元``."""
    return "".join(run.words if run.change is Change.KEPT else f"[{run.change}{run.words}{run.change}]" for run in runs)


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
