"""Numbers, money, dates and phones as each language writes them. None of them breaks across two lines.

Money: code first in Chinese and English (``MOP 12,345.00``), last in Portuguese (``12 345,00 MOP``), as design.md says.
Dates: CLDR through Babel; Portuguese months take a capital, as Macau's government writes them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale as BabelLocale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from kiosk.i18n.locales import Locale

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
_BABEL = {
    Locale.ZH_HANT: "zh_Hant_MO",
    Locale.ZH_HANS: "zh_Hans_CN",
    Locale.PT: "pt_MO",
    Locale.EN: "en_GB",
}
_COLUMN = {Locale.PT: "EEEEEE", Locale.EN: "E"}
_CODE_LAST = frozenset({Locale.PT})


@lru_cache(maxsize=1024)
def number(value: Decimal | int, locale: Locale) -> str:
    """A plain number, for example ``1,234.5`` or ``1 234,5``."""
    return _unbroken(format_decimal(value, locale=_babel(locale)))


@lru_cache(maxsize=1024)
def money(amount: Decimal, currency: str, locale: Locale) -> str:
    """An amount with two decimals and its ISO 4217 code."""
    digits = format_decimal(amount, format="#,##0.00", locale=_babel(locale))
    parts = (digits, currency) if locale in _CODE_LAST else (currency, digits)
    return _unbroken(NO_BREAK_SPACE.join(parts))


@lru_cache(maxsize=1024)
def long_date(day: date, locale: Locale) -> str:
    """``2026年11月22日``, ``22 de Novembro de 2026``, ``22 November 2026``."""
    return _unbroken(_capital_month(format_date(day, "long", locale=_babel(locale)), day, locale))


@lru_cache(maxsize=1024)
def day_and_month(day: date, locale: Locale) -> str:
    """``11月22日``, ``22 de Novembro``, ``22 November``: for a day of this year."""
    return _unbroken(_capital_month(format_skeleton("MMMMd", day, locale=_babel(locale)), day, locale))


@lru_cache(maxsize=1024)
def short_date(day: date, locale: Locale) -> str:
    """``2026年11月22日``, ``22 Nov. 2026``: the shortest form that cannot be misread."""
    if locale.is_chinese:
        return long_date(day, locale)
    if locale is Locale.PT:
        return _unbroken(f"{day.day:02}/{day.month:02}/{day.year}")
    return _unbroken(format_date(day, "d MMM yyyy", locale=_babel(locale)))


@lru_cache(maxsize=1024)
def weekday(day: date, locale: Locale) -> str:
    """``星期日``, ``domingo``, ``Sunday``."""
    return format_date(day, "EEEE", locale=_babel(locale))


@lru_cache(maxsize=1024)
def weekday_head(day: date, locale: Locale) -> str:
    """``日``, ``dom.``, ``Sun``: at the head of a column of a calendar, whose days say the whole word."""
    return format_date(day, _COLUMN.get(locale, "EEEEE"), locale=_babel(locale))


@lru_cache(maxsize=1024)
def month_and_year(day: date, locale: Locale) -> str:
    """``2026年11月``, ``Novembro de 2026``, ``November 2026``."""
    return _unbroken(_capital_month(format_skeleton("yMMMM", day, locale=_babel(locale)), day, locale))


@cache
def first_weekday(locale: Locale) -> int:
    """The day with which a week begins, Monday being 0: Sunday in Macau, Monday on the Mainland (CLDR)."""
    return int(BabelLocale.parse(locale.value, sep="-").first_week_day)


@lru_cache(maxsize=1024)
def phone(number_: str, locale: Locale) -> str:
    """A phone number in groups. Macau: ``+853 2856 8856`` (4-4); others by libphonenumber.

    Short numbers, and what libphonenumber cannot read (an operator's setting), stay as they are.
    """
    del locale  # all four languages group alike; the parameter keeps one signature for all formats
    if not number_.startswith("+"):
        return number_
    import phonenumbers  # its metadata takes 30 ms to load, and most screens show no phone number

    try:
        parsed = phonenumbers.parse(number_)
    except phonenumbers.NumberParseException:
        return number_
    return _unbroken(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


@cache
def _babel(locale: Locale) -> BabelLocale:
    return BabelLocale.parse(_BABEL[locale])


def _capital_month(text: str, day: date, locale: Locale) -> str:
    if locale is not Locale.PT:
        return text
    month = _babel(locale).months["format"]["wide"][day.month]
    return text.replace(month, month.capitalize())


def _unbroken(text: str) -> str:
    """The text with spaces that do not break."""
    return text.replace(" ", NO_BREAK_SPACE).replace("\u202f", NO_BREAK_SPACE)
