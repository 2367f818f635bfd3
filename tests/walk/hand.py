"""A person in front of the stage: finds controls by name, presses keys, clicks, moves by Tab."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from tests.walk.stage import Stage

MOST_STOPS = 150
"""Tab presses after which a round that does not close is given up."""


class MissingError(AssertionError):
    """A control that a recipe needs is not on the screen."""


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and everything visible in it."""
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from visible(child)


def find(stage: Stage, name: str) -> QQuickItem:
    """The first visible item of that object name.

    Raises:
        MissingError: there is none.
    """
    for item in visible(stage.window.contentItem()):
        if item.objectName() == name:
            return item
    raise MissingError(f"no control named {name} on {stage.parts.navigator.screen}")


def press(stage: Stage, name: str) -> None:
    """Focus a control and press Enter."""
    item = find(stage, name)
    item.setProperty("lastActivation", 0)  # no double strike: another screen lay between
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    stage.settle()


def click(stage: Stage, item: QQuickItem) -> None:
    """Scroll a control into view and tap its middle."""
    item.setProperty("lastActivation", 0)
    item.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    stage.settle()
    place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    stage.settle()


def key(stage: Stage, code: Qt.Key) -> None:
    QTest.keyClick(stage.window, code)
    stage.settle()


def held_key(stage: Stage, code: Qt.Key) -> None:
    """What a key that is held down sends again and again."""
    event = QKeyEvent(QEvent.Type.KeyPress, code.value, Qt.KeyboardModifier.NoModifier, "", True)
    QCoreApplication.sendEvent(stage.window, event)
    stage.settle()


def address(item: QQuickItem | None) -> int:
    """What tells one item from another for as long as both live."""
    return 0 if item is None else int(shiboken6.getCppPointer(item)[0])


def focus_round(stage: Stage, backwards: bool = False) -> Iterator[QQuickItem]:
    """Every item that Tab (or Shift-Tab) reaches, until one comes again; the first is where the focus is afterwards."""
    code = Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab
    modifier = Qt.KeyboardModifier.ShiftModifier if backwards else Qt.KeyboardModifier.NoModifier
    seen: set[int] = set()
    for _ in range(MOST_STOPS):
        QTest.keyClick(stage.window, code, modifier)
        QCoreApplication.processEvents()
        item = stage.window.activeFocusItem()
        if item is None or address(item) in seen:
            return
        seen.add(address(item))
        yield item
