"""The history of a record (ux.md, S-08): who left it how, what differs between two revisions, and an old text again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.content_texts import FROM
from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.findings import PonteError
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import as_message
from kiosk.office.accounts import Right
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Conflict, Outcome, Revision, Saved, Stamp, State
from kiosk.office.drafts.summary import names_of
from kiosk.office.review.changes import FieldChange, field_changes
from kiosk.ui.four_languages import FourLanguages, of_message, of_words
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_moments import to_the_minute
from kiosk.ui.office_session import OfficeSession

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeHistory(QObject):
    """One record's revisions. Their data are read only for the two that are compared: hundreds are shown at once."""

    revisionsChanged = Signal()
    chosenChanged = Signal()
    saidChanged = Signal()
    instance: OfficeHistory

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: tuple[Kind, str] | None = None
        self._name: FourLanguages = {}
        self._stamps: Sequence[Stamp] = ()
        self._chosen = (0, 0)
        self._changes: list[dict[str, Any]] = []
        self._said: FourLanguages = {}
        self._failed = False
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeHistory:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeHistory.instance

    # --- the record ---------------------------------------------------------------------------------------------------

    @Property(str, notify=revisionsChanged)
    def id(self) -> str:
        """Empty: there is no such record."""
        return self._record[1] if self._record else ""

    @Property(str, notify=revisionsChanged)
    def kind(self) -> str:
        return self._record[0].value if self._record else ""

    @Property(dict, notify=revisionsChanged)
    def kindName(self) -> FourLanguages:
        return of_message(KIND_NAMES[self._record[0]]) if self._record else {}

    @Property(dict, notify=revisionsChanged)
    def name(self) -> FourLanguages:
        """What it is called; empty: there is no such record."""
        return self._name

    @Property(list, notify=revisionsChanged)
    def revisions(self) -> list[dict[str, Any]]:
        """The newest first: ``number``, ``when`` (in Macau), ``user``, ``state``."""
        return [_stamp_map(stamp) for stamp in self._stamps]

    @Property(int, notify=revisionsChanged)
    def newest(self) -> int:
        """The present revision; 0: none."""
        return self._newest()

    @Property(int, notify=revisionsChanged)
    def published(self) -> int:
        """The newest revision that was published; 0: none was."""
        return self._published()

    @Property(bool, notify=revisionsChanged)
    def mayTake(self) -> bool:
        """Whether this person may save an old text as a new draft; a retired record is restored first."""
        return self._may_take()

    # --- the two that are compared ------------------------------------------------------------------------------------

    @Property(dict, notify=chosenChanged)
    def older(self) -> dict[str, Any]:
        """The revision compared with, as in :attr:`revisions`; empty: there is only one."""
        return self._shown(self._chosen[0])

    @Property(dict, notify=chosenChanged)
    def newer(self) -> dict[str, Any]:
        return self._shown(self._chosen[1])

    @Property(list, notify=chosenChanged)
    def changes(self) -> list[dict[str, Any]]:
        """What differs: ``label``, ``language`` (its own name, or empty), ``runs`` of words, ``confirmed``.

        ``confirmed``: no words differ; somebody said that translations still hold.
        """
        return self._changes

    @Slot(str, str, result=bool)
    def open(self, kind: str, identifier: str) -> bool:
        """Read the history of a record, and compare its newest revision with the one before."""
        self._record, self._said, self._failed = None, {}, False
        try:
            _ = self._session.actor
            with self._session.database.reading():
                self._read(Kind(kind), identifier)
        except PonteError as error:
            self._say(as_message(error.message), failed=True)
        self._tell_all()
        return self._record is not None

    @Slot(int, int)
    def compare(self, one: int, other: int) -> None:
        """Compare two revisions; whichever was first is the older one."""
        known = {stamp.number for stamp in self._stamps}
        if one != other and {one, other} <= known:
            self._choose(min(one, other), max(one, other))
            self.chosenChanged.emit()

    @Slot()
    def compareNewest(self) -> None:
        """What the newest revision changed."""
        numbers = [stamp.number for stamp in self._stamps[:2]]
        if len(numbers) > 1:
            self.compare(*numbers)

    @Slot()
    def comparePublished(self) -> None:
        """What changed since it was last published."""
        self.compare(self._published(), self._newest())

    # --- an old text again --------------------------------------------------------------------------------------------

    @Property(dict, notify=saidChanged)
    def said(self) -> FourLanguages:
        """How the last step ended; empty before the first."""
        return self._said

    @Property(bool, notify=saidChanged)
    def failed(self) -> bool:
        """Whether the last step changed nothing."""
        return self._failed

    @Slot(int, result=bool)
    def take(self, number: int) -> bool:
        """Save what a revision said as a new draft, based on the newest revision that is shown here."""
        if self._record is None or not self._may_take():
            return False
        kind, identifier = self._record
        drafts, base = self._drafts(), self._newest()
        try:
            old = drafts.revision(kind, identifier, number)
            if old is None:
                return False
            outcome = drafts.save(self._session.present_actor(), kind, identifier, old.data, base)
            self._end(old, base, outcome)
        except PonteError as error:
            self._say(as_message(error.message), failed=True)
        self._tell_all()
        return not self._failed

    # ------------------------------------------------------------------------------------------------------------------

    def _drafts(self) -> Drafts:
        return Drafts(self._session.database, self._session.now)

    def _newest(self) -> int:
        return self._stamps[0].number if self._stamps else 0

    def _published(self) -> int:
        return next((stamp.number for stamp in self._stamps if stamp.state is State.PUBLISHED), 0)

    def _may_take(self) -> bool:
        retired = not self._stamps or self._stamps[0].state is State.RETIRED
        return not retired and str(self._session.state) == "signed-in" and self._session.actor.may(Right.EDIT)

    def _read(self, kind: Kind, identifier: str) -> None:
        drafts = self._drafts()
        self._stamps = drafts.stamps(kind, identifier)
        draft = drafts.load(kind, identifier)
        self._record = None if draft is None else (kind, identifier)
        self._name = {} if draft is None else of_words(names_of(identifier, draft.data).__getitem__)
        before = self._stamps[1].number if len(self._stamps) > 1 else 0
        self._choose(before, self._newest())

    def _choose(self, older: int, newer: int) -> None:
        self._chosen, self._changes = (older, newer), []
        if self._record is None or not older:
            return
        drafts = self._drafts()
        before, after = (drafts.revision(*self._record, number) for number in (older, newer))
        if before is not None and after is not None:
            self._changes = [_change_map(change) for change in field_changes(before.data, after.data)]

    def _shown(self, number: int) -> dict[str, Any]:
        return next((_stamp_map(stamp) for stamp in self._stamps if stamp.number == number), {})

    def _end(self, old: Revision, base: int, outcome: Outcome) -> None:
        if isinstance(outcome, Conflict):
            said = message("Somebody changed this record meanwhile. Nothing was saved: look at the new revision first.")
            self._say(said, failed=True)
        elif not isinstance(outcome, Saved):
            self._say(as_message(outcome.findings[0].message), failed=True)
        elif outcome.draft.revision == base:
            self._say(message("Revision {old} says what the record says now.", old=old.number), failed=False)
        else:
            new = outcome.draft.revision
            self._say(
                message("Revision {old} is a draft again, as revision {new}.", old=old.number, new=new), failed=False
            )
        self._read(*self._record if self._record else (Kind.SERVICES, ""))

    def _say(self, said: Message, *, failed: bool) -> None:
        self._said, self._failed = of_message(said), failed

    def _tell_all(self) -> None:
        self.revisionsChanged.emit()
        self.chosenChanged.emit()
        self.saidChanged.emit()

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out" and self._record is not None:
            self._record, self._stamps, self._name, self._said = None, (), {}, {}
            self._choose(0, 0)
            self._tell_all()
        else:
            self.revisionsChanged.emit()


def _stamp_map(stamp: Stamp) -> dict[str, Any]:
    return {
        "number": stamp.number,
        "when": to_the_minute(stamp.at),
        "user": stamp.user,
        "state": stamp.state.value,
    }


def _change_map(change: FieldChange) -> dict[str, Any]:
    confirmed = change.path[-1:] == (FROM,)
    path = change.path[:-1] if confirmed else change.path
    return {
        "label": label_of(".".join(str(step) for step in path)),
        "language": "" if change.locale is None else change.locale.endonym,
        "runs": [] if confirmed else [{"change": run.change.value, "words": run.words} for run in change.runs],
        "confirmed": confirmed,
    }
