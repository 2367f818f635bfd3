"""Who works in the office window: first run, signing in and out, the idle lock (ux.md, S-01)."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.i18n.messages import message
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.accounts.roles import ROLE_NAMES
from kiosk.office.database import SOON_MILLISECONDS, OfficeDatabase, database_file
from kiosk.office.drafts.first import begin_office
from kiosk.office.drafts.release_content import release_content
from kiosk.office.errors import OfficeError
from kiosk.ui.background import Background
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

FIRST_RUN, SIGNED_OUT, SIGNED_IN, LOCKED = "first-run", "signed-out", "signed-in", "locked"
IDLE_SECONDS = 600.0
"""Without a key or a click the window locks; drafts stay (ux.md, S-01)."""
LOOKS_EVERY = 5_000
"""ms between two looks at the idle clock."""


Read = TypeVar("Read")
Instead = TypeVar("Instead")


@QmlElement
@QmlSingleton
class OfficeSession(QObject):
    """The person in the window. ``release`` is the catalogue file a new office begins with.

    ``now`` gives the time with its zone, ``monotonic`` seconds for the idle clock; tests bring a cheaper ``keeper``.
    """

    changed = Signal()
    ended = Signal()
    troubleChanged = Signal()
    instance: OfficeSession

    def __init__(
        self,
        data: Path,
        release: Callable[[], Path],
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        keeper: PasswordKeeper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.data, self.now = data, now
        self._release, self._monotonic, self._keeper = release, monotonic, keeper
        self._background = Background(self)
        self._background.busyChanged.connect(self.changed)
        self._database: OfficeDatabase | None = None
        self._actor: Actor | None = None
        self._clock_is_right = False
        self._problem: FourLanguages = {}
        self._trouble: FourLanguages = {}
        self._state = SIGNED_OUT if database_file(data).exists() else FIRST_RUN
        self._last_touch = monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeSession:
        """What QML calls for the singleton: the object that the office's app made."""
        return OfficeSession.instance

    # --- for Python ---------------------------------------------------------------------------------------------------

    @property
    def database(self) -> OfficeDatabase:
        """The open office.

        Raises:
            OfficeError: nobody has signed in yet.
        """
        if self._database is None:
            raise OfficeError(sentence("Sign in first."), code="signed-out")
        return self._database

    @property
    def actor(self) -> Actor:
        """Who signed in.

        Raises:
            OfficeError: nobody is.
        """
        if self._actor is None or self._state != SIGNED_IN:
            raise OfficeError(sentence("Sign in first."), code="signed-out")
        return self._actor

    @property
    def clock_confirmed_by(self) -> Actor | None:
        """Who signed in, if they said that the clock is right, whatever speaks against it; None: nobody did."""
        return self._actor if self._clock_is_right and self._state == SIGNED_IN else None

    def confirm_clock(self, *, right: bool) -> None:
        """They said so, or it is not needed any more."""
        if right != self._clock_is_right:
            self._clock_is_right = right
            self.changed.emit()

    def present_actor(self) -> Actor:
        """Who signed in, as the accounts say now.

        Raises:
            AccountError: ``not-allowed``: the account was disabled meanwhile.
            OfficeError: nobody is signed in.
        """
        return Accounts(self.database, self.now).present(self.actor)

    def read(self, work: Callable[[OfficeDatabase], Read], otherwise: Instead) -> Read | Instead:
        """What ``work`` reads for a page; ``otherwise`` where the database cannot be read: ``trouble`` says so then.

        Raises:
            OfficeError: nobody has signed in yet.
        """
        database = self.database
        try:
            with database.reading():
                return work(database)
        except OfficeError as error:
            self._tell_trouble(of_sentence(error.message))
            return otherwise

    @property
    def keeper(self) -> PasswordKeeper | None:
        """What hashes passwords here; None: the accounts' own."""
        return self._keeper

    def renew(self) -> None:
        """Read the account of who signed in again, after it was changed; who was disabled is signed out."""
        try:
            self._actor = self.present_actor()
        except PonteError:
            self.signOut()
        self.changed.emit()

    def touch(self) -> None:
        """A key or a click: the idle clock starts anew."""
        self._last_touch = self._monotonic()

    @Slot()
    def look(self) -> None:
        """Lock the window when nobody has touched it for too long."""
        if self._state == SIGNED_IN and self._monotonic() - self._last_touch >= IDLE_SECONDS:
            self.lock()

    def close(self) -> None:
        """The end of the window."""
        self._timer.stop()
        self._background.wait()
        if self._database is not None:
            self._database.close()
            self._database = None

    # --- for QML ------------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def state(self) -> str:
        """``first-run``, ``signed-out``, ``signed-in`` or ``locked``."""
        return self._state

    @Property(str, notify=changed)
    def user(self) -> str:
        return self._actor.user if self._actor else ""

    @Property(dict, notify=changed)
    def role(self) -> FourLanguages:
        return of_message(ROLE_NAMES[self._actor.role]) if self._actor else {}

    @Property(list, notify=changed)
    def rights(self) -> list[str]:
        """What the person may do: ``edit``, ``publish``, ``manage-keys`` and so on (``Right``)."""
        actor = self._actor
        return [right.name.lower().replace("_", "-") for right in Right if actor is not None and actor.may(right)]

    @Property(dict, notify=changed)
    def problem(self) -> FourLanguages:
        """Why the last try failed; empty: it did not."""
        return self._problem

    @Property(dict, notify=troubleChanged)
    def trouble(self) -> FourLanguages:
        """Why a page shows less than there is: the database cannot be read; empty: it can."""
        return self._trouble

    @Slot()
    def readAnew(self) -> None:
        """Another page comes, which says itself whether it can read."""
        self._tell_trouble({})

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._background.busy

    @Slot(str, str)
    def signIn(self, user: str, password: str) -> None:
        """Sign in; where the window is locked, only its own person."""
        if self._background.busy:
            return
        if self._state == LOCKED and self._actor is not None:
            user = self._actor.user
        self._begin(lambda: self._signed_in(user, password))

    @Slot(str, str, str)
    def begin(self, user: str, password: str, again: str) -> None:
        """First run: the first administrator and the content of the installed release."""
        if self._background.busy:
            return
        if password != again:
            self._fail(of_message(message("The two passwords differ. Type them again.")))
            return
        self._begin(lambda: self._begun(user, password))

    @Slot()
    def lock(self) -> None:
        """Hide everything until the same person signs in again."""
        self._leave(LOCKED)

    @Slot()
    def signOut(self) -> None:
        """The next person may sign in."""
        self._leave(SIGNED_OUT)
        self._actor = None
        self.changed.emit()

    def _leave(self, state: str) -> None:
        if self._state not in (SIGNED_IN, LOCKED):
            return
        if self._state == SIGNED_IN:
            self.ended.emit()  # while the actor is still there: what is unsaved is saved
        self._state, self._problem, self._clock_is_right = state, {}, False
        self._tell_trouble({})
        self.changed.emit()

    def _tell_trouble(self, trouble: FourLanguages) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.troubleChanged.emit()

    def _begin(self, work: Callable[[], Actor]) -> None:
        self._problem = {}
        self._background.run(work, self._welcome, lambda error: self._fail(of_sentence(error.message)))
        self.changed.emit()

    def _signed_in(self, user: str, password: str) -> Actor:
        database = OfficeDatabase.open(self.data)
        try:
            return Accounts(database, self.now, self._keeper).sign_in(user, password)
        finally:
            database.close()

    def _begun(self, user: str, password: str) -> Actor:
        content = release_content(self._release())
        begin_office(self.data, self.now, user.strip().lower(), password, content, self._keeper)
        return self._signed_in(user, password)

    def _welcome(self, actor: Actor) -> None:
        try:
            if self._database is None:
                self._database = OfficeDatabase.open(self.data)
                self._database.wait_only(SOON_MILLISECONDS)
        except PonteError as error:
            self._fail(of_sentence(error.message))
            return
        self._actor, self._state, self._problem = actor, SIGNED_IN, {}
        self.touch()
        self.changed.emit()

    def _fail(self, problem: FourLanguages) -> None:
        if self._state == FIRST_RUN and database_file(self.data).exists():
            self._state = (
                SIGNED_OUT  # somebody else made the office meanwhile, or it was made and only signing in failed
            )
        self._problem = problem
        self.changed.emit()
