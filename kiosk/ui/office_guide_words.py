"""What the form of a guide calls its fields, its kinds and its tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.guide.definition import Mood, OutcomeKind, QuestionKind
from kiosk.i18n.messages import Message, message
from kiosk.office.guides.conditions import Check, Join
from kiosk.ui.office_fields import FIELD_NAMES

YES_NO: Final = {"true": message("Yes"), "false": message("No")}
LABELS: Final[Mapping[str, Message]] = {
    **FIELD_NAMES,
    "alone": message("Cannot be chosen together with others"),
    "alternatives": message("Other services to try"),
    "ask": message("Facts to ask about at the counter"),
    "ask_if": message("When it is asked"),
    "calculators": message("Calculators"),
    "checklist": message("Documents to bring"),
    "comparisons": message("Comparisons"),
    "condition": message("In which case, in words"),
    "contacts": message("Whom to call"),
    "document_kind": message("Which document"),
    "facts": message("Facts shown with their values"),
    "future": message("Only from today on"),
    "id": message("Id"),
    "kind.outcomes": message("Kind of outcome"),
    "kind.questions": message("Kind of answer"),
    "maximum": message("Largest value"),
    "minimum": message("Smallest value"),
    "mood": message("What it means"),
    "other_nationality": message("Permit for other nationalities"),
    "past": message("Only up to today"),
    "required": message("An answer is needed"),
    "text.questions": message("Question"),
    "unsure": message("Other words for “I am not sure”"),
    "when": message("When it is shown"),
    "when.outcomes": message("When it is the outcome"),
    "whole": message("Whole numbers only"),
}
_ITEM_NAMES: Final = {
    "sections": lambda number: message("Section {number}", number=number),
    "options": lambda number: message("Answer {number}", number=number),
    "reasons": lambda number: message("Reason {number}", number=number),
    "checklist": lambda number: message("Document {number}", number=number),
    "steps": lambda number: message("Step {number}", number=number),
}
ADD: Final[Mapping[str, Message]] = {
    "sections": message("Add a section"),
    "options": message("Add an answer"),
    "reasons": message("Add a reason"),
    "checklist": message("Add a document"),
    "steps": message("Add a step"),
    "hint": message("Add a hint"),
    "why": message("Add why we ask"),
    "unsure": message("Add other words for “I am not sure”"),
    "condition": message("Add a case in words"),
}
QUESTION_KINDS: Final[Mapping[str, Message]] = {
    QuestionKind.CHOICE: message("One of several answers"),
    QuestionKind.SEVERAL: message("Several answers at once"),
    QuestionKind.YES_NO: message("Yes or no"),
    QuestionKind.NUMBER: message("A number"),
    QuestionKind.MONEY: message("An amount of money"),
    QuestionKind.DATE: message("A date"),
    QuestionKind.TEXT: message("A text"),
    QuestionKind.DOCUMENT_NUMBER: message("The number of a document"),
    QuestionKind.PHONE: message("A telephone number"),
}
OUTCOME_KINDS: Final[Mapping[str, Message]] = {
    OutcomeKind.LIKELY: message("You may be able to"),
    OutcomeKind.ASK: message("Ask a member of staff"),
    OutcomeKind.NOT_THIS: message("Not this service"),
}
MOODS: Final[Mapping[str, Message]] = {
    Mood.OK: message("Speaks for it"),
    Mood.UNSURE: message("Leaves it open"),
    Mood.NO: message("Speaks against it"),
}
CONFIDENCE: Final[Mapping[str, Message]] = {
    "H": message("Sure: from an official source"),
    "M": message("Likely: from a good source"),
    "SEED": message("As planned"),
}
DOCUMENT_KINDS: Final[Mapping[str, Message]] = {
    "bir": message("Macau Resident Identity Card"),
    "travel-permit": message("Mainland Travel Permit"),
    "residence-permit": message("Residence Permit for Hong Kong and Macau residents"),
}
CHECKS: Final[Mapping[Check, Message]] = {
    Check.IS: message("is"),
    Check.IS_NOT: message("is not"),
    Check.ONE_OF: message("is one of"),
    Check.NONE_OF: message("is none of"),
    Check.AT_LEAST: message("is at least"),
    Check.LESS_THAN: message("is less than"),
    Check.AT_MOST: message("is at most"),
    Check.MORE_THAN: message("is more than"),
    Check.AGE_AT_LEAST: message("is so many years ago, or more"),
    Check.YOUNGER: message("is fewer years ago than"),
    Check.ANSWERED: message("has a sure answer"),
    Check.NOT_SURE: message("has no sure answer"),
}
JOINS: Final[Mapping[Join, Message]] = {
    Join.ALL: message("All of these hold"),
    Join.ANY: message("At least one of these holds"),
    Join.NOT_ALL: message("Not all of these hold"),
    Join.NONE: message("None of these holds"),
}


def label(*names: str) -> Message:
    """The name of a field: that of the first of ``names`` which has one."""
    return next(LABELS[name] for name in names if name in LABELS)


def item_name(kind: str, number: int) -> Message:
    """The name of one item of a list."""
    return _ITEM_NAMES[kind](number)
