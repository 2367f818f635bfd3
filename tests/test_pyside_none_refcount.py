"""PySide6 6.12.0 under Python 3.11 loses a reference to None with every call that returns nothing, and aborts.

The version is bound in pyproject.toml; this test says whether a newer one may be tried.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

CALLS = 150
NOISE = 15
"""References that come and go for other reasons; the fault loses one with each call."""


def test_calls_that_return_nothing_keep_the_references_to_none(qapp: QGuiApplication) -> None:
    item, kept = QObject(), qapp.quitOnLastWindowClosed()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        item.setObjectName(str(number))
        qapp.setQuitOnLastWindowClosed(kept)
    drift = abs(sys.getrefcount(None) - before)
    assert item.objectName() == str(CALLS - 1)
    assert drift < NOISE
