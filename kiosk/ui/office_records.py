"""Records as the office's lists show them: kinds with their counts, and the rows of one kind under its filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.catalog.model import Status
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.messages import Message, message
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.listing import Order
from kiosk.office.drafts.model import Filters, Row, Rows, State
from kiosk.office.errors import OfficeError
from kiosk.office.review.calendar import SOON_DAYS, day_in_macau
from kiosk.office.translation.states import TranslationState
from kiosk.ui.four_languages import FourLanguages, of_message, of_words
from kiosk.ui.lazy_rows import LazyRows
from kiosk.ui.office_session import OfficeSession

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

MOST_ROWS = 200
"""Rows of one list; who wants others narrows the search."""
_STATUS_NAMES: Mapping[str, Message] = {
    Status.AVAILABLE: message("Available"),
    Status.PILOT: message("Pilot"),
    Status.PLANNED: message("Only planned"),
    Status.ENDED: message("Ended"),
}
_SOURCE = "source"
"""What a list says of the language that the others are made from, as long as it has its words."""


@QmlElement
@QmlSingleton
class OfficeRecords(QObject):
    """Lists of records. Every list is read anew, so that what another window saved is in it."""

    kindsChanged = Signal()
    viewChanged = Signal()
    instance: OfficeRecords

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: dict[str, Any] = {}
        self._found = LazyRows(self)
        self._rows = Rows((), 0)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeRecords:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeRecords.instance

    @Property(list, notify=kindsChanged)
    def kinds(self) -> list[dict[str, Any]]:
        """Every kind of record with its name and how many there are, retired ones left out."""
        if not self._may_read():
            return []
        drafts = self._drafts()
        counts = self._session.read(lambda _: {kind: drafts.rows(kind, limit=0).total for kind in Kind}, {})
        return [
            {"kind": kind.value, "name": of_message(KIND_NAMES[kind]), "count": counts.get(kind, 0)} for kind in Kind
        ]

    @Slot(str, result="QVariantMap")
    def choices(self, kind: str) -> dict[str, Any]:
        """The categories and statuses that records of this kind have, each with its name."""
        if not self._may_read():
            return {"categories": [], "statuses": []}
        drafts = self._drafts()
        names, groups = self._session.read(
            lambda _: (category_names(drafts), drafts.groups(Kind(kind))), otherwise=({}, [])
        )
        categories = {category: None for category, _ in groups if category}
        statuses = {status: None for _, status in groups if status}
        return {
            "categories": [{"value": value, "name": names.get(value, as_it_is(value))} for value in categories],
            "statuses": [{"value": value, "name": _status_name(value)} for value in statuses],
        }

    @Property(dict, notify=viewChanged)
    def view(self) -> dict[str, Any]:
        """How this person left the list: its kind, filters, order, and place; empty before the first."""
        return self._view

    @Slot("QVariantMap")
    def keep(self, view: Mapping[str, Any]) -> None:
        """Remember how the list looks, for whoever comes back from a record."""
        self._view = {**self._view, **view}
        self.viewChanged.emit()

    @Slot()
    def refresh(self) -> None:
        """Something was begun, retired or restored."""
        self.kindsChanged.emit()

    @Property(QObject, constant=True)
    def found(self) -> LazyRows:
        """What :meth:`find` found: rows with one role, ``row``."""
        return self._found

    @Slot(str, str, str, str, str, str, bool, str, result="QVariantMap")
    def find(
        self, kind: str, text: str, category: str, status: str, state: str, needs: str, due: bool, order: str
    ) -> dict[str, int]:
        """Look for records and put them into :attr:`found`: how many are ``shown``, at most 200 of ``total``.

        Empty filters leave all in. ``needs`` is a language and the state of its worst text, such as ``pt-MO/missing``;
        ``due`` leaves in what is to be looked at within 30 days; ``order`` is that of
        ``kiosk.office.drafts.listing.Order``.
        """
        self._rows, shown = Rows((), 0), partial(self._row_map, names={})
        if self._may_read():
            drafts = self._drafts()
            filters = self._filters(category, status, state, needs, due)
            self._rows, names = self._session.read(
                lambda _: (drafts.rows(Kind(kind), filters, text, Order(order), MOST_ROWS), category_names(drafts)),
                otherwise=(Rows((), 0), {}),
            )
            shown = partial(self._row_map, names=names)
        self._found.turn_into(self._rows.rows, shown)
        return {"shown": len(self._rows.rows), "total": self._rows.total}

    @Slot(str, result=int)
    def place(self, record_id: str) -> int:
        """Where a record stands in :attr:`found`; -1 where it does not."""
        return next((index for index, row in enumerate(self._rows.rows) if row.id == record_id), -1)

    # ------------------------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """The next person begins with a list of their own; who only locked the window goes on."""
        if str(self._session.state) == "signed-out" and self._view:
            self._view = {}
            self.viewChanged.emit()
        self.kindsChanged.emit()

    def _may_read(self) -> bool:
        try:
            return bool(self._session.actor)
        except OfficeError:  # signed out, or locked
            return False

    def _drafts(self) -> Drafts:
        return Drafts(self._session.database, self._session.now)

    def _filters(self, category: str, status: str, state: str, needs: str, due: bool) -> Filters:
        locale, _, condition = needs.partition("/")
        today = day_in_macau(self._session.now())
        return Filters(
            state=State(state) if state else None,
            category=category or None,
            status=status or None,
            needs=(Locale(locale), TranslationState(condition)) if needs else None,
            review_before=today + timedelta(days=SOON_DAYS + 1) if due else None,
        )

    def _name_of(self, row: Row) -> FourLanguages:
        """Read for the rows that are seen: a list of thousands reads no record."""
        names = self._session.read(
            lambda _: self._drafts().names(row.kind, row.id), otherwise=dict.fromkeys(Locale, row.name or row.id)
        )
        return of_words(names.__getitem__)

    def _row_map(self, row: Row, names: Mapping[str, FourLanguages]) -> dict[str, Any]:
        today = day_in_macau(self._session.now())
        return {
            "kind": row.kind.value,
            "id": row.id,
            "name": self._name_of(row),
            "category": names.get(row.category, as_it_is(row.category)),
            "status": _status_name(row.status),
            "state": row.state.value,
            "languages": {locale.value: _condition(locale, state) for locale, state in row.languages.items()},
            "reviewBy": "" if row.review_by is None else row.review_by.isoformat(),
            "late": row.review_by is not None and row.review_by < today,
            "soon": row.review_by is not None and row.review_by <= today + timedelta(days=SOON_DAYS),
            "editor": row.edited_by,
        }


def category_names(drafts: Drafts) -> dict[str, FourLanguages]:
    """The names of the categories by id; the Chinese one where a language has none yet."""
    found: dict[str, FourLanguages] = {}
    for row in drafts.rows(Kind.CATEGORIES).rows:
        draft = drafts.load(Kind.CATEGORIES, row.id)
        words = draft.data.get("name") if draft is not None else None
        if isinstance(words, Mapping):
            found[row.id] = {locale.value: str(words.get(locale.value) or row.name) for locale in Locale}
    return found


def _condition(locale: Locale, state: TranslationState) -> str:
    """The source has nothing that it could be compared with: it is there, or it is missing."""
    return _SOURCE if locale is CONTENT_SOURCE and state is TranslationState.OK else state.value


def _status_name(value: str) -> FourLanguages:
    return of_message(_STATUS_NAMES[value]) if value in _STATUS_NAMES else as_it_is(value)


def as_it_is(value: str) -> FourLanguages:
    """An id for which the catalogue has no words."""
    return {locale.value: value for locale in Locale}
