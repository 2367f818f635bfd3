"""The first page after signing in: what waits for the person, and how things stand (ux.md, S-02)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.overview.overview import Overview, overview
from kiosk.ui.four_languages import FourLanguages, of_date, of_sentence
from kiosk.ui.office_overview_cards import cards, facts
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeDashboard(QObject):
    """What the last look found. It looks on the other thread; meanwhile the page shows what was known before."""

    changed = Signal()
    instance: OfficeDashboard

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._known = False
        self._day: FourLanguages = {}
        self._cards: list[dict[str, Any]] = []
        self._facts: list[dict[str, Any]] = []
        self._problem: FourLanguages = {}
        session.ended.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeDashboard:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeDashboard.instance

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether a look has told what there is."""
        return self._known

    @Property(dict, notify=changed)
    def day(self) -> FourLanguages:
        """Today in Macau."""
        return self._day

    @Property(list, notify=changed)
    def cards(self) -> list[dict[str, Any]]:
        """What waits; empty: all is done."""
        return self._cards

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, Any]]:
        """How things stand where nothing is to be done."""
        return self._facts

    @Property(dict, notify=changed)
    def problem(self) -> FourLanguages:
        """Why nothing can be told; empty: it can."""
        return self._problem

    @Slot()
    def refresh(self) -> None:
        """Look anew: the page is shown."""
        now = self._session.now

        def look(database: OfficeDatabase, actor: Actor) -> tuple[Overview, frozenset[Right]]:
            rights = frozenset(right for right in Right if actor.may(right))
            return overview(database, now, actor.user), rights

        self._work.run(look, self._show, self._fail)

    def _show(self, found: tuple[Overview, frozenset[Right]]) -> None:
        seen, rights = found
        self._known, self._problem, self._day = True, {}, of_date(seen.today)
        self._cards, self._facts = cards(seen, rights), facts(seen, rights)
        self.changed.emit()

    def _fail(self, error: PonteError) -> None:
        self._problem = of_sentence(error.message)
        self.changed.emit()

    def _forget(self) -> None:
        self._known, self._cards, self._facts, self._problem = False, [], [], {}
        self.changed.emit()
