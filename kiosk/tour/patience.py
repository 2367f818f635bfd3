"""Waiting for what the screen does, never for a fixed time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

PATIENCE = 4.0
"""Seconds after which the tour gives up waiting for something."""
LOOK = 5
"""Milliseconds of event handling between two looks."""
QUIET = 8
"""Looks in a row without a new frame after which the screen stands still (40 ms or more: two frames at 60 Hz). They
are counted, not timed, because a machine under load can be late with a frame, but not with one look more than another.
"""


def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Handle events until ``condition`` holds; False if it did not within ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        QTest.qWait(LOOK)
    return True


class Frames:
    """Knows when the window stopped drawing."""

    def __init__(self, window: QQuickWindow) -> None:
        self._quiet_looks = 0
        window.frameSwapped.connect(self._note)

    def settle(self) -> None:
        """Wait until every animation has ended. A screen that never rests is taken as it is after a few seconds."""
        self._quiet_looks = 0
        until(self._is_quiet)

    def _is_quiet(self) -> bool:
        self._quiet_looks += 1
        return self._quiet_looks > QUIET

    def _note(self) -> None:
        self._quiet_looks = 0
