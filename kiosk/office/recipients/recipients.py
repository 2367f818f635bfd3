"""The door to the recipients: list, add, rotate, retire. Every change is in the audit log, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.database import OfficeDatabase
from kiosk.office.recipients import store
from kiosk.office.recipients.checks import checked_key, checked_name
from kiosk.office.recipients.errors import RecipientError
from kiosk.office.recipients.model import Recipient
from kiosk.sealing.recipients import MOST_RECIPIENTS

ADOPTED_NAME = 12
"""Characters of the key, as the name of a recipient that only a release named until now."""


class Recipients:
    """The recipients of an office. ``now`` gives the time with its zone.

    ``handed_out`` tells whom the present release names (``Publishing.handed_out``): an office that kept no recipients
    until now takes those over with its first change, so that adding one drops nobody.
    """

    def __init__(
        self, database: OfficeDatabase, now: Callable[[], datetime], handed_out: Callable[[], Sequence[str]]
    ) -> None:
        self._database = database
        self._now = now
        self._handed_out = handed_out

    def list(self) -> list[Recipient]:
        """Those that are kept: the present ones in the order in which they came, then the retired ones."""
        return store.every(self._database.connection)

    def next_release(self) -> tuple[str, ...]:
        """The keys that a release names if it is prepared now."""
        kept = store.present_keys(self._database.connection)
        return kept or tuple(self._handed_out())

    def add(self, actor: Actor, name: str, key: str) -> Recipient:
        """One more key that opens every application, from the next release on.

        Raises:
            AccountError: ``not-allowed``.
            RecipientError: ``private-key``, ``key``, ``name``, ``name-taken``, ``key-taken``, ``retired`` or
                ``too-many``.
        """
        public, called = checked_key(key), checked_name(name)
        handed_out = self._handed_out()
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            self._adopt(connection, by, [one for one in handed_out if one != public])
            self._add(connection, by, called, public)
            if len(store.present_keys(connection)) > MOST_RECIPIENTS:
                raise RecipientError(
                    sentence("There are {most} recipients already, the most there may be.", most=MOST_RECIPIENTS),
                    code="too-many",
                )
        return self._find(public)

    def rotate(self, actor: Actor, who: str, key: str, name: str | None = None) -> Recipient:
        """Put a new key in the place of ``who`` (a name or a key), under the same name unless another is given.

        The old key retires: no release names it any more. Kiosks seal to it until they have the next release, so its
        private half is kept until the last application sealed to it is gone.

        Raises:
            AccountError: ``not-allowed``.
            RecipientError: as :meth:`add`, and ``unknown-recipient``.
        """
        public, called = checked_key(key), None if name is None else checked_name(name)
        handed_out = self._handed_out()
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            self._adopt(connection, by, handed_out)
            old = _present(connection, who)
            if old.key == public:
                raise _taken(old)
            self._retire(connection, by, old)
            self._add(connection, by, called or old.name, public)
            store.retire(connection, old.key, by, self._now(), replaced_by=public)
        return self._find(public)

    def retire(self, actor: Actor, who: str) -> Recipient:
        """Name ``who`` (a name or a key) in no release any more; what was sealed to it can still be opened.

        Raises:
            AccountError: ``not-allowed``.
            RecipientError: ``unknown-recipient`` or ``last-recipient``.
        """
        handed_out = self._handed_out()
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            self._adopt(connection, by, handed_out)
            old = _present(connection, who)
            self._retire(connection, by, old)
            if not store.present_keys(connection):
                raise RecipientError(
                    sentence(
                        "{name} is the last recipient: without one nobody can prepare an application. "
                        "Add another one first, or rotate this one.",
                        name=old.name,
                    ),
                    code="last-recipient",
                )
        return self._find(old.key)

    # --- steps --------------------------------------------------------------------------------------------------------

    def _manager(self, connection: sqlite3.Connection, actor: Actor) -> str:
        present = Accounts(self._database, self._now).present(actor, connection)
        present.must(Right.MANAGE_KEYS)
        return present.user

    def _adopt(self, connection: sqlite3.Connection, by: str, handed_out: Sequence[str]) -> None:
        """An office that keeps none yet begins with those of its present release."""
        if store.every(connection):
            return
        for key in handed_out:
            self._add(connection, by, key[:ADOPTED_NAME], key)

    def _add(self, connection: sqlite3.Connection, by: str, name: str, key: str) -> None:
        for other in store.every(connection):
            _must_differ(other, name, key)
        now = self._now()
        store.add(connection, key, name, by, now)
        log.append(connection, now, by, Action.RECIPIENT_ADDED, {"key": key, "name": name})

    def _retire(self, connection: sqlite3.Connection, by: str, old: Recipient) -> None:
        now = self._now()
        store.retire(connection, old.key, by, now)
        log.append(connection, now, by, Action.RECIPIENT_RETIRED, {"key": old.key, "name": old.name})

    def _find(self, key: str) -> Recipient:
        return next(one for one in self.list() if one.key == key)


def _present(connection: sqlite3.Connection, who: str) -> Recipient:
    """The present recipient of this name, or with this key."""
    wanted = " ".join(who.split()).casefold()
    for one in store.every(connection):
        if one.is_present and wanted in (one.name.casefold(), one.key):
            return one
    raise RecipientError(
        sentence("There is no such recipient. 'office recipients list' shows them."), code="unknown-recipient"
    )


def _must_differ(other: Recipient, name: str, key: str) -> None:
    if other.key == key and not other.is_present:
        raise RecipientError(
            sentence("This key was retired, and a retired key does not come back. Make a new pair."), code="retired"
        )
    if other.key == key:
        raise _taken(other)
    if other.is_present and other.name.casefold() == name.casefold():
        raise RecipientError(
            sentence("There is a recipient {name} already. Rotate it, or choose another name.", name=other.name),
            code="name-taken",
        )


def _taken(other: Recipient) -> RecipientError:
    return RecipientError(sentence("This key is a recipient already: {name}.", name=other.name), code="key-taken")
