"""When the window has painted. Every wait has a deadline: a frame that never comes ends in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtQuick import QQuickWindow

from kiosk.operations.bench.errors import BenchError

PATIENCE = 5.0
"""Seconds after which something counts as never happening."""
QUIET = 0.12
"""Seconds without a frame after which the picture stands still: several frames at 60 Hz."""
_LOOK = 2
"""Milliseconds between two looks at a condition."""


def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Run the event loop until ``condition`` holds; False if it did not within ``seconds``."""
    if condition():
        return True
    loop, timer = QEventLoop(), QTimer()
    deadline = time.perf_counter() + seconds
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: loop.quit() if condition() or time.perf_counter() > deadline else None)
    timer.start(_LOOK)
    loop.exec()
    return condition()


def rest(seconds: float) -> None:
    """Run the event loop for so long."""
    over = time.perf_counter() + seconds
    until(lambda: time.perf_counter() >= over, seconds + 1)


class Frames:
    """The moments (``time.perf_counter``, s) at which the window has shown a frame."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self.moments: list[float] = []
        window.frameSwapped.connect(self._note)

    def after(self, moment: float) -> float:
        """The first frame after that moment, waiting for it where it is still to come.

        Raises:
            BenchError: there is none within :data:`PATIENCE`.
        """
        if not until(lambda: bool(self.moments) and self.moments[-1] > moment):
            raise BenchError(f"The window painted nothing within {PATIENCE:g} s, so it cannot be measured.")
        return next(frame for frame in self.moments if frame > moment)

    def settled(self) -> float:
        """The last frame, once the picture stands still."""
        started = time.perf_counter()
        until(lambda: time.perf_counter() - max(started, self._last()) > QUIET)
        return self._last()

    def repaint(self) -> float:
        """Milliseconds from asking for the whole picture again to having it: the least that any change costs."""
        self.settled()
        scene = self._window.contentItem()
        started = time.perf_counter()
        scene.setOpacity(0.99 if scene.opacity() == 1 else 1.0)
        return (self.after(started) - started) * 1000

    def forget(self) -> None:
        """Drop all moments but the last: thousands of visits paint many frames."""
        del self.moments[:-1]

    def _last(self) -> float:
        return self.moments[-1] if self.moments else 0.0

    def _note(self) -> None:
        self.moments.append(time.perf_counter())
