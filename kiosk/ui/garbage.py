"""Python's garbage goes on the interface's thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

TICK = 1_000
"""Milliseconds between looks."""


class Garbage(QObject):
    """Collects what only holds itself.

    By itself Python does that on whatever thread happens to make the next object. A QObject among the garbage would
    then be destroyed on a thread that it does not live on, which crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> None:
    """What Python would have collected by itself since the last look, by its own thresholds (Python's ``gc``)."""
    made, younger, older = gc.get_count()
    each, often, seldom = gc.get_threshold()
    younger += made // each
    older += younger // often
    if older > seldom:
        gc.collect(2)
    elif younger > often:
        gc.collect(1)
    elif made > each:
        gc.collect(0)


def keep_for_good() -> None:
    """What is there now stays as long as the process: looking through it each time would cost a frame (50 ms)."""
    gc.collect()
    gc.freeze()
