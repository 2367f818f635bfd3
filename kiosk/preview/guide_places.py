"""Answers that lead to each question and each outcome of a guide, by the shortest way."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from kiosk.guide.definition import Guide, Outcome, Question
from kiosk.guide.prover import MAX_ROUTES
from kiosk.guide.routes import Explorer
from kiosk.guide.structure import structure_issues

Answers = dict[str, Any]


def answers_to_questions(guide: Guide, today: date | None = None) -> list[tuple[Question, Answers]]:
    """Each question with the answers before it; of a guide whose structure is not sound only the first."""
    found: dict[str, Answers] = {guide.questions[0].id: {}}
    for answers, _ in _ways(guide, today or date.today()):
        names = list(answers)
        for position, name in enumerate(names):
            found.setdefault(name, {earlier: answers[earlier] for earlier in names[:position]})
    return [(question, found[question.id]) for question in guide.questions if question.id in found]


def answers_to_outcomes(guide: Guide, today: date | None = None) -> list[tuple[Outcome, Answers]]:
    """Each outcome that can be reached, with answers that lead there; none of a guide whose structure is not sound."""
    found: dict[str, Answers] = {}
    for answers, outcome in _ways(guide, today or date.today()):
        found.setdefault(outcome, answers)
    return [(outcome, found[outcome.id]) for outcome in guide.outcomes if outcome.id in found]


def _ways(guide: Guide, today: date) -> list[tuple[Answers, str]]:
    """Answers and outcome id of every way through, the shortest first."""
    if structure_issues(guide):
        return []
    ways = [
        ({name: group[0].as_json() for name, group in route.groups.items()}, route.outcome.id)
        for route in islice(Explorer(guide, today).routes(), MAX_ROUTES)
    ]
    return sorted(ways, key=lambda way: len(way[0]))
