"""Watches the office's window: every key and click starts the idle clock anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from kiosk.ui.office_session import OfficeSession

_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class OfficeGuard(QObject):
    """An event filter for the window."""

    def __init__(self, session: OfficeSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._session.touch()
        return False
