"""``office rates``: exchange rates, entered and handed out (docs/publishing.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_clock import clock_option, confirmed_by
from kiosk.commands.office_sign_in import SignedIn, now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.output import Parameters, data_option, emit, json_option, reporting
from kiosk.office.errors import OfficeError

if TYPE_CHECKING:
    from kiosk.guide.calculators.known import ExchangeRates
    from kiosk.i18n.text import Text
    from kiosk.office.database import OfficeDatabase
    from kiosk.office.publishing import Publishing
    from kiosk.office.rates import HandedOutRates, RateEntry

_CONFIRM = "--confirm-change"


def confirm_option(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Adds ``--confirm-change`` (``confirm_change: bool``), which is told to whoever needs it."""

    @wraps(function)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except OfficeError as error:
            if error.code != "confirm":
                raise
            raise OfficeError(f"{error.message} ({_CONFIRM})", error.where, error.code) from error

    option = click.option(
        _CONFIRM, is_flag=True, help="The rate is right, though it differs much from the one that kiosks have."
    )
    return option(run)


@click.group()
def rates() -> None:
    """Exchange rates: show, set, publish."""


@rates.command()
@json_option
@data_option
@reporting
def show(as_json: bool) -> None:
    """Show the rates that kiosks have, how old they are, and what was entered since."""
    from kiosk.office.publishing import Publishing

    with opened_office() as database:
        publishing = Publishing(database, now_in_utc)
        given, entered, today = publishing.handed_out_rates(), publishing.rates.newest(), publishing.rates.today()
    waiting = entered if entered is not None and not entered.is_handed_out else None
    data = {
        "handed_out": None if given is None else _given_data(given, today),
        "entered": None if waiting is None else _entry_data(waiting),
    }
    emit(data, as_json, [*_given_lines(given, today), *_waiting_lines(waiting)])


@rates.command("set")
@click.argument("renminbi", metavar="MOP/CNY")
@click.option(
    "--date",
    "dated",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day of the rates. Default: today in Macau.",
)
@click.option("--hkd", "hong_kong_dollar", metavar="HKD/MOP", help="How many MOP one HKD is, if it is published.")
@click.option("--source", metavar="ID", help="Who published them: a record of sources. Default: as the last time.")
@signed_in_command
@confirm_option
def set_(
    renminbi: str,
    dated: datetime | None,
    hong_kong_dollar: str | None,
    source: str | None,
    confirm_change: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Enter the rates of a day: MOP/CNY is how many CNY one MOP is, such as 0.8901. Kiosks get them with 'publish'."""
    with signed_in(as_user, password_file) as office:
        door = _publishing(office).rates
        day = door.today() if dated is None else dated.date()
        publisher = None if source is None else _publisher(office.database, source)
        entry = door.enter(office.actor, day, renminbi, hong_kong_dollar, publisher, confirm_change=confirm_change)
    _tell(entry, as_json)


@rates.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@signed_in_command
@confirm_option
@clock_option
def publish(
    file: Path | None,
    confirm_change: bool,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Hand out the rates that were entered last, or those of a rate FILE; kiosks use them for seven days."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office, clock_is_right)
        if file is None:
            entry = publishing.publish_entered_rates(office.actor)
        else:
            entry = publishing.publish_rates(office.actor, file, confirm_change=confirm_change)
    _tell(entry, as_json)


COMMANDS = (rates,)


def _publishing(office: SignedIn, clock_is_right: bool = False) -> Publishing:
    from kiosk.office.publishing import Publishing

    return Publishing(office.database, now_in_utc, clock_confirmed_by=confirmed_by(office, clock_is_right))


def _publisher(database: OfficeDatabase, source: str) -> Text:
    """The name of a source in four languages.

    Raises:
        OfficeError: ``unknown-source``: there is none, or its name is not whole.
    """
    from pydantic import ValidationError

    from kiosk.catalog.kinds import Kind
    from kiosk.i18n.text import Text
    from kiosk.office.drafts.drafts import Drafts

    found = Drafts(database, now_in_utc).load(Kind.SOURCES, source)
    try:
        return Text.model_validate(None if found is None else found.data.get("publisher"))
    except ValidationError:
        raise OfficeError(
            f"There is no source {source} with a publisher in four languages. 'office list sources' shows them.",
            code="unknown-source",
        ) from None


def _tell(entry: RateEntry, as_json: bool) -> None:
    lines = [f"{entry.rates.dated}: {_said(entry.rates)}, {entry.rates.publisher.en}", *_waiting_lines(entry)]
    emit(_entry_data(entry), as_json, lines)


def _given_lines(given: HandedOutRates | None, today: date) -> Iterator[str]:
    if given is None:
        yield "Kiosks have no rates: the calculator sends people to the counter."
        return
    left = given.days_left(today)
    use = f"used for {left} more days" if left >= 0 else "too old: the calculator sends people to the counter"
    yield f"Kiosks have {_said(given.rates)}, {given.rates.publisher.en}"
    yield f"  of {given.rates.dated}, {given.age(today)} days old; {use}"


def _waiting_lines(entry: RateEntry | None) -> Iterator[str]:
    if entry is None:
        return
    if entry.is_handed_out:
        yield "  Kiosks are given them."
    elif entry.published_at is not None:
        yield "  Published, and not in the repository yet: 'office repository refresh' brings them in."
    else:
        yield f"  Entered: {_said(entry.rates)} of {entry.rates.dated}, by {entry.entered_by}; 'office rates publish'."


def _said(found: ExchangeRates) -> str:
    return ", ".join(f"{pair} {rate}" for pair, rate in _pairs(found).items())


def _pairs(found: ExchangeRates) -> dict[str, str]:
    from kiosk.distribution.rates import HONG_KONG_DOLLAR, RENMINBI

    pairs = {RENMINBI: str(found.renminbi)}
    return pairs if found.hong_kong_dollar is None else {**pairs, HONG_KONG_DOLLAR: str(found.hong_kong_dollar)}


def _rates_data(found: ExchangeRates) -> dict[str, Any]:
    from kiosk.i18n.locales import Locale

    publisher = {str(locale): found.publisher[locale] for locale in Locale}
    return {"dated": found.dated.isoformat(), "publisher": publisher, "rates": _pairs(found)}


def _given_data(given: HandedOutRates, today: date) -> dict[str, Any]:
    return {
        **_rates_data(given.rates),
        "age_days": given.age(today),
        "days_left": given.days_left(today),
        "signed_until": given.signed_until.isoformat(),
    }


def _entry_data(entry: RateEntry) -> dict[str, Any]:
    return {
        **_rates_data(entry.rates),
        "entered_by": entry.entered_by,
        "entered_at": entry.entered_at.isoformat(),
        "change_confirmed": entry.change_confirmed,
        "published_by": entry.published_by,
        "published_at": None if entry.published_at is None else entry.published_at.isoformat(),
        "handed_out": entry.is_handed_out,
    }
