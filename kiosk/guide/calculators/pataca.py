"""Patacas into another currency and back: at the linked rate (HKD), or at a published rate of a dated file (CNY)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from kiosk.guide.answers import Amount
from kiosk.guide.calculators.arithmetic import divided, times
from kiosk.guide.calculators.form import AmountEntry, Choice, Entered, Entry, Option
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import Known, Need, Words
from kiosk.guide.calculators.result import Calculator, Result, Row, money, rate_words
from kiosk.i18n.messages import Message, message

PATACA: Final = "MOP"
HONG_KONG_DOLLAR: Final = "HKD"
RENMINBI: Final = "CNY"
PEG: Final = Need("peg-mop-hkd", PATACA)
"""What one Hong Kong dollar is in patacas; the only rate a catalogue may hold (facts.md 2.8)."""
DIRECTION: Final = "direction"
FROM_PATACA: Final = "from-pataca"
TO_PATACA: Final = "to-pataca"
AMOUNT: Final = "amount"
ROUNDING: Final = message("Rounded to two decimals; half a cent is rounded up.")
_HOW_MUCH: Final = message("How much do you have?")


def _both_ways(other: str, options: Mapping[str, str], labels: tuple[Message, Message]) -> tuple[Entry, ...]:
    """The direction, and the amount in the currency one has."""
    directions = Option(FROM_PATACA, labels[0]), Option(TO_PATACA, labels[1])
    choice = Choice(DIRECTION, message("What do you want to change?"), directions, preset=FROM_PATACA)
    currency = other if options.get(DIRECTION) == TO_PATACA else PATACA
    return choice, AmountEntry(AMOUNT, _HOW_MUCH, currency)


def _hong_kong_dollar_entries(known: Known, options: Mapping[str, str]) -> tuple[Entry, ...]:
    labels = (
        message("Patacas (MOP) to Hong Kong dollars (HKD)"),
        message("Hong Kong dollars (HKD) to patacas (MOP)"),
    )
    return _both_ways(HONG_KONG_DOLLAR, options, labels)


def _hong_kong_dollar_work_out(entered: Entered, known: Known) -> Result:
    amount, rate = entered.amounts[AMOUNT], known.number(PEG)
    if entered.options[DIRECTION] == TO_PATACA:
        got, currency = times(amount, rate), PATACA
        formula = multiplied(money(amount, HONG_KONG_DOLLAR), rate, money(got, PATACA))
    else:
        got, currency = divided(amount, rate), HONG_KONG_DOLLAR
        formula = quotient(money(amount, PATACA), rate, money(got, HONG_KONG_DOLLAR))
    return Result(
        headline=Row(message("This is about"), Amount(got, currency)),
        formula=(formula,),
        notes=(
            ROUNDING,
            message("A bank’s own rate may differ a little, and it may charge a fee."),
        ),
        facts=(PEG.fact,),
    )


def _renminbi_entries(known: Known, options: Mapping[str, str]) -> tuple[Entry, ...]:
    labels = message("Patacas (MOP) to renminbi (CNY)"), message("Renminbi (CNY) to patacas (MOP)")
    return _both_ways(RENMINBI, options, labels)


def _renminbi_work_out(entered: Entered, known: Known) -> Result:
    if known.rates is None:
        raise ValueError("worked out without exchange rates")
    amount, rate = entered.amounts[AMOUNT], known.rates.renminbi
    if entered.options[DIRECTION] == TO_PATACA:
        got, currency = divided(amount, rate), PATACA
        formula = quotient(money(amount, RENMINBI), rate, money(got, PATACA))
    else:
        got, currency = times(amount, rate), RENMINBI
        formula = multiplied(money(amount, PATACA), rate, money(got, RENMINBI))
    return Result(
        headline=Row(message("This is about"), Amount(got, currency)),
        formula=(formula,),
        notes=(
            ROUNDING,
            message("The rate changes every day. The bank’s own rate and fee decide."),
        ),
        rates_used=True,
    )


def in_patacas(amount: Decimal, renminbi_per_pataca: Decimal) -> Decimal:
    """CNY in MOP, to two decimals."""
    return divided(amount, renminbi_per_pataca)


def multiplied(amount: Words, rate: Decimal, result: Words) -> Message:
    """The formula of a product."""
    return message("{amount} × {rate} = {result}", amount=amount, rate=rate_words(rate), result=result)


def quotient(amount: Words, rate: Decimal, result: Words) -> Message:
    """The formula of a quotient."""
    return message("{amount} ÷ {rate} = {result}", amount=amount, rate=rate_words(rate), result=result)


PATACA_HONG_KONG_DOLLAR: Final = Calculator(
    identifier=CalculatorId.PATACA_HONG_KONG_DOLLAR,
    title=message("Patacas and Hong Kong dollars"),
    summary=message("At the linked exchange rate, in both directions."),
    needs=(PEG,),
    entries=_hong_kong_dollar_entries,
    work_out=_hong_kong_dollar_work_out,
)
"""At the linked rate: it is the same every day, so no rate file is needed."""

PATACA_RENMINBI: Final = Calculator(
    identifier=CalculatorId.PATACA_RENMINBI,
    title=message("Patacas and renminbi"),
    summary=message("At a published rate of the last days, in both directions."),
    needs_rates=True,
    entries=_renminbi_entries,
    work_out=_renminbi_work_out,
)
"""At a published rate that is not old: there is no fixed rate between the two."""
