"""Kiosks that meet trouble, in a process of their own: ``python -m tests.ui.robustness_scenarios NAME CATALOGUE``.

Each runs the real ``run_kiosk``; its exit code and what it prints are judged by ``test_robustness.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk import app
from kiosk.config import WindowOptions
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

CANARY = "canary-4711"
opened: list[app.Kiosk] = []


def later(milliseconds: int, act: Callable[[], None]) -> None:
    QTimer.singleShot(milliseconds, act)


def trouble() -> None:
    """What no programmer expected, with an answer in its message."""
    raise RuntimeError(CANARY)


def report(note: str) -> None:
    parts = opened[0].parts
    session = parts.visit.session
    sys.stdout.write(f"{note}: {parts.navigator.screen} {len(session.answers)} {len(session.ticks)}\n")


def leave(code: int = 0) -> None:
    application = QGuiApplication.instance()
    assert application is not None
    application.exit(code)


def once() -> None:
    """One unexpected error in the middle of a visit, and a visit after it."""
    session = opened[0].parts.visit.session
    session.keep_answers("open-account", {"place": CANARY})
    session.toggle_tick("a")
    opened[0].parts.navigator.home()
    later(0, trouble)
    later(50, lambda: report("after"))
    later(60, opened[0].parts.navigator.home)
    later(100, lambda: report("again"))
    later(150, leave)


def thrice() -> None:
    """One error after another."""
    for moment in (0, 50, 100):
        later(moment, trouble)
    later(2000, lambda: leave(1))


def binding() -> None:
    """A page whose data cannot be had: the error comes out of a binding."""
    type(opened[0].parts.services)._needs = lambda self, service: trouble()
    opened[0].parts.navigator.go("service", {"service": "agent-witness-account"})
    later(50, lambda: report("after"))
    later(100, leave)


SCENARIOS = {scenario.__name__: scenario for scenario in (once, thrice, binding)}


def main() -> None:
    name, catalogue = sys.argv[1:]
    open_window = app.open_window

    def open_and_keep(parts: app.Parts, options: WindowOptions) -> app.Kiosk:
        kiosk = open_window(parts, options)
        opened.append(kiosk)
        later(0, SCENARIOS[name])
        return kiosk

    app.open_window = open_and_keep
    sys.exit(app.run_kiosk(WindowOptions(windowed=True, catalog_file=Path(catalogue))))


if __name__ == "__main__":
    main()
