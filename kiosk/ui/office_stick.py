"""What kiosks are given, onto a stick: for kiosks without a network (docs/operating.md)."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.i18n.messages import message
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.files import typed_path
from kiosk.office.publishing.places import repository_of
from kiosk.ui.four_languages import FourLanguages
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeStick(QObject):
    """Writes one stick at a time. What is on it already stays there until the new state is whole."""

    changed = Signal()
    instance: OfficeStick

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._said = Said()
        self._work.changed.connect(self.changed)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeStick:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeStick.instance

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a stick is being written."""
        return self._work.doing != ""

    @Property(int, notify=changed)
    def percent(self) -> int:
        """How much of it is done."""
        return self._work.percent

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """How the last stick ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether the last stick is not to be used."""
        return self._said.failed

    @Slot(str)
    def write(self, place: str) -> None:
        """Write the present release, keys and rates to the stick that is mounted there."""
        from kiosk.distribution.repository.stick import WrittenStick, write_stick  # late: tuf takes its time

        now = self._session.now

        def work(database: OfficeDatabase, _: Actor) -> WrittenStick:
            return write_stick(repository_of(database, now).folder, typed_path(place), now, self._work.watch)

        def done(found: WrittenStick) -> None:
            self._said.tell(
                message(
                    "Release {number} is on the stick, in {folder}. Take it out properly before you pull it.",
                    number=found.release,
                    folder=str(found.folder),
                )
            )
            self.changed.emit()

        self.dismiss()
        self._work.run(work, done, self._fail, "writing")

    @Slot()
    def dismiss(self) -> None:
        """What was said has been read."""
        self._said.quiet()
        self.changed.emit()

    def _fail(self, error: PonteError) -> None:
        self._said.fail(error)
        self.changed.emit()

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out":
            self._said.quiet()
        self.changed.emit()
