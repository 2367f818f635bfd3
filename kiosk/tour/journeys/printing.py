"""Taking the list home: from a printer that works, and past one that does not."""

from __future__ import annotations

from kiosk.tour.journeys.steps import come_in
from kiosk.tour.visitor import Visitor

SERVICE = "bill-payment"


def print_slip(visitor: Visitor) -> None:
    """The list in another language than the screen's, printed, taken; finish."""
    _open_slip(visitor)
    visitor.touch("slipLanguage")
    chosen = "pt-MO" if visitor.language.value != "pt-MO" else "zh-Hant-MO"
    visitor.see("slip-languages", f"slipLanguage-{chosen}", screen="slip")
    visitor.touch(f"slipLanguage-{chosen}")
    visitor.lacks(f"slipLanguage-{chosen}")
    visitor.touch("print")
    visitor.see("slip-printed", "printed", "slipCode", screen="slip")
    visitor.take_slip()
    visitor.touch("finish")
    visitor.see("finished", "startOver")


def printer_trouble(visitor: Visitor) -> None:
    """No paper: told before anything is touched, and again when tried; the code stays; then there is paper."""
    _open_slip(visitor)
    visitor.see("slip-no-paper", "notPrinted", "slipCode", "slipNumber", screen="slip")
    visitor.touch("print")
    visitor.see("slip-not-printed", "notPrinted", "slipCode", screen="slip")
    visitor.touch("print")
    visitor.see("slip-printed", "printed", screen="slip")
    visitor.lacks("notPrinted")
    visitor.take_slip()
    visitor.touch("finish")
    visitor.see("finished", "startOver")


def _open_slip(visitor: Visitor) -> None:
    come_in(visitor)
    visitor.touch("category-e-payment")
    visitor.arrive("category")
    visitor.touch(f"service-{SERVICE}")
    visitor.arrive("service")
    visitor.touch("takeAway")
    visitor.see("slip", "slipPreview", "slipCode", "slipNumber", "print")
