"""The binding keeps its count of ``None``: PySide6 6.12.0 under Python 3.11 loses one per void call and aborts."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 150
MOST_DRIFT = 15
"""What the interpreter itself may take or give meanwhile."""


def test_calls_that_return_nothing_do_not_wear_none_out() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("ponte")
    drift = abs(sys.getrefcount(None) - before)
    assert drift < MOST_DRIFT
