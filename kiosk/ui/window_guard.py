"""What reaches the window: every touch and key keeps the visit alive; nothing closes the kiosk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.visit import Visit

_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel}
)
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FUNCTION_KEYS = range(Qt.Key.Key_F1.value, Qt.Key.Key_F35.value + 1)
_SYSTEM_KEYS = frozenset({Qt.Key.Key_Menu, Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Print})


class WindowGuard(QObject):
    """An event filter for the kiosk's window. In kiosk mode it swallows close, Alt+F4, F-keys and context menus."""

    def __init__(self, visit: Visit, kiosk_mode: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._kiosk_mode = kiosk_mode

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True swallows the event."""
        kind = event.type()
        if kind in _SIGNS_OF_LIFE and not self._visit.warning:
            self._visit.touch()
        if not self._kiosk_mode:
            return False
        if kind in (QEvent.Type.Close, QEvent.Type.ContextMenu):
            event.ignore()
            return True
        return kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and self._is_forbidden(event)

    @staticmethod
    def _is_forbidden(event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in _FUNCTION_KEYS or key in _SYSTEM_KEYS:
            return True
        return bool(event.modifiers() & _COMMAND_KEYS)
