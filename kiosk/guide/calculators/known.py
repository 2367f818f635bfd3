"""What a calculator may work with: facts of the catalogue that are sure enough, and exchange rates of a dated file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message
from kiosk.i18n.text import Text

Words: TypeAlias = Callable[[Locale], str]


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact of confidence H or M. ``number`` is exact, an amount in units of ``currency``; ``words`` say the value."""

    words: Words
    number: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """The rates of one day and who published them.

    ``renminbi``: CNY for one MOP. ``hong_kong_dollar``: MOP for one HKD, if the publisher gives it.
    """

    dated: date
    publisher: Text
    renminbi: Decimal
    hong_kong_dollar: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A fact without which a sum cannot be worked out. With a ``currency`` (ISO 4217) it is an amount above zero."""

    fact: str
    currency: str | None = None

    def is_met(self, facts: Mapping[str, KnownFact]) -> bool:
        known = facts.get(self.fact)
        if known is None or self.currency is None:
            return known is not None
        return known.currency == self.currency and known.number is not None and known.number > 0


@dataclass(frozen=True, slots=True)
class Known:
    """The facts by id, and the rates; where there are none that may be used, ``no_rates`` says why."""

    facts: Mapping[str, KnownFact]
    rates: ExchangeRates | None = None
    no_rates: Message | None = None

    def has(self, *needs: Need) -> bool:
        """Whether all of these are known."""
        return all(need.is_met(self.facts) for need in needs)

    def number(self, need: Need) -> Decimal:
        """The number of a fact that is known to be there (see :meth:`has`)."""
        number = self.facts[need.fact].number
        if number is None:
            raise ValueError(f"the fact {need.fact} holds no number")
        return number

    def words(self, need: Need) -> Words:
        """The value of a fact that is known to be there, in words."""
        return self.facts[need.fact].words
