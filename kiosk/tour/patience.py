"""Waiting for what the screen does, never for a fixed time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

PATIENCE = 4.0
"""Seconds after which the tour gives up waiting for something."""
LOOK = 4
"""Milliseconds of event handling between two looks."""
QUIET = 0.05
"""Seconds without a new frame after which the screen stands still: three frames at 60 Hz."""


def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Handle events until ``condition`` holds; False if it did not within ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        QTest.qWait(LOOK)
    return True


class Frames:
    """Knows when the window last drew."""

    def __init__(self, window: QQuickWindow) -> None:
        self._latest = time.monotonic()
        window.frameSwapped.connect(self._note)

    def settle(self) -> None:
        """Wait until every animation has ended. A screen that never rests is taken as it is after a few seconds."""
        self._latest = time.monotonic()
        until(lambda: time.monotonic() - self._latest > QUIET)

    def _note(self) -> None:
        self._latest = time.monotonic()
