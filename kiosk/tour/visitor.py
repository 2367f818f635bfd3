"""A resident in front of the kiosk: reads, touches, scrolls, types, waits. Every step says what it expects to find."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.i18n.locales import Locale
from kiosk.tour.eye import Eye, is_within
from kiosk.tour.finger import Finger
from kiosk.tour.patience import until
from kiosk.tour.record import Run, Screen, Step, TourError
from kiosk.tour.stage import Scene, Stage

PAGES = "pageFlick"
SHEETS = "sheetFlick"
MORE = "more"
MOST_SCROLLS = 20
"""Touches of More after which an item counts as out of reach."""
DOUBLE_STRIKE = 0.5
"""Seconds within which the kiosk takes a second touch of the same control or place for a tremor (EN 301 549 5.8)."""


@dataclass(frozen=True, slots=True)
class Strike:
    """A touch: on which element, where (scene px), and when (s)."""

    element: str
    place: QPointF
    moment: float

    def is_like(self, element: str, place: QPointF, reach: float) -> bool:
        """Whether the kiosk may take a touch of ``element`` at ``place`` soon after this one for a tremor."""
        away = place - self.place
        return self.element == element or QPointF.dotProduct(away, away) <= reach**2


class Visitor:
    """Walks one journey on one stage and keeps the record of it."""

    def __init__(self, stage: Stage, scene: Scene, run: Run, out: Path) -> None:
        self.run = run
        self.language = Locale(run.language)
        self.eye = Eye(stage.window)
        self.finger = Finger(stage.window)
        self._stage = stage
        self._clock = scene.clock
        self._paper = scene.prints_into
        self._out = out
        self._strikes: list[Strike] = []

    # --- reading ------------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """What is in front: ``idle-warning``, a sheet such as ``help-sheet``, or the page's name."""
        if self.eye.item("stay") is not None:
            return "idle-warning"
        sheet = str(self._stage.window.property("sheet") or "")
        return f"{sheet}-sheet" if sheet else self._stage.screen()

    def see(self, name: str, *elements: str, screen: str | None = None) -> None:
        """Expect to be on ``screen`` (default: ``name``) with all ``elements`` on it, and take its picture."""
        self.arrive(screen or name)
        for element in elements:
            self.find(element)
        self.picture(name)

    def arrive(self, screen: str) -> None:
        """Expect to be on ``screen``.

        Raises:
            TourError: another one is shown.
        """
        if not until(lambda: self.screen == screen):
            raise self.surprise(f"the screen '{self.screen}' is shown instead of '{screen}'", screen)

    def find(self, element: str) -> QQuickItem:
        """The item of that name; it may be further down on the page.

        Raises:
            TourError: it is not there, or it is disabled.
        """
        if not until(lambda: self.eye.item(element) is not None):
            raise self.surprise(f"'{element}' is not on the screen '{self.screen}'", element)
        item = self.eye.item(element)
        if item is None or not item.isEnabled():
            raise self.surprise(f"'{element}' on the screen '{self.screen}' cannot be touched now (disabled)", element)
        return item

    def lacks(self, element: str) -> None:
        """Expect that no item of that name is shown."""
        if not until(lambda: self.eye.item(element) is None):
            raise self.surprise(f"'{element}' is still on the screen '{self.screen}'", element)
        self._note("miss", element)

    def expect(self, condition: Callable[[], bool], sentence: str, element: str) -> None:
        """Expect ``condition``; ``sentence`` says what is wrong if it does not come true."""
        if not until(condition):
            raise self.surprise(sentence, element)
        self._note("check", element)

    def selected(self, element: str) -> bool:
        """Whether an option card is chosen."""
        return bool(self.find(element).property("selected"))

    # --- touching -----------------------------------------------------------------------------------------------------

    def touch(self, element: str) -> None:
        """Touch the item of that name, going to it with More first where that is needed."""
        item = self.bring(element)
        self._strike(item, element)
        self._note("touch", element)

    def choose(self, element: str) -> None:
        """Touch an option and expect it to be chosen."""
        self.touch(element)
        self.expect(lambda: self.selected(element), f"'{element}' was touched and is not chosen", element)

    def touch_beside(self, across: float, down: float) -> None:
        """Touch a place where no control is, in shares of the window's width and height."""
        size = self._stage.window.size()
        self.finger.tap(QPointF(across * size.width(), down * size.height()))
        self._note("touch", f"{across:.0%} across, {down:.0%} down")

    def bring(self, element: str) -> QQuickItem:
        """The item, scrolled into view as a person would: More, To the top, or a finger where there is no More."""
        item = self.find(element)
        for _ in range(MOST_SCROLLS):
            if self._within_reach(item):
                return item
            self._scroll_towards(item, element)
            item = self.find(element)
        raise self.surprise(f"'{element}' cannot be scrolled into view on the screen '{self.screen}'", element)

    def read_to_the_end(self, name: str) -> None:
        """Go through the rest of a page with More, with a picture of each part."""
        part = 1
        while self._more_leads_down():
            part += 1
            self.touch(MORE)
            self.picture(f"{name}-{part}")

    # --- time ---------------------------------------------------------------------------------------------------------

    def wait(self, seconds: float) -> None:
        """Let the kiosk's clock go on by so many seconds."""
        self._clock.advance(seconds)
        self._note("wait", f"{seconds:g} s")

    # --- the record ---------------------------------------------------------------------------------------------------

    def picture(self, name: str) -> None:
        """Keep a picture of what is shown."""
        image = self.eye.picture()
        file = self.run.file_name(name, "png")
        path = self._out / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            raise TourError(f"The picture {path} cannot be written. Choose another folder with --out.")
        self.run.files.append(file)
        self.run.screens.append(Screen(name, self.eye.title(), tuple(self.eye.texts()), file))
        self._note("see", name, file)

    def take_slip(self) -> None:
        """Keep the slip that the printer put out."""
        printed = sorted(self._paper.glob("*.pdf"))
        if len(printed) != 1:
            raise self.surprise(f"the printer put out {len(printed)} slips instead of one", "print")
        file = self.run.file_name("slip", "pdf")
        (self._out / file).write_bytes(printed[0].read_bytes())
        printed[0].unlink()
        self.run.files.append(file)
        self._note("take", "slip", file)

    def surprise(self, what: str, element: str) -> TourError:
        """The failure, with journey, step, language and element, and a picture of this moment."""
        self.picture("failed")
        place = f"Journey {self.run.journey}, step {len(self.run.steps)}, {self.run.language}, element '{element}'"
        return TourError(f"{place}: {what}. See {self._out / self.run.files[-1]}.")

    def note_typing(self, text: str) -> None:
        """Record that ``text`` was typed."""
        self._note("type", text)

    def _note(self, action: str, target: str, file: str | None = None) -> None:
        self.run.steps.append(Step(action, target, self.screen, file))

    # ------------------------------------------------------------------------------------------------------------------

    def _strike(self, item: QQuickItem, element: str) -> None:
        point = self.eye.shown(item).center()
        taker = self.eye.taker(point)
        if not is_within(taker, item):
            name = "nothing" if taker is None else taker.objectName() or taker.metaObject().className()
            raise self.surprise(f"a touch on '{element}' reaches {name} instead", element)
        moments = [strike.moment for strike in self._strikes if strike.is_like(element, point, self._stage.reach)]
        until(lambda: time.monotonic() - max(moments, default=0.0) > DOUBLE_STRIKE)
        self.finger.tap(point)
        now = time.monotonic()
        self._strikes = [strike for strike in self._strikes if now - strike.moment < DOUBLE_STRIKE]
        self._strikes.append(Strike(element, point, now))

    def _within_reach(self, item: QQuickItem) -> bool:
        """At least half of it is shown: More goes on by less than a page, so that it always comes to that."""
        shown = self.eye.shown(item)
        return shown.height() >= item.height() / 2 and shown.width() >= item.width() / 2

    def _scroll_towards(self, item: QQuickItem, element: str) -> None:
        flick = _flickable_of(item)
        if flick is None:
            raise self.surprise(f"'{element}' lies outside what is shown, and nothing scrolls it", element)
        more = self.eye.item(MORE)
        if more is not None and self.eye.is_hit(more):
            self.touch(MORE)
            self.eye.settle()
            return
        shown = self.eye.shown(flick)
        below = item.mapToScene(QPointF(0, item.height())).y() > shown.bottom()
        stretch = QPointF(0, shown.height() * (-0.3 if below else 0.3))
        self.finger.drag(shown.center() - stretch / 2, shown.center() + stretch / 2)
        self._note("swipe", "up" if below else "down")
        self.eye.settle()

    def _more_leads_down(self) -> bool:
        more = self.eye.item(MORE)
        return more is not None and more.property("iconName") == "chevron-down"


def _flickable_of(item: QQuickItem) -> QQuickItem | None:
    holder = item.parentItem()
    while holder is not None and holder.objectName() not in (PAGES, SHEETS):
        holder = holder.parentItem()
    return holder
