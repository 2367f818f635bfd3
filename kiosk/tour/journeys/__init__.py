"""The journeys, in the order in which the tour takes them. Each is one function over a :class:`Visitor`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.tour.journeys import compare, finding, guide, visit
from kiosk.tour.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey: its id, and how it goes. ``with_catalogue`` is False where the kiosk must have none."""

    id: str
    play: Callable[[Visitor], None]
    with_catalogue: bool = True


JOURNEYS = (
    Journey("find-by-category", finding.find_by_category),
    Journey("find-by-search", finding.find_by_search),
    Journey("compare", compare.compare),
    Journey("open-account", guide.open_account),
    Journey("change-answer", guide.change_answer),
    Journey("switch-language", guide.switch_language),
    Journey("invalid-input", guide.invalid_input),
    Journey("time-out", visit.time_out),
    Journey("settings", visit.settings),
    Journey("offline-help", visit.offline_help),
    Journey("out-of-service", visit.out_of_service, with_catalogue=False),
)
