"""Work of the office's pages on the other thread: with a database of its own, for the person who signed in."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.findings import PonteError
from kiosk.office.accounts import Accounts, Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.errors import OfficeError
from kiosk.office.exchange.watch import stopped
from kiosk.ui.background import Background
from kiosk.ui.office_session import OfficeSession

Result = TypeVar("Result")
Work = Callable[[OfficeDatabase, Actor], Result]


class OfficeWork(QObject):
    """One thing after the other. What ends after its person left is not told: somebody else may sit there now.

    Work with a name goes on while the window is locked, and is told then too; who signs out stops what can still be
    stopped. Nothing else with a name begins meanwhile.
    """

    changed = Signal()
    """Of work with a name: it began, came further, is being stopped or ended."""
    _came = Signal(int)

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(self)
        self._stop = Event()
        self._told = 0
        self.doing, self.percent = "", 0
        self._came.connect(self._come)
        session.changed.connect(self._follow)

    @property
    def actor(self) -> Actor | None:
        """Who is signed in and not locked out of the window."""
        try:
            return self._session.actor
        except OfficeError:
            return None

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop what is under way."""
        return self.doing != "" and self._stop.is_set()

    def run(
        self,
        work: Work[Result],
        done: Callable[[Result], None],
        failed: Callable[[PonteError], None],
        doing: str = "",
    ) -> bool:
        """Call ``work`` there with the actor as the accounts say now. ``doing`` names it.

        False: it was not begun, for nobody is signed in (which is told of work with a name: somebody asked for it), or
        something else with a name is under way.
        """
        try:
            actor = self._session.actor
        except OfficeError as error:
            if doing:
                failed(error)
            return False
        if doing and self.doing:
            return False
        if doing:
            self._stop.clear()
            self.doing, self.percent, self._told = doing, 0, 0

        def end(tell: Callable[[], None]) -> None:
            if doing:
                self.doing = ""
            if self._is_still(actor, behind_the_lock=doing != ""):
                tell()
            if doing:
                self.changed.emit()

        whole = with_own_database(self._session, actor, work)
        self._background.run(whole, lambda result: end(lambda: done(result)), lambda error: end(lambda: failed(error)))
        if doing:
            self.changed.emit()
        return True

    def watch(self, part: float) -> None:
        """For the work with a name, on its thread: how far it is, from 0 to 1.

        Raises:
            ExchangeError: ``stopped``: somebody asked to.
        """
        if self._stop.is_set():
            raise stopped()
        percent = int(part * 100)
        if percent > self._told:
            self._told = percent
            self._came.emit(percent)

    def stop(self) -> None:
        """Stop as soon as it can be; nothing is changed then. What is written already stays written."""
        self._stop.set()
        self.changed.emit()

    def _is_still(self, actor: Actor, *, behind_the_lock: bool) -> bool:
        if behind_the_lock:
            return str(self._session.user) == actor.user
        present = self.actor
        return present is not None and present.user == actor.user

    def _come(self, percent: int) -> None:
        self.percent = percent
        self.changed.emit()

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out" and self.doing:
            self.stop()


def with_own_database(session: OfficeSession, actor: Actor, work: Work[Result]) -> Callable[[], Result]:
    """``work`` for another thread: SQLite's connections are a thread's, and the account may have changed meanwhile."""
    data, now = session.data, session.now

    def whole() -> Result:
        database = OfficeDatabase.open(data)
        try:
            return work(database, Accounts(database, now).present(actor))
        finally:
            database.close()

    return whole
