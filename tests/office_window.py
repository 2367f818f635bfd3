"""The office's real window without a screen, and a member of staff with a mouse and a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.i18n.locales import Locale
from kiosk.office_app import OfficeWindow, make_office_parts, open_office_window
from kiosk.tour.eye import Eye
from kiosk.tour.patience import until
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from begun_office import GOOD, KEEPER, NOW, USER
from kiosk_window import prepare

PATIENCE = 20.0
"""Seconds: work in the background takes some on a quiet machine, more beside other work."""


class Desk:
    """One open window. ``release`` is what a new office begins with."""

    def __init__(self, data: Path, release: Path, now: Callable[[], datetime]) -> None:
        self.parts = make_office_parts(data, lambda: release, now, KEEPER)
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

    @property
    def is_signed_in(self) -> bool:
        return bool(self.parts.session.state == "signed-in")

    def enter(self, user: str) -> None:
        """Somebody sits down and signs in, by keys; who sat there before signs out."""
        if self.is_signed_in:
            self.click("sign-out")
        self.write("user", user)
        self.key(Qt.Key.Key_Tab)
        self.unlock()

    def unlock(self) -> None:
        """Type the password into the field that has the focus."""
        self.type(GOOD)
        self.key(Qt.Key.Key_Return)
        assert self.wait_until(lambda: self.is_signed_in), self.eye.texts()

    def item(self, name: str) -> QQuickItem:
        found: QQuickItem | None = None

        def is_there() -> bool:
            nonlocal found
            found = self.eye.item(name)
            return found is not None

        assert until(is_there), f"'{name}' is not in the window"
        assert found is not None
        return found

    def shows(self, name: str) -> bool:
        return until(lambda: self.eye.item(name) is not None)

    def says(self, words: str) -> bool:
        """Whether that can be read anywhere, sooner or later."""
        return self.wait_until(lambda: any(words in text for text in self.eye.texts()))

    def click(self, name: str) -> None:
        """One click in the middle of the item, once it can be clicked and everything has its place."""
        item = self._within_reach(name)
        if item.property("lastActivation") is not None:
            item.setProperty("lastActivation", 0)
        middle = self.eye.shown(item).center().toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
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
        return until(condition, PATIENCE)

    def picture(self, file: Path) -> None:
        self.settle()
        self.window.grabWindow().save(str(file))

    def close(self) -> None:
        if self.window.isVisible():
            self.office.close()
            self.settle()

    def _within_reach(self, name: str) -> QQuickItem:
        found: QQuickItem | None = None

        def is_reached() -> bool:
            nonlocal found
            self.eye.settle()
            found = self.eye.item(name)
            return found is not None and self.eye.is_hit(found)

        assert self.wait_until(is_reached), f"'{name}' cannot be clicked"
        assert found is not None
        return found


@contextmanager
def open_desk(data: Path, now: Callable[[], datetime] = lambda: NOW, release: Path | None = None) -> Iterator[Desk]:
    """The window over an office, in English; ``release`` is what a first run begins with."""
    prepare()
    from kiosk.app import make_application

    make_application()
    opened = Desk(data, release or data / "no-release", now)
    opened.use(Locale.EN)
    yield opened
    opened.close()


@contextmanager
def signed_in_desk(data: Path, user: str = USER) -> Iterator[Desk]:
    """The same, once somebody has signed in."""
    with open_desk(data) as opened:
        opened.parts.session.signIn(user, GOOD)
        assert opened.wait_until(lambda: opened.is_signed_in)
        yield opened
