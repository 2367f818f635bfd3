"""The door to the inbox: fetch, list, open, mark as handled, export, expire. What is opened is shown and never kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.database import OfficeDatabase
from kiosk.office.inbox import store
from kiosk.office.inbox.drop_box import ReadableDropBox
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.fetching import Fetching
from kiosk.office.inbox.judging import HEARTBEAT
from kiosk.office.inbox.model import Fetched, Item, Opened, Outcome, State, Taken
from kiosk.office.inbox.opened_envelope import open_application
from kiosk.office.inbox.taking import Quota, Taking, kiosks_of
from kiosk.sealing.envelope import Envelope, decoded
from kiosk.sealing.errors import SealingError
from kiosk.sealing.identifier import SHORT

LONGEST_RETENTION: Final = 365
"""Days, as in the settings of a kiosk."""


class Inbox:
    """What came in from the kiosks. ``now`` gives the time with its zone; ``quota`` is how much a day may bring."""

    def __init__(self, database: OfficeDatabase, now: Callable[[], datetime], quota: Quota | None = None) -> None:
        self._database = database
        self._now = now
        self._quota = quota or Quota()

    # --- reading ------------------------------------------------------------------------------------------------------

    def list(self, state: State | None = None) -> list[Item]:
        """What came in, oldest first; signs of life are not among it (``kiosk.office.fleet``)."""
        return store.every(self._database.connection, state)

    def find(self, number: str) -> Item:
        """The envelope with this id, or with the 8 characters that are printed on the sheet.

        Raises:
            InboxError: ``unknown-envelope`` or ``ambiguous``.
        """
        wanted = number.strip().upper()
        found = store.beginning_with(self._database.connection, wanted) if len(wanted) >= SHORT else []
        if not found:
            said = sentence("There is no such application. 'office inbox list' shows them.")
            raise InboxError(said, code="unknown-envelope")
        if len({item.id for item in found}) > 1:
            said = sentence("More than one id begins like this. Give the whole id, of 32 characters.")
            raise InboxError(said, code="ambiguous")
        return found[0]

    # --- taking in ----------------------------------------------------------------------------------------------------

    def take(self, prefix: str, name: str, content: bytes) -> Taken:
        """Take in bytes that lay in the folder ``prefix`` of a drop box under ``name``; nothing in them is believed."""
        with self._database.transaction() as connection:
            return Taking(connection, kiosks_of(connection), self._now, self._quota).take(prefix, name, content)

    def fetch(self, actor: Actor, box: ReadableDropBox, *, delete: bool = False) -> Fetched:
        """Take in what lies in a drop box; doing it twice changes nothing. ``delete``: what is kept here goes there.

        Raises:
            AccountError: ``not-allowed``.
            InboxError: the drop box cannot be read at all.
        """
        self._must(actor, self._database.connection)
        fetched = Fetching(self._database, box, self._now, delete=delete, quota=self._quota).run()
        told = {"new": fetched.new, "set_aside": fetched.outcomes[Outcome.SET_ASIDE], "deleted": fetched.deleted}
        if any(told.values()):
            with self._database.transaction() as connection:
                log.append(connection, self._now(), actor.user, Action.INBOX_FETCHED, told)
        return fetched

    # --- working ------------------------------------------------------------------------------------------------------

    def open(self, actor: Actor, number: str, identities: Sequence[str]) -> Opened:
        """One application. It is shown, and nothing of it is kept; the log tells who opened which.

        Raises:
            AccountError: ``not-allowed``.
            InboxError: ``unknown-envelope``, ``ambiguous``, ``expired`` or ``unreadable``.
            SealingError: ``identity``, ``not-for-us``, ``application`` or ``newer-envelope``.
        """
        opened = self._opened(actor, self.find(number), identities)
        self._log(actor, Action.INBOX_OPENED, [opened.item])
        return opened

    def envelope(self, actor: Actor, number: str) -> tuple[Item, Envelope]:
        """One envelope, sealed as it came.

        Raises:
            AccountError: ``not-allowed``.
            InboxError: ``unknown-envelope``, ``ambiguous``, ``expired`` or ``unreadable``.
        """
        self._must(actor, self._database.connection)
        item = self.find(number)
        return item, self._envelope(item)

    def open_all(
        self, actor: Actor, identities: Sequence[str], exported_as: str, numbers: Sequence[str] = ()
    ) -> tuple[Sequence[Opened], Sequence[Item]]:
        """For an export: these applications, or without ids all new ones; and those that these keys do not open.

        The log tells who exported which. What is made of them is personal data, and the caller's to keep private.

        Raises:
            AccountError: ``not-allowed``.
            InboxError: ``unknown-envelope``, ``ambiguous``, ``expired`` or ``unreadable``, for ids that were given.
            SealingError: ``identity``.
        """
        self._must(actor, self._database.connection)
        opened: list[Opened] = []
        closed: list[Item] = []
        new = (item for item in self.list(State.NEW) if item.expired_at is None)
        for item in [self.find(number) for number in numbers] or new:
            try:
                opened.append(self._opened(actor, item, identities))
            except SealingError as error:
                if error.code == "identity":
                    raise
                closed.append(item)
        self._log(actor, Action.INBOX_EXPORTED, [one.item for one in opened], format=exported_as)
        return opened, closed

    def handle(self, actor: Actor, number: str) -> Item:
        """Mark an application: staff have done what there was to do.

        Raises:
            AccountError: ``not-allowed``.
            InboxError: ``unknown-envelope``, ``ambiguous`` or ``state``.
        """
        item = self.find(number)
        with self._database.transaction() as connection:
            by = self._must(actor, connection)
            present = store.find(connection, item.id, item.prefix)
            if present is None or present.state is not State.NEW:
                raise InboxError(sentence("Only a new application can be marked as handled."), code="state")
            store.handle(connection, item, by, self._now())
            about = {"envelope": item.id, "kiosk": item.prefix}
            log.append(connection, self._now(), by, Action.INBOX_HANDLED, about)
        return self.find(item.id)

    def expire(self, actor: Actor, retention_days: int) -> int:
        """Delete what came in as long ago as the retention says, handled or not; how many went.

        A line of each stays, without its bytes: so that what still lies in a drop box is not taken in again.

        Raises:
            AccountError: ``not-allowed``.
            InboxError: ``retention``.
        """
        if not 1 <= retention_days <= LONGEST_RETENTION:
            said = sentence("Applications are kept for 1 to {most} days.", most=LONGEST_RETENTION)
            raise InboxError(said, code="retention")
        now = self._now()
        store.overwrite_what_goes(self._database.connection)
        with self._database.transaction() as connection:
            by = self._must(actor, connection)
            gone = store.expire(connection, now - timedelta(days=retention_days), now)
            if gone:
                about = {"envelopes": gone, "days": retention_days}
                log.append(connection, now, by, Action.INBOX_EXPIRED, about)
        store.bring_to_the_file(self._database.connection)
        return gone

    # --- steps --------------------------------------------------------------------------------------------------------

    def _must(self, actor: Actor, connection: sqlite3.Connection) -> str:
        present = Accounts(self._database, self._now).present(actor, connection)
        present.must(Right.OPEN_APPLICATIONS)
        return present.user

    def _opened(self, actor: Actor, item: Item, identities: Sequence[str]) -> Opened:
        self._must(actor, self._database.connection)
        envelope = self._envelope(item)
        return Opened(item, envelope, open_application(envelope, identities))

    def _envelope(self, item: Item) -> Envelope:
        if item.expired_at is not None:
            said = sentence("This application was deleted after the time for which applications are kept.")
            raise InboxError(said, code="expired")
        content = store.content(self._database.connection, item)
        try:
            envelope = None if content is None else decoded(content)
        except SealingError:
            envelope = None
        if envelope is None or envelope.kind == HEARTBEAT:
            raise InboxError(sentence("This is no application that could be opened."), code="unreadable")
        return envelope

    def _log(self, actor: Actor, action: Action, items: Sequence[Item], **more: str) -> None:
        with self._database.transaction() as connection:
            by = self._must(actor, connection)
            for item in items:
                about = {"envelope": item.id, "kiosk": item.prefix, **more}
                log.append(connection, self._now(), by, action, about)
