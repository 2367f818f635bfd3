"""What is due to be looked at again, and the one click that says a fact is unchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.findings import PonteError
from kiosk.i18n.formats import long_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft
from kiosk.office.review.calendar import Due
from kiosk.office.review.review import Review
from kiosk.ui.four_languages import FourLanguages, of_message, of_words
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeDue(QObject):
    """The calendar of the office: what has passed and what comes within 30 days."""

    itemsChanged = Signal()
    instance: OfficeDue

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._said = Said()
        self._work.changed.connect(self.itemsChanged)
        session.changed.connect(self.itemsChanged)
        session.ended.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeDue:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeDue.instance

    @Property(list, notify=itemsChanged)
    def items(self) -> list[dict[str, Any]]:
        """What to look at, the earliest first."""
        if self._work.actor is None:
            return []
        now = self._session.now
        return self._session.read(lambda database: _items(database, now), otherwise=[])

    @Property(str, notify=itemsChanged)
    def checking(self) -> str:
        """The fact whose check is being written; empty: none."""
        return self._work.doing

    @Property(dict, notify=itemsChanged)
    def said(self) -> FourLanguages:
        """How the last click ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=itemsChanged)
    def failed(self) -> bool:
        """Whether the last click changed nothing."""
        return self._said.failed

    @Slot()
    def refresh(self) -> None:
        """Read the calendar anew: the page is shown again."""
        self._forget()

    @Slot(str)
    def unchanged(self, fact: str) -> None:
        """Somebody looked at the fact's source today and found it unchanged."""
        if self._work.doing:
            return
        now = self._session.now

        def work(database: OfficeDatabase, actor: Actor) -> Draft:
            return Review(database, now).checked(actor, fact)

        self._said.quiet()
        self._work.run(work, self._done, self._fail, fact)

    def _done(self, draft: Draft) -> None:
        day = date.fromisoformat(draft.data["review_by"])
        said = message(
            "{id}: checked today, unchanged. The next check is due on {date}.",
            id=draft.id,
            date=lambda locale: long_date(day, locale),
        )
        self._said.tell(said)
        self.itemsChanged.emit()

    def _fail(self, error: PonteError) -> None:
        self._said.fail(error)
        self.itemsChanged.emit()

    def _forget(self) -> None:
        self._said.quiet()
        self.itemsChanged.emit()


def _items(database: OfficeDatabase, now: Callable[[], datetime]) -> list[dict[str, Any]]:
    drafts = Drafts(database, now)
    return [_item(due, drafts.names(due.row.kind, due.row.id)) for due in Review(database, now).due()]


def _item(due: Due, names: Mapping[Locale, str]) -> dict[str, Any]:
    row = due.row
    return {
        "kind": row.kind.value,
        "kindName": of_message(KIND_NAMES[row.kind]),
        "id": row.id,
        "name": of_words(names.__getitem__),
        "reviewBy": due.review_by.isoformat(),
        "days": due.days,
        "late": due.days < 0,
        "checkedOn": "" if due.checked_on is None else due.checked_on.isoformat(),
        "canBeChecked": row.kind is Kind.FACTS,
        "editor": row.edited_by,
    }
