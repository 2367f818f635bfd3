"""How a fact's value is said in each language. The value is stored once; these are its words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kiosk.catalog.model import Day, Money, Number, Phone, Unit, Value, Words4
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, plural_message

Words = Callable[[Locale], str]


def value_words(value: Value) -> Words:
    """The value as a function of the locale, fit as a parameter of a message and for a ``{fact-id}`` placeholder."""
    match value:
        case Money():
            return lambda locale: formats.money(value.amount, value.currency, locale)
        case Number():
            return number_words(value.number, value.unit)
        case Day():
            return lambda locale: formats.long_date(value.date, locale)
        case Phone():
            return lambda locale: formats.phone(value.number, locale)
        case Words4():
            return lambda locale: value.text[locale]


def number_words(value: Decimal, unit: Unit) -> Words:
    """A number with the word for what it counts: ``3 months``, ``3個月``, ``3 meses``, ``3个月``."""
    if unit is Unit.NONE:
        return lambda locale: formats.number(value, locale)
    if unit is Unit.PERCENT:
        return lambda locale: f"{formats.number(value, locale)}%"
    return _counted(value, unit).render


def _counted(value: Decimal, unit: Unit) -> Message:
    """The message for a counted unit. What is not exactly one takes the plural."""
    count = 1 if value == 1 else 2 if value != value.to_integral_value() else int(value)
    return _UNITS[unit](count, lambda locale: formats.number(value, locale))


_UNITS: dict[Unit, Callable[[int, Words], Message]] = {
    Unit.YEARS_OF_AGE: lambda count, digits: plural_message("{n} year old", "{n} years old", count, n=digits),
    Unit.YEARS: lambda count, digits: plural_message("{n} year", "{n} years", count, n=digits),
    Unit.MONTHS: lambda count, digits: plural_message("{n} month", "{n} months", count, n=digits),
    Unit.DAYS: lambda count, digits: plural_message("{n} day", "{n} days", count, n=digits),
    Unit.WORKING_DAYS: lambda count, digits: plural_message("{n} working day", "{n} working days", count, n=digits),
    Unit.METRES: lambda count, digits: plural_message("{n} metre", "{n} metres", count, n=digits),
    Unit.SEATS: lambda count, digits: plural_message("{n} seat", "{n} seats", count, n=digits),
    Unit.ACCOUNTS: lambda count, digits: plural_message("{n} account", "{n} accounts", count, n=digits),
    Unit.TIMES: lambda count, digits: plural_message("{n} time", "{n} times", count, n=digits),
    Unit.PEOPLE: lambda count, digits: plural_message("{n} person", "{n} people", count, n=digits),
    Unit.INSTITUTIONS: lambda count, digits: plural_message("{n} institution", "{n} institutions", count, n=digits),
}
