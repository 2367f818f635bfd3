"""What the process weighs after many visits."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from pathlib import Path

from kiosk.i18n.locales import Locale
from kiosk.operations.bench.figures import Figure, Reference, Unit
from kiosk.operations.bench.frames import Frames, rest, until
from kiosk.operations.bench.processes import BARE_WINDOW, start
from kiosk.operations.bench.stage import Stage
from kiosk.ui.display import TEXT_STEPS, THEMES

MOST = 200.0
MOST_GROWTH = 10.0
"""Budgets in MB (design.md, section 11)."""
VISITS, MORE_VISITS = 100, 1000
"""In a quick run and in a full one."""
LATER = 0.06
"""Seconds after a page's first frame when what lies below its first view is there too."""
_MOST_QUESTIONS = 30


def measure(stage: Stage, visits: int) -> list[Figure]:
    """The memory after so many visits through the real window, and what the second half of them added."""
    with tempfile.TemporaryDirectory(prefix="ponte-bench-") as caches:
        bare = Reference(
            "a bare window with the keyboard", start([str(BARE_WINDOW)], Path(caches)).megabytes, Unit.MEGABYTES
        )
    fresh = resident_megabytes()
    visitor = _Visitor(stage)
    for number in range(visits // 2):
        visitor.visit(number)
    half = resident_megabytes()
    for number in range(visits // 2, visits):
        visitor.visit(number)
    whole = resident_megabytes()
    opened = Reference("the kiosk just opened", fresh, Unit.MEGABYTES)
    return [
        Figure("memory", f"memory after {visits:,} visits", whole, Unit.MEGABYTES, visits, MOST, bare),
        Figure(
            "memory-growth",
            f"growth over the last {visits - visits // 2:,} of them",
            whole - half,
            Unit.MEGABYTES,
            visits,
            MOST_GROWTH,
            opened,
        ),
    ]


def resident_megabytes() -> float:
    """The resident memory of this process (MB), after a garbage collection."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


class _Visitor:
    """One resident after another; every screen is really painted."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._frames = Frames(stage.window)
        self._services = stage.catalogue.services()
        self._guided = stage.guided_service()

    def visit(self, number: int) -> None:
        """A visit in one of the languages, themes and text sizes, with another service each time."""
        stage, service = self._stage, self._services[number % len(self._services)]
        stage.navigator.start()
        self._see()
        stage.translator.use(list(Locale)[number % len(Locale)])
        stage.display.setTheme(THEMES[number % len(THEMES)])
        stage.display.setTextStep(TEXT_STEPS[number % len(TEXT_STEPS)])
        stage.navigator.home()
        self._see()
        for screen, parameters in (
            ("search", {}),
            ("category", {"category": service.category.value}),
            ("service", {"service": service.id}),
        ):
            stage.navigator.go(screen, parameters)
            self._see()
            rest(LATER)
        self._walk_guide()
        stage.navigator.go("slip", {"service": self._guided.id, "guide": str(self._guided.guide)})
        self._see()
        until(lambda: stage.take_away.painted is not None)
        stage.print_slip()
        self._see()
        stage.visit.finish()
        self._see()
        stage.visit.leave()
        self._see()
        for slip in stage.paper.glob("*.pdf"):
            slip.unlink()
        self._frames.forget()

    def _walk_guide(self) -> None:
        stage, guide = self._stage, str(self._guided.guide)
        stage.guides.open(guide)
        for _ in range(_MOST_QUESTIONS):
            self._see()
            if stage.navigator.here.screen != "question":
                break
            stage.guides.chooseUnsure()
            stage.guides.goOn()
        stage.navigator.go("result", {"guide": guide})
        self._see()

    def _see(self) -> None:
        """Wait for the present screen's first frame."""
        asked = time.perf_counter()
        self._stage.window.update()
        self._frames.after(asked)
