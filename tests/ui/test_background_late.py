"""Work on the other thread that outlives its window."""

from __future__ import annotations

import sys
from threading import Event

import pytest
from kiosk.ui.background import Background
from pytestqt.qtbot import QtBot
from shiboken6 import delete


def test_what_ends_after_its_window_was_closed_ends_quietly(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: complaints.append(what))
    begun, gone = Event(), Event()
    told: list[object] = []

    def work() -> None:
        begun.set()
        gone.wait(0.3)  # its window goes while this is under way

    background = Background()
    background.run(work, told.append, told.append)
    assert begun.wait(5)
    delete(background)  # waits for what is under way, as closing the window does
    assert (told, complaints) == ([], [])
    assert "Signal source" not in capfd.readouterr().err
