"""A row for each kiosk that is enrolled: when it was last seen, what it shows, and what is wrong, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.catalog.freshness import AGEING_DAYS
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.office.database import OfficeDatabase
from kiosk.office.fleet.sign_of_life import SignOfLife, read_sign_of_life
from kiosk.office.kiosks import EnrolledKiosk
from kiosk.office.kiosks import store as kiosk_store

SILENT_AFTER: Final = timedelta(hours=26)
"""Ours: a kiosk says hourly how it is; one that is switched off at night is not yet silent."""
CLOCK_TOLERANCE: Final = timedelta(hours=1)
LOW_DISK_MB: Final = 500
"""As the doctor warns."""
MANY_WAITING: Final = 20
"""Applications on a kiosk. Ours: they are sent within the hour, so this is a day without a drop box."""
SYNC_DAYS: Final = 7
"""Days without a look at the repository: after this many the catalogue is no longer called fresh (ux.md P-18)."""
_TOLD_OTHERWISE: Final = frozenset({"out-of-service", "disk-low"})
"""What the numbers beside them say, too."""
_REPORTED: Final[Mapping[str, Message]] = {
    "update-": message("It could not bring in a release ({code}). See 'New releases' in the manual for operators."),
    "delivery-": message("It could not deliver to the drop box ({code})."),
    "outbox-damaged": message("A file in its outbox is damaged."),
}
"""By the beginning of the code (``kiosk.ui.health``, ``kiosk.outbox.heartbeat``)."""
_WELL_PRINTERS: Final = frozenset({"ready", "none"})
_PRINTERS: Final[Mapping[str, Message]] = {
    "low-paper": message("Its printer has little paper left."),
    "out-of-paper": message("Its printer has no paper."),
    "jammed": message("Paper is stuck in its printer, or the printer is open."),
    "offline": message("Its printer does not answer."),
    "cut-off": message("Its printer stopped in the middle of a page."),
}
"""By what the printer says (``kiosk.devices.printer.PrinterState``)."""


class FleetState(StrEnum):
    """How a kiosk is, in a word."""

    WELL = "well"
    ATTENTION = "attention"
    SILENT = "silent"
    NEVER_SEEN = "never-seen"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: ``code`` for scripts and monitoring, ``said`` for people."""

    code: str
    said: Message


@dataclass(frozen=True, slots=True)
class FleetRow:
    """One kiosk. ``behind`` is how many releases newer than its own are handed out; None: nobody can tell."""

    kiosk: EnrolledKiosk
    state: FleetState
    last_seen: datetime | None
    sign: SignOfLife | None
    behind: int | None
    problems: tuple[Problem, ...]


def fleet(database: OfficeDatabase, now: Callable[[], datetime]) -> list[FleetRow]:
    """The kiosks that are enrolled at this moment, by their ids."""
    connection, moment = database.connection, now()
    releases = _published(connection)
    newest = _newest(connection)
    kiosks = (one for one in kiosk_store.every(connection) if one.is_present)
    return [_row(kiosk, newest.get(kiosk.key), releases, moment) for kiosk in kiosks]


def newest_release(database: OfficeDatabase) -> int | None:
    """The release that kiosks are given; None: none yet."""
    return max(_published(database.connection), default=None)


def _row(
    kiosk: EnrolledKiosk, newest: tuple[datetime, SignOfLife] | None, releases: Mapping[int, datetime], now: datetime
) -> FleetRow:
    if newest is None:
        never = Problem("never-seen", message("It has never been heard of since it was enrolled."))
        return FleetRow(kiosk, FleetState.NEVER_SEEN, None, None, None, (never,))
    received_at, sign = newest
    last_seen = min(sign.at, received_at) if _is_plausible(sign.at, kiosk) else received_at
    behind = None if sign.release is None else sum(number > sign.release for number in releases)
    problems = tuple(_problems(sign, received_at, last_seen, behind, kiosk, now))
    if now - last_seen > SILENT_AFTER:
        state = FleetState.SILENT
    else:
        state = FleetState.ATTENTION if problems else FleetState.WELL
    return FleetRow(kiosk, state, last_seen, sign, behind, problems)


def _is_plausible(at: datetime, kiosk: EnrolledKiosk) -> bool:
    """Whether a clock can have said this: a kiosk is enrolled before it sends anything, or on the same day."""
    return at > kiosk.added_at - timedelta(days=1)


def _problems(
    sign: SignOfLife,
    received_at: datetime,
    last_seen: datetime,
    behind: int | None,
    kiosk: EnrolledKiosk,
    now: datetime,
) -> Iterator[Problem]:
    silent = now - last_seen
    if silent > SILENT_AFTER:
        hours = int(silent.total_seconds() // 3600)
        yield Problem("silent", plural_message("Not heard of for {n} hour.", "Not heard of for {n} hours.", hours))
    if not _is_plausible(sign.at, kiosk) or sign.at - received_at > CLOCK_TOLERANCE:
        yield Problem("clock", message("Its clock is wrong."))
    yield from _of_content(sign, behind, last_seen)
    if sign.disk_free_mb < LOW_DISK_MB:
        yield Problem("disk-low", message("Its disk is almost full: {free} MB are free.", free=sign.disk_free_mb))
    if sign.printer not in _WELL_PRINTERS:
        yield Problem(
            "printer", _PRINTERS.get(sign.printer) or message("Its printer says: {state}.", state=sign.printer)
        )
    if sign.waiting > MANY_WAITING:
        waiting = plural_message(
            "{n} application waits on it and is not delivered.",
            "{n} applications wait on it and are not delivered.",
            sign.waiting,
        )
        yield Problem("waiting", waiting)
    for code in sign.problems:
        if code not in _TOLD_OTHERWISE:
            yield Problem(code, _said(code))


def _said(code: str) -> Message:
    """What a kiosk reports of itself, as far as this program knows the word."""
    for prefix, item in _REPORTED.items():
        if code.startswith(prefix):
            return Message(item.msgid, {"code": code.removeprefix(prefix)})
    return message("It reports: {code}.", code=code)


def _of_content(sign: SignOfLife, behind: int | None, last_seen: datetime) -> Iterator[Problem]:
    if sign.release is None:
        yield Problem("out-of-service", message("It has nothing to show and is out of service."))
    if behind:
        said = plural_message("It is {n} release behind.", "It is {n} releases behind.", behind)
        yield Problem("behind", said)
    if sign.catalogue_age_days is not None and sign.catalogue_age_days > AGEING_DAYS:
        age = plural_message(
            "Its information is {n} day old.", "Its information is {n} days old.", sign.catalogue_age_days
        )
        yield Problem("old", age)
    if sign.last_sync is not None and last_seen - sign.last_sync > timedelta(days=SYNC_DAYS):
        days = (last_seen - sign.last_sync).days
        said = plural_message(
            "It has not reached the repository for {n} day.", "It has not reached the repository for {n} days.", days
        )
        yield Problem("sync", said)


def _newest(connection: sqlite3.Connection) -> dict[str, tuple[datetime, SignOfLife]]:
    """By key, the newest sign of life and when it came in. One that a newer program cannot read any more is none."""
    found = {}
    for key, received_at, body in connection.execute("SELECT key, received_at, body FROM heartbeat"):
        sign = read_sign_of_life(body)
        if sign is not None:
            found[str(key)] = (datetime.fromisoformat(received_at), sign)
    return found


def _published(connection: sqlite3.Connection) -> dict[int, datetime]:
    rows = connection.execute("SELECT number, published_at FROM release WHERE state = 'published'")
    return {int(number): datetime.fromisoformat(at) for number, at in rows}
