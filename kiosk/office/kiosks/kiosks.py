"""The door to the kiosks: list, add, rotate, retire. Every change is in the audit log, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.database import OfficeDatabase
from kiosk.office.kiosks import store
from kiosk.office.kiosks.checks import checked_id, checked_key, checked_name
from kiosk.office.kiosks.credentials import Credentials, new_credentials
from kiosk.office.kiosks.errors import KioskError
from kiosk.office.kiosks.model import EnrolledKiosk


class Kiosks:
    """The kiosks of an office. ``now`` gives the time with its zone."""

    def __init__(self, database: OfficeDatabase, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def list(self) -> list[EnrolledKiosk]:
        """The present ones by their ids, then the keys that were retired."""
        return store.every(self._database.connection)

    def add(self, actor: Actor, kiosk_id: str, public_key: str, name: str) -> EnrolledKiosk:
        """Believe what this kiosk signs from now on; ``public_key`` as ``kiosk key`` prints it on the kiosk.

        Raises:
            AccountError: ``not-allowed``.
            KioskError: ``id``, ``key``, ``other-id``, ``name``, ``id-taken``, ``key-taken`` or ``retired``.
        """
        checked = checked_id(kiosk_id)
        key, called = checked_key(checked, public_key), checked_name(name)
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            if store.present(connection, checked) is not None:
                said = sentence(
                    "There is a kiosk {kiosk} already. Rotate its key, or give the new kiosk another id.", kiosk=checked
                )
                raise KioskError(said, code="id-taken")
            self._add(connection, by, checked, key, called)
        return self._find(key)

    def rotate(self, actor: Actor, kiosk_id: str, public_key: str, name: str | None = None) -> EnrolledKiosk:
        """A kiosk that made a new key: the old one counts no more from this moment.

        What the old key signed and is not yet fetched will be set aside; staff can still open it.

        Raises:
            AccountError: ``not-allowed``.
            KioskError: as :meth:`add`, and ``unknown-kiosk``.
        """
        checked = checked_id(kiosk_id)
        key, called = checked_key(checked, public_key), None if name is None else checked_name(name)
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            old = _present(connection, checked)
            self._retire(connection, by, old)
            self._add(connection, by, checked, key, called or old.name)
            store.replace(connection, old.key, key)
        return self._find(key)

    def retire(self, actor: Actor, kiosk_id: str) -> EnrolledKiosk:
        """Believe nothing more of this kiosk; what came in before stays as it is.

        Raises:
            AccountError: ``not-allowed``.
            KioskError: ``id`` or ``unknown-kiosk``.
        """
        checked = checked_id(kiosk_id)
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            old = _present(connection, checked)
            self._retire(connection, by, old)
        return self._find(old.key)

    def credentials(self, actor: Actor, kiosk_id: str) -> Credentials:
        """A new password for the kiosk's folder of the drop box. The office keeps nothing of it.

        Raises:
            AccountError: ``not-allowed``.
            KioskError: ``id`` or ``unknown-kiosk``.
        """
        checked = checked_id(kiosk_id)
        with self._database.transaction() as connection:
            by = self._manager(connection, actor)
            found = _present(connection, checked)
            log.append(connection, self._now(), by, Action.KIOSK_CREDENTIALS, {"kiosk": found.id})
        return new_credentials(found.id)

    # --- steps --------------------------------------------------------------------------------------------------------

    def _manager(self, connection: sqlite3.Connection, actor: Actor) -> str:
        present = Accounts(self._database, self._now).present(actor, connection)
        present.must(Right.MANAGE_KIOSKS)
        return present.user

    def _add(self, connection: sqlite3.Connection, by: str, kiosk_id: str, key: str, name: str) -> None:
        other = store.with_key(connection, key)
        if other is not None and other.is_present:
            raise KioskError(
                sentence("This is the key of the kiosk {kiosk} already.", kiosk=other.id), code="key-taken"
            )
        if other is not None:
            said = sentence("This key was retired, and a retired key does not come back. Let the kiosk make a new one.")
            raise KioskError(said, code="retired")
        now = self._now()
        store.add(connection, kiosk_id, key, name, by, now)
        log.append(connection, now, by, Action.KIOSK_ADDED, {"kiosk": kiosk_id, "key": key, "name": name})

    def _retire(self, connection: sqlite3.Connection, by: str, old: EnrolledKiosk) -> None:
        now = self._now()
        store.retire(connection, old.key, by, now)
        log.append(connection, now, by, Action.KIOSK_RETIRED, {"kiosk": old.id, "key": old.key, "name": old.name})

    def _find(self, key: str) -> EnrolledKiosk:
        return next(one for one in self.list() if one.key == key)


def _present(connection: sqlite3.Connection, kiosk_id: str) -> EnrolledKiosk:
    found = store.present(connection, kiosk_id)
    if found is None:
        said = sentence("There is no kiosk {kiosk}. 'office kiosks list' shows them.", kiosk=kiosk_id)
        raise KioskError(said, code="unknown-kiosk")
    return found
