"""The file of rates: written here, and read by the same rules as kiosks read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.distribution.rates import (
    HONG_KONG_DOLLAR,
    MOST_DAYS,
    PEG_BAND,
    RATES_FILE,
    RENMINBI,
    RENMINBI_BAND,
    SCHEMA,
    Refusal,
    Refused,
    parse_rates,
)
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import Sentence, plural_sentence, sentence
from kiosk.i18n.text import Text
from kiosk.office.rates.errors import RateError


def rate_file(dated: date, renminbi: str, hong_kong_dollar: str | None, publisher: Text) -> bytes:
    """The content of a rate file; nobody has checked it."""
    rates = {RENMINBI: renminbi.strip()}
    if hong_kong_dollar is not None:
        rates[HONG_KONG_DOLLAR] = hong_kong_dollar.strip()
    data = {
        "schema": SCHEMA,
        "dated": dated.isoformat(),
        "publisher": {str(locale): publisher[locale] for locale in Locale},
        "rates": rates,
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def checked(content: bytes, today: date) -> ExchangeRates:
    """The rates in ``content``, if kiosks would use them on this day.

    Raises:
        RateError: ``rates``; ``where`` says what a kiosk would say.
    """
    found = parse_rates(content, Path(RATES_FILE), today)
    if isinstance(found, Refused):
        raise RateError(_SENTENCES.get(found.reason, _OTHER), [found.finding], code="rates")
    return found


def as_kept(content: bytes) -> ExchangeRates | None:
    """The rates in ``content`` as they were on their own day; None when it is no rate file."""
    try:
        day = date.fromisoformat(json.loads(content)["dated"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    found = parse_rates(content, Path(RATES_FILE), day)
    return None if isinstance(found, Refused) else found


_OTHER = sentence("Kiosks would not use these rates.")
_SENTENCES: Final[Mapping[Refusal, Sentence]] = {
    Refusal.FUTURE: sentence("These rates are dated in the future. Correct the date, or the clock of this machine."),
    Refusal.STALE: plural_sentence(
        "These rates are more than {n} day old: kiosks would not use them. Enter newer ones.",
        "These rates are more than {n} days old: kiosks would not use them. Enter newer ones.",
        MOST_DAYS,
    ),
    Refusal.PEG: sentence(
        "One HKD is {least} to {most} MOP. What was entered is the inverse, a rate for 100, or a typing mistake.",
        least=str(PEG_BAND[0]),
        most=str(PEG_BAND[1]),
    ),
    Refusal.RATE: sentence(
        "Write each rate as a number such as 0.8901, with a point. One MOP is {least} to {most} CNY, never a rate for "
        "100.",
        least=str(RENMINBI_BAND[0]),
        most=str(RENMINBI_BAND[1]),
    ),
}
