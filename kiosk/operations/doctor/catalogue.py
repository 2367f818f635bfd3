"""The catalogue: which one the kiosk shows, who vouches for it, how old it is, and whether the clock agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.catalog.freshness import Freshness, freshness
from kiosk.catalog.read import Catalogue, Release
from kiosk.distribution.installed import RECORD_FILE, read_record
from kiosk.distribution.trust import Chosen, Trust
from kiosk.operations.doctor.rows import Row, fail, ok, warn

MOST_AHEAD = timedelta(days=365)
"""A clock more than a year ahead of the newest catalogue is taken to be wrong (design.md, section 7)."""
_REBUILD = (
    "'.venv/bin/python main.py catalog build --out build/catalog.sqlite' builds the one that comes with the program"
)
_UPDATE = "update the program (git pull, make setup): a newer one brings a newer catalogue"
_ORIGIN = {
    Trust.BUNDLED: "it came with the program",
    Trust.INSTALLED: "it was verified when it was installed",
    Trust.DEVELOPMENT: "nobody vouches for it",
}


@dataclass(frozen=True, slots=True)
class LastUpdate:
    """When a release was last installed here (None: never), and how many are kept."""

    day: date | None
    kept: int


def last_update(data: Path) -> LastUpdate:
    """What the record of installed releases in the data folder says; its file is written by each installation."""
    record = read_record(data)
    if not record.releases:
        return LastUpdate(None, 0)
    return LastUpdate(date.fromtimestamp((data / RECORD_FILE).stat().st_mtime), len(record.releases))


def catalogue_rows(chosen: Chosen[Catalogue], updated: LastUpdate, today: date) -> Iterator[Row]:
    """Everything about the catalogue that the kiosk would show if it started now."""
    if chosen.catalogue is None or chosen.trust is None:
        yield _no_catalogue(chosen.problems)
        yield warn("clock", f"Today is {today}; without a catalogue nothing tells if that is right.", _CHECK_CLOCK)
        return
    release = chosen.catalogue.release
    yield used_row(release, chosen.trust, chosen.problems)
    yield age_row(release.built_at, today)
    yield update_row(updated)
    yield clock_row(release.built_at, today)


def used_row(release: Release, trust: Trust, problems: tuple[str, ...]) -> Row:
    """Which release is shown and why not another."""
    number = f"Release {release.number}" if release.number else "A catalogue that was never published (release 0)"
    detail = f"{number}, built {release.built_at:%Y-%m-%d %H:%M} UTC; {_ORIGIN[trust]}."
    if problems:
        what_to_do = f"Install the release again. Until then the kiosk goes on with this one. Or {_UPDATE}."
        return warn("catalogue", " ".join([detail, *problems]), what_to_do)
    if trust is Trust.DEVELOPMENT:
        return warn("catalogue", detail, "Start the kiosk without --catalog before the public uses it.")
    return ok("catalogue", detail)


def age_row(built_at: datetime, today: date) -> Row:
    """How old the catalogue is (ux.md P-18)."""
    days = max(0, (today - built_at.date()).days)
    detail = f"{days} day{'' if days == 1 else 's'} old"
    if freshness(built_at.date(), today) is Freshness.STALE:
        detail = f"{detail}: the screens ask people to confirm with the staff."
        return warn("catalogue-age", detail, f"Install a newer release, or {_UPDATE}.")
    return ok("catalogue-age", f"{detail}.")


def update_row(updated: LastUpdate) -> Row:
    """When the kiosk last got a release of its own."""
    if updated.day is None:
        return ok("last-update", "No release was installed here: the kiosk shows the catalogue of the program.")
    return ok("last-update", f"A release was last installed on {updated.day}; {updated.kept} kept.")


def clock_row(built_at: datetime, today: date) -> Row:
    """Whether today can be true: not before the catalogue was built, not more than a year after."""
    built = built_at.date()
    if today < built:
        return warn("clock", f"Today is {today} by this clock, but the catalogue was built on {built}.", _CHECK_CLOCK)
    if today - built > MOST_AHEAD:
        detail = f"Today is {today} by this clock, more than a year after the catalogue was built ({built})."
        return warn("clock", detail, f"{_CHECK_CLOCK} If it is right, {_UPDATE}.")
    return ok("clock", f"Today is {today}.")


def _no_catalogue(problems: tuple[str, ...]) -> Row:
    detail = " ".join(["There is no catalogue that can be used: the kiosk is out of service.", *problems])
    return fail("catalogue", detail, f"{_REBUILD}. If the catalogue is newer than the program, {_UPDATE}.")


_CHECK_CLOCK = "Set date and time (timedatectl), and look at the clock's battery."
