"""``rates check``: whether a kiosk would use a rate file today (docs/operating.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from kiosk.commands.output import data_option, emit, json_option
from kiosk.config import data_folder
from kiosk.distribution.rates import HONG_KONG_DOLLAR, MOST_DAYS, RATES_FILE, RENMINBI, Refused, read_rates
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.locales import Locale
from kiosk.macau_time import today_in_macau


@click.group()
def command() -> None:
    """Check the file of exchange rates."""


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@json_option
@data_option
@click.pass_context
def check(ctx: click.Context, file: Path | None, as_json: bool) -> None:
    """Check FILE (default: rates.json in the data folder) as of today. Exit code 1 if a kiosk would refuse it."""
    chosen = data_folder() / RATES_FILE if file is None else file
    today = today_in_macau()
    found = read_rates(chosen, today)
    emit(_data(chosen, found, today), as_json, _lines(found, today))
    ctx.exit(1 if isinstance(found, Refused) else 0)


def _data(file: Path, found: ExchangeRates | Refused, today: date) -> dict[str, Any]:
    if isinstance(found, Refused):
        problem = {"code": found.reason.value, **found.finding.as_dict()}
        return {"file": str(file), "valid": False, "dated": None, "days_left": None, "rates": {}, "problem": problem}
    return {
        "file": str(file),
        "valid": True,
        "dated": found.dated.isoformat(),
        "days_left": _days_left(found, today),
        "rates": {pair: str(rate) for pair, rate in _rates(found)},
        "problem": None,
    }


def _lines(found: ExchangeRates | Refused, today: date) -> Iterator[str]:
    if isinstance(found, Refused):
        yield f"refused: {found.finding}"
        return
    yield f"used: {found.dated}, {found.publisher[Locale.EN]}; for {_days_left(found, today)} more days"
    yield from (f"  {pair} {rate}" for pair, rate in _rates(found))


def _rates(found: ExchangeRates) -> Iterator[tuple[str, Any]]:
    yield RENMINBI, found.renminbi
    if found.hong_kong_dollar is not None:
        yield HONG_KONG_DOLLAR, found.hong_kong_dollar


def _days_left(found: ExchangeRates, today: date) -> int:
    return MOST_DAYS - (today - found.dated).days
