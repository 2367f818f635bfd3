"""A finger for measurements: real touches on real controls, each measured from the moment the finger leaves."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.frames import PATIENCE, rest, until

APART = 0.55
"""Seconds between two touches; the kiosk takes a second one within half a second for a tremor."""


class Hand:
    """Touches controls of one window by their object name."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device: QPointingDevice = QTest.createTouchDevice()
        self._lifted = 0.0

    def tap(self, name: str) -> float:
        """Touch the control, scrolled into view; the moment (``time.perf_counter``, s) at which the finger leaves.

        Raises:
            BenchError: the window has no such control.
        """
        self._reach(name)
        rest(max(0.0, self._lifted + APART - time.perf_counter()))
        item = self._find(name)
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        self._lifted = time.perf_counter()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()
        return self._lifted

    def first(self, prefix: str) -> str:
        """The name of the first control whose name begins so.

        Raises:
            BenchError: the window has no such control.
        """
        found = (item.objectName() for item in self._visible(self._window.contentItem()))
        name = next((name for name in found if name.startswith(prefix)), None)
        if name is None:
            raise BenchError(f"The window shows no control whose name begins with '{prefix}'.")
        return name

    def _reach(self, name: str) -> None:
        until(lambda: self._search(name) is not None, PATIENCE)
        item = self._find(name)
        flick = _flickable_of(item)
        if flick is None:
            return
        top = item.mapToItem(flick.property("contentItem"), QPointF(0, 0)).y()
        room = max(0.0, float(flick.property("contentHeight")) - flick.height())
        flick.setProperty("contentY", min(room, max(0.0, top - (flick.height() - item.height()) / 2)))

    def _find(self, name: str) -> QQuickItem:
        item = self._search(name)
        if item is None:
            raise BenchError(f"The window shows no control '{name}', so the visit cannot be measured.")
        return item

    def _search(self, name: str) -> QQuickItem | None:
        return next((item for item in self._visible(self._window.contentItem()) if item.objectName() == name), None)

    def _visible(self, item: QQuickItem) -> Iterator[QQuickItem]:
        if not item.isVisible() or not item.isEnabled():
            return
        yield item
        for child in item.childItems():
            yield from self._visible(child)


def _flickable_of(item: QQuickItem) -> QQuickItem | None:
    holder = item.parentItem()
    while holder is not None and not holder.inherits("QQuickFlickable"):
        holder = holder.parentItem()
    return holder
