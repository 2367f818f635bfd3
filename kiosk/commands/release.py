"""``release``: the releases that are installed on this kiosk (design.md, section 10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.output import data_option, emit, json_option, reporting

if TYPE_CHECKING:
    from kiosk.distribution.client.state import UpdateState
    from kiosk.distribution.installed import InstalledRecord


@click.group()
def command() -> None:
    """List the installed releases, or go back to one of them."""


@command.command("list")
@json_option
@data_option
@reporting
def list_releases(as_json: bool) -> None:
    """List the installed releases, the one that a start would show first, and how the last update went."""
    from kiosk.config import data_folder
    from kiosk.distribution.client.state import read_state
    from kiosk.distribution.installed import read_record

    data = data_folder()
    record, state = read_record(data), read_state(data)
    emit(_data(record, state), as_json, _lines(record, state))


@command.command()
@click.argument("number", metavar="N|newest")
@json_option
@data_option
@reporting
def use(number: str, as_json: bool) -> None:
    """Show release N, which is installed, until the next import; "newest" ends it.

    A running kiosk shows it from the next visit on.
    """
    from kiosk.config import data_folder
    from kiosk.distribution.client.install import choose
    from kiosk.distribution.client.state import read_state

    if number != "newest" and not (number.isascii() and number.isdigit()):
        raise click.UsageError(f"'{number}' is no release: write its number, or 'newest'.")
    data = data_folder()
    record = choose(data, None if number == "newest" else int(number))
    state = read_state(data)
    emit(_data(record, state), as_json, _lines(record, state))


def _data(record: InstalledRecord, state: UpdateState) -> dict[str, Any]:
    return {
        "releases": [
            {"number": release.number, "sha256": release.sha256, "sound": release.is_unchanged()}
            for release in record.releases
        ],
        "chosen": record.chosen,
        "floor": max(record.floor, state.floor),
        "problem": record.problem,
        "last_attempt": None if state.last_attempt is None else state.last_attempt.isoformat(),
        "last_success": None if state.last_success is None else state.last_success.isoformat(),
        "source": state.source or None,
        "last_problem": None if state.problem is None else state.problem.model_dump(),
    }


def _lines(record: InstalledRecord, state: UpdateState) -> Iterator[str]:
    for place, release in enumerate(record.releases):
        notes = [
            *(["shown at the next start"] if place == 0 else []),
            *(["picked by hand"] if release.number == record.chosen else []),
            *([] if release.is_unchanged() else ["DAMAGED: not used"]),
        ]
        yield f"{release.number:>6}  {release.sha256[:12]}  {', '.join(notes)}".rstrip()
    if not record.releases:
        yield "No release is installed: the kiosk shows the catalogue that came with the program."
    if record.problem is not None:
        yield record.problem
    if state.last_success is not None:
        yield f"Last reached: {state.last_success:%Y-%m-%d %H:%M} UTC, {state.source}"
    if state.problem is not None:
        yield f"The last update failed: {state.problem.message}"
