"""Comparing: two services of a topic side by side, and the classes of account."""

from __future__ import annotations

from functools import partial

from kiosk.tour.journeys.steps import come_in
from kiosk.tour.visitor import Visitor

SERVICES = ("account-opening-service", "agent-witness-account")
PREPARED = "account-classes"
FIRST, SECOND, THIRD = "class-1", "class-2", "class-3"


def compare(visitor: Visitor) -> None:
    """Choose two services, see only what differs, go back; then a prepared comparison: take one out, add one."""
    come_in(visitor)
    visitor.touch("category-account")
    visitor.see("category", "compare")
    visitor.touch("compare")
    visitor.see("compare-choose", f"comparison-{PREPARED}", "compareNow")
    for service in SERVICES:
        visitor.choose(f"choice-{service}")
    visitor.picture("compare-chosen")
    visitor.touch("compareNow")
    visitor.see("compare", "chooseOthers", "row-status", *(f"remove-{service}" for service in SERVICES))
    visitor.touch("onlyDiffering")
    visitor.lacks("row-fact-class2-daily-limit")
    visitor.picture("compare-differing")
    visitor.touch("navBack")
    visitor.arrive("compare-choose")
    for service in SERVICES:
        chosen = partial(visitor.selected, f"choice-{service}")
        visitor.expect(chosen, "what was chosen is forgotten", service)
    visitor.touch(f"comparison-{PREPARED}")
    visitor.see("compare-prepared", f"remove-{FIRST}", f"remove-{SECOND}", screen="compare")
    visitor.touch(f"remove-{FIRST}")
    visitor.see("compare-one", "putBack", f"remove-{SECOND}", screen="compare")
    visitor.lacks(f"remove-{FIRST}")
    visitor.touch("putBack")
    visitor.find(f"remove-{FIRST}")
    visitor.touch("chooseOthers")
    visitor.arrive("compare-choose")
    visitor.choose(f"choice-{THIRD}")
    visitor.touch("compareNow")
    visitor.see("compare-three", f"remove-{THIRD}", screen="compare")
    visitor.read_to_the_end("compare-three")
