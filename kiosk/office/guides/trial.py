"""A try-out of an unfinished guide: the engine walks it with the answers of somebody who plays a resident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.guide.answer_checks import check_answer
from kiosk.guide.answers import Answer
from kiosk.guide.correction import Correction
from kiosk.guide.definition import Guide, Question, Reason
from kiosk.guide.engine import Result, change, result, walk
from kiosk.guide.rules import Rule
from kiosk.guide.structure import structure_issues
from kiosk.guide.wording import because
from kiosk.i18n.messages import Message

RawAnswers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Trial:
    """How far the answers lead. ``why``: the answers that led to the outcome, none where it is what is left."""

    asked: tuple[tuple[Question, Answer], ...]
    following: Question | None
    result: Result | None
    why: tuple[Message, ...] = ()
    reasons: tuple[tuple[Reason, tuple[Message, ...]], ...] = ()


def can_be_tried(guide: Guide | None) -> bool:
    """Whether the guide is sound enough in structure to be walked."""
    return guide is not None and not structure_issues(guide)


def try_out(guide: Guide, answers: RawAnswers, today: date) -> Trial:
    """Walk a guide that can be tried. Answers that fit no question any more are passed over."""
    given = {name: value for name, value in answers.items() if name in guide.by_id}
    walked = walk(guide, given, today)
    valid = _valid(guide, given, walked.path, today)
    asked = tuple((guide.by_id[name], valid[name]) for name in walked.path)
    if walked.outcome is None:
        return Trial(asked, walked.next, None)
    found = result(guide, given, today)

    def why(rule: Rule | None) -> tuple[Message, ...]:
        return () if rule is None else because(rule, guide, valid, today)

    reasons = tuple((reason, why(reason.when)) for reason in found.reasons)
    return Trial(asked, None, found, why(walked.outcome.when), reasons)


def answered(
    guide: Guide, answers: RawAnswers, question: str, value: object, today: date
) -> dict[str, object] | Correction:
    """The answers with a new one, without those it made meaningless; or what is wrong with it."""
    given = {name: item for name, item in answers.items() if name in guide.by_id}
    changed = change(guide, given, question, value, today)
    return changed if isinstance(changed, Correction) else changed.answers


def _valid(guide: Guide, answers: RawAnswers, path: tuple[str, ...], today: date) -> dict[str, Answer]:
    checked = {name: check_answer(guide.by_id[name], answers[name], today) for name in path}
    return {name: answer for name, answer in checked.items() if isinstance(answer, Answer)}
