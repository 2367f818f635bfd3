"""Review and releases as the window shows them, and the steps that need no key: send back, urgent, withdraw, finish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding, PonteError
from kiosk.i18n.messages import Message, message
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import Publishing, Release
from kiosk.office.publishing.workplace import Workplace
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_publish_maps import findings_map
from kiosk.ui.office_publish_outlook import outlook_map, release_changes_map
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficePublish(QObject):
    """What the page of releases shows. Whoever signs tells its outcome here too (``tell``, ``fail``)."""

    changed = Signal()
    instance: OfficePublish

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._outlook: dict[str, Any] = {}
        self._changes: dict[int, dict[str, Any]] = {}
        self._looking = self._busy = False
        self._said = Said()
        self._problems: list[dict[str, Any]] = []
        self._shown = self._away = False
        self._user = ""
        session.ended.connect(self._leave)
        session.changed.connect(self._return)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficePublish:
        """What QML calls for the singleton: the object that the app made."""
        return OfficePublish.instance

    # --- what is shown ------------------------------------------------------------------------------------------------

    @Property(dict, notify=changed)
    def outlook(self) -> dict[str, Any]:
        """See ``outlook_map``; empty until it has been read."""
        return self._outlook

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        """Whether the drafts and releases are being read."""
        return self._looking

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether one of the steps below is under way."""
        return self._busy

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """How the last step ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether the last step failed."""
        return self._said.failed

    @Property(list, notify=changed)
    def problems(self) -> list[dict[str, Any]]:
        """What the last step was refused for, place by place."""
        return self._problems

    @Property(dict, notify=changed)
    def changes(self) -> dict[str, Any]:
        """By release number (as text), what it changed against the one before, as far as it was asked for."""
        return {str(number): found for number, found in self._changes.items()}

    @Slot(bool)
    def show(self, shown: bool) -> None:
        """The page comes or goes."""
        self._shown = shown
        if shown:
            self.dismiss()
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read everything anew."""
        now = self._session.now

        def look(database: OfficeDatabase, actor: Actor) -> dict[str, Any]:
            return outlook_map(database, now, actor)

        self._looking = self._work.run(look, self._show, self._cannot_look)
        self.changed.emit()

    @Slot(int)
    def showChanges(self, number: int) -> None:
        """Read what a release changed, once."""
        if number in self._changes:
            return
        now = self._session.now

        def compare(database: OfficeDatabase, actor: Actor) -> dict[str, Any]:
            return {"problem": {}, **release_changes_map(Publishing(database, now), number)}

        def keep(found: dict[str, Any]) -> None:
            self._changes[number] = found
            self.changed.emit()

        def refuse(error: PonteError) -> None:
            keep({"problem": of_sentence(error.message), "before": 0, "records": [], "more": 0})

        self._work.run(compare, keep, refuse)

    @Slot()
    def dismiss(self) -> None:
        """Somebody has read how the last step ended."""
        self._say({}, failed=False)

    # --- steps --------------------------------------------------------------------------------------------------------

    @Slot(str, str, int, str)
    def sendBack(self, kind: str, record_id: str, revision: int, reason: str) -> None:
        """Return a ready record to its editors."""

        def step(workplace: Workplace, actor: Actor) -> Message:
            workplace.review.send_back(actor, Kind(kind), record_id, reason, revision)
            return message("{id} went back to its editors.", id=record_id)

        self._take(step)

    @Slot(str, str, int)
    def sayUrgent(self, kind: str, record_id: str, revision: int) -> None:
        """Say that a ready record cannot wait for its translations."""

        def step(workplace: Workplace, actor: Actor) -> Message:
            review, key = workplace.review, (Kind(kind), record_id)
            review.say_urgent(actor, *key, revision)
            if key in review.urgent():
                return message(
                    "{id} is urgent: it goes into the next release without these translations.", id=record_id
                )
            return message("You said that {id} is urgent. A second publisher must say so too.", id=record_id)

        self._take(step)

    @Slot(int, str)
    def withdraw(self, number: int, reason: str) -> None:
        """Give up a release that was not published yet."""

        def step(workplace: Workplace, actor: Actor) -> Message:
            Publishing(workplace.database, workplace.now).withdraw(actor, number, reason)
            return message("Release {number} is withdrawn. Its records wait for the next one.", number=number)

        self._take(step)

    @Slot()
    def finish(self) -> None:
        """Bring to the kiosks what was signed and whose day has come."""

        confirmed_by = self._session.clock_confirmed_by

        def step(workplace: Workplace, actor: Actor) -> Message:
            door = Publishing(workplace.database, workplace.now, clock_confirmed_by=confirmed_by)
            finished: Release | None = door.finish()
            if finished is None:
                return message("There was nothing to finish.")
            return message("Release {number} is published.", number=finished.number)

        self._take(step)

    # --- for Python ---------------------------------------------------------------------------------------------------

    def tell(self, said: Message) -> None:
        """A step ended well: everything is read anew."""
        self._say(of_message(said), failed=False)
        self.refresh()

    def fail(self, said: FourLanguages, problems: Iterable[Finding] = ()) -> None:
        """A step failed; perhaps half of it was done, so everything is read anew."""
        self._say(said, failed=True, problems=findings_map(problems))
        self.refresh()

    # ------------------------------------------------------------------------------------------------------------------

    def _take(self, step: Callable[[Workplace, Actor], Message]) -> None:
        if self._busy:
            return
        now = self._session.now

        def work(database: OfficeDatabase, actor: Actor) -> Message:
            return step(Workplace(database, now), actor)

        self._busy = self._work.run(work, self._done, self._refused)
        self._say({}, failed=False)

    def _done(self, said: Message) -> None:
        self._busy = False
        self.tell(said)

    def _refused(self, error: PonteError) -> None:
        self._busy = False
        self.fail(of_sentence(error.message), error.where)

    def _show(self, found: dict[str, Any]) -> None:
        self._looking, self._outlook = False, found
        self.changed.emit()

    def _cannot_look(self, error: PonteError) -> None:
        self._looking = False
        self._say(of_sentence(error.message), failed=True, problems=findings_map(error.where))

    def _say(self, said: FourLanguages, *, failed: bool, problems: Iterable[dict[str, Any]] = ()) -> None:
        self._said.say(said, failed=failed)
        self._problems = list(problems)
        self.changed.emit()

    def _leave(self) -> None:
        self._user, self._away = str(self._session.user), True
        self._looking = self._busy = False
        self._say({}, failed=False)

    def _return(self) -> None:
        """Somebody is there again: another person sees nothing of what was shown to the one before."""
        if not self._away or str(self._session.state) != "signed-in":
            return
        self._away = False
        if self._user != str(self._session.user):
            self._outlook, self._changes = {}, {}
            self.changed.emit()
        if self._shown:
            self.refresh()
