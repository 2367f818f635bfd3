"""The catalogue: which one the kiosk shows, who vouches for it, how old it is, and whether the clock agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kiosk.catalog.freshness import Freshness, freshness
from kiosk.catalog.read import Catalogue, Release
from kiosk.distribution.client.reference_time import MOST_AHEAD
from kiosk.distribution.client.state import UpdateState, read_state
from kiosk.distribution.installed import RECORD_FILE, read_record
from kiosk.distribution.trust import Chosen, Trust
from kiosk.operations.doctor.rows import Row, fail, ok, warn

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
    """When a release was last installed here (None: never), how many are kept, which was picked by hand, and how the
    last look at the repository went."""

    day: date | None
    kept: int
    chosen: int | None = None
    state: UpdateState = field(default_factory=UpdateState)


def last_update(data: Path) -> LastUpdate:
    """What the records of releases and updates in the data folder say."""
    record, state = read_record(data), read_state(data)
    if not record.releases:
        return LastUpdate(None, 0, state=state)
    day = date.fromtimestamp((data / RECORD_FILE).stat().st_mtime)
    return LastUpdate(day, len(record.releases), record.chosen, state)


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
    """When the kiosk last got a release of its own, and whether the repository can be reached."""
    if updated.day is None:
        detail = "No release was installed here: the kiosk shows the catalogue of the program."
    else:
        detail = f"A release was last installed on {updated.day}; {updated.kept} kept."
    if updated.chosen is not None:
        picked = f"{detail} Release {updated.chosen} was picked by hand and is shown until the next import."
        return warn("last-update", picked, "'release use newest' shows the newest one again.")
    problem = updated.state.problem
    if problem is not None:
        failed = f"{detail} The last attempt failed ({problem.code}): {problem.message}"
        return warn("last-update", failed, "docs/operating.md, New releases, says what each reason asks for.")
    return ok("last-update", detail)


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
