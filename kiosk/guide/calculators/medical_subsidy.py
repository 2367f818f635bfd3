"""The Macau subsidy for mainland basic medical insurance: the smaller of what was paid and the yearly maximum.

Administrative Regulation 16/2020, Chief Executive Orders 204/2021 and 257/2025 (facts-insurance-funding.md, section 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from kiosk.guide.answers import Amount
from kiosk.guide.calculators.form import AmountEntry, Choice, Entered, Entry, Option
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import Known, Need
from kiosk.guide.calculators.pataca import PATACA, RENMINBI, ROUNDING, in_patacas, quotient
from kiosk.guide.calculators.result import Calculator, Result, Row, money
from kiosk.i18n.messages import Message, message

MAXIMUM: Final = Need("subsidy-max", PATACA)
OLDER: Final = Need("subsidy-age-older")
CHILD: Final = Need("subsidy-age-child")
AREA: Final = Need("subsidy-area")
PAYMENT: Final = Need("subsidy-payment-days")
GROUP: Final = "group"
NO_GROUP: Final = "none"
CURRENCY: Final = "currency"
PAID: Final = "paid"
_CONDITION: Final = message(
    "You need the Residence Permit for Hong Kong and Macao Residents and the Macau identity card, "
    "and must have joined the basic medical insurance in a place where the subsidy applies."
)
_NOT_IN_A_GROUP: Final = message(
    "As far as we know, this subsidy is only for the groups above. Please ask at the counter if you are not sure."
)
_DECIDES: Final = message("The Health Bureau decides on each application.")


def _entries(known: Known, options: Mapping[str, str]) -> tuple[Entry, ...]:
    who = Choice(GROUP, message("Who is insured?"), _groups(known))
    if options.get(GROUP) == NO_GROUP:
        return (who,)
    currency = PATACA if options.get(CURRENCY) == PATACA else RENMINBI
    return (
        who,
        Choice(
            CURRENCY,
            message("In which currency do you know what was paid?"),
            (Option(RENMINBI, message("Renminbi (CNY)")), Option(PATACA, message("Patacas (MOP)"))),
            preset=RENMINBI,
        ),
        AmountEntry(PAID, message("How much was paid for one year?"), currency),
    )


def _work_out(entered: Entered, known: Known) -> Result:
    facts = [MAXIMUM.fact, OLDER.fact, CHILD.fact, AREA.fact]
    facts += [PAYMENT.fact] if known.has(PAYMENT) else []
    if entered.options[GROUP] == NO_GROUP:
        return Result(None, warnings=(_NOT_IN_A_GROUP,), notes=(_CONDITION,), facts=tuple(facts))
    paid, currency = entered.amounts[PAID], entered.options[CURRENCY]
    if currency == PATACA:
        return _subsidy(paid, (), known, facts)
    if known.rates is None:
        return _without_a_rate(known, facts)
    patacas = in_patacas(paid, known.rates.renminbi)
    conversion = quotient(money(paid, RENMINBI), known.rates.renminbi, money(patacas, PATACA))
    return _subsidy(patacas, (conversion,), known, facts)


def _groups(known: Known) -> tuple[Option, ...]:
    return (
        Option("older", message("{age} or older", age=known.words(OLDER))),
        Option("child", message("{age} or younger", age=known.words(CHILD))),
        Option("pupil", message("A primary or secondary school pupil")),
        Option("disabled", message("A disabled person under Law 9/2011")),
        Option(NO_GROUP, message("None of these")),
    )


def _subsidy(patacas: Decimal, before: tuple[Message, ...], known: Known, facts: list[str]) -> Result:
    """The smaller of what was paid (in MOP) and the maximum of the year."""
    amount = min(patacas, known.number(MAXIMUM))
    formula = message(
        "The smaller of what was paid, {paid}, and the most per year, {most}",
        paid=money(patacas, PATACA),
        most=known.words(MAXIMUM),
    )
    other_rate = message("The Health Bureau may count renminbi in patacas at another rate.")
    return Result(
        headline=Row(message("The subsidy may be about"), Amount(amount, PATACA)),
        formula=(*before, formula),
        notes=(_CONDITION, *((ROUNDING, other_rate) if before else ()), _DECIDES),
        facts=tuple(facts),
        rates_used=bool(before),
    )


def _without_a_rate(known: Known, facts: list[str]) -> Result:
    return Result(
        headline=None,
        formula=(message("The smaller of what was paid and the most per year, {most}", most=known.words(MAXIMUM)),),
        notes=(_CONDITION, _DECIDES),
        ask=(message("How much the renminbi you paid are in patacas"),),
        facts=tuple(facts),
    )


MEDICAL_SUBSIDY: Final = Calculator(
    identifier=CalculatorId.MEDICAL_SUBSIDY,
    title=message("Macau subsidy for Mainland medical insurance"),
    summary=message("Who may get it, and how much of what you paid."),
    needs=(MAXIMUM, OLDER, CHILD, AREA),
    entries=_entries,
    work_out=_work_out,
)
"""Who gets it and how much. An amount in CNY needs a published rate: without one the counter is asked."""
