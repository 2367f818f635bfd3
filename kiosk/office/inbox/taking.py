"""Taking in one thing, in the transaction of the caller: judged, kept sealed or set aside, within the day's quota."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.office.inbox import store
from kiosk.office.inbox.judging import HEARTBEAT, Kiosks, Verdict, harmless, judge, number_of_place
from kiosk.office.inbox.model import Item, Outcome, Taken
from kiosk.office.inbox.reasons import NOT_BELIEVED, Reason
from kiosk.office.inbox.store import Place
from kiosk.office.kiosks import EnrolledKiosk, trusted
from kiosk.office.kiosks import store as kiosk_store
from kiosk.sealing.envelope import Envelope
from kiosk.sealing.identifier import identifier

NOWHERE = "?"
"""In the place of the name of a folder that no kiosk can have."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quota:
    """How much is kept of one kiosk in 24 hours. Ours: twice what waits on a kiosk that was offline for weeks."""

    believed: int = 1000
    set_aside: int = 50
    """Also for all folders together that belong to no kiosk of ours."""


def kiosks_of(connection: sqlite3.Connection) -> Kiosks:
    """Whom to believe at this moment."""
    earlier = [one for one in kiosk_store.every(connection) if not one.is_present]
    return Kiosks(trusted(connection), earlier)


class Taking:
    """What every way into the inbox does with what it found."""

    def __init__(
        self, connection: sqlite3.Connection, kiosks: Kiosks, now: Callable[[], datetime], quota: Quota
    ) -> None:
        self._connection = connection
        self._kiosks = kiosks
        self._now = now
        self._quota = quota

    def take(self, prefix: str, name: str, content: bytes) -> Taken:
        """Take in bytes that lay in the folder ``prefix`` under ``name``. The same again changes nothing.

        What came under a wrong name first must not keep out the same under its own.
        """
        number = identifier(content)
        known = store.find(self._connection, number, prefix)
        if known is not None:
            is_renamed = known.reason is Reason.NAME and name == number and known.expired_at is None
            return self._once_more(known, content) if is_renamed else Taken(Outcome.KNOWN, number)
        verdict = judge(self._connection, self._kiosks, prefix, name, content)
        if verdict.reason is not None:
            kept = None if verdict.reason is Reason.TOO_LARGE else content
            return self._set_aside(number, Place(prefix, harmless(name)), kept, verdict.envelope, verdict.reason)
        if verdict.envelope is not None and verdict.envelope.kind == HEARTBEAT:
            return self._heartbeat(number, verdict.envelope, str(verdict.key))
        return self._believe(number, Place(prefix, harmless(name)), content, verdict)

    def refuse(self, prefix: str, name: str, reason: Reason) -> Taken:
        """Set aside something that was not read."""
        place = Place(prefix, harmless(name))
        number = number_of_place(reason, prefix, name)
        if store.find(self._connection, number, prefix) is not None:
            return Taken(Outcome.KNOWN, number)
        return self._set_aside(number, place, None, None, reason)

    def reconsider(self) -> int:
        """Believe what was set aside before its kiosk was enrolled, or before its new key was known; how many."""
        return sum(self._reconsidered(kiosk) for kiosk in self._kiosks.trusted.values())

    def _reconsidered(self, kiosk: EnrolledKiosk) -> int:
        believed = 0
        for item in store.not_believed_before(self._connection, NOT_BELIEVED, kiosk.id, kiosk.added_at):
            content = store.content(self._connection, item) or b""
            verdict = judge(self._connection, self._kiosks, item.prefix, item.id, content)
            if verdict.key is not None and verdict.envelope is not None:
                if verdict.envelope.kind == HEARTBEAT:
                    continue  # the next one is on its way
                store.believe(self._connection, item, verdict.key)
                believed += 1
        return believed

    def _once_more(self, known: Item, content: bytes) -> Taken:
        verdict = judge(self._connection, self._kiosks, known.prefix, known.id, content)
        if verdict.key is None or verdict.envelope is None:
            return Taken(Outcome.KNOWN, known.id)
        if verdict.envelope.kind == HEARTBEAT:
            return self._heartbeat(known.id, verdict.envelope, verdict.key)
        store.believe(self._connection, known, verdict.key)
        return Taken(Outcome.NEW, known.id)

    def _believe(self, number: str, place: Place, content: bytes, verdict: Verdict) -> Taken:
        if store.believed_since(self._connection, place.prefix, self._now() - _DAY) >= self._quota.believed:
            return self._flooded(number, place.prefix, Outcome.LEFT)
        store.keep(self._connection, number, place, self._now(), content, verdict.envelope, key=verdict.key)
        return Taken(Outcome.NEW, number)

    def _heartbeat(self, number: str, envelope: Envelope, key: str) -> Taken:
        newest = store.newest_heartbeat(self._connection, key)
        if newest is not None and envelope.sequence <= newest[0]:
            return Taken(Outcome.KNOWN, number)
        store.keep_heartbeat(self._connection, key, number, envelope, self._now())
        return Taken(Outcome.HEARTBEAT, number)

    def _set_aside(
        self, number: str, place: Place, content: bytes | None, envelope: Envelope | None, reason: Reason
    ) -> Taken:
        since = self._now() - _DAY
        ours = place.prefix in self._kiosks.trusted
        connection = self._connection
        count = (
            store.set_aside_since(connection, place.prefix, since) if ours else store.strange_since(connection, since)
        )
        if count >= self._quota.set_aside:
            return self._flooded(number, place.prefix if ours else NOWHERE, Outcome.PASSED_OVER)
        store.keep(self._connection, number, place, self._now(), content, envelope, reason=reason)
        return Taken(Outcome.SET_ASIDE, number, reason)

    def _flooded(self, number: str, prefix: str, outcome: Outcome) -> Taken:
        """Nothing is kept but one line a day that says so."""
        day = self._now().date().isoformat()
        line = number_of_place(Reason.FLOODED, prefix, day)
        if store.find(self._connection, line, prefix) is None:
            place = Place(prefix, day)
            store.keep(self._connection, line, place, self._now(), None, None, reason=Reason.FLOODED)
        return Taken(outcome, number, Reason.FLOODED)
