"""A typed amount is read exactly, or comes back with what is wrong and what a right one looks like. No guesses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kiosk.guide.calculators.amounts import MOST, read_amount
from kiosk.guide.correction import Correction
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale

AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=MOST, places=2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12345", "12345"),
        ("12345.6", "12345.60"),
        ("5.", "5"),
        ("0.05", "0.05"),
        ("007", "7"),
        ("12,345.00", "12345"),
        ("1,000,000", "1000000"),
        ("12 345,00", "12345"),
        ("12\u00a0345,5", "12345.50"),
        ("1 000 000.25", "1000000.25"),
        ("１２，３４５．００", "12345"),
        ("\u3000８０００\u3000", "8000"),
        ("999999999.99", "999999999.99"),
    ],
)
def test_right_ways_to_write_an_amount_are_read_exactly(typed: str, amount: str) -> None:
    assert read_amount(typed, "MOP") == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Nothing was entered."),
        ("   ", "Nothing was entered."),
        ("1,2,3", "The commas, points or spaces are not in the right places."),
        ("1,23", "The commas, points or spaces are not in the right places."),
        ("12,34,567", "The commas, points or spaces are not in the right places."),
        ("0,123", "The commas, points or spaces are not in the right places."),
        ("1.000.000", "The commas, points or spaces are not in the right places."),
        ("1 23", "The commas, points or spaces are not in the right places."),
        (".5", "The commas, points or spaces are not in the right places."),
        ("1.234", "Use at most two digits after the decimal point."),
        ("12 345,678", "Use at most two digits after the decimal point."),
        ("-5", "An amount cannot be less than zero."),
        ("−５", "An amount cannot be less than zero."),
        ("--5", "This is not an amount of money."),
        ("10^30", "This is not an amount of money."),
        ("1e9", "This is not an amount of money."),
        ("abc", "This is not an amount of money."),
        ("MOP 100", "This is not an amount of money."),
        ("5²", "This is not an amount of money."),
        ("½", "This is not an amount of money."),
        ("٣", "This is not an amount of money."),
        ("Infinity", "This is not an amount of money."),
        ("1" * 33, "This is too long for an amount."),
        ("1000000000", "This is too much: the most is MOP\u00a0999,999,999.99."),
        ("0", "The amount must be more than zero."),
        ("0.00", "The amount must be more than zero."),
    ],
)
def test_a_wrong_amount_says_what_is_wrong_and_shows_a_right_one(typed: str, problem: str) -> None:
    found = read_amount(typed, "MOP")
    assert isinstance(found, Correction)
    assert found.problem.render(Locale.EN) == problem
    assert found.example.render(Locale.EN) == "Enter an amount, for example MOP\u00a012,345.00."


def test_nothing_is_an_amount_where_nothing_is_an_answer() -> None:
    assert read_amount("0", "CNY", zero=True) == 0


@given(AMOUNTS, st.sampled_from(list(Locale)))
def test_every_amount_can_be_typed_as_the_screens_of_any_language_write_it(amount: Decimal, locale: Locale) -> None:
    shown = formats.money(amount, "MOP", locale).replace("MOP", "")
    if locale is Locale.PT and amount < 1000:
        shown = shown.replace(",", ".")  # without groups a comma is ambiguous, so the pad's own point is asked for
    assert read_amount(shown, "MOP") == amount
    assert read_amount(str(amount), "MOP") == amount


@given(st.text(max_size=60) | st.text(alphabet="0123456789.,- ０９，．", max_size=40))
@example("\x00")
@example("1,\n000")
@example("１²")
def test_whatever_is_typed_ends_as_an_exact_amount_or_a_correction(typed: str) -> None:
    found = read_amount(typed, "MOP")
    if isinstance(found, Correction):
        assert all(found.render(locale) for locale in Locale)
    else:
        assert 0 < found <= MOST
        assert found == round(found, 2)
