"""Answer classes: the answers to a question that no rule of the guide can tell apart count as one.

That makes endless kinds of answer finite: a number falls into the pieces between the thresholds that rules name, a date
of birth into ages, a text into "something" and "not sure".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from kiosk.guide.answers import UNSURE, Amount, Answer, Value
from kiosk.guide.definition import Question, QuestionKind
from kiosk.guide.rules import AgeAtLeast, AtLeast, AtMost, Comparison, compare

_ANY_WORDS = "x"
_CENT = Decimal("0.01")


def answers_of(question: Question, rules: Sequence[Comparison], today: date) -> list[Answer]:
    """One answer of each class that ``rules`` tell apart, "not sure" among them."""
    return merged([*(Answer(value) for value in _values(question, rules, today)), UNSURE], rules, today)


def merged(answers: Iterable[Answer], rules: Sequence[Comparison], today: date) -> list[Answer]:
    """The first of each group of answers that ``rules`` do not tell apart."""
    return [group[0] for group in grouped(answers, rules, today)]


def grouped(answers: Iterable[Answer], rules: Sequence[Comparison], today: date) -> list[list[Answer]]:
    """The answers, in groups that ``rules`` do not tell apart."""
    groups: dict[tuple[bool | None, ...], list[Answer]] = {}
    for answer in answers:
        groups.setdefault(tuple(compare(rule, answer, today) for rule in rules), []).append(answer)
    return list(groups.values())


def _values(question: Question, rules: Sequence[Comparison], today: date) -> Iterable[Value]:
    match question.kind:
        case QuestionKind.CHOICE:
            return [option.id for option in question.options]
        case QuestionKind.SEVERAL:
            return _subsets(question)
        case QuestionKind.YES_NO:
            return [True, False]
        case QuestionKind.NUMBER:
            return _numbers(question, rules)
        case QuestionKind.MONEY:
            currency = str(question.currency)
            return [Amount(number, currency) for number in _numbers(question, rules)]
        case QuestionKind.DATE:
            return _dates(question, rules, today)
        case _:
            return [_ANY_WORDS]


def _subsets(question: Question) -> list[Value]:
    alone: list[Value] = [(option.id,) for option in question.options if option.alone]
    others = [option.id for option in question.options if not option.alone]
    return alone + [chosen for size in range(1, len(others) + 1) for chosen in combinations(others, size)]


def _numbers(question: Question, rules: Sequence[Comparison]) -> list[Decimal]:
    """Each threshold and its two neighbours, and the bounds, as far as they are allowed."""
    is_whole = question.kind is QuestionKind.NUMBER and question.whole
    step = Decimal(1) if is_whole else _CENT
    lowest = Decimal(0) if question.kind is QuestionKind.MONEY else None
    lower, upper = question.minimum if question.minimum is not None else lowest, question.maximum
    thresholds = {rule.number for rule in rules if isinstance(rule, AtLeast | AtMost)} or {Decimal(1)}
    wanted = {threshold + offset for threshold in thresholds for offset in (-step, Decimal(0), step)}
    wanted |= {bound for bound in (lower, upper) if bound is not None}
    return sorted(n for n in wanted if (lower is None or n >= lower) and (upper is None or n <= upper))


def _dates(question: Question, rules: Sequence[Comparison], today: date) -> list[Value]:
    """The last day that makes each age, the day after it, and today (tomorrow too, where the future is allowed)."""
    days = {today} if question.past else {today, today + timedelta(days=1)}
    for years in {rule.years for rule in rules if isinstance(rule, AgeAtLeast)}:
        birthday = _years_before(today, years)
        days |= {birthday, birthday + timedelta(days=1)}
    return [day for day in sorted(days) if day <= today or not question.past]


def _years_before(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February has no anniversary that year: the day before it is the last that makes the age
        return date(today.year - years, 2, 28)
