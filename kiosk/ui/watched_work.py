"""Long work of a page on the other thread, which tells how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.findings import PonteError
from kiosk.office.accounts import Accounts, Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.watch import Watch, stopped
from kiosk.ui.background import Background
from kiosk.ui.office_session import OfficeSession

Result = TypeVar("Result")


class WatchedWork(QObject):
    """One thing at a time. It goes on while the window is locked; who signs out stops what can still be stopped."""

    changed = Signal()
    _came = Signal(int)

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(self)
        self._stop = Event()
        self.doing, self.percent = "", 0
        self._came.connect(self._come)
        session.changed.connect(self._follow)

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop what is under way."""
        return self.doing != "" and self._stop.is_set()

    def run(
        self,
        doing: str,
        work: Callable[[OfficeDatabase, Actor, Watch], Result],
        done: Callable[[Result], None],
        failed: Callable[[PonteError], None],
    ) -> None:
        """Call ``work`` there, for the person who is signed in, as the accounts say now. ``doing`` names it.

        Neither ``done`` nor ``failed`` is called when that person has signed out by then.

        Raises:
            OfficeError: nobody is signed in.
        """
        actor, data, now = self._session.actor, self._session.data, self._session.now
        if self.doing:
            return
        self._stop, self.doing, self.percent = Event(), doing, 0
        watch = self._watch(self._stop)

        def whole() -> Result:
            database = OfficeDatabase.open(data)
            try:
                return work(database, Accounts(database, now).present(actor), watch)
            finally:
                database.close()

        def end(tell: Callable[[], None]) -> None:
            self.doing = ""
            if str(self._session.user) == actor.user:
                tell()
            self.changed.emit()

        self._background.run(whole, lambda result: end(lambda: done(result)), lambda error: end(lambda: failed(error)))
        self.changed.emit()

    def stop(self) -> None:
        """Stop as soon as it can be; nothing is changed then. What is written already stays written."""
        self._stop.set()
        self.changed.emit()

    def _watch(self, stop: Event) -> Watch:
        told = -1

        def watch(part: float) -> None:
            nonlocal told
            if stop.is_set():
                raise stopped()
            percent = int(part * 100)
            if percent > told:
                told = percent
                self._came.emit(percent)

        return watch

    def _come(self, percent: int) -> None:
        self.percent = percent
        self.changed.emit()

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out" and self.doing:
            self.stop()
