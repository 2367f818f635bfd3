"""The journeys, in the order in which the tour takes them. Each is one function over a :class:`Visitor`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.devices.printer import PrinterState
from kiosk.tour.journeys import (
    applying,
    calculators,
    compare,
    finding,
    guide,
    guides,
    help_sheet,
    library,
    printing,
    visit,
)
from kiosk.tour.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey: its id, and how it goes. ``with_catalogue`` is False where the kiosk must have none.

    ``printer`` is the state in which each sheet finds the printer; the last one stays. ``rates_age`` is how many
    days old the exchange rates are. With ``prepares`` the kiosk's centre takes prepared applications.
    """

    id: str
    play: Callable[[Visitor], None]
    with_catalogue: bool = True
    printer: tuple[PrinterState, ...] = (PrinterState.READY,)
    rates_age: int = 1
    prepares: bool = False


JOURNEYS = (
    Journey("find-by-category", finding.find_by_category),
    Journey("find-by-search", finding.find_by_search),
    Journey("policy-library", library.policy_library),
    Journey("indicators", library.indicators),
    Journey("compare", compare.compare),
    Journey("calculators", calculators.calculators),
    Journey("stale-rate", calculators.stale_rate, rates_age=30),
    Journey("open-account", guide.open_account),
    *(Journey(tour.guide, partial(guides.take, tour)) for tour in guides.GUIDES),
    Journey("money-trouble", guides.money_trouble),
    Journey("prepare-application", applying.prepare_application, prepares=True),
    Journey("change-answer", guide.change_answer),
    Journey("switch-language", guide.switch_language),
    Journey("invalid-input", guide.invalid_input),
    Journey("print", printing.print_slip),
    Journey("printer-trouble", printing.printer_trouble, printer=(PrinterState.OUT_OF_PAPER, PrinterState.READY)),
    Journey("time-out", visit.time_out),
    Journey("settings", visit.settings),
    Journey("help", help_sheet.help_and_contact),
    Journey("offline-help", visit.offline_help),
    Journey("out-of-service", visit.out_of_service, with_catalogue=False),
)
