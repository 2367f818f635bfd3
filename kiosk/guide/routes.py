"""Every way through a guide: which questions are asked, and where it ends.

Answers that lead the same way are walked once. At each question only the rules that are still open can tell answers
apart; a rule that the earlier answers have settled no longer counts. That keeps the number of routes small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import prod

from kiosk.guide.answers import Answer
from kiosk.guide.classes import answers_of, grouped
from kiosk.guide.definition import Guide, Outcome, rules_of
from kiosk.guide.rules import Comparison, Path, Rule, View, comparisons, holds, possible


@dataclass(frozen=True, slots=True, repr=False)
class Route:
    """One way through. ``groups`` holds, for each question asked, the answers that all lead this way."""

    groups: dict[str, list[Answer]]
    outcome: Outcome

    @property
    def paths(self) -> int:
        """How many combinations of answer classes go this way."""
        return prod(len(group) for group in self.groups.values())


class Explorer:
    """Finds the routes; on the way it collects every comparison with a question that was not asked before it.

    ``unasked``: pairs of a rule's path in the file and the question. The guide must be sound in structure.
    """

    def __init__(self, guide: Guide, today: date) -> None:
        self.unasked: set[tuple[Path, str]] = set()
        self._guide = guide
        self._today = today

    def routes(self) -> Iterator[Route]:
        """Every route, in the order of the options."""
        yield from self._walk(0, {})

    @cached_property
    def _all_comparisons(self) -> dict[str, list[Comparison]]:
        """The comparisons of the whole guide, by question."""
        found: dict[str, list[Comparison]] = {question.id: [] for question in self._guide.questions}
        for _, rule in rules_of(self._guide):
            for _, comparison in comparisons(rule):
                found.setdefault(comparison.question, []).append(comparison)
        return found

    @cached_property
    def _answers(self) -> dict[str, list[Answer]]:
        """One answer of each class, by question."""
        return {
            question.id: answers_of(question, self._all_comparisons[question.id], self._today)
            for question in self._guide.questions
        }

    def _walk(self, index: int, groups: dict[str, list[Answer]]) -> Iterator[Route]:
        view = View({name: group[0] for name, group in groups.items()})
        for position in range(index, len(self._guide.questions)):
            question = self._guide.questions[position]
            if self._holds(("questions", position, "ask_if"), question.ask_if, view):
                for group in grouped(self._answers[question.id], self._open_comparisons(position, view), self._today):
                    yield from self._walk(position + 1, {**groups, question.id: group})
                return
        yield Route(groups, self._outcome(view))

    def _outcome(self, view: View) -> Outcome:
        for position, outcome in enumerate(self._guide.outcomes):
            if self._holds(("outcomes", position, "when"), outcome.when, view):
                return outcome
        raise AssertionError("the last outcome of a proved guide has no rule")

    def _holds(self, path: Path, rule: Rule | None, view: View) -> bool:
        view.compared.clear()
        held = holds(rule, view, self._today)
        self.unasked.update((path, name) for name in view.compared if name not in view.answers)
        return held

    def _open_comparisons(self, position: int, view: View) -> list[Comparison]:
        """What can still tell answers to this question apart: its comparisons in rules that are not settled yet."""
        question = self._guide.questions[position].id
        pending = {later.id for later in self._guide.questions[position:]}
        ahead = View(view.answers, pending)
        return [
            comparison
            for rule in self._open_rules(position, ahead)
            for _, comparison in comparisons(rule)
            if comparison.question == question
        ]

    def _open_rules(self, position: int, ahead: View) -> Iterator[Rule]:
        for later in self._guide.questions[position + 1 :]:
            if later.ask_if is not None and len(possible(later.ask_if, ahead, self._today)) > 1:
                yield later.ask_if
        for outcome in self._guide.outcomes:
            if outcome.when is None:
                return
            truths = possible(outcome.when, ahead, self._today)
            if truths == {True}:
                return
            if len(truths) > 1:
                yield outcome.when
