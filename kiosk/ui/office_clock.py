"""Whether the machine's clock can be right, told on the pages that sign; who signs there may say that it is."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing.clock import clock_doubt
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.review.calendar import day_in_macau
from kiosk.ui.four_languages import FourLanguages, of_date, of_sentence
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeClock(QObject):
    """What speaks against the clock. A person's word for it holds until it is not needed any more, or they leave."""

    changed = Signal()
    instance: OfficeClock

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._doubt: FourLanguages = {}
        session.ended.connect(self._forget)
        session.changed.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeClock:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeClock.instance

    @Property(dict, notify=changed)
    def doubt(self) -> FourLanguages:
        """Why nothing is signed by this clock; empty: it is."""
        return self._doubt

    @Property(bool, notify=changed)
    def confirmed(self) -> bool:
        """Whether the person said that it is right all the same."""
        return self._doubt != {} and self._session.clock_confirmed_by is not None

    @Property(bool, notify=changed)
    def mayConfirm(self) -> bool:
        """Whether the person may say so: whoever publishes."""
        return self._may_confirm()

    @Property(dict, notify=changed)
    def today(self) -> FourLanguages:
        """The day by this clock, in Macau."""
        return of_date(day_in_macau(self._session.now()))

    @Slot()
    def look(self) -> None:
        """Compare the clock with what was signed: the page is shown, or something was signed on it."""
        now = self._session.now

        def work(database: OfficeDatabase, _: Actor) -> str | None:
            return clock_doubt(Workplace(database, now))

        self._work.run(work, self._show, self._cannot_look)

    @Slot()
    def confirm(self) -> None:
        """The clock is right: what is signed next is signed all the same, and the audit log says who said so."""
        if self._doubt and self._may_confirm():
            self._session.confirm_clock(right=True)

    def _may_confirm(self) -> bool:
        actor = self._work.actor
        return actor is not None and actor.may(Right.PUBLISH)

    def _show(self, doubt: str | None) -> None:
        self._doubt = {} if doubt is None else of_sentence(doubt)
        if doubt is None:
            self._session.confirm_clock(right=False)
        self.changed.emit()

    def _cannot_look(self, _: PonteError) -> None:
        """The page says itself what cannot be read, and so does whoever tries to sign."""
        self._show(None)

    def _forget(self) -> None:
        self._doubt = {}
        self.changed.emit()
