"""Texts and content that are sent out to files (ux.md, S-09)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import Kind
from kiosk.findings import PonteError
from kiosk.i18n.formats import number
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, plural_message
from kiosk.i18n.text import TRANSLATIONS
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.files import is_folder, typed_path
from kiosk.office.exchange.sending import WORKBOOK_SUFFIX, Format, Order, Sent, send
from kiosk.office.review.calendar import day_in_macau
from kiosk.ui.four_languages import FourLanguages
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeExport(QObject):
    """Writes one order at a time; what is there already is written over only when somebody says so."""

    changed = Signal()
    instance: OfficeExport

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._said = Said()
        self._order: Order | None = None
        self._work.changed.connect(self.changed)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeExport:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeExport.instance

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._work.doing != ""

    @Property(int, notify=changed)
    def percent(self) -> int:
        """How much of it is done."""
        return self._work.percent

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """How the last order ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether nothing was written."""
        return self._said.failed

    @Property(dict, notify=changed)
    def asks(self) -> FourLanguages:
        """A question: there is something in the place already. :meth:`replace` says yes, :meth:`dismiss` no."""
        return self._said.asks

    @Slot(str, result=str)
    def proposed(self, written: str) -> str:
        """A place for a format."""
        day = day_in_macau(self._session.now()).isoformat()
        suffix = {Format.WORKBOOK: WORKBOOK_SUFFIX, Format.PO: "-po", Format.CONTENT: "-content"}[Format(written)]
        return f"~/ponte-{day}{suffix}"

    @Slot(str, result=str)
    def pathOf(self, address: str) -> str:
        """The path in the ``file:`` address that a dialog gives."""
        return QUrl(address).toLocalFile()

    @Slot(str, result=str)
    def addressOf(self, place: str) -> str:
        """The ``file:`` address of the folder that a dialog begins with."""
        try:
            path = typed_path(place)
        except PonteError:
            path = Path.home()
        folder = next((parent for parent in (path, *path.parents) if is_folder(parent)), Path.home())
        return QUrl.fromLocalFile(str(folder)).toString()

    @Slot(str, str, list, str)
    def write(self, written: str, kind: str, languages: list[str], place: str) -> None:
        """Write the texts of a kind (empty: of all) in these languages, in a format, to a place."""
        locales = tuple(locale for locale in TRANSLATIONS if locale.value in languages)
        try:
            self._order = Order(Format(written), typed_path(place), Kind(kind) if kind else None, locales)
        except PonteError as error:
            self._fail(error)
        else:
            self._begin(self._order, replace=False)

    @Slot()
    def replace(self) -> None:
        """Write over what is there."""
        if self._order is not None and self._said.asks:
            self._begin(self._order, replace=True)

    @Slot()
    def dismiss(self) -> None:
        """Leave what is there as it is."""
        self._said.asks = {}
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Give up what is under way."""
        self._work.stop()

    def _begin(self, order: Order, *, replace: bool) -> None:
        now = self._session.now

        def work(database: OfficeDatabase, _: Actor) -> Sent:
            return send(database, now, order, replace=replace, watch=self._work.watch)

        self._said.quiet()
        self._work.run(work, lambda sent: self._done(order, sent), self._fail, "writing")

    def _done(self, order: Order, sent: Sent) -> None:
        self._said.tell(_told(order, sent))
        self.changed.emit()

    def _fail(self, error: PonteError) -> None:
        if error.code == "exists":
            self._said.ask(error)
        else:
            self._said.fail(error)
        self.changed.emit()

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out":
            self._order = None
            self._said.quiet()
        self.changed.emit()


def _told(order: Order, sent: Sent) -> Message:
    def rows(locale: Locale) -> str:
        return number(sent.rows, locale)

    place = str(sent.place)
    if order.format is Format.CONTENT:
        return plural_message(
            "Written: {place}, {rows} record", "Written: {place}, {rows} records", sent.rows, place=place, rows=rows
        )
    if order.format is Format.PO:
        return plural_message(
            "Written: {n} file in {place}, {rows} rows each",
            "Written: {n} files in {place}, {rows} rows each",
            sent.files,
            place=place,
            rows=rows,
        )
    return plural_message(
        "Written: {place}, {rows} row", "Written: {place}, {rows} rows", sent.rows, place=place, rows=rows
    )
