"""The peer of a start: a bare Qt Quick window with the on-screen keyboard.

Run by its path, so that nothing of ours is loaded. Prints as JSON the seconds from ``PONTE_BENCH_STARTED`` (a reading
of the monotonic clock) to its first frame, and its resident memory (MB) then. Ends by itself if no frame comes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

PATIENCE = 30_000
"""Milliseconds."""
WINDOW = b"""
import QtQuick
import QtQuick.VirtualKeyboard
Window {
    width: 1080
    height: 1920
    TextInput { width: 400; height: 80; text: "Ponte" }
    InputPanel { width: parent.width; y: parent.height }
}
"""


def main() -> int:
    """Show the window, print what was measured, and end."""
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"
    application = QGuiApplication(["bare"])
    engine = QQmlApplicationEngine()
    engine.loadData(WINDOW)
    window = engine.rootObjects()[0]
    if not isinstance(window, QQuickWindow):
        return 1

    def tell() -> None:
        seconds = time.monotonic() - float(os.environ["PONTE_BENCH_STARTED"])
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
        sys.stdout.write(json.dumps({"seconds": seconds, "megabytes": megabytes}))
        sys.stdout.flush()
        os._exit(0)

    window.frameSwapped.connect(lambda: QTimer.singleShot(0, tell))
    QTimer.singleShot(PATIENCE, lambda: application.exit(1))
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
