"""What the pages of people, keys and recipients have in common: they look, take one step, and look again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sqlite3 import Connection
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.findings import Finding, PonteError
from kiosk.i18n.messages import Message
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.errors import OfficeError
from kiosk.ui.four_languages import FourLanguages, of_sentence
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork, Work


class OfficeSteps(QObject):
    """One step at a time, for the person who signed in; who leaves takes everything that was shown along."""

    changed: Signal
    told: Signal
    """Only what is said: the rows of lists stay, and with them the focus."""
    done: Signal
    """What was asked for has been done: the form can be emptied."""
    # An abstract class: a page says how it looks and what it keeps. A QObject's metaclass leaves no room for ABC's.
    # The class that QML sees makes the signals: Qt 6.11 crashes over a property whose signal is its base class's.

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._said = Said()
        self._busy = False
        session.changed.connect(self.changed)
        session.ended.connect(self._forget)

    @Slot()
    def refresh(self) -> None:
        """Look anew: the page is shown."""
        self.dismiss()
        self._work.run(self._look, self._show, self._fail)

    @Slot()
    def dismiss(self) -> None:
        """What was said has been read: the person turns to something else."""
        self._said.quiet()
        self.told.emit()

    def _look(self, database: OfficeDatabase, actor: Actor) -> Any:
        """What there is to show to the actor; on the other thread."""
        raise NotImplementedError

    def _keep(self, found: Any) -> None:
        """Keep what a look found; None: nothing is shown to anybody."""
        raise NotImplementedError

    def _may(self, right: Right) -> bool:
        actor = self._work.actor
        return actor is not None and actor.may(right)

    def _are_the_same(self, word: str, again: str, otherwise: str) -> bool:
        """Whether a word that nobody sees was typed twice alike; ``otherwise`` is said where it was not."""
        if word != again:
            self._fail(OfficeError(otherwise))
        return word == again

    def _take(self, step: Work[Message]) -> None:
        """Take a step, which says what it did."""
        if self._busy:
            return
        self._said.quiet()
        self._busy = self._work.run(step, self._end, self._fail)
        self.told.emit()

    def _end(self, said: Message) -> None:
        self._busy = False
        self._said.tell(said)
        self._work.run(self._look, self._show, self._fail)
        self.done.emit()
        self.told.emit()

    def _fail(self, error: PonteError) -> None:
        self._busy = False
        self._said.fail(error)
        self.told.emit()

    def _show(self, found: Any) -> None:
        self._keep(found)
        self.changed.emit()

    def _forget(self) -> None:
        self._busy = False
        self.dismiss()
        self._show(None)


def told_by_log(
    differences: Callable[[Connection], Iterable[Finding]], database: OfficeDatabase
) -> list[FourLanguages]:
    """A sentence for each row that somebody changed by hand: ``differences`` compares the rows with the audit log."""
    try:
        return [of_sentence(found.message) for found in differences(database.connection)]
    except OfficeError as error:  # the log itself cannot be read
        return [of_sentence(error.message)]
