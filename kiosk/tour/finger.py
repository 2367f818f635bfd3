"""A finger on the screen: real touch events at a place of the window."""

from __future__ import annotations

import time
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.tour.patience import until

HOLD = 0.03
"""Seconds for which a finger rests on the glass in a tap."""
STOP = 0.15
"""Seconds for which a finger rests before it leaves the glass after a drag: longer than Qt's 100 ms for a throw."""
DRAG_STEPS = 8


@cache
def touch_device() -> QPointingDevice:
    """The touch screen; one for the process."""
    return QTest.createTouchDevice()


class Finger:
    """Touches one window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = touch_device()

    def tap(self, place: QPointF) -> None:
        """Down, a moment, up."""
        point = place.toPoint()
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        _rest(HOLD)
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Down, along a straight line, a rest so that nothing is thrown, up."""
        QTest.touchEvent(self._window, self._device).press(0, start.toPoint(), self._window).commit()
        for step in range(1, DRAG_STEPS + 1):
            point = (start + (end - start) * (step / DRAG_STEPS)).toPoint()
            QTest.touchEvent(self._window, self._device).move(0, point, self._window).commit()
            _rest(HOLD)
        _rest(STOP)
        QTest.touchEvent(self._window, self._device).release(0, end.toPoint(), self._window).commit()


def _rest(seconds: float) -> None:
    started = time.monotonic()
    until(lambda: time.monotonic() - started >= seconds)
