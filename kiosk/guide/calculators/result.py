"""What a calculator comes to: values, how they were worked out, and the facts they rest on. Never a rendered string."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiosk.guide.answers import Amount
from kiosk.guide.calculators.form import Entered, Entry
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import Known, Need, Words
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, plural_message


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days."""

    count: int


Value = Amount | Days


@dataclass(frozen=True, slots=True)
class Row:
    """One value and what it is."""

    label: Message
    value: Value


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the result under its own heading. ``notes`` say what holds, ``warnings`` what does not suffice.

    Where its facts are not sure enough it holds nothing and ``ask`` is true: "please ask at the counter".
    """

    title: Message
    rows: tuple[Row, ...] = ()
    notes: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The answer (``headline``; none where there is no sum), its parts, the formula in words, and what it rests on.

    ``facts`` are ids of the facts used; ``rates_used``: whether an exchange rate of the rate file was used; ``ask``:
    what only the counter can say.
    """

    headline: Row | None
    formula: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: tuple[str, ...] = ()
    rates_used: bool = False
    ask: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculator:
    """One calculator. Without its ``needs``, and without exchange rates if it ``needs_rates``, it is not offered.

    ``entries`` says what it asks for after some options were chosen (without any: all that it may ask for);
    ``work_out`` gives the result, once all it needs is known.
    """

    identifier: CalculatorId
    title: Message
    summary: Message
    entries: Callable[[Known, Mapping[str, str]], tuple[Entry, ...]]
    work_out: Callable[[Entered, Known], Result]
    needs: tuple[Need, ...] = ()
    needs_rates: bool = False


def value_words(value: Value) -> Words:
    """A value in words, fit as a parameter of a message."""
    match value:
        case Amount(amount=amount, currency=currency):
            return money(amount, currency)
        case Days(count=count):
            return plural_message("{n} day", "{n} days", count, n=lambda locale: formats.number(count, locale)).render


def money(amount: Decimal, currency: str) -> Words:
    """An amount in words."""
    return lambda locale: formats.money(amount, currency, locale)


def rate_words(value: Decimal) -> Words:
    """An exchange rate in words, with every decimal it was published with."""
    whole, _, decimals = format(value, "f").partition(".")
    return lambda locale: whole + (_decimal_mark(locale) + decimals if decimals else "")


def _decimal_mark(locale: Locale) -> str:
    return formats.number(Decimal("1.5"), locale)[1]
