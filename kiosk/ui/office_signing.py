"""Signing in the window with a person's own key: a new release, somebody else's, an earlier one again.

The passphrase goes to the thread that opens the key and is kept nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.i18n.formats import long_date
from kiosk.i18n.messages import Message, message
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.files import typed_path
from kiosk.office.publishing import Publishing, Release, ReleaseState
from kiosk.office.review.calendar import day_in_macau
from kiosk.office.review.overflow import OverflowMeasure
from kiosk.office.review.overflow_process import PreviewProcess
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_publish import OfficePublish
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_signing_job import SigningJob
from kiosk.ui.office_work import OfficeWork

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

Act = Callable[[Publishing, Actor, "CryptoSigner"], Release]
MakeMeasure = Callable[[Callable[[int, int], None]], OverflowMeasure]
"""Makes what measures the screens and tells how many of how many are done."""
_ADVICE = {
    "disk": message("Make room on the disk, then try again. What was signed before is kept."),
    "cannot-write": message("Make room on the disk, then try again. What was signed before is kept."),
    "key-file": message("Put in the stick with your key, then choose the file again."),
    "own-work": message("Send these records back, or ask a publisher who did not edit them to approve."),
    "content": message("Put these right, or send the records back."),
}
"""What to do, where the sentence of the failure does not say it."""


@QmlElement
@QmlSingleton
class OfficeSigning(QObject):
    """Signs, one thing at a time. What a person typed stays until it is used; the passphrase never does."""

    changed = Signal()
    passphraseUsed = Signal()
    """The fields that hold one are to be emptied."""
    _progressed = Signal(object)
    instance: OfficeSigning

    def __init__(
        self,
        session: OfficeSession,
        publish: OfficePublish,
        measure: MakeMeasure | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._publish = session, publish
        self._measure = _on_the_screens if measure is None else measure
        self._work = OfficeWork(session, self)
        self._job: SigningJob | None = None
        self._busy = self._stoppable = self._cut_off = False
        self._progress: FourLanguages = {}
        self._user = ""
        self._note = self._day = self._key_file = ""
        self._progressed.connect(self._show_progress)
        session.ended.connect(self._leave)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeSigning:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeSigning.instance

    # --- what was typed -----------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def note(self) -> str:
        """What is new in the next release."""
        return self._note

    @Property(str, notify=changed)
    def day(self) -> str:
        """The first day of the next release, ISO 8601; empty: at once."""
        return self._day

    @Property(str, notify=changed)
    def keyFile(self) -> str:
        """The path of the person's key, as typed or chosen."""
        return self._key_file

    @Slot(str)
    def setNote(self, note: str) -> None:
        self._note = note

    @Slot(str)
    def setDay(self, day: str) -> None:
        self._day = day

    @Slot(str)
    def setKeyFile(self, file: str) -> None:
        """A path, or the address of a file that the system's dialog gave."""
        path = QUrl(file).toLocalFile() if file.startswith("file:") else file
        if path != self._key_file:
            self._key_file = path
            self.changed.emit()

    # --- how far it is ------------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def stoppable(self) -> bool:
        """Whether it can still be stopped: nothing is signed."""
        return self._stoppable

    @Property(dict, notify=changed)
    def progress(self) -> FourLanguages:
        """What is being done just now."""
        return self._progress

    @Slot()
    def stop(self) -> None:
        """Stop before anything is signed."""
        if self._job is not None:
            self._job.stop()
        self._stoppable = False
        self._progress = of_message(message("Being stopped…"))
        self.changed.emit()

    # --- signing ------------------------------------------------------------------------------------------------------

    @Slot(str)
    def prepare(self, passphrase: str) -> None:
        """Prepare and sign a release of what is ready, with ``note`` and ``day``."""
        note = self._note
        try:
            day = self._first_day()
        except ValueError:
            self._refuse(message("Write the day as year, month and day, for example 2027-01-31."))
            return
        if day is not None and day < day_in_macau(self._session.now()):
            self._refuse(message("This day is over. Leave the field empty to publish at once."))
        elif not note.strip():
            self._refuse(message("Say in a sentence what is new in this release."))
        else:
            self._sign(passphrase, lambda door, actor, key: door.publish(actor, note, key, effective_on=day))

    @Slot(int, str)
    def approve(self, number: int, passphrase: str) -> None:
        """Sign a release that somebody else prepared."""
        self._sign(passphrase, lambda door, actor, key: door.approve(actor, number, key))

    @Slot(int, str, str)
    def restore(self, number: int, reason: str, passphrase: str) -> None:
        """Prepare and sign the content of an earlier release as a new one."""
        if not reason.strip():
            self._refuse(message("Say why the earlier release is restored."))
            return
        self._sign(passphrase, lambda door, actor, key: door.roll_back(actor, number, reason, key))

    # ------------------------------------------------------------------------------------------------------------------

    def _first_day(self) -> date | None:
        typed = self._day.strip()
        return date.fromisoformat(typed) if typed else None

    def _sign(self, passphrase: str, act: Act) -> None:
        if self._busy:
            return
        if not self._key_file.strip() or not passphrase:
            self._refuse(message("Choose the file of your key and type its passphrase."))
            return
        try:
            file = typed_path(self._key_file)
        except PonteError as error:
            self._publish.fail(of_sentence(error.message))
            return
        now, measure, confirmed_by = self._session.now, self._measure, self._session.clock_confirmed_by
        self._job = job = SigningJob(lambda said, stoppable: self._progressed.emit((job, said, stoppable)))

        def work(database: OfficeDatabase, actor: Actor) -> Release:
            from kiosk.distribution.repository.keys import open_key  # late: cryptography takes its time

            signer = open_key(file, passphrase)
            screens = measure(job.measured)
            return act(Publishing(database, now, screens, job.watch, clock_confirmed_by=confirmed_by), actor, signer)

        self._publish.dismiss()
        self._busy = self._work.run(work, partial(self._done, job), partial(self._failed, job))
        self._progress = of_message(message("One moment…"))
        self.passphraseUsed.emit()
        self.changed.emit()

    def _done(self, job: SigningJob, release: Release) -> None:
        if job is not self._job:
            return
        if release.prepared_by == str(self._session.user) and release.rolled_back_to is None:
            self._note = self._day = ""
        self._end()
        self._publish.tell(_outcome(release))

    def _failed(self, job: SigningJob, error: PonteError) -> None:
        if job is not self._job or not self._busy:  # the person left meanwhile, and was told
            return
        self._end()
        said, advice = of_sentence(error.message), _ADVICE.get(error.code)
        if advice is not None:
            more = of_message(advice)
            said = {tag: f"{words}{'' if tag.startswith('zh') else ' '}{more[tag]}" for tag, words in said.items()}
        self._publish.fail(said, error.where)

    def _refuse(self, said: Message) -> None:
        self._publish.fail(of_message(said))

    def _end(self) -> None:
        self._busy = self._stoppable = False
        self._progress = {}
        self.changed.emit()

    def _show_progress(self, told: tuple[SigningJob, FourLanguages, bool]) -> None:
        job, said, stoppable = told
        if self._busy and job is self._job and not job.is_stopped:
            self._progress, self._stoppable = said, stoppable
            self.changed.emit()

    def _leave(self) -> None:
        """Locked or signed out: nothing is signed for somebody who is not there."""
        self._user, self._cut_off = str(self._session.user), self._stoppable
        if self._job is not None:
            self._job.stop()
        self.passphraseUsed.emit()
        self._end()

    def _follow(self) -> None:
        """Somebody is there again. What one person typed is not for the next one."""
        if str(self._session.state) != "signed-in" or self._user == "":
            return
        same, cut_off = self._user == str(self._session.user), self._cut_off
        self._user, self._cut_off = "", False
        if same and cut_off:
            self._refuse(message("The window was locked before anything was signed. Sign again."))
        if not same:
            self._note = self._day = self._key_file = ""
            self.changed.emit()


def _on_the_screens(progress: Callable[[int, int], None]) -> OverflowMeasure:
    return PreviewProcess(progress=progress)


def _outcome(release: Release) -> Message:
    number, day = release.number, release.effective_on
    if release.state is ReleaseState.PENDING:
        return message("Release {number} has your signature. Another publisher has to approve it.", number=number)
    if release.state is ReleaseState.SIGNED and day is not None:
        return message(
            "Release {number} is signed. Kiosks are given it on {date}.",
            number=number,
            date=lambda locale: long_date(day, locale),
        )
    return message("Release {number} is published.", number=number)
