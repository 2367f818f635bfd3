"""Rates as the office keeps them, and as kiosks have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.distribution.rates import MOST_DAYS
from kiosk.guide.calculators.known import ExchangeRates


@dataclass(frozen=True, slots=True)
class RateEntry:
    """Rates that somebody entered. ``content`` is the file that kiosks are given; times are in UTC.

    ``change_confirmed``: they differ much from those before, and whoever entered them said that this is right.
    ``published_at`` is None while nobody published them; ``is_handed_out``: the repository holds them, or held them.
    """

    number: int
    rates: ExchangeRates
    content: bytes
    entered_by: str
    entered_at: datetime
    change_confirmed: bool
    published_by: str | None
    published_at: datetime | None
    is_handed_out: bool


@dataclass(frozen=True, slots=True)
class HandedOutRates:
    """What kiosks are given now. ``signed_until`` (UTC) is when they stop taking it, however new it is."""

    rates: ExchangeRates
    signed_until: datetime

    def age(self, today: date) -> int:
        """How many days old the rates are."""
        return (today - self.rates.dated).days

    def days_left(self, today: date) -> int:
        """For how many days after today kiosks may still use them; below zero: they use them no more."""
        return min(MOST_DAYS - self.age(today), (self.signed_until.date() - today) // timedelta(days=1))
