"""The accounts of the office. Every change is in the audit log, in the same transaction."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import lock_out
from kiosk.office.accounts.errors import AccountError
from kiosk.office.accounts.passwords import PasswordKeeper, mark, must_be_good
from kiosk.office.accounts.roles import Actor, Right, Role
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append, entries, in_utc
from kiosk.office.database import OfficeDatabase

USER = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
LONGEST_USER = 40
NOBODY = "?"
"""In the audit log, who tried to sign in under a name that is no account: what was typed may be a password."""
_LISTED = "SELECT account.*, locked_until FROM account LEFT JOIN wrong_tries ON name = user"
_WRONG = sentence("The user name or the password is wrong.")


@dataclass(frozen=True, slots=True)
class Account:
    """One account, without its password. ``locked_until`` (UTC) is None unless too many tries were wrong."""

    user: str
    role: Role
    enabled: bool
    added_at: datetime
    locked_until: datetime | None


class Accounts:
    """The accounts in a database. ``now`` gives the time with its zone; tests bring a cheaper ``keeper``."""

    def __init__(
        self, database: OfficeDatabase, now: Callable[[], datetime], keeper: PasswordKeeper | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._keeper = keeper or PasswordKeeper()

    def add(self, actor: Actor | None, user: str, password: str, role: Role) -> Account:
        """A new account. Without an actor only the very first one, an administrator's.

        Raises:
            AccountError: ``not-allowed``, ``account-exists``, ``user-name`` or ``password``.
        """
        name = _new_name(user)
        must_be_good(password, name)
        kept = self._keeper.kept(password)
        with self._database.transaction() as connection:
            by = self._first(connection, name, role) if actor is None else self._manager(connection, actor)
            if _row(connection, name) is not None:
                raise AccountError(sentence("There is an account {user} already.", user=name), code="account-exists")
            now = self._now()
            connection.execute(
                "INSERT INTO account (user, role, password, enabled, added_at) VALUES (?, ?, ?, 1, ?)",
                (name, role.value, kept, in_utc(now)),
            )
            append(connection, now, by, Action.ACCOUNT_ADDED, {"account": name, "role": role.value, "mark": mark(kept)})
        return Account(name, role, True, now, None)

    def sign_in(self, user: str, password: str) -> Actor:
        """Who this is. The failure never says which of the two was wrong, nor takes another time to say it.

        Raises:
            AccountError: ``sign-in`` (wrong, unknown or disabled), or ``locked`` with the time it ends.
        """
        name = _as_kept(user)
        encoded, counted = self._begin(name)
        right = self._keeper.matches(encoded, password)
        with self._database.transaction() as connection:
            row = _row(connection, name)
            actor = _actor(row) if right and row is not None and row["password"] == encoded and row["enabled"] else None
            if actor is None:
                self._tell_failure(connection, name if encoded else NOBODY, counted)
            else:
                lock_out.forget(connection, counted.name)
                append(connection, self._now(), name, Action.SIGNED_IN, {})
                self._renew(connection, name, str(encoded), password)
        if actor is None:
            raise AccountError(_WRONG, code="sign-in")
        return actor

    def change_password(self, actor: Actor, user: str, password: str) -> None:
        """One's own, or as an administrator anybody's; it also ends a lock-out.

        Raises:
            AccountError: ``not-allowed``, ``unknown-account`` or ``password``.
        """
        name = _as_kept(user)
        must_be_good(password, name)
        kept = self._keeper.kept(password)
        with self._database.transaction() as connection:
            by = self.present(actor, connection).user if actor.user == name else self._manager(connection, actor)
            _must_exist(connection, name)
            lock_out.forget(connection, name)
            self._keep(connection, by, name, kept)

    def change_role(self, actor: Actor, user: str, role: Role) -> None:
        """Give the account another role.

        Raises:
            AccountError: ``not-allowed``, ``unknown-account`` or ``last-administrator``.
        """
        with self._managing(actor, user, Action.ACCOUNT_ROLE, role=role.value) as (connection, name):
            connection.execute("UPDATE account SET role = ? WHERE user = ?", (role.value, name))

    def disable(self, actor: Actor, user: str) -> None:
        """The account stays, for the log; nobody signs in with it.

        Raises:
            AccountError: ``not-allowed``, ``unknown-account`` or ``last-administrator``.
        """
        with self._managing(actor, user, Action.ACCOUNT_DISABLED) as (connection, name):
            connection.execute("UPDATE account SET enabled = 0 WHERE user = ?", (name,))

    def enable(self, actor: Actor, user: str) -> None:
        """Let a disabled account, or one that is locked out, sign in again.

        Raises:
            AccountError: ``not-allowed`` or ``unknown-account``.
        """
        with self._managing(actor, user, Action.ACCOUNT_ENABLED) as (connection, name):
            connection.execute("UPDATE account SET enabled = 1 WHERE user = ?", (name,))
            lock_out.forget(connection, name)

    def list(self) -> list[Account]:
        """All accounts, by user name, disabled ones too."""
        return [_account(row, self._now()) for row in self._database.connection.execute(f"{_LISTED} ORDER BY user")]

    def last_administrator(self) -> str | None:
        """The only administrator who can still sign in, whom nobody may disable or demote; None: there are more."""
        left = [one.user for one in self.list() if one.enabled and one.role is Role.ADMINISTRATOR]
        return left[0] if len(left) == 1 else None

    def find(self, user: str) -> Account:
        """One account.

        Raises:
            AccountError: ``unknown-account``.
        """
        name = _as_kept(user)
        row = self._database.connection.execute(f"{_LISTED} WHERE user = ?", (name,)).fetchone()
        if row is None:
            raise _unknown(name)
        return _account(row, self._now())

    def present(self, actor: Actor, connection: sqlite3.Connection | None = None) -> Actor:
        """The actor as the accounts say now: a window may be open while a role changes.

        Raises:
            AccountError: ``not-allowed``: the account was disabled meanwhile.
        """
        row = _row(connection or self._database.connection, actor.user)
        if row is None or not row["enabled"]:
            said = sentence("The account {user} is disabled. Ask an administrator.", user=actor.user)
            raise AccountError(said, code="not-allowed")
        return _actor(row)

    def _begin(self, name: str) -> tuple[str | None, lock_out.Counted]:
        """Count the try; the encoded password of the account, or None."""
        with self._database.transaction() as connection:
            now = self._now()
            row = _row(connection, name)
            counted = lock_out.count(connection, lock_out.count_name(name, known=row is not None), now)
        if isinstance(counted, lock_out.Locked):
            raise AccountError(_locked(counted.until - now), code="locked")
        return (None if row is None else str(row["password"])), counted

    def _tell_failure(self, connection: sqlite3.Connection, who: str, counted: lock_out.Counted) -> None:
        now, failures = self._now(), {"failures": counted.failures}
        if counted.lock_out is None:
            append(connection, now, who, Action.SIGN_IN_FAILED, failures)
        else:
            minutes = counted.lock_out // timedelta(minutes=1)
            append(connection, now, who, Action.SIGN_IN_LOCKED, {**failures, "minutes": minutes})

    def _renew(self, connection: sqlite3.Connection, user: str, encoded: str, password: str) -> None:
        """Keep the password with the present parameters, now that it is known."""
        if self._keeper.is_dated(encoded):
            self._keep(connection, user, user, self._keeper.kept(password))

    def _keep(self, connection: sqlite3.Connection, by: str, user: str, kept: str) -> None:
        connection.execute("UPDATE account SET password = ? WHERE user = ?", (kept, user))
        append(connection, self._now(), by, Action.ACCOUNT_CREDENTIAL, {"account": user, "mark": mark(kept)})

    @contextmanager
    def _managing(
        self, actor: Actor, user: str, action: Action, **about: str
    ) -> Iterator[tuple[sqlite3.Connection, str]]:
        """A change by an administrator, with its entry; undone if it leaves no administrator."""
        name = _as_kept(user)
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            _must_exist(connection, name)
            yield connection, name
            append(connection, self._now(), by, action, {"account": name, **about})
            if not _administrators(connection):
                said = sentence("{user} is the last administrator. Make somebody else one first.", user=name)
                raise AccountError(said, code="last-administrator")

    def _manager(self, connection: sqlite3.Connection, actor: Actor) -> str:
        """The actor's name, if the accounts say now that it may manage them."""
        present = self.present(actor, connection)
        present.must(Right.MANAGE_ACCOUNTS)
        return present.user

    def _first(self, connection: sqlite3.Connection, name: str, role: Role) -> str:
        """The name under which the first account is made: its own. Rows that were removed do not make it the first."""
        if entries(connection, action=Action.ACCOUNT_ADDED, limit=1) or role is not Role.ADMINISTRATOR:
            raise AccountError(sentence("Sign in as an administrator to add an account."), code="not-allowed")
        return name


