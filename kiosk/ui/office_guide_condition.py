"""A condition of a guide as lines of its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kiosk.guide.definition import QuestionKind
from kiosk.i18n.messages import Message
from kiosk.office.drafts.model import Data
from kiosk.office.guides.conditions import Check, Condition, Group, Place, Row, parts_of
from kiosk.office.guides.edits import first_comparison
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_guide_places import text_words
from kiosk.ui.office_guide_words import CHECKS, JOINS, YES_NO

_KNOWN: Final = (Check.ANSWERED, Check.NOT_SURE)
_OF_OPTIONS: Final = (Check.IS, Check.IS_NOT, Check.ONE_OF, Check.NONE_OF, *_KNOWN)
_OF_NUMBERS: Final = (Check.AT_LEAST, Check.LESS_THAN, Check.AT_MOST, Check.MORE_THAN, *_KNOWN)
_CHECKS: Final[Mapping[str, Sequence[Check]]] = {
    QuestionKind.CHOICE: _OF_OPTIONS,
    QuestionKind.SEVERAL: _OF_OPTIONS,
    QuestionKind.YES_NO: (Check.IS, Check.IS_NOT, *_KNOWN),
    QuestionKind.NUMBER: _OF_NUMBERS,
    QuestionKind.MONEY: _OF_NUMBERS,
    QuestionKind.DATE: (Check.AGE_AT_LEAST, Check.YOUNGER, *_KNOWN),
}
_LISTS: Final = frozenset({Check.ONE_OF, Check.NONE_OF})
_NUMBERS: Final = frozenset(
    {Check.AT_LEAST, Check.LESS_THAN, Check.AT_MOST, Check.MORE_THAN, Check.AGE_AT_LEAST, Check.YOUNGER}
)
_ADULT: Final = 18


def options_of(names: Mapping[Any, Message]) -> list[dict[str, Any]]:
    """Values to choose from, each with its words."""
    return [{"value": str(value), "words": of_message(words)} for value, words in names.items()]


def condition_lines(field: str, condition: Condition, questions: Sequence[Data]) -> Iterator[dict[str, Any]]:
    """A line for each group and row. ``questions`` are those that the condition may ask about."""
    for place, part in parts_of(condition):
        line = {
            "key": f"{field}#{'.'.join(map(str, place))}",
            "field": field,
            "place": ".".join(map(str, place)),
            "depth": len(place),
        }
        yield {**line, **(_group_line(part) if isinstance(part, Group) else _row_line(part, questions))}


def read_place(written: str) -> Place:
    """A place as the form writes it."""
    return tuple(int(step) for step in written.split(".") if step)


def new_row(questions: Sequence[Data]) -> Row:
    """A row to begin with, about the last question."""
    return row_about(questions[-1])


def row_about(question: Data, before: Row | None = None) -> Row:
    """A row about another question; the test stays where it fits."""
    rule = first_comparison(question)
    name = str(rule["question"])
    fitting = checks_for(question)
    check = before.check if before is not None and before.check in fitting else fitting[0]
    return with_check(Row(name, check), check, question)


def with_check(row: Row, check: Check, question: Data) -> Row:
    """Another test, with a value that fits it."""
    if check in _KNOWN:
        return Row(row.question, check)
    if check in _NUMBERS:
        kept = row.value if isinstance(row.value, int | float | str) and not isinstance(row.value, bool) else None
        is_years = question.get("kind") == QuestionKind.DATE
        return Row(row.question, check, kept if kept is not None else (_ADULT if is_years else 1))
    first = first_comparison(question).get("equals")
    if check in _LISTS:
        chosen = row.value if isinstance(row.value, list) else [row.value]
        return Row(row.question, check, [item for item in chosen if isinstance(item, str)] or [first])
    single = row.value[0] if isinstance(row.value, list) and row.value else row.value
    return Row(row.question, check, first if single is None else single)


def checks_for(question: Data) -> Sequence[Check]:
    """The tests that fit a question."""
    return _CHECKS.get(str(question.get("kind")), _KNOWN)


def _group_line(group: Group) -> dict[str, Any]:
    return {"type": "group", "value": group.join.value, "options": options_of(JOINS)}


def _row_line(row: Row, questions: Sequence[Data]) -> dict[str, Any]:
    question = next((item for item in questions if item.get("id") == row.question), None)
    offered = [{"value": str(item.get("id")), "words": question_words(item)} for item in questions]
    if question is None:
        offered.insert(0, {"value": row.question, "words": dict.fromkeys(_tags(), row.question)})
    checks = checks_for(question or {})
    shown = checks if row.check in checks else (row.check, *checks)
    return {
        "type": "row",
        "question": row.question,
        "questions": offered,
        "check": row.check.value,
        "checks": options_of({check: CHECKS[check] for check in shown}),
        **_value(row, question or {}),
    }


def _value(row: Row, question: Data) -> dict[str, Any]:
    """``input``: how the value is given: ``none``, ``choice``, ``several`` or ``number``."""
    if row.check in _KNOWN:
        return {"input": "none", "chosen": [], "values": []}
    if row.check in _NUMBERS:
        return {"input": "number", "chosen": [str(row.value)], "values": []}
    chosen = [_written(item) for item in (row.value if isinstance(row.value, list) else [row.value])]
    values = answers_of(question)
    strange = [item for item in chosen if item not in {value["value"] for value in values}]
    values += [{"value": item, "words": dict.fromkeys(_tags(), item)} for item in strange]
    return {"input": "several" if row.check in _LISTS else "choice", "chosen": chosen, "values": values}


def answers_of(question: Data) -> list[dict[str, Any]]:
    """The answers of a question that can be chosen."""
    if question.get("kind") == QuestionKind.YES_NO:
        return options_of(YES_NO)
    return [
        {"value": str(item.get("id")), "words": text_words(item.get("label"), str(item.get("id")))}
        for item in question.get("options") or []
        if isinstance(item, Mapping)
    ]


def question_words(question: Data) -> FourLanguages:
    return text_words(question.get("text"), str(question.get("id")))


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _tags() -> list[str]:
    return list(of_message(YES_NO["true"]))
