"""Kiosks as the window lists them: the worst first, each with its state in one word and what is wrong in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from kiosk.i18n.messages import Message, message, plural_message
from kiosk.office.fleet.fleet import FleetRow, FleetState
from kiosk.office.fleet.sign_of_life import SignOfLife
from kiosk.office.kiosks import EnrolledKiosk
from kiosk.office.review.calendar import day_in_macau
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_moments import to_the_minute

SILENT, TROUBLE, BEHIND, NEVER_SEEN, WELL, RETIRED = "silent", "trouble", "behind", "never-seen", "well", "retired"
ORDER: Final = (SILENT, TROUBLE, BEHIND, NEVER_SEEN, WELL, RETIRED)
"""The worst first: of a silent kiosk nobody knows anything."""
NEEDS_A_LOOK: Final = frozenset({SILENT, TROUBLE, BEHIND, NEVER_SEEN})
_OLD_CONTENT: Final = frozenset({"behind", "old", "sync"})
"""Problems that mean only that a kiosk shows what is no longer the newest."""
_JUST_NOW: Final = timedelta(minutes=2)
Row = dict[str, Any]


def rows(fleet: Sequence[FleetRow], enrolled: Sequence[EnrolledKiosk], now: datetime) -> list[Row]:
    """Every kiosk that is enrolled, then the keys that were retired."""
    present = [_present(row, now) for row in fleet]
    retired = [_retired(one) for one in enrolled if not one.is_present]
    return [*sorted(present, key=lambda row: (ORDER.index(row["state"]), row["id"])), *retired]


def state_of(row: FleetRow) -> str:
    """How a kiosk is, in one of :data:`ORDER`."""
    if row.state is FleetState.NEVER_SEEN:
        return NEVER_SEEN
    if row.state is FleetState.SILENT:
        return SILENT
    if row.state is FleetState.WELL:
        return WELL
    return BEHIND if all(one.code in _OLD_CONTENT for one in row.problems) else TROUBLE


def ago(at: datetime | None, now: datetime) -> FourLanguages:
    """How long ago, in words; empty for never. A kiosk's clock may be ahead of ours: that is now."""
    return {} if at is None else of_message(_ago(now - at))


def _ago(passed: timedelta) -> Message:
    if passed < _JUST_NOW:
        return message("just now")
    minutes = int(passed.total_seconds() // 60)
    if minutes < 60:
        return plural_message("{n} minute ago", "{n} minutes ago", minutes)
    if minutes < 48 * 60:
        return plural_message("{n} hour ago", "{n} hours ago", minutes // 60)
    return plural_message("{n} day ago", "{n} days ago", minutes // (24 * 60))


def _present(row: FleetRow, now: datetime) -> Row:
    return {
        **_enrolled(row.kiosk),
        "state": state_of(row),
        "seen": to_the_minute(row.last_seen),
        "ago": ago(row.last_seen, now),
        "behind": -1 if row.behind is None else row.behind,
        "problems": [{"code": one.code, "words": of_message(one.said)} for one in row.problems],
        **_of_sign(row.sign),
    }


def _retired(one: EnrolledKiosk) -> Row:
    return {
        **_enrolled(one),
        "state": RETIRED,
        "seen": "",
        "ago": {},
        "behind": -1,
        "problems": [],
        **_of_sign(None),
    }


def _enrolled(one: EnrolledKiosk) -> Row:
    return {
        "id": one.id,
        "name": one.name,
        "key": one.key,
        "shortKey": short_key(one.key),
        "since": day_in_macau(one.added_at).isoformat(),
        "by": one.added_by,
        "retired": "" if one.retired_at is None else day_in_macau(one.retired_at).isoformat(),
        "retiredBy": one.retired_by or "",
        "replaced": one.replaced_by is not None,
    }


def _of_sign(sign: SignOfLife | None) -> Row:
    """What the kiosk said of itself; -1: it said nothing of this."""
    return {
        "release": -1 if sign is None or sign.release is None else sign.release,
        "age": -1 if sign is None or sign.catalogue_age_days is None else sign.catalogue_age_days,
        "waiting": -1 if sign is None else sign.waiting,
        "sessions": -1 if sign is None else sign.sessions_today,
        "free": -1 if sign is None else sign.disk_free_mb,
        "printer": "" if sign is None else sign.printer,
        "program": "" if sign is None else sign.program,
        "looked": "" if sign is None else to_the_minute(sign.last_sync),
    }


def short_key(key: str) -> str:
    """The ends of a key: what two people compare over the telephone."""
    return f"{key[:8]} … {key[-8:]}"
