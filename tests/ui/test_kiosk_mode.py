"""Kiosk mode: no key, no gesture and no request of the system leads out of the kiosk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kiosk.catalog.read import Catalogue
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QMouseEvent, QWindow
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk_window import Hall, Scenery

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COMMANDS = [
    *((getattr(Qt.Key, f"Key_F{number}"), NONE) for number in range(1, 36)),
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Escape, ALT),
    (Qt.Key.Key_Left, ALT),
    (Qt.Key.Key_Space, ALT),
    (Qt.Key.Key_Q, CONTROL),
    (Qt.Key.Key_W, CONTROL),
    (Qt.Key.Key_C, CONTROL),
    (Qt.Key.Key_V, CONTROL),
    (Qt.Key.Key_Escape, CONTROL | SHIFT),
    (Qt.Key.Key_Delete, CONTROL | ALT),
    (Qt.Key.Key_F1, CONTROL | ALT),
    (Qt.Key.Key_Backspace, CONTROL | ALT),
    (Qt.Key.Key_D, META),
    (Qt.Key.Key_L, META),
    (Qt.Key.Key_Meta, META),
    (Qt.Key.Key_Super_L, NONE),
    (Qt.Key.Key_Super_R, NONE),
    (Qt.Key.Key_Menu, NONE),
    (Qt.Key.Key_Print, NONE),
]


def assert_nothing_happened(kiosk: Hall, focus: str) -> None:
    assert (kiosk.screen, kiosk.sheet, kiosk.focus) == ("home", "", focus)
    assert kiosk.window.isVisible()


def test_no_command_of_keyboards_and_window_managers_does_anything(kiosk: Hall) -> None:
    kiosk.focus_on("category-account")
    for key, modifiers in COMMANDS:
        kiosk.key(key, "", modifiers)
        assert_nothing_happened(kiosk, "category-account")


def test_no_command_key_starts_from_the_attract_screen(kiosk: Hall) -> None:
    kiosk.new_visit(home=False)
    for key, modifiers in COMMANDS:
        kiosk.key(key, "", modifiers)
        assert kiosk.screen == "attract"


def test_a_request_to_close_is_ignored(kiosk: Hall) -> None:
    for _ in range(3):
        event = QCloseEvent()
        QGuiApplication.sendEvent(kiosk.window, event)
        assert not event.isAccepted()
        kiosk.window.close()
        kiosk.settle()
        assert kiosk.window.isVisible()


def test_no_context_menu_and_no_other_mouse_button_does_anything(kiosk: Hall) -> None:
    point = kiosk.middle("category-account")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point)
    QGuiApplication.sendEvent(kiosk.window, event)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(kiosk.window, button, NONE, point)
        kiosk.settle()
        assert (kiosk.screen, kiosk.sheet) == ("home", "")


def test_nothing_can_be_pasted_or_copied_with_the_keyboard(kiosk: Hall) -> None:
    QGuiApplication.clipboard().setText("from the clipboard")
    kiosk.tap("search")
    for key in (Qt.Key.Key_V, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_Z):
        kiosk.key(key, "", CONTROL)
    assert kiosk.item("searchField").property("text") == ""
    QGuiApplication.clipboard().clear()


def test_letters_with_shift_can_be_typed(kiosk: Hall) -> None:
    kiosk.tap("search")
    kiosk.key(Qt.Key.Key_W, "W", SHIFT)
    kiosk.key(Qt.Key.Key_A, "ã")
    assert kiosk.item("searchField").property("text") == "Wã"
    kiosk.put_keyboard_away()


def test_the_pages_have_no_hidden_way_out(kiosk: Hall) -> None:
    """Many touches in corners and at edges, and a long one: the usual places of staff gestures."""
    for corner in (QPoint(2, 2), QPoint(1077, 2), QPoint(2, 1917), QPoint(1077, 1917), QPoint(540, 2)):
        for _ in range(10):
            kiosk.strikes.seconds += 1
            kiosk.tap_at(corner)
        assert (kiosk.screen, kiosk.window.isVisible()) == ("home", True)
        if kiosk.sheet:
            kiosk.key(Qt.Key.Key_Escape)


def test_every_touch_and_key_keeps_the_visit_alive(kiosk: Hall) -> None:
    for act in (
        lambda: kiosk.tap_at(QPoint(4, 300)),
        lambda: kiosk.key(Qt.Key.Key_Shift),
        lambda: kiosk.key(Qt.Key.Key_F5),
        lambda: QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, NONE, QPoint(4, 300)),
    ):
        kiosk.pass_time(119)
        act()
        kiosk.pass_time(119)
        assert not kiosk.parts.visit.warning
        kiosk.parts.visit.touch()


def test_a_moving_mouse_or_a_key_let_go_is_no_sign_of_life(kiosk: Hall) -> None:
    kiosk.pass_time(119)
    kiosk.key_event(QEvent.Type.KeyRelease, Qt.Key.Key_A)
    place = QPointF(5, 5)
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE)
    QGuiApplication.sendEvent(kiosk.window, move)
    kiosk.pass_time(1)
    assert kiosk.parts.visit.warning


@pytest.fixture
def window(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[QWindow]:
    """A kiosk that was started in a window."""
    opened = Hall(Scenery(catalogue, tmp_path_factory.mktemp("slips"), windowed=True, size=(1920, 1080)))
    yield opened.window
    opened.close()


def test_a_kiosk_started_in_a_window_can_be_closed_and_has_the_size_asked_for(window: QQuickWindow) -> None:
    assert (window.width(), window.height()) == (1920, 1080)
    assert window.close()
    assert not window.isVisible()
