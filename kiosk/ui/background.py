"""Work that takes longer than a frame, off the interface thread; its end comes back on it."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kiosk.findings import PonteError
from kiosk.i18n.sentence import sentence

Result = TypeVar("Result")
LONGEST_WAIT = 10.0
"""Seconds that closing waits for what is under way."""

log = logging.getLogger("ponte.background")


class Background(QObject):
    """Does one thing after the other on another thread. Work opens its own database: SQLite's are a thread's.

    A QObject must be destroyed on the thread that it lives on, and Python destroys an object on whatever thread lets go
    of it last. The other thread is never the last: what it was given is held here until it has ended altogether.
    """

    busyChanged = Signal()

    def __init__(self, parent: QObject | None = None, *, waited_for: bool = True) -> None:
        """``waited_for``: whether the process ends only after what is under way (a printer may hang for ever)."""
        super().__init__(parent)
        self._waited_for = waited_for
        self._tasks: deque[_Task] = deque()
        self._untold = 0

    @property
    def busy(self) -> bool:
        return self._untold > 0

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[PonteError], None]
    ) -> None:
        """Call ``work`` on the other thread, then ``done`` with its result or ``failed`` on this one."""
        self._untold += 1
        self.busyChanged.emit()
        self._tasks.append(_Task(self, work, done, failed))
        if len(self._tasks) == 1:
            self._begin_first()

    def wait(self, seconds: float = LONGEST_WAIT) -> bool:
        """Wait until nothing is under way any more; False when it takes too long."""
        end = time.monotonic() + seconds
        while self._tasks:
            task = self._tasks[0]
            if not task.has_left(within=max(0.0, end - time.monotonic())):
                return False
            self._go_on_after(task)
        return True

    def take_back(self, task: _Task) -> None:
        """Tell the end of a task that has left the other thread."""
        self._go_on_after(task)
        self._untold -= 1
        self.busyChanged.emit()
        task.tell()

    def _begin_first(self) -> None:
        self._tasks[0].begin(daemon=not self._waited_for)

    def _go_on_after(self, task: _Task) -> None:
        if self._tasks and self._tasks[0] is task:
            self._tasks.popleft()
            if self._tasks:
                self._begin_first()


class _Task:
    """One thing to do; afterwards, what is to be told."""

    def __init__(
        self,
        background: Background,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[PonteError], None],
    ) -> None:
        self.background = background
        self.tell: Callable[[], None] = _nothing
        self._work, self._done, self._failed = work, done, failed
        self._thread: Thread | None = None

    def begin(self, *, daemon: bool) -> None:
        desk = _ReturnDesk.of_this_process()
        desk.hold(self)
        self._thread = Thread(target=_carry_out, args=(self, desk), name="ponte-background", daemon=daemon)
        self._thread.start()

    def has_left(self, within: float | None = None) -> bool:
        """Whether nothing of the task runs on the other thread any more, after at most ``within`` seconds."""
        if self._thread is None:
            return False
        self._thread.join(within)
        return not self._thread.is_alive()

    def carry_out(self) -> None:
        try:
            result = self._work()
        except PonteError as error:
            self.tell = partial(self._failed, error)
        except Exception as error:  # a mistake of ours must not leave the window waiting for ever
            log.exception("background-failed")
            said = sentence("Something went wrong ({kind}). Nothing was changed.", kind=type(error).__name__)
            self.tell = partial(self._failed, PonteError(said))
        else:
            self.tell = partial(self._done, result)


class _ReturnDesk(QObject):
    """Where tasks are handed out and come back: it lives on the interface's thread, as long as the process."""

    came_back = Signal(object)
    _one: _ReturnDesk | None = None

    def __init__(self) -> None:
        super().__init__()
        self._held: set[_Task] = set()
        self.came_back.connect(self._take_back)

    @classmethod
    def of_this_process(cls) -> _ReturnDesk:
        """The only one; made by the interface's thread, which alone begins tasks."""
        if cls._one is None:
            cls._one = cls()
        return cls._one

    def hold(self, task: _Task) -> None:
        self._held.add(task)

    def _take_back(self, task: _Task) -> None:
        task.has_left()  # a moment: it has nothing more to do than to leave
        self._held.discard(task)
        if isValid(task.background):
            task.background.take_back(task)
        else:
            log.info("background-ended-late")  # the window was closed meanwhile: nobody is there to be told


def _carry_out(task: _Task, desk: _ReturnDesk) -> None:
    """What the other thread does."""
    task.carry_out()
    desk.came_back.emit(task)


def _nothing() -> None:
    """What a task tells that has not ended."""
