"""Sizes and distances of what can be touched: A-01, A-02, A-03, A-07 (ux.md, section 6)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from tests.walk.finding import Breach
from tests.walk.scene import Element, Scene

TARGET = 20.0
"""mm, ux.md R-P1."""
GAP, DANGER_GAP, KEY_GAP = 16.0, 32.0, 8.0
"""px at 3.70 px/mm: between controls, beside one that destroys, between the keys of one pad (ux.md R-P2 and notes)."""
ROUNDING = 1.0


def targets(scene: Scene) -> Iterator[Breach]:
    """A-01: every control is at least 20 mm wide and high."""
    least = math.ceil(TARGET * scene.pixels_per_millimetre)
    for item in scene.controls():
        width, height = item.box.width(), item.box.height()
        if min(width, height) < least - 0.5:
            yield Breach("A-01", item.label, f"{width:.0f}×{height:.0f} px, at least {least} px (20 mm) each way")


def distances(scene: Scene) -> Iterator[Breach]:
    """A-02: controls neither overlap nor stand too near each other."""
    for one, other in combinations(scene.controls(), 2):
        if one.index in other.parents or other.index in one.parents:
            yield Breach("A-02", other.label, f"lies inside another control, {one.label}")
            continue
        first, second = _comparable(one, other)
        if first.isEmpty() or second.isEmpty():
            continue
        least = _least_gap(one, other) * scene.unit
        gap = distance(first, second)
        if gap < least - ROUNDING:
            said = "overlaps" if gap < 0 else f"{gap:.0f} px from"
            yield Breach("A-02", one.label, f"{said} {other.label}, at least {least:.0f} px")


def in_reach(scene: Scene) -> Iterator[Breach]:
    """A-03: every control is wholly inside the window, or in a view that scrolls and has a More button."""
    for item in scene.controls():
        if item.scroller < 0:
            if not scene.window.adjusted(-1, -1, 1, 1).contains(item.box):
                yield Breach("A-03", item.label, f"reaches out of the window: {_words(item.box)}")
            continue
        view = scene.elements[item.scroller]
        if item.box.left() < view.box.left() - 1 or item.box.right() > view.box.right() + 1:
            yield Breach("A-03", item.label, f"reaches out of its view sideways: {_words(item.box)}")
    yield from _without_more(scene)


def no_sideways_scrolling(scene: Scene) -> Iterator[Breach]:
    """A-07: no page or sheet is wider than its view."""
    for view in scene.active():
        if view.content is not None and view.layer != "keyboard" and view.content.width() > view.box.width() + 1:
            yield Breach(
                "A-07", view.label, f"{view.content.width():.0f} px wide in a view of {view.box.width():.0f} px"
            )


def distance(one: QRectF, other: QRectF) -> float:
    """px between two rectangles; negative where they overlap."""
    across = max(one.left() - other.right(), other.left() - one.right())
    down = max(one.top() - other.bottom(), other.top() - one.bottom())
    if across < 0 and down < 0:
        return max(across, down)
    return math.hypot(max(0.0, across), max(0.0, down))


def _without_more(scene: Scene) -> Iterator[Breach]:
    more = any(item.name.startswith("more") and item.enabled for item in scene.controls())
    for view in scene.active():
        if view.content is None or view.layer == "keyboard" or view.scroller >= 0:
            continue
        hidden = view.content.height() - view.box.height()
        if hidden > 1 and not more and scene.keyboard.isEmpty():  # the keyboard's own key brings More back
            yield Breach("A-03", view.label, f"{hidden:.0f} px can be reached by dragging only: no More button")


def _comparable(one: Element, other: Element) -> tuple[QRectF, QRectF]:
    """Where both scroll together, where they are; else only what can be seen now."""
    return (one.box, other.box) if one.scroller == other.scroller else (one.shown, other.shown)


def _least_gap(one: Element, other: Element) -> float:
    if one.danger or other.danger:
        return DANGER_GAP
    return KEY_GAP if one.pad >= 0 and one.pad == other.pad else GAP


def _words(box: QRectF) -> str:
    return f"{box.left():.0f},{box.top():.0f} to {box.right():.0f},{box.bottom():.0f}"
