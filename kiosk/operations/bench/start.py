"""From the start of the process to the first frame that can be touched, beside a bare window with the keyboard."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from kiosk.operations.bench.figures import Figure, Reference, Unit
from kiosk.operations.bench.processes import BARE_WINDOW, start

MOST_TIMES_BARE = 1.5
"""Times the bare window (design.md, section 11)."""
STARTS, MORE_STARTS = 3, 9
"""Measured starts, in a quick run and in a full one; the first of them is the third of all."""
_BARE = "a bare Qt Quick window with the keyboard"


def measure(kiosk: Sequence[str], starts: int) -> list[Figure]:
    """Cold and third starts of ``kiosk`` (a Python program that tells of its first frame) and of the bare window.

    Both by turns, so that both see the same machine.

    Raises:
        BenchError: one of them shows no frame.
    """
    bare = [str(BARE_WINDOW)]
    with tempfile.TemporaryDirectory(prefix="ponte-bench-") as folder:
        caches = Path(folder)
        cold = Reference(_BARE, _milliseconds(bare, caches), Unit.MILLISECONDS), _milliseconds(kiosk, caches)
        _milliseconds(bare, caches), _milliseconds(kiosk, caches)
        pairs = [(_milliseconds(kiosk, caches), _milliseconds(bare, caches)) for _ in range(starts)]
    ours, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    warm = Reference(_BARE, theirs, Unit.MILLISECONDS)
    return [
        Figure(
            "start-third",
            "third start to first frame, beside the bare window",
            ours / theirs,
            Unit.TIMES,
            starts,
            MOST_TIMES_BARE,
            warm,
        ),
        Figure("start-third-time", "third start to first frame, median", ours, Unit.MILLISECONDS, starts, None, warm),
        Figure("start-cold", "first start, nothing compiled yet", cold[1], Unit.MILLISECONDS, 1, None, cold[0]),
    ]


def _milliseconds(command: Sequence[str], caches: Path) -> float:
    return start(command, caches).seconds * 1000
