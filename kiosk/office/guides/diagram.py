"""Which question or outcome of a guide follows which, and after which answers: what its picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.guide.answers import Answer
from kiosk.guide.definition import Guide
from kiosk.guide.routes import Explorer, Route
from kiosk.guide.rules import comparisons


@dataclass(frozen=True, slots=True)
class Step:
    """From one node to another. ``answers`` is empty where every answer may take it, or where it is not known which.

    Nodes are named by their place in the guide: ``questions.0``, ``outcomes.3``.
    """

    start: str
    end: str
    answers: tuple[Answer, ...] = ()


def nodes_of(guide: Guide) -> list[str]:
    """The nodes in the order in which they may follow each other."""
    return [
        *(f"questions.{index}" for index in range(len(guide.questions))),
        *(f"outcomes.{index}" for index in range(len(guide.outcomes))),
    ]


def walked_steps(guide: Guide, routes: Iterable[Route]) -> list[Step]:
    """The steps that somebody can take."""
    places = _places(guide)
    taken: dict[tuple[str, str], dict[Answer, None]] = {}
    given: dict[str, set[Answer]] = {}
    for route in routes:
        asked = [*route.groups]
        ends = [*(places["questions", name] for name in asked[1:]), places["outcomes", route.outcome.id]]
        for name, end in zip(asked, ends, strict=True):
            start = places["questions", name]
            taken.setdefault((start, end), {}).update(dict.fromkeys(route.groups[name]))
            given.setdefault(start, set()).update(route.groups[name])
    return [
        Step(start, end, () if answers.keys() == given[start] else tuple(answers))
        for (start, end), answers in taken.items()
    ]


def read_steps(guide: Guide) -> list[Step]:
    """Where a guide cannot be walked: which questions each rule reads."""
    places = _places(guide)
    rules = [(f"questions.{index}", question.ask_if) for index, question in enumerate(guide.questions)]
    rules += [(f"outcomes.{index}", outcome.when) for index, outcome in enumerate(guide.outcomes)]
    found = {
        (places["questions", item.question], end): None
        for end, rule in rules
        for _, item in comparisons(rule)
        if ("questions", item.question) in places
    }
    return [Step(start, end) for start, end in found]


def routes_of(guide: Guide, today: date) -> Sequence[Route]:
    """Every way through a guide that is sound in structure."""
    return list(Explorer(guide, today).routes())


def _places(guide: Guide) -> dict[tuple[str, str], str]:
    """Where each question and outcome stands; of two with the same id the first."""
    places: dict[tuple[str, str], str] = {}
    for index, question in enumerate(guide.questions):
        places.setdefault(("questions", question.id), f"questions.{index}")
    for index, outcome in enumerate(guide.outcomes):
        places.setdefault(("outcomes", outcome.id), f"outcomes.{index}")
    return places
