"""The calculators: each once, a wrong amount, and exchange rates that are too old to be used."""

from __future__ import annotations

from kiosk.tour.journeys.steps import come_in
from kiosk.tour.visitor import Visitor

SERVICE, CALCULATOR = "basic-medical", "medical-subsidy"
"""A service that leads to a calculator."""
NEEDS_RATE = "pataca-renminbi"
"""The calculator that needs a published rate."""
OTHERS = {
    "moving-money": ((), "250000"),
    "pataca-hong-kong-dollar": (("to-pataca",), "88.80"),
    NEEDS_RATE: (("from-pataca",), "5000"),
    "wealth-connect-quota": (("bank",), "500000"),
}
"""By calculator, the options to touch and the amount to type."""


def calculators(visitor: Visitor) -> None:
    """From a service to its calculator, with nothing entered and then properly; then all the others from the list."""
    come_in(visitor)
    _open_from_service(visitor)
    visitor.touch("workOut")
    visitor.see("calculator-nothing-entered", "amount", screen="calculator")
    visitor.lacks("resultValue")
    visitor.choose("option-older")
    _work_out(visitor, CALCULATOR, "539")
    visitor.read_to_the_end("calculator-medical-subsidy-result")
    visitor.touch("clear")
    visitor.lacks("resultValue")
    _open_list(visitor, "calculators")
    for calculator, (options, amount) in OTHERS.items():
        visitor.touch(f"calculator-{calculator}")
        visitor.see(f"calculator-{calculator}", "amount", "workOut", screen="calculator")
        for option in options:
            visitor.choose(f"option-{option}")
        _work_out(visitor, calculator, amount)
        visitor.touch("navBack")
        visitor.arrive("calculators")


def stale_rate(visitor: Visitor) -> None:
    """Rates that are too old: the list says so, and the calculator sends one to the counter and shows no number."""
    come_in(visitor)
    _open_from_service(visitor)
    _open_list(visitor, "calculators-stale")
    visitor.touch(f"calculator-{NEEDS_RATE}")
    visitor.see("calculator-stale", "refusal", screen="calculator")
    visitor.lacks("workOut")
    visitor.lacks("amount")


def _open_from_service(visitor: Visitor) -> None:
    visitor.touch("category-insurance")
    visitor.arrive("category")
    visitor.touch(f"service-{SERVICE}")
    visitor.see("service", f"calculator-{CALCULATOR}")
    visitor.touch(f"calculator-{CALCULATOR}")
    visitor.see(f"calculator-{CALCULATOR}", "workOut", screen="calculator")


def _open_list(visitor: Visitor, name: str) -> None:
    visitor.touch("allCalculators")
    visitor.see(name, *(f"calculator-{calculator}" for calculator in (CALCULATOR, *OTHERS)), screen="calculators")


def _work_out(visitor: Visitor, calculator: str, amount: str) -> None:
    """Type the amount key by key and take a picture of what it comes to."""
    for key in amount:
        visitor.touch("key-decimal" if key == "." else f"key-{key}")
    visitor.touch("workOut")
    visitor.see(f"calculator-{calculator}-worked-out", "resultValue", screen="calculator")
