"""The rules of staff screens (ux.md, 3.2): a desk, a mouse and a keyboard. What is the same for residents is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from PySide6.QtGui import QImage
from tests.walk.checks import colour, language, text, tree
from tests.walk.checks.size import distance
from tests.walk.finding import Breach
from tests.walk.office.prepared import CHANGES
from tests.walk.scene import Element, Scene

TARGET, GAP = 44, 8
"""px of a desktop screen, ux.md R-P1 for staff (WCAG 2.2 SC 2.5.5), and between two controls."""
FOCUS_CONTRAST = 3.0
"""Of what changes around a control when it takes the focus (WCAG 2.2 SC 2.4.11)."""
RING_ROOM = 12.0
"""px around a control within which its focus is shown."""
RAIL = "nav"
"""The layer of what stands in the rail."""
SMALLEST = 13
"""px: no text of the office is smaller (Staff.small is 14)."""
BUTTONS = frozenset({"StaffButton", "QQuickTextInput", "QQuickTextEdit"})
"""What stands apart even in a column. Anything else of one kind, one below the other and equally wide, is a list: its
rows lie on each other, each 44 px high, and nobody hits the wrong one at its end (WCAG 2.2 SC 2.5.8 asks for 24 px)."""
CJK = re.compile(r"[\u3400-\u9fff]+")
ENDONYMS = "繁體中文 简体中文 橋"
"""Languages are named in themselves (ux.md P-8); the wordmark is a character."""


def targets(scene: Scene) -> Iterator[Breach]:
    """A-01 for staff."""
    for item in scene.controls():
        if item.kind in ("QQuickTextInput", "QQuickTextEdit"):
            continue  # the box around it takes the click: StaffField, StaffArea
        if min(item.box.width(), item.box.height()) < TARGET - 0.5:
            size = f"{item.box.width():.0f}×{item.box.height():.0f} px"
            yield Breach("A-01", item.label, f"{size}, at least {TARGET} px each way")


def distances(scene: Scene) -> Iterator[Breach]:
    """A-02 for staff."""
    for one, other in combinations(scene.controls(), 2):
        if one.index in other.parents or other.index in one.parents or _are_rows(one, other) or _lies_on(one, other):
            continue
        first, second = (one.box, other.box) if one.scroller == other.scroller else (one.shown, other.shown)
        if first.isEmpty() or second.isEmpty():
            continue
        gap = distance(first, second)
        if gap < GAP - 1:
            said = "overlaps" if gap < 0 else f"{gap:.0f} px from"
            yield Breach("A-02", one.label, f"{said} {other.label}, at least {GAP} px")


def in_window(scene: Scene) -> Iterator[Breach]:
    """A-03 and A-07: what does not scroll is in the window, and nothing scrolls sideways."""
    for item in scene.controls():
        if item.scroller < 0 and not scene.window.adjusted(-1, -1, 1, 1).contains(item.box):
            yield Breach("A-03", item.label, "reaches out of the window")
    for view in scene.active():
        if view.content is not None and view.content.width() > view.box.width() + 1:
            yield Breach(
                "A-07", view.label, f"{view.content.width():.0f} px wide in a view of {view.box.width():.0f} px"
            )


def sizes(scene: Scene) -> Iterator[Breach]:
    """A-04 for staff."""
    for item in scene.texts():
        assert item.words is not None
        if item.words.font.pixelSize() < SMALLEST:
            yield Breach("A-04", item.label, f"{item.words.font.pixelSize()} px, at least {SMALLEST} px")


def one_language(scene: Scene) -> Iterator[Breach]:
    """A-35 and A-46: everything but the content, whose texts are shown in the languages in which they are written."""
    locale = Locale(scene.language)
    for label, words, name in language.said(scene):
        own = _without_content(words)
        wrong = language.foreign(own, locale)
        if wrong and (own == words or wrong != language.ENGLISH):  # what is left between names is no message of its own
            yield Breach("A-35", label, f"{name} holds {wrong}")
        found = language.UNFILLED.search(own)
        if found and found[0] not in content_words():
            yield Breach("A-46", label, f"{name} holds “{found[0]}”")


@cache
def content_words() -> str:
    """Every word of the seed content, and what the prepared office changed in it."""
    files = (file.read_text(encoding="utf-8") for file in CONTENT_FOLDER.rglob("*.yaml"))
    return "\n".join((ENDONYMS, *CHANGES, *files))


def _without_content(words: str) -> str:
    """``words`` without the Chinese that stands in the content; nothing of what stands there as a whole."""
    plain = re.sub("|".join(ENDONYMS.split()), "", words.replace("\u2060", ""))
    if plain in content_words():
        return ""
    return CJK.sub(lambda run: "" if run[0] in content_words() else run[0], plain)


def names(scene: Scene) -> Iterator[Breach]:
    """A-21 for staff: every control has a name, which holds the words that stand first in it (WCAG 2.2 SC 2.5.3); what
    else a row of a list shows is beside it. Qt gives a field with hidden letters no name: its label is read instead.
    """
    labels: dict[int, Element] = {}
    for written in scene.texts():
        owner = scene.owner_of(written)
        if owner is not None and owner.role != "editable-text":
            labels.setdefault(owner.index, written)
    for item in scene.controls():
        if not item.in_tree:
            yield Breach("A-21", item.label, "is not in the accessibility tree")
        elif not item.spoken_name.strip() and not _has_label(scene, item):
            yield Breach("A-21", item.label, "has no accessible name")
        elif item.index in labels and not tree.says(item, labels[item.index]):
            yield Breach("A-21", labels[item.index].label, f"is not part of the name of its control {item.label}")


def texts_read(scene: Scene) -> Iterator[Breach]:
    """A-23 for staff: a label may also be read as the name of the field that stands with it."""
    for breach, item in tree.unread(scene):
        around = item.component
        said = (other for other in scene.active() if other.in_tree and around in other.parents)
        if around < 0 or not any(tree.says(other, item) for other in said):
            yield breach


def tab_stops(scene: Scene, visited: list[int], wrapped: bool) -> Iterator[Breach]:
    """A-24 for staff. The rail is one stop, and so may be a strip of pictures, with arrow keys inside; a view that only
    scrolls may take the focus, to be scrolled by keys.
    """
    elements = [scene.elements[index] for index in visited]
    strips = {_strip(item) for item in elements} - {None}
    rail = [item for item in elements if item.layer == RAIL]
    if len(rail) > 1:
        yield Breach("A-24", rail[1].label, "is a second stop of Tab in the rail, which has one")
    for item in scene.controls():
        times = visited.count(item.index)
        if times == 0 and (item.tab_stop or _strip(item) not in strips):
            yield Breach("A-24", item.label, "is not reached by Tab")
        elif times > 1:
            yield Breach("A-24", item.label, f"is reached {times} times in one round of Tab")
    for item in elements:
        if not item.interactive and item.kind != "QQuickFlickable":
            yield Breach("A-24", item.label, "takes the focus but is no control")
    if not wrapped:
        yield Breach("A-24", "Tab", "does not come round to where it started")


def reading_order(scene: Scene, visited: list[int]) -> Iterator[Breach]:
    """A-24: down each column, then on to the one at its right; a place in the rail opens what stands beside it."""
    for one, other in pairwise(scene.elements[index] for index in visited):
        if one.scroller != other.scroller or one.layer != other.layer or one.within != other.within:
            continue
        above = other.box.bottom() <= one.box.top() + 2 and other.box.left() < one.box.right()
        if above:
            yield Breach("A-24", other.label, f"comes after {one.label}, against the reading order")


def focus_shows(focused: Element, before: QImage, after: QImage) -> Iterator[Breach]:
    """A-18: round about a control, or in its edge, enough points change clearly when it takes the focus."""
    room = focused.shown.adjusted(-RING_ROOM, -RING_ROOM, RING_ROOM, RING_ROOM).toAlignedRect()
    changed = colour.changed(before, after, room, FOCUS_CONTRAST)
    least = (focused.shown.width() + focused.shown.height()) / 2
    if changed < least:
        yield Breach("A-18", focused.label, f"{changed} points change when it takes the focus, at least {least:.0f}")


CHECKS = (
    targets,
    distances,
    in_window,
    sizes,
    text.whole,
    text.apart,
    text.line_ends,
    text.unbroken,
    text.glyphs,
    names,
    tree.main_heading,
    texts_read,
    one_language,
)


def _strip(item: Element) -> tuple[str, int] | None:
    """What may be one stop of Tab with others: the rail, a month's days, all of a kind that scroll together."""
    if item.layer == RAIL:
        return RAIL, -1
    return (item.kind, item.scroller) if item.scroller >= 0 or item.kind == "CalendarDay" else None


def _are_rows(one: Element, other: Element) -> bool:
    """Whether both are rows of one list."""
    same = one.kind == other.kind and one.scroller == other.scroller and one.kind not in BUTTONS
    return same and abs(one.box.left() - other.box.left()) < 1 and abs(one.box.width() - other.box.width()) < 1


def _lies_on(one: Element, other: Element) -> bool:
    """Whether one is a button on the other, which is a row: its click is its own."""
    return one.scroller == other.scroller >= 0 and (one.box.contains(other.box) or other.box.contains(one.box))


def _has_label(scene: Scene, item: Element) -> bool:
    return any(other.component == item.component and other.in_tree for other in scene.texts())
