"""The office's real window without a screen, and a member of staff with a mouse and a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from argon2 import PasswordHasher
from kiosk.i18n.locales import Locale
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office_app import OfficeWindow, make_office_parts, open_office_window
from kiosk.tour.eye import Eye
from kiosk.tour.patience import until
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

CHEAP = PasswordKeeper(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class Desk:
    """One open window. ``release`` is what a new office begins with."""

    def __init__(self, data: Path, release: Path, now: Callable[[], datetime]) -> None:
        self.parts = make_office_parts(data, lambda: release, now, CHEAP)
        self.office: OfficeWindow = open_office_window(self.parts)
        self.window = self.office.window
        self.window.resize(1366, 768)
        self.window.show()
        self.window.requestActivate()
        self.eye = Eye(self.window)
        self.settle()

    def use(self, locale: Locale) -> None:
        self.parts.objects[0].use(locale)
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is due now, on the other thread too."""
        for _ in range(4):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def item(self, name: str) -> QQuickItem:
        assert until(lambda: self.eye.item(name) is not None), f"'{name}' is not in the window"
        found = self.eye.item(name)
        assert found is not None
        return found

    def shows(self, name: str) -> bool:
        return until(lambda: self.eye.item(name) is not None)

    def middle(self, name: str) -> QPoint:
        return self.eye.shown(self.item(name)).center().toPoint()

    def click(self, name: str) -> None:
        """One click in the middle of the item."""
        item = self.item(name)
        if item.property("lastActivation") is not None:
            item.setProperty("lastActivation", 0)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.middle(name))
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Type Latin letters with the keyboard."""
        for letter in words:
            QTest.keyClick(self.window, letter)
        self.settle()

    def write(self, name: str, words: str) -> None:
        """Click into a field, and type over what stands there."""
        self.click(name)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(words)

    def wait_until(self, condition: Callable[[], bool]) -> bool:
        return until(condition, 20.0)

    def picture(self, file: Path) -> None:
        self.settle()
        self.window.grabWindow().save(str(file))

    def close(self) -> None:
        self.office.close()
        self.settle()
