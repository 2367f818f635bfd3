"""``office fleet``: how the kiosks are (docs/centre.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_sign_in import now_in_utc, opened_office
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.i18n.locales import Locale

if TYPE_CHECKING:
    from kiosk.office.fleet.fleet import FleetRow
    from kiosk.office.fleet.sign_of_life import SignOfLife

_NONE = "–"


@click.command()
@click.option("--prometheus", "as_metrics", is_flag=True, help="Print metrics for Prometheus (text format 0.0.4).")
@json_option
@data_option
@reporting
def fleet(as_metrics: bool, as_json: bool) -> None:
    """Show every kiosk: last seen, release, and what is wrong, as of the last 'office inbox fetch'."""
    if as_metrics and as_json:
        raise click.UsageError("Choose one of --json and --prometheus.")
    from kiosk.office.fleet.fleet import fleet as rows_of
    from kiosk.office.fleet.fleet import newest_release
    from kiosk.office.fleet.prometheus import prometheus

    with opened_office() as database:
        rows, release = rows_of(database, now_in_utc), newest_release(database)
    if as_metrics:
        click.echo(prometheus(rows, release), nl=False)
        return
    lines = [line for row in rows for line in _lines(row)] or ["No kiosk yet. Add one with 'office kiosks add'."]
    emit({"release": release, "kiosks": [_data(row) for row in rows]}, as_json, lines)


COMMANDS = (fleet,)


def _data(row: FleetRow) -> dict[str, Any]:
    return {
        "id": row.kiosk.id,
        "name": row.kiosk.name,
        "enrolled_at": row.kiosk.added_at.isoformat(),
        "state": row.state.value,
        "last_seen": None if row.last_seen is None else row.last_seen.isoformat(),
        "behind": row.behind,
        "sign": None if row.sign is None else _sign(row.sign),
        "problems": [{"code": one.code, "message": one.said.render(Locale.EN)} for one in row.problems],
    }


def _sign(sign: SignOfLife) -> dict[str, Any]:
    return {
        "at": sign.at.isoformat(),
        "release": sign.release,
        "trust": sign.trust,
        "catalogue_age_days": sign.catalogue_age_days,
        "program": sign.program,
        "disk_free_mb": sign.disk_free_mb,
        "printer": sign.printer,
        "waiting": sign.waiting,
        "sessions_today": sign.sessions_today,
        "last_sync": None if sign.last_sync is None else sign.last_sync.isoformat(),
    }


def _lines(row: FleetRow) -> Iterator[str]:
    seen = _NONE if row.last_seen is None else f"{row.last_seen:%Y-%m-%d %H:%M} UTC"
    release = _NONE if row.sign is None or row.sign.release is None else f"release {row.sign.release}"
    yield f"{row.kiosk.id:<20}  {row.state.value:<11}  {seen:<20}  {release:<12}  {row.kiosk.name}"
    yield from (f"  {one.said.render(Locale.EN)}" for one in row.problems)
