"""Opens the office's pages one after another and puts every rule of staff screens to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from time import monotonic

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from tests.walk.checks import colour, focus
from tests.walk.finding import Breach, Circumstances
from tests.walk.hand import MissingError, address
from tests.walk.office import rules
from tests.walk.office.recipes import PageRecipe
from tests.walk.office.stage import POPUP, OfficeStage
from tests.walk.scene import Element, Scene, collect, kind_of, spot_of
from tests.walk.walker import Tally

SIZES = {"1366x768": (1366, 768), "1920x1080": (1920, 1080)}
"""The screens that the office is drawn for (ux.md 3.2)."""
DENSITY = 3.70
MOST_STOPS = 120
"""Tab presses after which a round that does not close is given up."""
SHOWN = 3
"""Controls of each page and kind whose focus is looked at in the picture."""
THUMBNAIL = 480


@dataclass(frozen=True, slots=True)
class PageView:
    """One page to look at, in a language, in a window of a size (a key of ``SIZES``)."""

    recipe: PageRecipe
    language: str
    size: str

    @property
    def how(self) -> Circumstances:
        return Circumstances(self.language, 1.0, "light", self.size)


class OfficeWalker:
    """Walks views over one stage."""

    def __init__(self, stage: OfficeStage, keep_pictures: bool = False) -> None:
        self._stage = stage
        self._keep = keep_pictures
        self.tally = Tally()

    def walk(self, views: Iterable[PageView]) -> Tally:
        """Look at every view."""
        started = monotonic()
        for view in views:
            self._look(view)
        self.tally.seconds += monotonic() - started
        return self.tally

    def _look(self, view: PageView) -> None:
        warned = len(self._stage.warnings)
        try:
            self._stage.dress(view.language, SIZES[view.size])
            view.recipe.open(self._stage)
        except MissingError as missing:
            self.tally.add([Breach("open", "recipe", str(missing)).at(view.recipe.name, view.how)])
            return
        scene, picture = self._scene(view), self._stage.picture()
        breaches = [breach for check in rules.CHECKS for breach in check(scene)]
        breaches += colour.painted(scene, picture)
        if view.recipe.tab:
            breaches += self._round(scene, picture)
        breaches += [Breach("QML", "engine", note) for note in self._stage.warnings[warned:]]
        self.tally.screens += 1
        self.tally.elements += sum(1 for _ in scene.active())
        self.tally.checks += len(rules.CHECKS) + 2 + 4 * view.recipe.tab
        self.tally.add(breach.at(view.recipe.name, view.how) for breach in breaches)
        if self._keep:
            self.tally.pictures.append((view.recipe.name, view.how, picture.scaledToWidth(THUMBNAIL)))

    def _scene(self, view: PageView) -> Scene:
        scene = collect(self._stage.window, view.recipe.name, view.language, 1.0, "light", DENSITY)
        popup = any(element.kind == POPUP for element in scene.elements)
        for element in scene.elements:
            rail = "Rail" in scene.holder_names(element)
            if element.role == "static-text" and not element.tab_stop:
                element.interactive = False  # a row that leads nowhere
            waits = _waits_in_list(scene, element) or (popup and _lies_under(scene, element))
            element.layer = "waiting" if waits else rules.RAIL if rail else "page"
        return replace(scene, layers=frozenset({rules.RAIL, "page"}))

    def _round(self, scene: Scene, unfocused: QImage) -> list[Breach]:
        """Tab through the page and back: every control once, in order, in view, with a focus that shows."""
        breaches: list[Breach] = []
        there: list[int] = []
        looked: dict[str, int] = {}
        before, last = unfocused, self._stage.window.contentItem()
        for item in self._stops(Qt.Key.Key_Tab):
            if address(item) not in scene.identities:
                breaches.append(Breach("A-24", kind_of(item), f"takes the focus unseen (#{item.objectName()})"))
                continue
            index = scene.identities.index(address(item))
            there.append(index)
            focused = scene.elements[index]
            spot = spot_of(self._stage.window, item)
            breaches += focus.in_view(scene, focused, spot)
            looked[focused.kind] = looked.get(focused.kind, 0) + 1
            if focused.interactive and looked[focused.kind] <= SHOWN and not spot.shown.isEmpty():
                after = self._stage.picture()
                breaches += self._focus_shows(focused, (last, item), before, after)
                before = after
            last = item
        now = address(self._stage.window.activeFocusItem())
        wrapped = not there or now == scene.identities[there[0]]
        breaches += rules.tab_stops(scene, there, wrapped)
        breaches += rules.reading_order(scene, there)
        back = [address(item) for item in self._stops(Qt.Key.Key_Backtab)]
        known = [scene.identities.index(place) for place in back if place in scene.identities]
        if set(known) != set(there):
            breaches.append(Breach("A-25", "Shift-Tab", "does not reach what Tab reaches"))
        return breaches

    def _focus_shows(
        self, focused: Element, stops: tuple[QQuickItem, QQuickItem], before: QImage, after: QImage
    ) -> list[Breach]:
        """Against the picture before; where the page has scrolled since, step back (the first of ``stops``) and on."""
        last, item = stops
        placed = replace(focused, shown=QRectF(spot_of(self._stage.window, item).shown))
        found = list(rules.focus_shows(placed, before, after))
        if found:
            last.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            unfocused = self._stage.picture()
            item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            found = list(rules.focus_shows(placed, unfocused, self._stage.picture()))
        return found

    def _stops(self, key: Qt.Key) -> Iterable[QQuickItem]:
        modifier = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        return _stops(self._stage, key, modifier)


def _lies_under(scene: Scene, element: Element) -> bool:
    """Whether what lies over the page covers it or keeps keys and clicks from it; the page keeps its name."""
    return element.level != 1 and POPUP not in (element.kind, *scene.holder_names(element))


def _waits_in_list(scene: Scene, element: Element) -> bool:
    """Whether it is (in) a row that a list has made before it is scrolled to; Qt tells nobody of it before that."""
    held = [scene.elements[place] for place in (*element.parents, element.index)]
    lists = [place for place, holder in enumerate(held) if holder.kind == "QQuickListView"]
    return bool(lists) and any(holder.shown.isEmpty() for holder in held[lists[-1] + 1 :] if not holder.box.isEmpty())


def _stops(stage: OfficeStage, key: Qt.Key, modifier: Qt.KeyboardModifier) -> Iterable[QQuickItem]:
    seen: set[int] = set()
    for _ in range(MOST_STOPS):
        QTest.keyClick(stage.window, key, modifier)
        QCoreApplication.processEvents()
        item = stage.window.activeFocusItem()
        if item is None or address(item) in seen:
            return
        seen.add(address(item))
        yield item
