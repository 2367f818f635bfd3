"""The audit log as the window shows it: the newest entries, those of one user, and whether it is what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import Finding, PonteError
from kiosk.i18n.messages import message, plural_message
from kiosk.office.accounts import Actor
from kiosk.office.accounts.against_log import differences
from kiosk.office.audit.log import Entry, entries, one_moment, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.errors import OfficeError
from kiosk.office.kiosks import against_log as kiosks_against_log
from kiosk.office.publishing import Publishing
from kiosk.office.recipients import against_log as recipients_against_log
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_audit_words import action_of, said_of
from kiosk.ui.office_moments import to_the_minute
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

MOST_ENTRIES = 200
"""The newest so many; the commands list and export all."""


@QmlElement
@QmlSingleton
class OfficeAudit(QObject):
    """Reads the log; nothing here writes to it."""

    changed = Signal()
    instance: OfficeAudit

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._work.changed.connect(self.changed)
        self._verdict: FourLanguages = {}
        self._findings: list[FourLanguages] = []
        self._altered = False
        session.changed.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeAudit:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeAudit.instance

    @Slot(str, result="QVariantMap")
    def newest(self, user: str) -> dict[str, Any]:
        """The newest 200 ``entries``, of one user or (empty) of all; ``problem`` says why they cannot be read."""
        try:
            database = self._database()
            found = entries(database.connection, user=user or None, newest_first=True, limit=MOST_ENTRIES)
        except PonteError as error:
            return {"entries": [], "problem": of_sentence(error.message)}
        return {"entries": [_entry_map(entry) for entry in found], "problem": {}}

    @Property(list, notify=changed)
    def users(self) -> list[str]:
        """Everybody whom the log names as the one who did something."""
        try:
            return sorted({entry.user for entry in entries(self._database().connection)})
        except PonteError:
            return []

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the log is being verified."""
        return self._work.doing != ""

    @Property(dict, notify=changed)
    def verdict(self) -> FourLanguages:
        """What verifying found, in one sentence; empty before it was asked for."""
        return self._verdict

    @Property(list, notify=changed)
    def findings(self) -> list[FourLanguages]:
        """A sentence for each thing that is not what was written."""
        return self._findings

    @Property(bool, notify=changed)
    def altered(self) -> bool:
        """Whether the verdict is a bad one."""
        return self._altered

    @Slot()
    def verify(self) -> None:
        """Compare the log with itself, with the releases made here, and accounts and recipients with what it tells."""
        if self._work.doing:
            return
        now = self._session.now

        def work(database: OfficeDatabase, _: Actor) -> list[Finding]:
            with one_moment(database.connection):
                return _altered(database, Publishing(database, now).known_heads())

        self._verdict, self._findings, self._altered = {}, [], False
        self._work.run(work, self._done, self._fail, "verifying")

    # ------------------------------------------------------------------------------------------------------------------

    def _database(self) -> OfficeDatabase:
        """The office, for whoever is signed in.

        Raises:
            OfficeError: nobody is.
        """
        _, database = self._session.actor, self._session.database
        return database

    def _done(self, found: list[Finding]) -> None:
        self._findings = [of_sentence(finding.message) for finding in found]
        self._altered = bool(found)
        self._verdict = of_message(
            plural_message(
                "{n} thing is not what was written. Keep a copy of the database, and tell an administrator.",
                "{n} things are not what was written. Keep a copy of the database, and tell an administrator.",
                len(found),
            )
            if found
            else message("The audit log is what was written.")
        )
        self.changed.emit()

    def _fail(self, error: PonteError) -> None:
        self._verdict, self._altered = of_sentence(error.message), True
        self.changed.emit()


def _altered(database: OfficeDatabase, heads: Mapping[int, str]) -> list[Finding]:
    found = verify(database.connection, heads)
    try:
        found += differences(database.connection) + recipients_against_log.differences(database.connection)
        return found + kiosks_against_log.differences(database.connection)
    except OfficeError:  # an entry that cannot be read: it is among the findings already
        return found


def _entry_map(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": to_the_minute(entry.at),
        "user": entry.user,
        "action": action_of(entry),
        "about": said_of(entry),
        "kind": str(entry.about.get("kind", "")),
        "id": str(entry.about.get("id", "")),
    }
