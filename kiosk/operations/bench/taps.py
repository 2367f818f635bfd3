"""How long the next screen takes, from the moment the finger leaves the glass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kiosk.i18n.locales import Locale
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.frames import Frames
from kiosk.operations.bench.hand import Hand
from kiosk.operations.bench.stage import Stage

FIRST_FRAME = 50.0
SETTLED_WITH_MOTION = 250.0
SETTLED_STILL = 60.0
LONGEST_GAP = 50.0
"""Budgets in milliseconds (design.md, section 11)."""
VISITS, MORE_VISITS = 2, 6
"""Measured visits with motion, and as many without: in a quick run and in a full one."""
_MOST_QUESTIONS = 30
_REPAINTS = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """From one screen to the next (ms): to its first frame, to the last one, and the longest wait between two."""

    screen: str
    first: float
    settled: float
    gap: float


def measure(stage: Stage, visits: int) -> list[Figure]:
    """Whole visits by touch, with motion and without; the first visit after the start is only reported."""
    walker = _Walker(stage)
    fresh = list(walker.visit(still=False))
    moving = [turn for _ in range(visits) for turn in walker.visit(still=False)]
    still = [turn for _ in range(visits) for turn in walker.visit(still=True)]
    floor = Reference("to paint the page again", walker.floor(), Unit.MILLISECONDS)
    slowest = max((*moving, *still), key=lambda turn: turn.first)
    return [
        _p95(
            "tap-first-frame",
            "tap to first frame of the next screen, p95",
            _firsts([*moving, *still]),
            FIRST_FRAME,
            floor,
        ),
        _p95("tap-first-frame-fresh", "the same in the first visit after the start, p95", _firsts(fresh), None, floor),
        Figure(
            "tap-first-frame-slowest",
            f"the slowest of them, to '{slowest.screen}'",
            slowest.first,
            Unit.MILLISECONDS,
            len(moving) + len(still),
            None,
            floor,
        ),
        _p95("tap-settled", "tap to settled, with motion, p95", _settled(moving), SETTLED_WITH_MOTION, floor),
        _p95("tap-settled-still", "tap to settled, without motion, p95", _settled(still), SETTLED_STILL, floor),
        Figure(
            "tap-gap",
            "longest gap between frames while it moves",
            max(turn.gap for turn in moving),
            Unit.MILLISECONDS,
            len(moving),
            LONGEST_GAP,
            floor,
        ),
    ]


def _p95(name: str, what: str, samples: list[float], budget: float | None, floor: Reference) -> Figure:
    return Figure(name, what, percentile(samples), Unit.MILLISECONDS, len(samples), budget, floor)


def _firsts(turns: list[Turn]) -> list[float]:
    return [turn.first for turn in turns]


def _settled(turns: list[Turn]) -> list[float]:
    return [turn.settled for turn in turns]


class _Walker:
    """Walks from the attract screen through the first guide to the slip and back to the attract screen."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._frames = Frames(stage.window)
        self._hand = Hand(stage.window)
        self._service = stage.guided_service()

    def visit(self, still: bool) -> Iterator[Turn]:
        """One turn for each tap that leads to another screen."""
        self._stage.visit.endAtOnce()
        self._stage.display.setReduceMotion(still)
        for name in ("start", f"language-{Locale.ZH_HANT}", f"category-{self._service.category}"):
            yield self._turn(name)
        yield self._turn(f"service-{self._service.id}")
        yield self._turn("startGuide")
        yield from self._questions()
        for name in ("getResult", "takeAway", "makeSlip", "navBack", "navHome", "search"):
            yield self._turn(name)
        self._stage.visit.endAtOnce()
        self._frames.settled()

    def floor(self) -> float:
        """Painting the home screen anew (ms, p95)."""
        self._stage.visit.endAtOnce()
        self._stage.navigator.home()
        floor = percentile([self._frames.repaint() for _ in range(_REPAINTS)])
        self._stage.visit.endAtOnce()
        return floor

    def _questions(self) -> Iterator[Turn]:
        for _ in range(_MOST_QUESTIONS):
            if self._screen() != "question":
                return
            self._hand.tap(self._hand.first("option-"))
            self._frames.settled()
            yield self._turn("continue")
        raise BenchError(f"The guide of {self._service.id} still asks after {_MOST_QUESTIONS} answers.")

    def _turn(self, name: str) -> Turn:
        before = self._place()
        self._frames.settled()
        lifted = self._hand.tap(name)
        first = self._frames.after(lifted)
        settled = self._frames.settled()
        if self._place() == before:
            raise BenchError(f"A touch of '{name}' on '{self._screen()}' led nowhere, so it cannot be measured.")
        shown = [frame for frame in self._frames.moments if first <= frame <= settled]
        gap = max((later - earlier for earlier, later in pairwise(shown)), default=0.0)
        return Turn(self._screen(), (first - lifted) * 1000, (settled - lifted) * 1000, gap * 1000)

    def _screen(self) -> str:
        return str(self._stage.navigator.screen)

    def _place(self) -> object:
        return self._stage.navigator.here
