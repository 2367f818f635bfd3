"""Opening applications in the office's window. What is in one is here while it is shown, and nowhere else.

The passphrase goes to the thread that opens the key file; what was opened is forgotten with the page, the lock and the
person, and never written unless somebody asks for a file of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import Kind
from kiosk.findings import PonteError
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.text import Text
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange.files import typed_path
from kiosk.office.inbox.export import labelled
from kiosk.office.inbox.export_file import Order, Written, export_to
from kiosk.office.inbox.inbox import Inbox
from kiosk.office.inbox.model import State
from kiosk.office.review.calendar import day_in_macau
from kiosk.sealing.opening import read_identities
from kiosk.slip.outline import Sheet
from kiosk.slip.paint import PaintedSheet, Paper
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork, Result, Work

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeOpened(QObject):
    """One application at a time. Only the path of the key file is remembered, while its person is signed in."""

    changed = Signal()
    passphraseUsed = Signal()
    """The fields that hold one are to be emptied."""
    instance: OfficeOpened

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._said = Said()
        self._content: dict[str, Any] = {}
        self._key_file = ""
        self._busy = False
        self._asked = 0  # a later number has taken the place of what is under way
        session.ended.connect(self.forget)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeOpened:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeOpened.instance

    @Property(dict, notify=changed)
    def content(self) -> dict[str, Any]:
        """What is open: ``id``, and ``rows`` with ``label`` and ``value``; empty: nothing is."""
        return self._content

    @Property(str, notify=changed)
    def keyFile(self) -> str:
        """The path of the key file that was used last."""
        return self._key_file

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """How the last opening or export ended; empty: well, or before the first."""
        return self._said.words

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        return self._said.failed

    @Slot(str, str, str)
    def open(self, number: str, key_file: str, passphrase: str) -> None:
        """Show what is in an application."""
        now = self._session.now

        def work(database: OfficeDatabase, actor: Actor) -> dict[str, Any]:
            identities = read_identities(typed_path(key_file), lambda: passphrase)
            opened = Inbox(database, now).open(actor, number, identities)
            shown = labelled(opened, _service(Drafts(database, now), opened.application.service))
            rows = [{"label": of_message(label), "value": of_message(value)} for label, value in shown]
            return {"id": opened.item.id, "verified": opened.item.state is not State.SET_ASIDE, "rows": rows}

        self._begin(key_file, work, self._show)

    @Slot(str, str, str, str, str)
    def export(self, number: str, place: str, language: str, key_file: str, passphrase: str) -> None:
        """Write one application, or without a number all new ones, into a file that only this user can read.

        ``place`` ends in .csv or .pdf; ``language`` is that of a PDF beside Traditional Chinese.
        """
        now = self._session.now

        def work(database: OfficeDatabase, actor: Actor) -> Written:
            order = Order(typed_path(place), Locale(language), day_in_macau(now()), (number,) if number else ())
            identities = read_identities(typed_path(key_file), lambda: passphrase)
            return export_to(Inbox(database, now), actor, identities, order, _painted)

        self._begin(key_file, work, lambda written: self._tell(_written(written)))

    @Slot()
    def forget(self) -> None:
        """Show nothing any more: the person turns to something else, or is gone."""
        self._asked += 1
        self._content, self._busy = {}, False
        self._said.quiet()
        self.passphraseUsed.emit()
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------------------------

    def _begin(self, key_file: str, work: Work[Result], done: Callable[[Result], None]) -> None:
        if self._busy:
            return
        self.forget()
        self._key_file, asked = key_file, self._asked

        def end(tell: Callable[[], None]) -> None:
            if asked == self._asked:
                self._busy = False
                tell()
                self.changed.emit()

        self._busy = self._work.run(
            work, lambda found: end(lambda: done(found)), lambda error: end(lambda: self._fail(error))
        )
        self.changed.emit()

    def _show(self, content: dict[str, Any]) -> None:
        self._content = content

    def _tell(self, said: Message) -> None:
        self._said.tell(said)

    def _fail(self, error: PonteError) -> None:
        self._said.fail(error)

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out":
            self._key_file = ""
            self.changed.emit()


def _painted(sheet: Sheet) -> bytes:
    return PaintedSheet(sheet, Paper.A4).pdf()


def _service(drafts: Drafts, record_id: str) -> Message | None:
    """A service by its name, if the office still has it whole."""
    draft = drafts.load(Kind.SERVICES, record_id)
    try:
        name = Text.model_validate(None if draft is None else draft.data.get("name"))
    except ValidationError:
        return None
    return message("{text}", text=lambda locale: name[locale])


def _written(written: Written) -> Message:
    if written.closed:
        return plural_message(
            "Written: {file}. {n} application could not be opened with this key. Delete the file when you are done.",
            "Written: {file}. {n} applications could not be opened with this key. Delete the file when you are done.",
            written.closed,
            file=str(written.file),
        )
    return plural_message(
        "Written: {file}, {n} application. Delete the file when you are done.",
        "Written: {file}, {n} applications. Delete the file when you are done.",
        written.opened,
        file=str(written.file),
    )
