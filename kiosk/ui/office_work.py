"""Work of the office's pages on the other thread: with a database of its own, for the person who signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from kiosk.findings import PonteError
from kiosk.office.accounts import Accounts, Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.errors import OfficeError
from kiosk.ui.background import Background
from kiosk.ui.office_session import OfficeSession

Result = TypeVar("Result")


class OfficeWork:
    """One thing after the other. What ends after its person left is not told: somebody else may sit there now."""

    def __init__(self, session: OfficeSession, parent: QObject) -> None:
        self._session = session
        self._background = Background(parent)

    @property
    def actor(self) -> Actor | None:
        """Who is signed in and not locked out of the window."""
        try:
            return self._session.actor
        except OfficeError:
            return None

    def run(
        self,
        work: Callable[[OfficeDatabase, Actor], Result],
        done: Callable[[Result], None],
        failed: Callable[[PonteError], None],
    ) -> bool:
        """Call ``work`` there with the actor as the accounts say now; whether it was begun: nobody is signed in."""
        actor = self.actor
        if actor is None:
            return False
        data, now = self._session.data, self._session.now

        def whole() -> Result:
            database = OfficeDatabase.open(data)
            try:
                return work(database, Accounts(database, now).present(actor))
            finally:
                database.close()

        def tell(result: Result) -> None:
            if self._is_still(actor):
                done(result)

        def tell_failure(error: PonteError) -> None:
            if self._is_still(actor):
                failed(error)

        self._background.run(whole, tell, tell_failure)
        return True

    def _is_still(self, actor: Actor) -> bool:
        present = self.actor
        return present is not None and present.user == actor.user
