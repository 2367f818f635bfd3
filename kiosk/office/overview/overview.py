"""Everything that waits for staff, in one look (ux.md, S-02)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.distribution.rates import MOST_DAYS
from kiosk.findings import PonteError
from kiosk.office.database import OfficeDatabase
from kiosk.office.errors import OfficeError
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.past import PastImport
from kiosk.office.fleet.fleet import FleetState, fleet
from kiosk.office.inbox import store as inbox
from kiosk.office.overview.counts import Counts, counts
from kiosk.office.publishing import Publishing, Release
from kiosk.office.publishing.finishing import is_to_finish
from kiosk.office.publishing.standing import KeyStanding, key_standing
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.rates import store as rates
from kiosk.office.rates.model import HandedOutRates, RateEntry
from kiosk.office.review.calendar import day_in_macau

LEAST_FREE = 1_000_000_000
"""Bytes on the disk of the data folder below which staff are warned. Ours: room for years of drafts, and for many
releases."""
NEWEST_IMPORTS = 3


@dataclass(frozen=True, slots=True)
class Releases:
    """``current`` is what kiosks are given, ``waiting`` needs a signature or its day; ``stuck``: what was signed, or
    rates that were published, are not in the repository yet."""

    current: Release | None
    waiting: Release | None
    stuck: bool


@dataclass(frozen=True, slots=True)
class RateState:
    """``handed_out`` is what kiosks have; ``entered`` what was entered after that and waits to be published."""

    handed_out: HandedOutRates | None
    entered: RateEntry | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What one look found. ``broken`` is why the repository could not be read: then ``keys`` and ``rates`` are None."""

    today: date
    counts: Counts
    releases: Releases
    rates: RateState | None
    keys: KeyStanding | None
    broken: PonteError | None
    imports: tuple[PastImport, ...]
    free: int
    new_applications: int = 0
    ill_kiosks: int = 0
    """Those with a state other than well."""

    @property
    def disk_is_low(self) -> bool:
        return self.free < LEAST_FREE


def overview(database: OfficeDatabase, now: Callable[[], datetime], user: str) -> Overview:
    """Look at everything, as it concerns ``user``.

    Raises:
        OfficeError: the database cannot be read.
    """
    publishing = Publishing(database, now)
    today = day_in_macau(now())
    keys: KeyStanding | None = None
    state: RateState | None = None
    broken: PonteError | None = None
    try:
        keys = key_standing(database, now)
        state = _rates(database, publishing, keys)
    except OfficeError:
        raise
    except PonteError as error:  # the repository or a key file: everything else can still be told
        broken = error
    return Overview(
        today,
        counts(database.connection, user, today),
        _releases(Workplace(database, now), publishing),
        state,
        keys,
        broken,
        tuple(Exchange(database, now).imports()[:NEWEST_IMPORTS]),
        shutil.disk_usage(database.path.parent).free,
        inbox.waiting(database.connection),
        sum(row.state is not FleetState.WELL for row in fleet(database, now)),
    )


def _releases(workplace: Workplace, publishing: Publishing) -> Releases:
    stuck = is_to_finish(workplace) is not None or _rates_are_stuck(workplace)
    return Releases(publishing.current(), publishing.under_way(), stuck)


def _rates_are_stuck(workplace: Workplace) -> bool:
    """Those that have become too old never go out: new ones do."""
    published = rates.newest_published(workplace.connection)
    if published is None or published.is_handed_out:
        return False
    return (workplace.today - published.rates.dated).days <= MOST_DAYS


def _rates(database: OfficeDatabase, publishing: Publishing, keys: KeyStanding) -> RateState:
    newest = rates.newest(database.connection)
    entered = newest if newest is not None and newest.published_at is None else None
    return RateState(publishing.handed_out_rates() if keys.release is not None else None, entered)
