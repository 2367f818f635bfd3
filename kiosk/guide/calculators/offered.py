"""All calculators, which of them can be offered with what is known, and which services lead to which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.guide.calculators.form import check_entries, chosen
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import Known
from kiosk.guide.calculators.medical_subsidy import AREA, CHILD, MAXIMUM, MEDICAL_SUBSIDY, OLDER, PAYMENT
from kiosk.guide.calculators.moving_money import CLASS_2, CLASS_3, CLASS_3_BALANCE, MOVING_MONEY, REMITTANCE
from kiosk.guide.calculators.pataca import PATACA_HONG_KONG_DOLLAR, PATACA_RENMINBI, PEG
from kiosk.guide.calculators.result import Calculator, Result
from kiosk.guide.calculators.wealth_connect import EACH, QUOTA, WEALTH_CONNECT_QUOTA
from kiosk.guide.correction import Correction
from kiosk.i18n.messages import Message, message

CALCULATORS: Final[Mapping[CalculatorId, Calculator]] = {
    calculator.identifier: calculator
    for calculator in (
        MOVING_MONEY,
        PATACA_HONG_KONG_DOLLAR,
        PATACA_RENMINBI,
        MEDICAL_SUBSIDY,
        WEALTH_CONNECT_QUOTA,
    )
}
"""By id, in the order of the list on the screen."""
FACTS: Final = tuple(
    need.fact
    for need in (
        *(REMITTANCE, *CLASS_2, *CLASS_3, CLASS_3_BALANCE),
        PEG,
        *(MAXIMUM, OLDER, CHILD, AREA, PAYMENT),
        *(QUOTA, EACH),
    )
)
"""The ids of all facts that any calculator reads."""
OF_SERVICES: Final[Mapping[str, tuple[CalculatorId, ...]]] = {
    "account-opening-service": (CalculatorId.MOVING_MONEY,),
    "agent-witness-account": (CalculatorId.MOVING_MONEY,),
    "basic-medical": (CalculatorId.MEDICAL_SUBSIDY,),
    "macau-wallet": (CalculatorId.PATACA_RENMINBI,),
    "mobile-pay-rmb": (CalculatorId.PATACA_RENMINBI,),
    "spend-convenience": (CalculatorId.PATACA_RENMINBI,),
    "wealth-connect": (CalculatorId.WEALTH_CONNECT_QUOTA,),
}
"""The calculators that help with a service, by the service's id."""
NOT_CONFIRMED: Final = message("What it is worked out from is not confirmed.")
NO_RATES: Final = message("There is no exchange rate on this kiosk at the moment.")


def calculator_of(identifier: str) -> Calculator | None:
    """The calculator of this id, if there is one."""
    known = {item.value: item for item in CalculatorId}
    return CALCULATORS[known[identifier]] if identifier in known else None


def why_not(calculator: Calculator, known: Known) -> Message | None:
    """Why the calculator cannot be offered: nothing if it can."""
    if not known.has(*calculator.needs):
        return NOT_CONFIRMED
    if calculator.needs_rates and known.rates is None:
        return known.no_rates or NO_RATES
    return None


def work_out(calculator: Calculator, typed: Mapping[str, str], known: Known) -> Result | dict[str, Correction]:
    """The result of what was typed, or by entry id what is wrong. The calculator must be one that is offered."""
    options = chosen(calculator.entries(known, {}), typed)
    entered = check_entries(calculator.entries(known, options), typed)
    return entered if isinstance(entered, dict) else calculator.work_out(entered, known)
