"""Opens screens one after another and puts every check to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from tests.walk.allowed import is_allowed
from tests.walk.checks import colour, focus, frame, language, size, text, tree
from tests.walk.finding import Breach, Circumstances, Finding
from tests.walk.hand import MissingError, address, focus_round
from tests.walk.scene import Scene, collect, kind_of, spot_of
from tests.walk.screens import Recipe
from tests.walk.stage import Stage

SCENE_CHECKS: tuple[Callable[[Scene], Iterator[Breach]], ...] = (
    size.targets,
    size.distances,
    size.in_reach,
    size.no_sideways_scrolling,
    text.sizes,
    text.whole,
    text.apart,
    text.line_ends,
    text.unbroken,
    text.glyphs,
    tree.names,
    tree.main_heading,
    tree.texts_once,
    tree.nothing_behind,
    language.own_language,
    language.plain_words,
)
PICTURE_CHECKS = (colour.painted,)
ANY_KEY_ACTS = frozenset({"AttractScreen", "OutOfServiceScreen"})
"""Screens on which any key starts, Tab too (K-01), or on which there is nothing to do."""
SOON = 60
"""Turns of the event loop (5 ms each) within which a page must have followed the focus."""
RINGS = 2
"""Focus rings looked at on each screen."""
THUMBNAIL = 270
"""px: the longer side of a screen is 16/9 of it on a contact sheet."""


@dataclass(frozen=True, slots=True)
class View:
    """One screen to look at, and how."""

    recipe: Recipe
    how: Circumstances


@dataclass(slots=True)
class Tally:
    """What the walk did and found."""

    findings: list[Finding] = field(default_factory=list)
    allowed: int = 0
    screens: int = 0
    elements: int = 0
    checks: int = 0
    seconds: float = 0.0
    pictures: list[tuple[str, Circumstances, QImage]] = field(default_factory=list)

    def add(self, found: Iterable[Finding]) -> None:
        for finding in found:
            if is_allowed(finding):
                self.allowed += 1
            elif finding not in self.findings:
                self.findings.append(finding)


class Walker:
    """Walks views over one stage."""

    def __init__(self, stage: Stage, keep_pictures: bool = False) -> None:
        self._stage = stage
        self._keep = keep_pictures
        self._dressed: Circumstances | None = None
        self._stones: dict[Circumstances, frame.Places] = {}
        self.tally = Tally()

    def walk(self, views: Iterable[View]) -> Tally:
        """Look at every view."""
        started = monotonic()
        for view in views:
            self._look(view)
        self.tally.seconds += monotonic() - started
        return self.tally

    def _look(self, view: View) -> None:
        self._stage.clear()
        if view.how != self._dressed:
            self._stage.dress(view.how)
            self._dressed = view.how
        warned = len(self._stage.kiosk.warnings)
        try:
            view.recipe.open(self._stage)
        except MissingError as missing:
            self.tally.add([Breach("open", "recipe", str(missing)).at(view.recipe.name, view.how)])
            return
        scene = self._scene(view)
        picture = self._stage.picture()
        breaches = [breach for check in SCENE_CHECKS for breach in check(scene)]
        breaches += [breach for check in PICTURE_CHECKS for breach in check(scene, picture)]
        breaches += self._frame(scene, view)
        breaches += self._focus(scene, view)
        breaches += [Breach("QML", "engine", note) for note in self._stage.kiosk.warnings[warned:]]
        self.tally.screens += 1
        self.tally.elements += sum(1 for _ in scene.active())
        self.tally.checks += len(SCENE_CHECKS) + len(PICTURE_CHECKS) + 4
        self.tally.add(breach.at(view.recipe.name, view.how) for breach in breaches)
        if self._keep:
            small = picture.scaledToWidth(THUMBNAIL if picture.width() < picture.height() else THUMBNAIL * 16 // 9)
            self.tally.pictures.append((view.recipe.name, view.how, small))

    def _scene(self, view: View) -> Scene:
        how = view.how
        density = self._stage.parts.display.pixelsPerMillimetre
        return collect(self._stage.window, view.recipe.name, how.language, how.step, how.theme, density)

    def _frame(self, scene: Scene, view: View) -> list[Breach]:
        if not scene.layers & {"page"}:
            return []
        first = self._stones.get(view.how)
        if first is None and frame.places(scene):
            self._stones[view.how] = frame.places(scene)
        return list(frame.same_places(scene, first))

    def _focus(self, scene: Scene, view: View) -> list[Breach]:
        """Tab through the screen: every control, always in view, with a ring."""
        if view.recipe.view in ANY_KEY_ACTS:
            return []
        breaches: list[Breach] = []
        visited: list[int] = []
        first = 0
        for item in focus_round(self._stage):
            if not first:
                first = address(item)
                if not scene.keyboard.isEmpty():  # it closes when the focus leaves the field, and the page is longer
                    self._stage.settle()
                    scene = self._scene(view)
            if address(item) not in scene.identities:
                breaches.append(Breach("A-24", kind_of(item), f"takes the focus unseen (#{item.objectName()})"))
                continue
            index = scene.identities.index(address(item))
            visited.append(index)
            breaches += self._stop(scene, index, item, len(visited) <= RINGS)
        wrapped = address(self._stage.window.activeFocusItem()) == first or not scene.controls()
        return breaches + list(focus.tab_round(scene, visited, wrapped))

    def _stop(self, scene: Scene, index: int, item: QQuickItem, look_at_ring: bool) -> list[Breach]:
        focused = scene.elements[index]
        window = self._stage.window
        breaches = list(focus.in_view(scene, focused, spot_of(window, item)))
        if breaches and self._stage.wait(lambda: not list(focus.in_view(scene, focused, spot_of(window, item))), SOON):
            breaches = []  # the keyboard opens or closes with the focus, and the page follows
        if look_at_ring and focused.interactive:
            self._stage.settle()
            spot = spot_of(self._stage.window, item)
            breaches += focus.ring(scene, focused, spot, self._stage.window.grabWindow())
        return breaches
