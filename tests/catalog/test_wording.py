"""Values in words, and the age of information."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.freshness import Freshness, freshness, service_is_stale
from kiosk.catalog.model import Currency, Day, Money, Number, Phone, Unit, Words4
from kiosk.catalog.wording import value_words
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import fields, translations
from kiosk.i18n.text import Text

NO_BREAK = "\u00a0"


def test_money_stands_with_its_code_where_each_language_puts_it() -> None:
    words = value_words(Money(kind="money", amount=Decimal("12345"), currency=Currency.MOP))
    assert words(Locale.ZH_HANT) == f"MOP{NO_BREAK}12,345.00"
    assert words(Locale.PT) == f"12{NO_BREAK}345,00{NO_BREAK}MOP"


def test_dates_phones_and_words_are_said_in_each_language() -> None:
    assert value_words(Day(kind="date", date=date(2026, 11, 22)))(Locale.ZH_HANS) == "2026年11月22日"
    assert value_words(Phone(kind="phone", number="12378", mainland_only=True))(Locale.EN) == "12378"
    words = Text.model_validate({"zh-Hant-MO": "甲", "zh-Hans-CN": "乙", "pt-MO": "c", "en-MO": "d"})
    assert [value_words(Words4(kind="text", text=words))(locale) for locale in Locale] == ["甲", "乙", "c", "d"]


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("amount", ["1", "2", "0", "1.5", "1000"])
def test_every_unit_shows_its_number_in_every_language(unit: Unit, amount: str) -> None:
    words = value_words(Number(kind="number", number=Decimal(amount), unit=unit))
    for locale in Locale:
        said = words(locale)
        assert not fields(said)
        assert amount[0] in said


def test_one_and_many_differ_in_english() -> None:
    one = value_words(Number(kind="number", number=Decimal(1), unit=Unit.WORKING_DAYS))
    many = value_words(Number(kind="number", number=Decimal("1.5"), unit=Unit.WORKING_DAYS))
    translations.cache_clear()
    assert (one(Locale.EN), many(Locale.EN)) == ("1 working day", "1.5 working days")


@pytest.mark.parametrize(
    ("age", "level"),
    [(-3, Freshness.FRESH), (0, Freshness.FRESH), (7, Freshness.FRESH), (8, Freshness.AGEING), (30, Freshness.AGEING)],
)
def test_information_ages_in_the_steps_of_the_chip(age: int, level: Freshness) -> None:
    built = date(2026, 11, 1)
    assert freshness(built, built + timedelta(days=age)) is level
    assert freshness(built, built + timedelta(days=31)) is Freshness.STALE


def test_a_service_is_stale_after_the_day_of_its_review(real_content: ContentSet) -> None:
    service = next(iter(real_content.services.values()))
    assert not service_is_stale(service, service.review_by)
    assert service_is_stale(service, service.review_by + timedelta(days=1))
