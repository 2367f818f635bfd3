"""Knows when a window has come to rest: nothing is drawn any more, and none of its own short timers runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

QUIET_TURNS, MOST_TURNS = 6, 400
"""Turns of the event loop without a frame after which a screen rests, and after which it is taken as it is."""
SOON = "soon"
"""Object name of every QML timer of a moment: to ask each of a page's thousands of objects what it is takes longer than
to wait for it. Longer timers (the headlines of the first page) are no part of coming to rest."""


class Rest:
    """Waits for one window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._frames = 0
        window.frameSwapped.connect(self._count)

    def settle(self) -> None:
        """Let Qt work until the window rests."""
        still = 0
        for _ in range(MOST_TURNS):
            before = self._frames
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            QTest.qWait(1)
            still = still + 1 if self._frames == before else 0
            if still <= QUIET_TURNS:
                continue
            self._window.grabWindow()  # lays out what was made since the last frame
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if not self._has_timer_running():
                return
            still = 0

    def _has_timer_running(self) -> bool:
        """Pages make what lies below their first view a moment later, and follow the focus a moment later."""
        return any(timer.property("running") for timer in self._window.findChildren(QObject, SOON))

    def _count(self) -> None:
        self._frames += 1
