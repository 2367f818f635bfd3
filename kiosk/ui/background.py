"""Work that takes longer than a frame, off the interface thread; its end comes back on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from kiosk.findings import PonteError
from kiosk.i18n.sentence import sentence

Result = TypeVar("Result")
LONGEST_WAIT = 10_000
"""ms that closing waits for what is under way."""

log = logging.getLogger("ponte.background")


class Background(QObject):
    """Does one thing after the other on a thread of its own. Work opens its own database: SQLite's are a thread's."""

    busyChanged = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way = 0
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        return self._under_way > 0

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[PonteError], None]
    ) -> None:
        """Call ``work`` on the other thread, then ``done`` with its result or ``failed`` on this one."""
        self._under_way += 1
        self.busyChanged.emit()
        self._pool.start(_Task(work, done, failed, self._ended))

    def wait(self) -> bool:
        """Wait until nothing is under way any more; False when it takes too long."""
        return self._pool.waitForDone(LONGEST_WAIT)

    def _end(self, tell: Callable[[], None]) -> None:
        self._under_way -= 1
        self.busyChanged.emit()
        tell()


class _Task(QRunnable):
    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[PonteError], None],
        ended: Any,
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed, self._ended = work, done, failed, ended

    def run(self) -> None:
        try:
            result = self._work()
        except PonteError as error:
            self._tell(partial(self._failed, error))
        except Exception as error:  # a mistake of ours must not leave the window waiting for ever
            log.exception("background-failed")
            said = sentence("Something went wrong ({kind}). Nothing was changed.", kind=type(error).__name__)
            failure = PonteError(said)
            self._tell(lambda: self._failed(failure))
        else:
            self._tell(lambda: self._done(result))

    def _tell(self, tell: Callable[[], None]) -> None:
        try:
            self._ended.emit(tell)
        except RuntimeError:  # the window was closed meanwhile: nobody is there to be told
            log.info("background-ended-late")
