"""One visit at the drop box: folder by folder, everything judged and kept, and only then, if wished, deleted there.

Whatever a folder holds, the others are looked at too; only a network that fails again and again ends the visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.database import OfficeDatabase
from kiosk.office.inbox import store
from kiosk.office.inbox.drop_box import Entry, ReadableDropBox
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.judging import is_envelope_name, number_of_place
from kiosk.office.inbox.model import Fetched, Outcome, Taken
from kiosk.office.inbox.reasons import Reason
from kiosk.office.inbox.store import Seen
from kiosk.office.inbox.taking import NOWHERE, Quota, Taking, kiosks_of
from kiosk.office.kiosks.checks import KIOSK_ID, LONGEST_ID

MOST_LOOKED_AT: Final = 2_000
"""Files of one folder that one visit reads; the next goes on behind them."""
MOST_STRANGE_FOLDERS: Final = 50
"""Folders of no kiosk of ours that one visit looks into."""
SIGNS_OF_LIFE_STAY: Final = timedelta(days=7)
"""Ours. A kiosk writes 24 a day, and an old one is of no use: without a wish to delete they would fill the folder until
an application is no longer seen in it."""
MOST_FAILURES: Final = 3
"""Times that the network may fail in one visit, so that one file that never comes keeps no other out."""
_CHUNK: Final = 50
"""Files that are read before they are kept in one transaction: the database is never held while the network is slow."""


class Fetching:
    """One visit. ``delete``: what is kept here is deleted in the drop box."""

    def __init__(
        self,
        database: OfficeDatabase,
        box: ReadableDropBox,
        now: Callable[[], datetime],
        *,
        delete: bool,
        quota: Quota,
    ) -> None:
        self._database = database
        self._box = box
        self._now = now
        self._delete = delete
        self._quota = quota
        self._kiosks = kiosks_of(database.connection)
        self._fetched = Fetched()
        self._failures = 0

    def run(self) -> Fetched:
        """Everything that can be had now.

        Raises:
            InboxError: the drop box cannot be read at all.
        """
        with self._database.transaction():
            self._fetched.accepted_later = self._taking().reconsider()
        for prefix in self._prefixes():
            if self._gave_up:
                break
            with self._bearing(prefix):
                self._folder(prefix)
        return self._fetched

    @property
    def _gave_up(self) -> bool:
        """Whether the network failed so often that the rest would wait as long, one after the other."""
        return self._failures >= MOST_FAILURES

    @contextmanager
    def _bearing(self, prefix: str) -> Iterator[None]:
        """What cannot be read is told, and the visit goes on behind it."""
        try:
            yield
        except InboxError as error:
            self._fetched.problems.append(Finding(self._box.place, 0, prefix, error.message))
            self._failures += error.code == "network"

    # --- folders ------------------------------------------------------------------------------------------------------

    def _prefixes(self) -> list[str]:
        """The folders of our kiosks, then some of those that are nobody's."""
        ours = sorted(self._kiosks.trusted)
        try:
            found = self._box.folders()
        except InboxError as error:
            if error.code != "hidden" or not ours:
                raise
            return ours  # a server may tell no one which folders there are
        names = {entry.name for entry in found.entries if entry.is_folder and _may_be_a_kiosks(entry.name)}
        odd = [entry.name for entry in found.entries if not (entry.is_folder and _may_be_a_kiosks(entry.name))]
        self._refuse(odd[:MOST_STRANGE_FOLDERS])
        strange = sorted(names - self._kiosks.trusted.keys())[:MOST_STRANGE_FOLDERS]
        return [prefix for prefix in ours if prefix in names or found.cut] + strange

    def _refuse(self, odd: Sequence[str]) -> None:
        """What lies beside the folders of kiosks, or in the place of one."""
        if odd:
            with self._database.transaction():
                taking = self._taking()
                for name in odd:
                    reason = Reason.NO_FOLDER if _may_be_a_kiosks(name) else Reason.FILE_NAME
                    self._fetched.count(taking.refuse(NOWHERE, name, reason))

    def _folder(self, prefix: str) -> None:
        listing = self._box.listing(prefix)
        seen = store.seen(self._database.connection, prefix)
        todo = (entry for entry in listing.entries if self._is_unseen(prefix, entry, seen.get(_kept_name(entry))))
        looked_at = 0
        while chunk := list(islice(todo, _CHUNK)):
            self._take(prefix, chunk)
            looked_at += len(chunk)
            if looked_at >= MOST_LOOKED_AT or self._gave_up:
                break
        if listing.cut or looked_at >= MOST_LOOKED_AT:
            said = sentence("There is too much in this folder. Run 'office inbox fetch' again, or empty it.")
            self._fetched.problems.append(Finding(self._box.place, 0, prefix, said))
        if not listing.cut:
            self._forget(prefix, seen.keys() - {_kept_name(entry) for entry in listing.entries})
        self._delete_kept(prefix, listing.entries)

    def _is_unseen(self, prefix: str, entry: Entry, seen: Seen | None) -> bool:
        """Whether to look at a file: a new one, one that changed, one that was not believed before its kiosk's key."""
        if seen is None or not entry.stamp or entry.stamp != seen.stamp:
            return True
        kiosk = self._kiosks.trusted.get(prefix)
        if seen.id is None and kiosk is not None and kiosk.added_at > seen.at:
            return True
        self._fetched.outcomes[Outcome.KNOWN] += 1
        return False

    # --- files --------------------------------------------------------------------------------------------------------

    def _take(self, prefix: str, chunk: Sequence[Entry]) -> None:
        found = list(self._contents(prefix, chunk))
        with self._database.transaction() as connection:
            taking = self._taking()
            for entry, content in found:
                taken = self._taken(taking, prefix, entry, content)
                self._fetched.count(taken)
                if taken.outcome is not Outcome.LEFT:
                    number = None if taken.outcome is Outcome.PASSED_OVER else taken.id
                    store.remember(connection, prefix, _kept_name(entry), entry.stamp, number, self._now())

    def _contents(self, prefix: str, chunk: Sequence[Entry]) -> Iterator[tuple[Entry, bytes | None]]:
        for entry in chunk:
            if not entry.is_file or not is_envelope_name(entry.name):
                yield entry, None
            elif not self._gave_up:
                with self._bearing(prefix):
                    content = self._box.read(prefix, entry.name)
                    if content is not None:
                        yield entry, content

    @staticmethod
    def _taken(taking: Taking, prefix: str, entry: Entry, content: bytes | None) -> Taken:
        if content is not None:
            return taking.take(prefix, entry.name, content)
        return taking.refuse(prefix, entry.name, Reason.FILE_NAME if entry.is_file else Reason.NO_FILE)

    def _forget(self, prefix: str, names: set[str]) -> None:
        if names:
            with self._database.transaction() as connection:
                for name in names:
                    store.forget(connection, prefix, name)

    def _delete_kept(self, prefix: str, entries: Sequence[Entry]) -> None:
        """Only what is committed here under the very id that is its name: what was cut short may still be completed.

        Without the wish to delete, only what was kept as long as applications are kept, and old signs of life; where
        that is not allowed, one attempt shows it.
        """
        connection = self._database.connection
        kept = {name for name, seen in store.seen(connection, prefix).items() if seen.id == name}
        if not self._delete:
            old = store.signs_of_life_before(connection, prefix, self._now() - SIGNS_OF_LIFE_STAY)
            kept &= store.expired_ids(connection, prefix) | old
        for entry in entries:
            if not entry.is_file or entry.name not in kept:
                continue
            if self._box.delete(prefix, entry.name):
                self._fetched.deleted += 1
                self._forget(prefix, {entry.name})
            elif not self._delete:
                break

    def _taking(self) -> Taking:
        return Taking(self._database.connection, self._kiosks, self._now, self._quota)


def _may_be_a_kiosks(name: str) -> bool:
    return len(name) <= LONGEST_ID and KIOSK_ID.fullmatch(name) is not None


def _kept_name(entry: Entry) -> str:
    """The name under which a file is remembered: its own, or something short in the place of what no kiosk gives."""
    return entry.name if is_envelope_name(entry.name) else number_of_place(entry.name).lower()
