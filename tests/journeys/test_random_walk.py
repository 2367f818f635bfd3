"""Two thousand touches at random: nothing breaks, and there is always a way out (ux.md A-34)."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.i18n.locales import Locale
from kiosk.tour.patience import until
from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from kiosk_window import Hall, Scenery

TAPS = 2000
SEED = 20261122
WIDTH, HEIGHT, DENSITY = 540, 960, 1.85
"""A window of half the usual pixels in each direction: the same layout in a quarter of the time for drawing."""
WAYS_OUT = {
    "attract": "start",
    "finished": "startOver",
    "error": "startOver",
    "help": "closeHelp",
    "language-sheet": "closeLanguage",
    "settings": "closeSettings",
    "warning": "stay",
}
"""What leads on where there is no Home button."""


@pytest.fixture
def small_kiosk(catalogue: Catalogue, tmp_path: Path) -> Iterator[Hall]:
    settings = Settings(language=Locale.EN, pixels_per_millimetre=DENSITY)
    opened = Hall(Scenery(catalogue, tmp_path, settings, size=(WIDTH, HEIGHT)))
    opened.new_visit()
    yield opened
    opened.close()


class Walker:
    """Touches whatever can be touched."""

    def __init__(self, kiosk: Hall, chance: random.Random) -> None:
        self.kiosk = kiosk
        self.chance = chance
        self.seen: Counter[str] = Counter()
        self._keyboard = kiosk.window.findChild(QQuickItem, "onScreenKeyboard")

    def step(self) -> None:
        """One touch: mostly on a control, sometimes anywhere, and now and then time goes by."""
        kiosk, draw = self.kiosk, self.chance.random()
        kiosk.strikes.seconds += 1
        kiosk.parts.display.setReduceMotion(True)  # so that nothing has to be waited for
        if draw < 0.02:
            kiosk.pass_time(self.chance.choice([10, 130, 200]))
        elif draw < 0.15:
            self.touch(QPoint(self.chance.randrange(WIDTH), self.chance.randrange(HEIGHT)))
        else:
            controls = list(self.controls())
            if controls:
                item = self.chance.choice(controls)
                item.setProperty("lastActivation", 0)
                self.touch(kiosk.eye.shown(item).center().toPoint())
        self.seen[self.place] += 1

    def touch(self, point: QPoint) -> None:
        self.kiosk.press(point)
        self.kiosk.release(point)

    @property
    def place(self) -> str:
        kiosk = self.kiosk
        if kiosk.parts.visit.warning:
            return "warning"
        sheet = "language-sheet" if kiosk.sheet == "language" else kiosk.sheet
        return sheet or kiosk.screen

    def controls(self) -> Iterator[QQuickItem]:
        """Every control that can be seen at least in part."""
        pending = [self.kiosk.window.contentItem()]
        while pending:
            item = pending.pop()
            if not item.isVisible() or not item.isEnabled():
                continue
            if item.inherits("QQuickAbstractButton") and not self.kiosk.eye.shown(item).isEmpty():
                yield item
            else:
                pending.extend(item.childItems())

    def touches_to_home(self) -> int:
        """How many touches lead from here to the home screen; a visit that has not begun counts as home."""
        self.kiosk.put_keyboard_away()
        if self.place == "warning":
            self.kiosk.tap(WAYS_OUT["warning"])  # it gives back what lies under it, from where A-34 counts
        for touches in range(4):
            if self.place in ("home", "attract", "language"):
                return touches
            self.kiosk.tap(WAYS_OUT.get(self.place, "navHome"))
        return touches

    def has_exit(self) -> bool:
        """Whether a touch that leads on can be made now (the keyboard has a key that puts it away)."""
        item = self.kiosk.window.findChild(QQuickItem, WAYS_OUT.get(self.place, "navHome"))
        if not isinstance(item, QQuickItem) or not item.isVisible() or not item.isEnabled():
            return False
        return bool(self._keyboard.property("open")) or self.kiosk.eye.is_hit(item)


@pytest.fixture
def unexpected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.append(f"{kind.__name__}: {error}")

    monkeypatch.setattr(sys, "excepthook", note)
    return found


@pytest.mark.walk
def test_two_thousand_touches_at_random_find_no_error_and_no_dead_end(small_kiosk: Hall, unexpected: list[str]) -> None:
    walker = Walker(small_kiosk, random.Random(SEED))
    for tap in range(TAPS):
        walker.step()
        assert unexpected == [], f"touch {tap} on {walker.place}"
        assert small_kiosk.kiosk.warnings == [], f"touch {tap} on {walker.place}"
        assert walker.has_exit() or until(walker.has_exit), f"touch {tap}: no way out of {walker.place}"
        if tap % 50 == 49:
            assert walker.touches_to_home() <= 2, f"touch {tap}: home is far from {walker.place}"
    missing = {"home", "category", "service", "search", "slip", "help", "settings", "question"} - set(walker.seen)
    assert not missing, f"the walk did not come to {missing}: {walker.seen}"
