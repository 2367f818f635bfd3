"""Numbers, money, dates and phones: as each language writes them, and never broken across two lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale

DAY = date(2026, 11, 2)
SPACE = formats.NO_BREAK_SPACE
LOCALES = st.sampled_from(list(Locale))
AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
BREAKING = " \t\n\u2002\u2003\u2009\u202f\u3000"
"""Spaces at which a line may break, and the narrow one that some fonts lack."""


def plain(text: str) -> str:
    return text.replace(SPACE, " ")


def unbroken(text: str) -> bool:
    return not set(text) & set(BREAKING)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (Locale.ZH_HANT, "MOP 12,345.50"),
        (Locale.ZH_HANS, "MOP 12,345.50"),
        (Locale.EN, "MOP 12,345.50"),
        (Locale.PT, "12 345,50 MOP"),
    ],
)
def test_money_has_two_decimals_and_the_code_where_the_language_puts_it(locale: Locale, expected: str) -> None:
    assert plain(formats.money(Decimal("12345.5"), "MOP", locale)) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (Locale.ZH_HANT, "2026年11月2日"),
        (Locale.ZH_HANS, "2026年11月2日"),
        (Locale.EN, "2 November 2026"),
        (Locale.PT, "2 de Novembro de 2026"),
    ],
)
def test_a_long_date_is_written_as_the_government_of_macau_writes_it(locale: Locale, expected: str) -> None:
    assert plain(formats.long_date(DAY, locale)) == expected


@pytest.mark.parametrize(
    ("locale", "short", "month"),
    [
        (Locale.ZH_HANT, "2026年11月2日", "11月2日"),
        (Locale.ZH_HANS, "2026年11月2日", "11月2日"),
        (Locale.EN, "2 Nov 2026", "2 November"),
        (Locale.PT, "02/11/2026", "2 de Novembro"),
    ],
)
def test_a_short_date_cannot_be_misread(locale: Locale, short: str, month: str) -> None:
    assert plain(formats.short_date(DAY, locale)) == short
    assert plain(formats.day_and_month(DAY, locale)) == month


@pytest.mark.parametrize(
    ("locale", "month", "heads"),
    [
        (Locale.ZH_HANT, "2026年11月", ["日", "一", "二"]),
        (Locale.ZH_HANS, "2026年11月", ["一", "二", "三"]),
        (Locale.EN, "November 2026", ["Sun", "Mon", "Tue"]),
        (Locale.PT, "Novembro de 2026", ["dom.", "seg.", "ter."]),
    ],
)
def test_a_calendar_is_headed_as_the_language_does_and_its_week_begins_there(
    locale: Locale, month: str, heads: list[str]
) -> None:
    assert plain(formats.month_and_year(DAY, locale)) == month
    week = [date(2026, 11, 2 + (formats.first_weekday(locale) + day) % 7) for day in range(3)]
    assert [formats.weekday_head(day, locale) for day in week] == heads


def test_every_month_takes_a_capital_in_portuguese() -> None:
    for month in range(1, 13):
        name = formats.long_date(date(2026, month, 1), Locale.PT).split(SPACE)[2]
        assert name == name.capitalize()


def test_numbers_are_grouped_by_language() -> None:
    shown = {locale: plain(formats.number(Decimal("1234567.5"), locale)) for locale in Locale}
    assert shown == {
        Locale.ZH_HANT: "1,234,567.5",
        Locale.ZH_HANS: "1,234,567.5",
        Locale.EN: "1,234,567.5",
        Locale.PT: "1 234 567,5",
    }


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+85328568856", "+853 2856 8856"),
        ("+8613800138000", "+86 138 0013 8000"),
        ("999", "999"),
        ("12378", "12378"),
        ("28568856", "28568856"),
    ],
)
def test_phones_stand_in_groups_and_short_numbers_whole(locale: Locale, number: str, shown: str) -> None:
    assert plain(formats.phone(number, locale)) == shown


@given(number=st.from_regex(r"\+?\d{3,15}", fullmatch=True), locale=LOCALES)
def test_no_phone_that_an_operator_may_set_fails_or_breaks(number: str, locale: Locale) -> None:
    shown = formats.phone(number, locale)
    assert unbroken(shown)
    assert shown


@given(amount=AMOUNTS, currency=st.sampled_from(["MOP", "HKD", "CNY", "USD"]), locale=LOCALES)
def test_no_amount_breaks_and_every_one_names_its_currency(amount: Decimal, currency: str, locale: Locale) -> None:
    shown = formats.money(amount, currency, locale)
    assert unbroken(shown)
    assert shown.count(currency) == 1
    assert "".join(filter(str.isdigit, shown)) == f"{abs(amount):.2f}".replace(".", "")


@given(value=st.one_of(AMOUNTS, st.integers(-(10**15), 10**15)), locale=LOCALES)
def test_no_number_breaks(value: Decimal | int, locale: Locale) -> None:
    assert unbroken(formats.number(value, locale))


@given(day=DAYS, locale=LOCALES, form=st.sampled_from([formats.long_date, formats.day_and_month, formats.short_date]))
def test_no_date_breaks(day: date, locale: Locale, form: Callable[[date, Locale], str]) -> None:
    shown = form(day, locale)
    assert unbroken(shown)
    assert str(day.day) in shown


def test_the_weekday_is_named_in_each_language() -> None:
    assert [formats.weekday(date(2026, 11, 22), locale) for locale in Locale] == [
        "星期日",
        "星期日",
        "domingo",
        "Sunday",
    ]
