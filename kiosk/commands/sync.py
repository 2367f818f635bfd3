"""``sync``: get, verify and install what the office hands out (design.md, sections 7 and 10)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.output import data_option, emit, json_option, reporting

if TYPE_CHECKING:
    from kiosk.distribution.client.client import Synced


@click.command()
@click.option("--from", "source", metavar="URL-or-FOLDER", help="Instead of the setting: for example a stick.")
@click.option("--clock-is-right", is_flag=True, help="Import although the clock is far ahead of the newest release.")
@json_option
@data_option
@reporting
def command(source: str | None, clock_is_right: bool, as_json: bool) -> None:
    """Get, verify and install the release that the office hands out, and the exchange rates.

    Nothing is trusted but the office's signatures. A kiosk that is running uses the new release from the next visit on.
    Exit code 1: nothing was imported; the sentence says why, and the kiosk goes on with what it has.
    """
    from kiosk.config import data_folder, load_settings
    from kiosk.distribution.client.client import UpdateClient
    from kiosk.distribution.client.errors import UpdateError
    from kiosk.i18n.sentence import sentence

    logging.getLogger("ponte.updates").addHandler(logging.NullHandler())  # the sentence below says it
    settings = load_settings()
    chosen = _on_stick(source) if source else settings.repository
    if chosen is None:
        said = sentence("No repository is set. Name it in kiosk.toml ('repository'), or with --from.")
        raise UpdateError(said, code="no-source")
    client = UpdateClient(
        data_folder(),
        chosen,
        lambda: datetime.now(UTC),
        keep=settings.keep_releases,
        newest_known=_newest_known(),
        is_cancelled=lambda: False,
    )
    synced = client.sync(clock_is_right=clock_is_right)
    emit(_data(synced, chosen), as_json, _lines(synced))


def _on_stick(source: str) -> str:
    """The repository on a stick, where only the stick is named."""
    from kiosk.distribution.client.sticks import STICK_FOLDER

    inside = Path(source) / STICK_FOLDER
    return str(inside) if "://" not in source and (inside / "metadata").is_dir() else source


def _newest_known() -> datetime | None:
    from kiosk.app import choose

    chosen = choose()
    if chosen.catalogue is None:
        return None
    with chosen.catalogue as catalogue:
        return catalogue.release.built_at


def _data(synced: Synced, source: str) -> dict[str, Any]:
    problem = synced.rates_problem
    return {
        "source": source if "://" in source else str(Path(source).resolve()),
        "release": synced.number,
        "installed": synced.installed,
        "rates": synced.rates,
        "rates_problem": None if problem is None else {"code": problem.code, "message": problem.message},
    }


def _lines(synced: Synced) -> Iterator[str]:
    if synced.installed:
        yield f"Release {synced.number} is installed. A running kiosk uses it from the next visit on."
    else:
        yield f"Release {synced.number} is installed already."
    if synced.rates:
        yield "New exchange rates are there."
    if synced.rates_problem is not None:
        places = "; ".join(map(str, synced.rates_problem.where))
        yield f"No new exchange rates: {places or synced.rates_problem.message}"
