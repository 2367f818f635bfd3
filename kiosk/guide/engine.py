"""Walks a guide. Answers are a map by question id, so going back and changing an answer lose nothing.

The maps that go in and out hold answers in the shape of an answers file (design.md, section 10); they are checked at
every step, so that nothing that is not an answer can steer a guide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.guide.answer_checks import check_answer
from kiosk.guide.answers import Answer
from kiosk.guide.correction import Correction
from kiosk.guide.definition import ChecklistItem, Guide, Outcome, Question, Reason, Step
from kiosk.guide.errors import GuideError
from kiosk.guide.rules import View, holds, may_hold
from kiosk.i18n.messages import message

RawAnswers = Mapping[str, object]


@dataclass(frozen=True, slots=True, repr=False)
class Walk:
    """How far the answers lead.

    ``path``: the questions asked and answered, in order. ``next``: the question to ask now, or none when the guide has
    come to its ``outcome``. ``errors``: what is wrong with an answer, by question id (also ids the guide does not
    have). ``unused``: answers to questions that this path does not ask, or not yet; they are kept.
    """

    path: tuple[str, ...]
    next: Question | None
    outcome: Outcome | None
    errors: dict[str, Correction]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """The answers after a change, and the ids of those it made meaningless, in the guide's order."""

    answers: dict[str, object]
    invalidated: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """An outcome with only what applies to these answers."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    checklist: tuple[ChecklistItem, ...]
    steps: tuple[Step, ...]
    facts: tuple[str, ...]
    ask: tuple[str, ...]
    alternatives: tuple[str, ...]
    contacts: tuple[str, ...]


def walk(guide: Guide, answers: RawAnswers, today: date) -> Walk:
    """Follow the guide until the first question without a valid answer, or to its outcome."""
    valid, errors = _checked(guide, answers, today)
    path, following = _follow(guide, valid, today)
    view = View({question: valid[question] for question in path})
    outcome = None if following else next(item for item in guide.outcomes if holds(item.when, view, today))
    unused = tuple(name for name in valid if name not in path)
    return Walk(path, following, outcome, errors, unused)


def change(guide: Guide, answers: RawAnswers, question_id: str, value: object, today: date) -> Change | Correction:
    """Put a new answer to one question. Only answers to questions that are certainly no longer asked are dropped.

    A question that depends on one still to be answered keeps its answer. ``question_id`` must be one of the guide's.
    """
    new = check_answer(guide.by_id[question_id], value, today)
    if isinstance(new, Correction):
        return new
    changed = {**answers, question_id: new.as_json()}
    asked_before = _may_be_asked(guide, _checked(guide, answers, today)[0], today)
    asked_now = _may_be_asked(guide, _checked(guide, changed, today)[0], today)
    fallen = asked_before - asked_now
    invalidated = tuple(question.id for question in guide.questions if question.id in fallen & changed.keys())
    return Change({name: item for name, item in changed.items() if name not in invalidated}, invalidated)


def result(guide: Guide, answers: RawAnswers, today: date) -> Result:
    """What the answers come to. Raises GuideError ``unfinished`` while a question is open."""
    walked = walk(guide, answers, today)
    if walked.outcome is None:
        raise GuideError("The guide has not come to its end: a question is still open.", code="unfinished")
    outcome = walked.outcome
    valid, _ = _checked(guide, answers, today)
    view = View({question: valid[question] for question in walked.path})
    return Result(
        outcome,
        tuple(item for item in outcome.reasons if holds(item.when, view, today)),
        tuple(item for item in outcome.checklist if holds(item.when, view, today)),
        tuple(item for item in outcome.steps if holds(item.when, view, today)),
        outcome.facts,
        outcome.ask,
        outcome.alternatives,
        outcome.contacts,
    )


def valid_answers(guide: Guide, answers: RawAnswers, today: date) -> dict[str, Answer]:
    """The answers that are answers to questions of the guide, by question id."""
    return _checked(guide, answers, today)[0]


def _checked(guide: Guide, answers: RawAnswers, today: date) -> tuple[dict[str, Answer], dict[str, Correction]]:
    valid: dict[str, Answer] = {}
    errors: dict[str, Correction] = {}
    for question in guide.questions:
        if question.id not in answers:
            continue
        checked = check_answer(question, answers[question.id], today)
        if isinstance(checked, Correction):
            errors[question.id] = checked
        else:
            valid[question.id] = checked
    errors |= {name: _no_such_question(guide) for name in answers if name not in guide.by_id}
    return valid, errors


def _no_such_question(guide: Guide) -> Correction:
    names = ", ".join(question.id for question in guide.questions)
    return Correction(message("This guide has no such question."), message("Its questions are: {names}.", names=names))


def _follow(guide: Guide, valid: Mapping[str, Answer], today: date) -> tuple[tuple[str, ...], Question | None]:
    path: dict[str, Answer] = {}
    for question in guide.questions:
        if not holds(question.ask_if, View(path), today):
            continue
        if question.id not in valid:
            return tuple(path), question
        path[question.id] = valid[question.id]
    return tuple(path), None


def _may_be_asked(guide: Guide, valid: Mapping[str, Answer], today: date) -> set[str]:
    """The questions that are asked, or may be once the open ones are answered.

    An answer to a question that may yet fall away counts as open too: what depends on it is not settled.
    """
    asked: dict[str, Answer] = {}
    pending: set[str] = set()
    for question in guide.questions:
        view = View(asked, pending)
        if not may_hold(question.ask_if, view, today):
            continue
        settled = question.id in valid and holds(question.ask_if, view, today)
        if settled:
            asked[question.id] = valid[question.id]
        else:
            pending.add(question.id)
    return asked.keys() | pending