def _as_kept(user: str) -> str:
    return user.strip().lower()


def _new_name(user: str) -> str:
    name = _as_kept(user)
    if len(name) > LONGEST_USER or not USER.fullmatch(name):
        raise AccountError(
            sentence(
                "A user name has up to {most} letters a to z, digits, and single dots or hyphens between them.",
                most=LONGEST_USER,
            ),
            code="user-name",
        )
    return name


def _row(connection: sqlite3.Connection, name: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM account WHERE user = ?", (name,)).fetchone()
    return row


def _must_exist(connection: sqlite3.Connection, name: str) -> None:
    if _row(connection, name) is None:
        raise _unknown(name)


def _unknown(name: str) -> AccountError:
    said = sentence("There is no account {user}. 'office users list' shows them.", user=name)
    return AccountError(said, code="unknown-account")


def _administrators(connection: sqlite3.Connection) -> int:
    """How many can still sign in."""
    query = "SELECT count(*) FROM account WHERE role = ? AND enabled"
    return int(connection.execute(query, (Role.ADMINISTRATOR.value,)).fetchone()[0])


def _actor(row: sqlite3.Row) -> Actor:
    return Actor(row["user"], Role(row["role"]))


def _account(row: sqlite3.Row, now: datetime) -> Account:
    until = None if row["locked_until"] is None else datetime.fromisoformat(row["locked_until"])
    locked = until if until is not None and now < until else None
    return Account(
        row["user"], Role(row["role"]), bool(row["enabled"]), datetime.fromisoformat(row["added_at"]), locked
    )


def _locked(left: timedelta) -> str:
    minutes = math.ceil(left / timedelta(minutes=1))
    return sentence("Too many wrong tries. Try again in {minutes} min, or ask an administrator.", minutes=minutes)
