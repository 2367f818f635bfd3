"""Moving by keyboard: A-24 (every control once, in order, round), A-25 (in view), A-18 (a ring that shows)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from tests.walk.checks.colour import contrast
from tests.walk.finding import Breach
from tests.walk.scene import Element, Scene, Spot

MOST_EXCEPTIONS = 1
"""Steps against the reading order that one screen may have (ux.md A-24)."""
RING_MIDDLE, GAP_MIDDLE = 2.5, 7.0
"""px inside the ring's outer edge: the middle of its 5 px, and of the 4 px gap inside it (look.md, section 7)."""
RING_CONTRAST = 3.0
RING_ROOM = 16.0
"""px that a page keeps free for the ring above and below the focused control."""
SIDES_SEEN = 3
"""Of a ring's four sides: fewer means that it is cut off."""


def tab_round(scene: Scene, visited: Sequence[int], wrapped: bool) -> Iterator[Breach]:
    """A-24: ``visited`` are the indices of the elements that Tab reached, in order."""
    stops = [item for item in scene.controls() if item.layer != "keyboard"]
    for item in stops:
        times = visited.count(item.index)
        if not item.tab_stop or times == 0:
            yield Breach("A-24", item.label, "is not reached by Tab")
        elif times > 1:
            yield Breach("A-24", item.label, f"is reached {times} times in one round of Tab")
    known = {item.index for item in stops}
    for index in visited:
        if index not in known:
            yield Breach("A-24", scene.elements[index].label, "takes the focus but is no control")
    if not wrapped:
        yield Breach("A-24", "Tab", "does not come round to where it started")
    yield from _order(scene, [scene.elements[index] for index in visited if index in known])


def in_view(scene: Scene, focused: Element, spot: Spot) -> Iterator[Breach]:
    """A-25: the focused control is seen whole (or, if it is higher than the view, fills it)."""
    room = spot.view.height() - 2 * RING_ROOM * scene.unit
    wanted = min(spot.box.height(), room), min(spot.box.width(), spot.view.width())
    if spot.shown.height() < wanted[0] - 2 or spot.shown.width() < wanted[1] - 2:
        seen, whole = spot.shown.size(), spot.box.size()
        shares = f"{seen.width():.0f}×{seen.height():.0f} of {whole.width():.0f}×{whole.height():.0f} px"
        yield Breach("A-25", focused.label, f"has the focus, but only {shares} can be seen")
    if focused.layer != "keyboard" and spot.keyboard.intersected(spot.shown).height() > 2:
        yield Breach("A-25", focused.label, "has the focus under the keyboard")


def ring(scene: Scene, focused: Element, spot: Spot, picture: QImage) -> Iterator[Breach]:
    """A-18: the focus ring stands at 3:1 against the gap inside it, on at least three sides in view."""
    seen = 0
    for outer, inner in _sides(spot.ring, scene.unit) if spot.ring is not None else ():
        if picture.rect().contains(outer.toPoint()):
            seen += contrast(_colour(picture, outer), _colour(picture, inner)) >= RING_CONTRAST
    if seen < SIDES_SEEN:
        yield Breach("A-18", focused.label, f"shows its focus ring on {seen} of 4 sides")


def _order(scene: Scene, stops: Sequence[Element]) -> Iterator[Breach]:
    wrong = []
    start = _first(stops)
    turned = [*stops[start:], *stops[:start]]
    for one, other in pairwise(turned):
        if one.scroller != other.scroller or one.layer != other.layer:
            continue
        above = other.box.bottom() <= one.box.top() + 2
        beside = min(one.box.bottom(), other.box.bottom()) - max(one.box.top(), other.box.top()) > 0.5 * min(
            one.box.height(), other.box.height()
        )
        if above or (beside and other.box.right() <= one.box.left() + 2):
            wrong.append((one, other))
    if len(wrong) > MOST_EXCEPTIONS:
        for one, other in wrong:
            yield Breach("A-24", other.label, f"comes after {one.label}, against the reading order")


def _first(stops: Sequence[Element]) -> int:
    """Where the round starts: the topmost control of the page (or sheet), wherever the focus began."""
    if not stops:
        return 0
    page = [position for position, item in enumerate(stops) if item.layer != "nav"] or [0]
    scrolled = [position for position in page if stops[position].scroller >= 0] or page
    return min(scrolled, key=lambda position: (stops[position].box.top(), stops[position].box.left()))


def _sides(edge: QRectF, unit: float) -> Iterator[tuple[QPointF, QPointF]]:
    """For each side of a ring: a point on it, and one in the gap."""
    ring, gap = RING_MIDDLE * unit, GAP_MIDDLE * unit
    middle = edge.center()
    yield QPointF(middle.x(), edge.top() + ring), QPointF(middle.x(), edge.top() + gap)
    yield QPointF(middle.x(), edge.bottom() - ring), QPointF(middle.x(), edge.bottom() - gap)
    yield QPointF(edge.left() + ring, middle.y()), QPointF(edge.left() + gap, middle.y())
    yield QPointF(edge.right() - ring, middle.y()), QPointF(edge.right() - gap, middle.y())


def _colour(picture: QImage, point: QPointF) -> QColor:
    place = point.toPoint()
    x = min(max(0, place.x()), picture.width() - 1)
    y = min(max(0, place.y()), picture.height() - 1)
    return picture.pixelColor(x, y)
