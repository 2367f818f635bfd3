"""What reaches the window: touches and keys keep the visit alive, nothing closes the kiosk, a tremor counts once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QSinglePointEvent, QTouchEvent

from kiosk.ui.display import Display
from kiosk.ui.navigator import Navigator
from kiosk.ui.scanner import Scanner
from kiosk.ui.visit import Visit

DOUBLE_STRIKE_SECONDS = 0.5
"""Within which a second touch of the same place is a tremor (EN 301 549 clause 5.8, ux.md R-P3)."""
SAME_PLACE_MILLIMETRES = 20
"""How far from the first touch a second one may be to count as the same place: one target (ux.md R-P1)."""
_PRESSES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
_GOES_ON = frozenset({QEvent.Type.TouchUpdate, QEvent.Type.MouseMove})
_RELEASES = frozenset({QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.MouseButtonRelease})
_SIGNS_OF_LIFE = _PRESSES | {QEvent.Type.KeyPress, QEvent.Type.Wheel}
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FUNCTION_KEYS = range(Qt.Key.Key_F1.value, Qt.Key.Key_F35.value + 1)
_SYSTEM_KEYS = frozenset({Qt.Key.Key_Menu, Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Print})
_DIALOG_KEYS = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    }
)
"""Keys that mean something in the idle warning; any other one says "I am still here"."""


@dataclass(frozen=True, slots=True)
class _Strike:
    """A touch: when (s), where (px), and what was shown."""

    moment: float
    place: QPointF
    view: object


class WindowGuard(QObject):
    """An event filter for the kiosk's window. In kiosk mode it swallows close, Alt+F4, F-keys and context menus.

    A control ignores a double strike itself; but when the first touch has changed the page, the second would fall on
    whatever stands there now. So that one is swallowed here.
    """

    def __init__(
        self,
        visit: Visit,
        navigator: Navigator,
        display: Display,
        kiosk_mode: bool,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
        scanner: Scanner | None = None,
    ) -> None:
        super().__init__(parent)
        self._scanner = scanner
        self._visit = visit
        self._navigator = navigator
        self._display = display
        self._kiosk_mode = kiosk_mode
        self._now = now
        self._last: _Strike | None = None
        self._swallowing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True swallows the event."""
        kind = event.type()
        if kind in _SIGNS_OF_LIFE and not self._visit.warning:
            self._visit.touch()
        if self._scanner is not None and self._scanner.takes(event):
            return True
        if isinstance(event, QTouchEvent | QSinglePointEvent) and self._is_tremor(watched, event):
            return True
        if self._kiosk_mode and self._is_kept_out(event):
            event.ignore()
            return True
        return self._is_any_key_in_the_warning(event)

    def _is_tremor(self, watched: QObject, event: QTouchEvent | QSinglePointEvent) -> bool:
        """Whether this is (part of) a second strike that would fall on another page than the first."""
        kind = event.type()
        if kind in _PRESSES:
            strike = _Strike(self._now(), event.points()[0].position(), self._view(watched))
            self._swallowing = self._strikes_again(strike)
            if not self._swallowing:
                self._last = strike
            return self._swallowing
        swallowed = self._swallowing and kind in _GOES_ON | _RELEASES
        if kind in _RELEASES:
            self._swallowing = False
        return swallowed

    def _view(self, window: QObject) -> object:
        """What is shown: the page, and the sheet or the warning over it."""
        here = self._navigator.here
        return here.screen, dict(here.parameters), window.property("sheet"), self._visit.warning

    def _strikes_again(self, strike: _Strike) -> bool:
        last = self._last
        if last is None or last.view == strike.view or strike.moment - last.moment >= DOUBLE_STRIKE_SECONDS:
            return False
        away = strike.place - last.place
        reach = SAME_PLACE_MILLIMETRES * self._display.density
        return QPointF.dotProduct(away, away) <= reach**2

    @staticmethod
    def _is_kept_out(event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Close, QEvent.Type.ContextMenu):
            return True
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        return key in _FUNCTION_KEYS or key in _SYSTEM_KEYS or bool(event.modifiers() & _COMMAND_KEYS)

    def _is_any_key_in_the_warning(self, event: QEvent) -> bool:
        if not self._visit.warning or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _DIALOG_KEYS:
            return False
        self._visit.touch()
        return True
