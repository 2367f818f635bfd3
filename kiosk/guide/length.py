"""How many questions a guide asks on the way that a resident is on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.guide.answers import UNSURE, Answer
from kiosk.guide.classes import answers_of
from kiosk.guide.definition import Guide, Question
from kiosk.guide.engine import RawAnswers, valid_answers
from kiosk.guide.rules import Comparison, View, compare, comparisons, holds, possible


@dataclass(frozen=True, slots=True)
class Length:
    """The fewest and the most questions there can be in all, those already answered counted in."""

    least: int
    most: int

    @property
    def is_sure(self) -> bool:
        """Whether no answer still to be given makes the way longer or shorter."""
        return self.least == self.most


def length(guide: Guide, answers: RawAnswers, today: date) -> Length:
    """How long the way is with these answers, whatever is answered to the rest.

    Along the way ``most`` never grows and ``least`` never shrinks, so a progress line (answered of most) never moves
    backwards.
    """
    return _Ruler(guide, valid_answers(guide, answers, today), today).ahead(0, {})


class _Ruler:
    """Tries at each open question one answer of each kind that a later question hangs on. What has led to the same
    open rules is measured once, so that a guide of many routes is measured in a moment."""

    def __init__(self, guide: Guide, valid: Mapping[str, Answer], today: date) -> None:
        self._questions = guide.questions
        self._valid = valid
        self._today = today
        self._measured: dict[Hashable, Length] = {}
        self._read: dict[str, list[Comparison]] = {question.id: [] for question in guide.questions}
        self._comparisons = [[found for _, found in comparisons(question.ask_if)] for question in guide.questions]
        for found in self._comparisons:
            for comparison in found:
                self._read[comparison.question].append(comparison)
        self._answers = {question.id: self._tried(question) for question in guide.questions}

    def ahead(self, start: int, asked: Mapping[str, Answer]) -> Length:
        """How many questions there still are from this one on, after what was asked."""
        key = (start, *self._open(start, asked))
        if key not in self._measured:
            self._measured[key] = self._measure(start, asked)
        return self._measured[key]

    def _measure(self, start: int, asked: Mapping[str, Answer]) -> Length:
        view = View(asked)
        for position in range(start, len(self._questions)):
            question = self._questions[position]
            if holds(question.ask_if, view, self._today):
                rest = [self.ahead(position + 1, {**asked, question.id: it}) for it in self._answers[question.id]]
                return Length(1 + min(found.least for found in rest), 1 + max(found.most for found in rest))
        return Length(0, 0)

    def _tried(self, question: Question) -> list[Answer]:
        given = self._valid.get(question.id)
        if given is not None:
            return [given]
        tried = answers_of(question, self._read[question.id], self._today)
        return [answer for answer in tried if not (question.required and answer.is_unsure)] or [UNSURE]

    def _open(self, start: int, asked: Mapping[str, Answer]) -> Iterator[Hashable]:
        """For each question from ``start`` on: its rule's truth where settled, else what its parts have come to."""
        view = View(asked, {question.id for question in self._questions[start:]})
        for question, parts in zip(self._questions[start:], self._comparisons[start:], strict=True):
            truths = frozenset({True}) if question.ask_if is None else possible(question.ask_if, view, self._today)
            settled = len(truths) == 1
            yield (
                truths
                if settled
                else tuple(
                    compare(part, asked.get(part.question), self._today)
                    for part in parts
                    if part.question not in view.pending
                )
            )
