"""What a person in front of the screen can see: items by name, where they are, what covers them, and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.tour.patience import Frames

TOLERANCE = 2.0
"""px by which an item may reach beyond what shows it and still count as seen whole (rounding of lengths)."""
HEADING = "Heading"
"""The QML type whose texts are headings."""


class Eye:
    """Looks at one window. It holds no items: the window may delete them at any event."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._frames = Frames(window)

    def settle(self) -> None:
        """Wait until the picture stands still."""
        self._frames.settle()

    def picture(self) -> QImage:
        """The window's picture once it stands still, with everything drawn afresh.

        The software renderer draws only what changed, and now and then leaves the last frame but one of a fade on the
        screen; a change of opacity makes it draw all again. What may still differ from one tour to the next are a few
        levels of grey at the edges of letters above 64 px, which Qt draws as shapes.
        """
        self.settle()
        scene = self._window.contentItem()
        scene.setOpacity(0.5)
        self._window.grabWindow()
        scene.setOpacity(1.0)
        return self._window.grabWindow()

    def items(self, name: str) -> list[QQuickItem]:
        """The items of that object name that are not hidden (they may be scrolled away or covered)."""
        return [item for item in self._walk(self._window.contentItem()) if item.objectName() == name]

    def item(self, name: str) -> QQuickItem | None:
        """The first of :meth:`items`: first one that can be reached by touch, else any."""
        found = self.items(name)
        return next((item for item in found if self.is_hit(item)), found[0] if found else None)

    def shown(self, item: QQuickItem) -> QRectF:
        """The part of the item (scene px) that lies within the window and within everything that clips it."""
        part = _scene_rectangle(item).intersected(QRectF(0, 0, self._window.width(), self._window.height()))
        holder = item.parentItem()
        while holder is not None:
            if holder.clip():
                part = part.intersected(_scene_rectangle(holder))
            holder = holder.parentItem()
        return part

    def is_whole(self, item: QQuickItem) -> bool:
        """Whether all of the item's height and width is shown."""
        shown = self.shown(item)
        return shown.height() >= item.height() - TOLERANCE and shown.width() >= item.width() - TOLERANCE

    def is_hit(self, item: QQuickItem) -> bool:
        """Whether a touch on the middle of the item's shown part reaches the item."""
        part = self.shown(item)
        return not part.isEmpty() and is_within(self.taker(part.center()), item)

    def taker(self, point: QPointF) -> QQuickItem | None:
        """The item that takes a touch at that point of the scene: the topmost one that accepts touches."""
        return _taker(self._window.contentItem(), point)

    def texts(self) -> list[str]:
        """Every text that can be read now without scrolling, from the top down, each line from the left."""
        return [str(item.property("text")) for item in self._readable()]

    def title(self) -> str:
        """The topmost heading that can be read; empty where there is none."""
        found = (item for item in self._readable() if item.metaObject().className().startswith(HEADING))
        return next((str(item.property("text")) for item in found), "")

    def _readable(self) -> list[QQuickItem]:
        covered = bool(self._window.property("covered"))
        places: list[tuple[int, int, int, QQuickItem]] = []
        for item in self._walk(self._window.contentItem()):
            if not item.inherits("QQuickText") or not item.property("text") or (covered and not item.isEnabled()):
                continue
            part = self.shown(item)
            if not part.isEmpty():
                places.append((round(part.top()), round(part.left()), len(places), item))
        return [item for _, _, _, item in sorted(places, key=lambda place: place[:3])]

    def _walk(self, item: QQuickItem) -> Iterator[QQuickItem]:
        if not item.isVisible() or item.opacity() == 0:
            return
        yield item
        for child in item.childItems():
            yield from self._walk(child)


def is_within(item: QQuickItem | None, holder: QQuickItem) -> bool:
    """Whether ``item`` is ``holder`` or lies in it."""
    while item is not None:
        if item == holder:
            return True
        item = item.parentItem()
    return False


def _scene_rectangle(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _taker(item: QQuickItem, point: QPointF) -> QQuickItem | None:
    """Depth first from the top, in the order in which Qt Quick delivers touches; disabled items let them through."""
    if not item.isVisible() or not item.isEnabled():
        return None
    inside = item.contains(item.mapFromScene(point))
    if item.clip() and not inside:
        return None
    for child in sorted(item.childItems(), key=lambda child: child.z())[::-1]:
        found = _taker(child, point)
        if found is not None:
            return found
    takes = item.acceptTouchEvents() or item.acceptedMouseButtons() != Qt.MouseButton.NoButton
    return item if inside and takes else None
