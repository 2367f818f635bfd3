"""Bringing money into one's own mainland account: how many days it takes, and what Class II and III accounts allow."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from kiosk.guide.answers import Amount
from kiosk.guide.calculators.arithmetic import parts_needed
from kiosk.guide.calculators.form import AmountEntry, Entered, Entry
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import Known, Need
from kiosk.guide.calculators.result import Calculator, Days, Result, Row, Section, money, value_words
from kiosk.i18n.messages import Message, message

RENMINBI: Final = "CNY"
REMITTANCE: Final = Need("remittance-own-name-daily", RENMINBI)
"""Own-name transfers from Macau to the Mainland, a person a day (PBoC and AMCM, December 2019)."""
CLASS_2: Final = (Need("class2-daily-limit", RENMINBI), Need("class2-yearly-limit", RENMINBI))
CLASS_3: Final = (Need("class3-daily-limit", RENMINBI), Need("class3-yearly-limit", RENMINBI))
CLASS_3_BALANCE: Final = Need("class3-balance-cap", RENMINBI)
AMOUNT: Final = "amount"
_DAYS_AT_LIMIT: Final = message("Days at the daily limit")


def _entries(known: Known, options: Mapping[str, str]) -> tuple[Entry, ...]:
    return (AmountEntry(AMOUNT, message("How much do you want to bring?"), RENMINBI),)


def _work_out(entered: Entered, known: Known) -> Result:
    amount = entered.amounts[AMOUNT]
    days = Days(parts_needed(amount, known.number(REMITTANCE)))
    class_2, class_3 = known.has(*CLASS_2), known.has(*CLASS_3, CLASS_3_BALANCE)
    used = (REMITTANCE, *(CLASS_2 if class_2 else ()), *((*CLASS_3, CLASS_3_BALANCE) if class_3 else ()))
    formula = message(
        "{amount} ÷ {limit} a day, rounded up to whole days = {days}",
        amount=money(amount, RENMINBI),
        limit=known.words(REMITTANCE),
        days=value_words(days),
    )
    return Result(
        headline=Row(message("Days needed to send it from Macau"), days),
        formula=(formula,),
        notes=(message("The limit is for renminbi that you send to a Mainland account in your own name on one day."),),
        sections=(
            _class_2(amount, known) if class_2 else Section(_CLASS_2_TITLE, ask=True),
            _class_3(amount, known) if class_3 else Section(_CLASS_3_TITLE, ask=True),
        ),
        facts=tuple(need.fact for need in used),
    )


_CLASS_2_TITLE: Final = message("If it is a Class II account")
_CLASS_3_TITLE: Final = message("If it is a Class III account")


def _class_2(amount: Decimal, known: Known) -> Section:
    """The limits count money in, and money out, from and to accounts that are not linked (facts.md 2.1.1)."""
    daily, yearly = CLASS_2
    rows, warnings = _against_the_year(amount, known, daily, yearly)
    notes = (
        message("At most {daily} a day and {yearly} a year.", daily=known.words(daily), yearly=known.words(yearly)),
        message(
            "The limits count payments, cash and transfers with accounts that are not linked to it. "
            "Ask the bank which account is linked."
        ),
    )
    return Section(_CLASS_2_TITLE, rows, notes, warnings)


def _class_3(amount: Decimal, known: Known) -> Section:
    """The limits count money out; the balance is capped at every moment (facts.md 2.1.1, Notice 16 of 2018)."""
    daily, yearly = CLASS_3
    rows, warnings = _against_the_year(amount, known, daily, yearly)
    notes = (
        message(
            "You can spend at most {daily} a day and {yearly} a year.",
            daily=known.words(daily),
            yearly=known.words(yearly),
        ),
    )
    balance = known.words(CLASS_3_BALANCE)
    if amount > known.number(CLASS_3_BALANCE):
        too_much = message(
            "The whole amount does not fit at once: the account may never hold more than {most}.", most=balance
        )
        return Section(_CLASS_3_TITLE, rows, notes, (too_much, *warnings))
    fits = message("The account may never hold more than {most}.", most=balance)
    return Section(_CLASS_3_TITLE, rows, (*notes, fits), warnings)


def _against_the_year(
    amount: Decimal, known: Known, daily: Need, yearly: Need
) -> tuple[tuple[Row, ...], tuple[Message, ...]]:
    """The days at the daily limit; where a year is not enough for the amount, by how much, said plainly."""
    over = amount - known.number(yearly)
    if over <= 0:
        return (Row(_DAYS_AT_LIMIT, Days(parts_needed(amount, known.number(daily)))),), ()
    warning = message("The yearly limit of {yearly} is not enough for this amount.", yearly=known.words(yearly))
    return (Row(message("More than a year allows, by"), Amount(over, RENMINBI)),), (warning,)


MOVING_MONEY: Final = Calculator(
    identifier=CalculatorId.MOVING_MONEY,
    title=message("Bring money to my Mainland account"),
    summary=message("How many days it takes, and what the account may hold and pay."),
    needs=(REMITTANCE,),
    entries=_entries,
    work_out=_work_out,
)
"""The daily limit for transfers is a matter of division; the class limits are of the account that receives."""
