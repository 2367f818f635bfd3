"""The people of the office: who may sign in as what, and changing it (ux.md, S-14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Account, AccountError, Accounts, Actor, Right, Role
from kiosk.office.accounts.accounts import LONGEST_USER
from kiosk.office.accounts.against_log import differences
from kiosk.office.accounts.passwords import FEWEST_DIFFERENT, LONGEST, SHORTEST
from kiosk.office.accounts.roles import ROLE_NAMES
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import last_of_each_user
from kiosk.office.database import OfficeDatabase
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_moments import to_the_minute
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_steps import OfficeSteps, told_by_log

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_ROLE_DUTIES: Mapping[Role, Message] = {
    Role.EDITOR: message("Writes and translates content, and opens applications."),
    Role.PUBLISHER: message("Does what an editor does, and approves releases with a key of their own."),
    Role.ADMINISTRATOR: message("Does everything, and looks after people, keys and recipients."),
}
_PASSWORD_RULES = message(
    "A password has {shortest} to {longest} characters, at least {different} of them different, and does not hold "
    "the user name. Four words are good.",
    shortest=SHORTEST,
    longest=LONGEST,
    different=FEWEST_DIFFERENT,
)
_NAME_RULES = message(
    "Up to {most} small letters a to z, digits, and single dots or hyphens between them.", most=LONGEST_USER
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The accounts as one look found them."""

    accounts: list[Account]
    signed_in: Mapping[str, datetime]
    last_administrator: str | None
    warnings: list[FourLanguages]


_NOBODY = _Reading([], {}, None, [])


@QmlElement
@QmlSingleton
class OfficeUsers(OfficeSteps):
    """The accounts. Administrators see and change all; everybody else sees the own one and changes its password."""

    changed = Signal()
    told = Signal()
    done = Signal()
    instance: OfficeUsers

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._reading = _NOBODY

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeUsers:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeUsers.instance

    # --- what the page shows ------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def manages(self) -> bool:
        """Whether the person may change other people's accounts."""
        return self._may(Right.MANAGE_ACCOUNTS)

    @Property(list, notify=changed)
    def people(self) -> list[dict[str, Any]]:
        """The accounts that the person may see, by name."""
        return [self._person(account) for account in self._reading.accounts]

    @Property(list, notify=changed)
    def roles(self) -> list[dict[str, Any]]:
        """The roles, each with what it may do."""
        return [
            {"value": role.value, "name": of_message(ROLE_NAMES[role]), "duties": of_message(_ROLE_DUTIES[role])}
            for role in Role
        ]

    @Property(list, notify=changed)
    def warnings(self) -> list[FourLanguages]:
        """What somebody changed by hand in the database."""
        return self._reading.warnings

    @Property(dict, notify=changed)
    def passwordRules(self) -> FourLanguages:
        return of_message(_PASSWORD_RULES)

    @Property(dict, notify=changed)
    def nameRules(self) -> FourLanguages:
        return of_message(_NAME_RULES)

    @Property(bool, notify=told)
    def busy(self) -> bool:
        """Whether a change is being made."""
        return self._busy

    @Property(dict, notify=told)
    def said(self) -> FourLanguages:
        """How the last change ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=told)
    def failed(self) -> bool:
        """Whether the last change was not made."""
        return self._said.failed

    # --- what the page does -------------------------------------------------------------------------------------------

    @Slot(str, str, str, str)
    def add(self, user: str, role: str, password: str, again: str) -> None:
        """A new account; its person changes the first password."""
        if self._is_typed_twice(password, again):
            said = message("{user} can sign in now, with the password that you set.", user=user.strip().lower())
            self._change(lambda accounts, actor: accounts.add(actor, user, password, Role(role)), said)

    @Slot(str, str)
    def changeRole(self, user: str, role: str) -> None:
        said = message("{user} is {role} now.", user=user, role=ROLE_NAMES[role])
        self._change(lambda accounts, actor: accounts.change_role(actor, user, Role(role)), said)

    @Slot(str)
    def disable(self, user: str) -> None:
        said = message("{user} cannot sign in any more.", user=user)
        self._change(lambda accounts, actor: accounts.disable(actor, user), said)

    @Slot(str)
    def enable(self, user: str) -> None:
        """Let a disabled account, or one that waits after wrong tries, sign in again."""
        said = message("{user} can sign in again.", user=user)
        self._change(lambda accounts, actor: accounts.enable(actor, user), said)

    @Slot(str, str, str)
    def setPassword(self, user: str, password: str, again: str) -> None:
        """An administrator gives somebody else a new password."""
        if self._is_typed_twice(password, again):
            said = message("{user} has a new password.", user=user)
            self._change(lambda accounts, actor: accounts.change_password(actor, user, password), said)

    @Slot(str, str, str)
    def changeOwnPassword(self, present: str, password: str, again: str) -> None:
        """The own one. The present one is asked for: the window may stand open (OWASP ASVS 4.0.3, V2.1.6)."""
        if self._is_typed_twice(password, again):

            def change(accounts: Accounts, actor: Actor) -> None:
                _must_be_present(accounts, actor, present)
                accounts.change_password(actor, actor.user, password)

            self._change(change, message("You have a new password."))

    # ------------------------------------------------------------------------------------------------------------------

    def _is_typed_twice(self, password: str, again: str) -> bool:
        return self._are_the_same(password, again, sentence("The two passwords differ. Type them again."))

    def _change(self, change: Callable[[Accounts, Actor], object], said: Message) -> None:
        now, keeper = self._session.now, self._session.keeper

        def step(database: OfficeDatabase, actor: Actor) -> Message:
            change(Accounts(database, now, keeper), actor)
            return said

        self._take(step)

    def _end(self, said: Message) -> None:
        super()._end(said)
        self._session.renew()  # it may have been the own account

    def _look(self, database: OfficeDatabase, actor: Actor) -> _Reading:
        accounts = Accounts(database, self._session.now)
        manages = actor.may(Right.MANAGE_ACCOUNTS)
        return _Reading(
            accounts.list() if manages else [accounts.find(actor.user)],
            last_of_each_user(database.connection, Action.SIGNED_IN),
            accounts.last_administrator(),
            told_by_log(differences, database) if manages else [],
        )

    def _keep(self, found: _Reading | None) -> None:
        self._reading = _NOBODY if found is None else found

    def _person(self, account: Account) -> dict[str, Any]:
        return {
            "user": account.user,
            "role": account.role.value,
            "roleName": of_message(ROLE_NAMES[account.role]),
            "enabled": account.enabled,
            "lockedUntil": to_the_minute(account.locked_until),
            "signedIn": to_the_minute(self._reading.signed_in.get(account.user)),
            "you": account.user == str(self._session.user),
            "last": account.user == self._reading.last_administrator,
        }


def _must_be_present(accounts: Accounts, actor: Actor, password: str) -> None:
    """Go on only with the password that the actor has now; wrong tries count as they do at the door.

    Raises:
        AccountError: ``sign-in`` or ``locked``.
    """
    try:
        accounts.sign_in(actor.user, password)
    except AccountError as error:
        if error.code != "sign-in":
            raise
        raise AccountError(sentence("Your present password is another one. Type it again."), code="sign-in") from error
