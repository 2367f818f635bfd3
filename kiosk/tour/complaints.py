"""What Qt, QML and Python complain about while the tour is under way: a journey with a complaint has failed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

KNOWN = (
    "qt.qml.propertyCache.append: Member contentWidth of the object PopupList",  # Qt Virtual Keyboard's own popup
    "pipewire",  # Qt Multimedia, which the keyboard links, looks for a sound server
    "This plugin does not support propagateSizeHints",  # the platform plugin that needs no display
)
"""Parts of the messages that say nothing about the kiosk."""
_LOUD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collects complaints into the list it gives, and keeps them off standard error."""
    found: list[str] = []

    def note(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        words = f"{context.category}: {text}"
        if kind in _LOUD and not any(known in words for known in KNOWN):
            found.append(words)

    def note_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
        found.append(f"{kind.__name__}: {error} ({place})")

    earlier_handler, earlier_hook = qInstallMessageHandler(note), sys.excepthook
    sys.excepthook = note_error
    try:
        yield found
    finally:
        sys.excepthook = earlier_hook
        qInstallMessageHandler(earlier_handler)
