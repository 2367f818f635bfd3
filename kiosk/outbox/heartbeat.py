"""The sign of life: how a kiosk is, without a word about anybody. Signed like every envelope, and not sealed.

Its number comes from the same sequence as those of applications. The centre sets aside a number that comes again with
other bytes, whatever the kind, so one sequence for all is what makes that test plain; and the heartbeat with the
highest number is the newest, whatever the kiosk's clock says. Since a heartbeat that was not sent is replaced by the
next, numbers are left out: a gap means nothing.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from kiosk import __version__
from kiosk.catalog.canonical_json import canonical_json
from kiosk.durable_file import nearest_existing
from kiosk.outbox.waiting import Outbox
from kiosk.sealing.device_key import FOLDER, device_key
from kiosk.sealing.envelope import Envelope, sign
from kiosk.sealing.sequence import next_number

HEARTBEAT: Final = "heartbeat"
"""The kind of its envelope."""
SCHEMA: Final = 1
LOW_DISK_MB: Final = 500
"""Below which the disk is among the problems (the doctor warns there, too)."""


@dataclass(frozen=True, slots=True)
class Health:
    """What the running kiosk knows of itself. ``release`` None: it is out of service."""

    release: int | None
    trust: str | None
    """Who vouches for the catalogue: ``installed``, ``bundled`` or ``development``."""
    built_on: date | None
    """The day on which the catalogue was built."""
    printer: str
    """The state that the printer said last."""
    sessions_today: int
    """Visits that began on the present day."""
    problems: tuple[str, ...] = ()
    """Codes."""
    last_sync: datetime | None = None
    """When the repository was last reached and everything in it held."""


def body(health: Health, now: datetime, waiting: int, disk_free_mb: int, damaged: bool = False) -> bytes:
    """The content, as canonical JSON. ``waiting`` counts applications; ``damaged``: a file of the outbox is."""
    problems = {*health.problems}
    problems |= {"out-of-service"} if health.release is None else set()
    problems |= {"disk-low"} if disk_free_mb < LOW_DISK_MB else set()
    problems |= {"outbox-damaged"} if damaged else set()
    age = None if health.built_on is None else max(0, (now.date() - health.built_on).days)
    content = {
        "schema": SCHEMA,
        "at": _moment(now),
        "release": health.release,
        "trust": health.trust,
        "catalogue_age_days": age,
        "program": __version__,
        "disk_free_mb": disk_free_mb,
        "printer": health.printer,
        "waiting": waiting,
        "sessions_today": health.sessions_today,
        "problems": sorted(problems),
        "last_sync": None if health.last_sync is None else _moment(health.last_sync),
    }
    return canonical_json(content).encode()


def beat(outbox: Outbox, health: Health, now: datetime, kiosk_id: str | None) -> Envelope:
    """Sign a heartbeat and let it wait in the place of the one before.

    Raises:
        SealingError: the kiosk's key or its sequence cannot be used.
        OSError: the disk takes nothing.
    """
    listing = outbox.listing()
    content = body(health, now, len(listing.waiting), _free_megabytes(outbox.data), bool(listing.damaged))
    key = device_key(outbox.data, kiosk_id)
    envelope = sign(HEARTBEAT, next_number(outbox.data / FOLDER), content, key)
    outbox.keep_heartbeat(envelope)
    return envelope


def _free_megabytes(data: Path) -> int:
    return shutil.disk_usage(nearest_existing(data)).free // 1_000_000


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
