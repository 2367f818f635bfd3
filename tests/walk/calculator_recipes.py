"""The calculators as the walk shows them: empty, with something wrong, with each kind of result, and without a rate."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from kiosk.distribution.rates import RATES_FILE, RateFile
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.i18n.locales import Locale
from tests.walk.hand import MissingError, press
from tests.walk.stage import Stage

Given = tuple[tuple[str, str], ...]
"""Options by the id of their choice, and under ``""`` what is typed as the amount."""
FRESH, STALE = 1, 30
"""Ages of a rate file in days: one that is used, and one that is refused."""
PUBLISHER = ("示例銀行", "示例银行", "Banco de exemplo", "Sample bank")
"""Nobody: the rate is made up."""
RESULTS: dict[str, tuple[CalculatorId, Given]] = {
    "moving-money": (CalculatorId.MOVING_MONEY, (("", "160000"),)),
    "moving-money-over": (CalculatorId.MOVING_MONEY, (("", "123456789.12"),)),
    "pataca-hong-kong-dollar": (CalculatorId.PATACA_HONG_KONG_DOLLAR, (("", "999999999.99"),)),
    "pataca-renminbi": (CalculatorId.PATACA_RENMINBI, (("direction", "to-pataca"), ("", "5000"))),
    "medical-subsidy": (CalculatorId.MEDICAL_SUBSIDY, (("group", "older"), ("", "539"))),
    "medical-subsidy-none": (CalculatorId.MEDICAL_SUBSIDY, (("group", "none"),)),
    "wealth-connect-quota": (CalculatorId.WEALTH_CONNECT_QUOTA, (("channel", "bank"), ("", "500000"))),
    "wealth-connect-quota-over": (CalculatorId.WEALTH_CONNECT_QUOTA, (("channel", "one"), ("", "3500000"))),
}


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """The name of each state of one calculator's page, and how to come to it."""
    for calculator in CalculatorId:
        yield calculator.value, partial(_open, calculator, FRESH)
    for name, (calculator, given) in RESULTS.items():
        yield f"{name}/result", partial(_worked_out, calculator, given, FRESH)
    yield "medical-subsidy/error", partial(_wrong, CalculatorId.MEDICAL_SUBSIDY)
    yield "moving-money/error", partial(_wrong, CalculatorId.MOVING_MONEY)
    yield "pataca-renminbi/stale", partial(_open, CalculatorId.PATACA_RENMINBI, STALE)
    no_rate = partial(_worked_out, CalculatorId.MEDICAL_SUBSIDY, (("group", "older"), ("", "539")), STALE)
    yield "medical-subsidy/no-rate", no_rate


def open_list(stage: Stage, age: int = FRESH) -> None:
    """The list of calculators, with rates of some days ago."""
    put_rates(stage, age)
    stage.go("calculators")


def put_rates(stage: Stage, age: int) -> None:
    """Give the kiosk a rate file of ``age`` days ago."""
    file = stage.folder / RATES_FILE
    content = {
        "schema": 1,
        "dated": (stage.clock.day - timedelta(days=age)).isoformat(),
        "publisher": dict(zip((locale.value for locale in Locale), PUBLISHER, strict=True)),
        "rates": {"MOP/CNY": "0.8901"},
    }
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    stage.parts.calculators.use_rates(RateFile(file, stage.clock.today).read)


def _open(calculator: CalculatorId, age: int, stage: Stage) -> None:
    put_rates(stage, age)
    stage.go("calculator", calculator=calculator.value)


def _worked_out(calculator: CalculatorId, given: Given, age: int, stage: Stage) -> None:
    _open(calculator, age, stage)
    for choice, value in given:
        if choice:
            stage.parts.calculators.choose(choice, value)
        else:
            stage.parts.calculators.type(value)
    stage.settle()
    press(stage, "workOut")
    if not stage.parts.calculators.outcome:
        raise MissingError(f"{calculator} comes to nothing")


def _wrong(calculator: CalculatorId, stage: Stage) -> None:
    _open(calculator, FRESH, stage)
    press(stage, "workOut")
    if not stage.parts.calculators.errors:
        raise MissingError(f"no error on {calculator}")
