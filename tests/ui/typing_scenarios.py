"""Typing on the real keyboard in a process of its own: Qt reads the keyboard's environment once, at the start.

Run as ``python -m tests.ui.typing_scenarios SCENARIO FOLDER`` from the project's folder; prints one JSON object, which
``test_keyboard.py`` judges; Qt's warnings go to the standard error. (A message handler in Python would deadlock with
QML's loader thread.)
"""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.ui import pads, pictures, typography
from kiosk.ui.display import Display
from kiosk.ui.keyboard import Typing, TypingFolder, prepare_environment
from kiosk.ui.translator import Translator
from PySide6.QtCore import QDeadlineTimer, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 4000  # ms
WINDOW = b"""
import QtQuick
import Ponte.Components
import Ponte.Theme

Window {
    width: 1080
    height: 1920

    TextInput {
        objectName: "field"
        x: 48
        y: 200
        width: 984
        height: 96
        font.pixelSize: 40
    }

    Rectangle {
        objectName: "elsewhere"
        width: 100
        height: 100
        activeFocusOnTab: true
    }

    OnScreenKeyboard {
        anchors.fill: parent
    }
}
"""


class Desk:
    """The window with a text field and the keyboard, and a finger."""

    def __init__(self, folder: TypingFolder, locale: Locale) -> None:
        self.folder = folder
        self.app = QGuiApplication.instance() or QGuiApplication([])
        QAccessible.setActive(True)
        self.translator = Translator()
        self.translator.use(locale)
        self.display = Display()
        self.display.setReduceMotion(True)
        self.typing = Typing(folder, self.translator)
        Translator.instance, Display.instance, Typing.instance = self.translator, self.display, self.typing
        pads.PadText.instance = pads.PadText()
        typography.Typography.instance = typography.Typography()
        for owned in (
            self.translator,
            self.display,
            self.typing,
            pads.PadText.instance,
            typography.Typography.instance,
        ):
            QQmlEngine.setObjectOwnership(owned, QQmlEngine.ObjectOwnership.CppOwnership)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(ROOT / "resources/qml"))
        pictures.install(self.engine)
        self.engine.loadData(WINDOW, QUrl.fromLocalFile(str(ROOT / "tests/ui/typing.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.finger = QTest.createTouchDevice()
        window.show()
        window.requestActivate()
        assert QTest.qWaitForWindowActive(window, PATIENCE)

    def items(self, name: str) -> list[QQuickItem]:
        """The visible items of that object name."""
        found: list[QQuickItem] = []

        def look(item: QQuickItem) -> None:
            if item.objectName() == name and item.isVisible():
                found.append(item)
            for child in item.childItems():
                look(child)

        look(self.window.contentItem())
        return found

    def wait(self, condition: Callable[[], bool]) -> bool:
        """Let Qt work until ``condition`` holds, at most :data:`PATIENCE`."""
        deadline = QDeadlineTimer(PATIENCE)
        while not condition() and not deadline.hasExpired():
            QTest.qWait(10)
        return condition()

    def touch(self, item: QQuickItem) -> None:
        """A tap: down and up at the middle."""
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(self.window, self.finger).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(0, point, self.window).commit()
        QGuiApplication.processEvents()

    def key(self, label: str) -> QQuickItem:
        assert self.wait(lambda: any(face.property("label") == label for face in self.items("keyFace"))), label
        return next(face for face in self.items("keyFace") if face.property("label") == label)

    def type(self, labels: str) -> None:
        for label in labels:
            self.touch(self.key(label))

    def candidates(self) -> list[str]:
        return [str(item.property("display")) for item in self.items("candidate")]

    def focus_field(self) -> None:
        self.touch(self.items("field")[0])
        assert self.wait(lambda: bool(self.items("keyFace")))

    @property
    def text(self) -> str:
        return str(self.items("field")[0].property("text"))

    def preedit(self) -> str:
        return str(self.items("field")[0].property("preeditText"))


def pinyin(folder: TypingFolder) -> dict[str, Any]:
    """Type two words in Pinyin, choose unusual candidates, wipe, and type the same again."""
    desk = Desk(folder, Locale.ZH_HANS)
    desk.focus_field()
    desk.type("nihao")
    assert desk.wait(lambda: len(desk.candidates()) > 3)
    first_order = desk.candidates()
    unusual = desk.items("candidate")[2]
    word = str(unusual.property("display"))
    desk.touch(unusual)
    desk.wait(lambda: desk.text != "" or desk.preedit() != "nihao")
    while desk.preedit() and desk.candidates():
        desk.touch(desk.items("candidate")[0])
    typed = desk.text
    before_wipe = _contents(folder)
    desk.items("field")[0].setProperty("text", "")
    desk.typing.wipe()
    after_wipe = _contents(folder)
    desk.focus_field()
    desk.type("nihao")
    assert desk.wait(lambda: len(desk.candidates()) > 3)
    return {
        "word": word,
        "typed": typed,
        "before": before_wipe,
        "after": after_wipe,
        "mode": stat.S_IMODE(folder.path.stat().st_mode),
        "same_order": desk.candidates()[:4] == first_order[:4],
    }


def composing(folder: TypingFolder) -> dict[str, Any]:
    """Leave a word half typed, wipe, and look at what is left."""
    desk = Desk(folder, Locale.ZH_HANS)
    desk.focus_field()
    desk.type("nihao")
    half_typed = desk.preedit()
    desk.typing.wipe()
    desk.wait(lambda: desk.preedit() == "")
    return {"half_typed": half_typed, "left": desk.preedit() + desk.text, "candidates": desk.candidates()}


def chinese(folder: TypingFolder) -> dict[str, Any]:
    """Type one character each with Quick, Cangjie and Zhuyin, changing the layout with the language key."""
    desk = Desk(folder, Locale.ZH_HANT)
    desk.focus_field()
    typed = {}
    for layout, keys in (("quick", "竹日"), ("cangjie", "日月"), ("zhuyin", "ㄅㄚ")):
        desk.touch(desk.items("changeLanguageKey")[0])
        assert desk.wait(lambda: bool(desk.items("layoutChooser")))
        desk.touch(desk.items(f"layout-{layout}")[0])
        assert desk.wait(lambda: not desk.items("layoutChooser"))
        before = desk.text
        desk.type(keys)
        assert desk.wait(lambda: bool(desk.candidates())), layout
        chosen = desk.candidates()[0]
        desk.touch(desk.items("candidate")[0])
        desk.wait(lambda before=before: desk.text != before)
        typed[layout] = [chosen, desk.text[len(before) :]]
    return {"typed": typed}


def latin(folder: TypingFolder) -> dict[str, Any]:
    """Type a Portuguese word with its accents; then change the interface to English and back to Chinese."""
    desk = Desk(folder, Locale.PT)
    desk.focus_field()
    desk.touch(desk.key("P"))  # the first letter of a text is a capital
    desk.type("ensão")
    typed = desk.text
    layouts = [desk.typing.layout]
    for locale in (Locale.EN, Locale.ZH_HANT, Locale.ZH_HANS):
        desk.translator.use(locale)
        layouts.append(desk.typing.layout)
    return {"typed": typed, "layouts": layouts}


def keys(folder: TypingFolder) -> dict[str, Any]:
    """Measure and name every key of every layout, in portrait and landscape, at 100 and 200 per cent text."""
    desk = Desk(folder, Locale.ZH_HANT)
    desk.focus_field()
    smallest, unnamed, outside = 9999.0, 0, 0
    for landscape, step in ((False, 1.0), (False, 2.0), (True, 1.0), (True, 2.0)):
        desk.display.setLandscape(landscape)
        desk.display.setTextStep(step)
        desk.window.resize(1920 if landscape else 1080, 1080 if landscape else 1920)
        for layout in desk.typing.layouts:
            desk.typing.choose(layout["id"])
            QTest.qWait(60)
            for face in desk.items("keyFace"):
                drawn = face.childItems()[0]
                smallest = min(smallest, drawn.width(), drawn.height())
                unnamed += not QAccessible.queryAccessibleInterface(face).text(QAccessible.Text.Name)
                foot = face.mapToScene(QPointF(face.width(), face.height()))
                outside += foot.x() > desk.window.width() or foot.y() > desk.window.height()
    return {"smallest": smallest, "unnamed": unnamed, "outside": outside}


def assistive(folder: TypingFolder) -> dict[str, Any]:
    """Press keys and a candidate as a switch or a screen reader does."""
    desk = Desk(folder, Locale.ZH_HANS)
    desk.focus_field()
    for label in "hao":
        _press(desk.key(label))
    assert desk.wait(lambda: bool(desk.candidates()))
    _press(desk.items("candidate")[0])
    desk.wait(lambda: desk.text != "")
    typed = desk.text
    _press(desk.key(message("Delete").render(Locale.ZH_HANS)))
    return {"typed": typed, "after_delete": desk.text}


def holding(folder: TypingFolder) -> dict[str, Any]:
    """Hold a letter and the delete key for longer than any repeat delay."""
    desk = Desk(folder, Locale.EN)
    desk.focus_field()
    desk.touch(desk.key("A"))
    desk.type("bc")
    for label in ("d", "Delete"):
        face = desk.key(label)
        point = face.mapToScene(QPointF(face.width() / 2, face.height() / 2)).toPoint()
        QTest.touchEvent(desk.window, desk.finger).press(0, point, desk.window).commit()
        QTest.qWait(1500)
        QTest.touchEvent(desk.window, desk.finger).release(0, point, desk.window).commit()
        QGuiApplication.processEvents()
    return {"text": desk.text}


def hiding(folder: TypingFolder) -> dict[str, Any]:
    """Open the keyboard, hide it with its key, open it again, and leave the field."""
    desk = Desk(folder, Locale.EN)
    closed_at_first = not desk.items("keyFace")
    desk.focus_field()
    keyboard = desk.items("onScreenKeyboard")[0]
    occupied = float(keyboard.property("occupiedHeight"))
    desk.touch(desk.key("Hide"))
    hidden = desk.wait(lambda: not desk.items("keyFace"))
    desk.focus_field()
    desk.items("elsewhere")[0].forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    left = desk.wait(lambda: not desk.items("keyFace"))
    return {
        "closed_at_first": closed_at_first,
        "occupied": occupied,
        "hidden": hidden,
        "left": left,
        "occupied_at_last": float(keyboard.property("occupiedHeight")),
    }


def _press(item: QQuickItem) -> None:
    QAccessible.queryAccessibleInterface(item).actionInterface().doAction("Press")
    QGuiApplication.processEvents()


def _contents(folder: TypingFolder) -> list[str]:
    """Everything in the folder as hex, so that words can be looked for in any encoding."""
    return [path.read_bytes().hex() for path in folder.path.rglob("*") if path.is_file()]


SCENARIOS = {scene.__name__: scene for scene in (pinyin, composing, chinese, latin, keys, assistive, holding, hiding)}


def main() -> None:
    """Play one scenario. The folder is made before the application object, as the kiosk does."""
    scenario, place = sys.argv[1:]
    folder = prepare_environment(Path(place))
    sys.stdout.write(json.dumps(SCENARIOS[scenario](folder)))


if __name__ == "__main__":
    main()
