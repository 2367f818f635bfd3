"""How long the window takes to show another language, theme or text size."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from kiosk.i18n.locales import Locale
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.frames import Frames
from kiosk.operations.bench.stage import Stage
from kiosk.ui.display import TEXT_STEPS, THEMES

BUDGET = 100.0
"""Milliseconds (design.md, section 11)."""
ROUNDS = 2
_REPAINTS = 10


def measure(stage: Stage) -> list[Figure]:
    """One figure for each kind of switch, over the pages with the most on them."""
    frames = Frames(stage.window)
    service = stage.guided_service()
    pages: list[tuple[str, dict[str, str]]] = [
        ("home", {}),
        ("category", {"category": service.category.value}),
        ("service", {"service": service.id}),
        ("check", {"guide": str(service.guide)}),
    ]
    switches: dict[str, Sequence[Callable[[], None]]] = {
        "language": [partial(stage.translator.use, locale) for locale in (*list(Locale)[1:], Locale.ZH_HANT)],
        "theme": [partial(stage.display.setTheme, theme) for theme in (*THEMES[1:], THEMES[0])],
        "text size": [partial(stage.display.setTextStep, step) for step in (*TEXT_STEPS[1:], TEXT_STEPS[0])],
    }
    stage.translator.use(Locale.ZH_HANT)
    samples: dict[str, list[float]] = {name: [] for name in switches}
    floor: list[float] = []
    for screen, parameters in pages:
        stage.navigator.home()
        stage.navigator.go(screen, parameters)
        floor.extend(frames.repaint() for _ in range(_REPAINTS))
        for name, changes in switches.items():
            samples[name].extend(_painted(frames, change) for _ in range(ROUNDS) for change in changes)
    stage.visit.endAtOnce()
    reference = Reference("to paint the page again", percentile(floor), Unit.MILLISECONDS)
    return [
        Figure(
            f"switch-{name.replace(' ', '-')}",
            f"{name} switch to painted, p95",
            percentile(taken),
            Unit.MILLISECONDS,
            len(taken),
            BUDGET,
            reference,
        )
        for name, taken in samples.items()
    ]


def _painted(frames: Frames, change: Callable[[], None]) -> float:
    frames.settled()
    started = time.perf_counter()
    change()
    return (frames.after(started) - started) * 1000
