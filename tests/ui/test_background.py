"""Work on the other thread that outlives its window, and what it was given."""

from __future__ import annotations

import sys
import threading
import weakref
from functools import partial
from threading import Event

import pytest
from kiosk.ui.background import Background
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete


class Page(QObject):
    """A page that begins work and hears of its end."""

    def __init__(self) -> None:
        super().__init__()
        self.background = Background(self)
        self.told: list[object] = []

    def begin(self, gone: Event) -> None:
        self.background.run(lambda: self._work(gone), self.told.append, self.told.append)

    def _work(self, gone: Event) -> str:
        gone.wait(5)
        return "done"


def hear(page: Page, number: int, result: object) -> None:
    page.told.append(number)


def test_what_ends_after_its_window_was_closed_ends_quietly(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: complaints.append(what))
    gone, ended = Event(), Event()
    told: list[object] = []

    def work() -> None:
        gone.wait(5)  # its window goes while this is under way
        ended.set()

    background = Background()
    background.run(work, told.append, told.append)
    delete(background)
    gone.set()
    assert ended.wait(5)
    qtbot.wait(50)
    assert (told, complaints) == ([], [])
    assert "Signal source" not in capfd.readouterr().err


def test_a_page_that_nobody_holds_any_more_goes_on_the_thread_of_the_interface(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    gone = Event()
    page = Page()
    weakref.finalize(page, lambda: threads.append(threading.current_thread()))
    page.begin(gone)
    del page
    gone.set()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_the_other_thread_has_left_before_the_end_of_its_work_is_told(qtbot: QtBot) -> None:
    page, alive = Page(), list[int]()
    before = threading.active_count()
    page.background.run(threading.active_count, lambda _: alive.append(threading.active_count()), page.told.append)
    qtbot.waitUntil(lambda: bool(alive))
    assert alive == [before]


def test_things_are_done_one_after_the_other_and_told_in_their_order(qtbot: QtBot) -> None:
    page, at_once, most = Page(), list[int](), list[int]()

    def work() -> None:
        at_once.append(1)
        most.append(len(at_once))
        at_once.pop()

    for number in range(5):
        page.background.run(work, partial(hear, page, number), page.told.append)
    qtbot.waitUntil(lambda: not page.background.busy)
    assert page.told == [0, 1, 2, 3, 4]
    assert most == [1] * 5


def test_waiting_ends_with_the_last_of_them(qtbot: QtBot) -> None:
    page, ended = Page(), list[int]()
    for number in range(3):
        page.background.run(partial(ended.append, number), page.told.append, page.told.append)
    assert page.background.wait()
    assert ended == [0, 1, 2]
    assert page.told == []
    qtbot.waitUntil(lambda: not page.background.busy)
    assert page.told == [None] * 3


def test_waiting_gives_up_after_its_time(qtbot: QtBot) -> None:
    page, gone = Page(), Event()
    page.begin(gone)
    assert not page.background.wait(0.01)
    gone.set()
    assert page.background.wait()
