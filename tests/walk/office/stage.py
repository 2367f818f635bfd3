"""The live window of the office that the walk looks at, over an office that was prepared for it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.app import make_application, prepare_process
from kiosk.i18n.locales import Locale
from kiosk.office_app import make_office_parts, open_office_window
from kiosk.preview.rest import Rest
from kiosk.ui.background import Background
from kiosk.ui.clipping import kind_of
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQml import QQmlExpression
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from tests.walk.hand import MissingError, visible
from tests.walk.office.prepared import PASSWORD, prepare_office

from publishing_office import PublishingOffice, cheap_hasher

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
POPUP = "QQuickPopupItem"
"""Holds what lies over the page: a calendar, a list of choices."""
PATIENCE = 6000
"""Turns of the event loop (5 ms each) within which work in the background must have ended."""


class OfficeStage:
    """One window. Make one at a time: the QML singletons are the process's."""

    def __init__(self, data: Path, now: Callable[[], Any]) -> None:
        from kiosk.office.accounts.passwords import PasswordKeeper

        QAccessible.setActive(True)  # without it a control has no accessible name (ux.md, section 5.4)
        keeper = PasswordKeeper(cheap_hasher())
        self.parts = make_office_parts(data, lambda: data / "no-release", now, keeper)
        self.office = open_office_window(self.parts)
        self.window = self.office.window
        self._rest = Rest(self.window)
        self.window.show()
        self.window.requestActivate()
        if not QTest.qWaitForWindowActive(self.window, 10000):
            raise RuntimeError("the window does not become active")

    @property
    def session(self) -> Any:
        return self.parts.session

    @property
    def warnings(self) -> list[str]:
        return self.office.warnings

    def dress(self, language: str, size: tuple[int, int]) -> None:
        """Show everything from now on in this language and size."""
        self.window.resize(*size)
        self.parts.objects[0].use(Locale(language))
        self.settle()

    def sign_in(self, user: str) -> None:
        """``user`` sits down; nothing of the one before is left open."""
        if self.session.state == "signed-in" and self.session.user == user:
            return
        self.session.signOut()
        self.session.signIn(user, PASSWORD)
        if not self.wait(lambda: bool(self.session.state == "signed-in")):
            raise MissingError(f"{user} cannot sign in: {self.session.problem}")
        self.settle()

    def go(self, page: str, **parameters: str) -> None:
        """Show a page as another page of the window would, with nothing over it."""
        if any(kind_of(item) == POPUP for item in visible(self.window.contentItem())):
            QTest.keyClick(self.window, Qt.Key.Key_Escape)
        asked = f"go({json.dumps(page)}, {json.dumps(parameters)})"
        QQmlExpression(self.office.engine.rootContext(), self.window, asked).evaluate()
        QCoreApplication.processEvents()
        self.settle()

    def find(self, name: str) -> QQuickItem:
        """The first visible item of that object name.

        Raises:
            MissingError: there is none.
        """
        found = next((item for item in visible(self.window.contentItem()) if item.objectName() == name), None)
        if found is None:
            raise MissingError(f"no item named {name} on the page {self.window.property('page')}")
        return found

    def settle(self) -> None:
        """Let Qt work until nothing is under way in the background and nothing is drawn any more."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._rest.settle()
        if self._is_busy():
            if not self.wait(lambda: not self._is_busy(), PATIENCE):
                raise MissingError(f"the page {self.window.property('page')} stays busy")
            self._rest.settle()

    def wait(self, condition: Callable[[], bool], turns: int = 400) -> bool:
        """Let Qt work until ``condition`` holds; whether it does."""
        for _ in range(turns):
            if condition():
                return True
            QTest.qWait(5)
        return condition()

    def picture(self) -> QImage:
        self.settle()
        return self.window.grabWindow()

    def _is_busy(self) -> bool:
        blocks = self.window.findChild(QQuickItem, "blocks")
        making = blocks is not None and bool(blocks.property("making"))
        return making or any(work.busy for item in self.parts.objects for work in item.findChildren(Background))


@contextmanager
def opened_office() -> Iterator[OfficeStage]:
    """A stage in folders of its own, which are deleted afterwards."""
    typing = prepare_process()
    make_application()
    with tempfile.TemporaryDirectory(prefix="ponte-office-walk-") as name:
        office: PublishingOffice = prepare_office(Path(name))
        office.clock.now += timedelta(hours=1)
        stage = OfficeStage(office.data, office.clock)
        try:
            yield stage
        finally:
            stage.office.close()
            typing.delete()
