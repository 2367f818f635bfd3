"""What a guide is: questions, outcomes and the rules that join them (docs/guides.md).

The rules here are the ones a single field or question can be judged by; whether every question can be reached and every
rule reads an answer that exists is proved in :mod:`kiosk.guide.prover`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.rules import Path, Rule, Slug
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import Text

MAX_SEVERAL = 10
"""Most options of a "several" question: more do not fit one screen, and their combinations could not be proved."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Cited(_Part):
    """Who says so, as of when, and how sure we are. A guide states nothing of confidence L or NONE: it asks instead."""

    source: Slug
    as_of: date
    confidence: Literal["H", "M", "SEED"]


# --- questions --------------------------------------------------------------------------------------------------------


class QuestionKind(StrEnum):
    """What kind of answer a question takes; :class:`Question` says which fields go with which."""

    CHOICE = "choice"
    SEVERAL = "several"
    YES_NO = "yes-no"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"
    DOCUMENT_NUMBER = "document-number"
    PHONE = "phone"


WITH_OPTIONS = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL})
WITH_RANGE = frozenset({QuestionKind.NUMBER, QuestionKind.MONEY})


class Section(_Part):
    """A group of questions, named above the progress line."""

    id: Slug
    title: Text


class Option(_Part):
    """One thing that can be chosen. ``alone``: cannot be chosen together with others ("none of these")."""

    id: Slug
    label: Text
    hint: Text | None = None
    alone: bool = False


class Question(_Part):
    """One question on one screen. "Not sure" is always offered and is not an option; only a form's ``required``
    question, without whose answer there is nothing to send, does not take it.

    ``ask_if`` may read only questions before this one. ``minimum`` and ``maximum`` bound numbers and amounts (in units
    of ``currency``); ``past`` allows only dates up to today (a date of birth), ``future`` only dates from today on;
    ``whole: false`` allows decimals. ``unsure`` are other words for "I am not sure". ``other_nationality``: the travel
    permit for residents who are not Chinese nationals.
    """

    id: Slug
    kind: QuestionKind
    section: Slug
    text: Text
    hint: Text | None = None
    why: Text | None = None
    ask_if: Rule | None = None
    options: tuple[Option, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    whole: bool = True
    past: bool = False
    future: bool = False
    currency: Literal["MOP", "HKD", "CNY", "USD"] | None = None
    document_kind: Literal["bir", "travel-permit", "residence-permit"] | None = None
    other_nationality: bool = False
    unsure: Text | None = None
    required: bool = False

    @model_validator(mode="after")
    def _fields_fit_the_kind(self) -> Question:
        self._needs(self.kind in WITH_OPTIONS, bool(self.options), "options")
        self._needs(self.kind is QuestionKind.MONEY, self.currency is not None, "currency")
        self._needs(self.kind is QuestionKind.DOCUMENT_NUMBER, self.document_kind is not None, "document_kind")
        if self.kind not in WITH_RANGE and (self.minimum is not None or self.maximum is not None):
            said = sentence(
                "is a '{kind}' question, which has no 'minimum' or 'maximum': remove them", kind=self.kind.value
            )
            raise ValueError(said)
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError(sentence("has a 'minimum' above its 'maximum': exchange them"))
        if (self.past or self.future) and self.kind is not QuestionKind.DATE:
            raise ValueError(sentence("has 'past' or 'future', which only a date can have: remove it"))
        if self.past and self.future:
            raise ValueError(sentence("has both 'past' and 'future': remove one"))
        return self

    @model_validator(mode="after")
    def _options_are_a_choice(self) -> Question:
        if len(self.options) == 1:
            raise ValueError(sentence("offers one option only: add another, or make it a yes-no question"))
        if self.kind is QuestionKind.SEVERAL and len(self.options) > MAX_SEVERAL:
            raise ValueError(sentence("offers more than {most} options: group them", most=MAX_SEVERAL))
        return self

    def _needs(self, wanted: bool, present: bool, field: str) -> None:
        if wanted and not present:
            said = sentence("is a '{kind}' question and needs '{field}': add it", kind=self.kind.value, field=field)
            raise ValueError(said)
        if present and not wanted:
            said = sentence(
                "is a '{kind}' question, which has no '{field}': remove it", kind=self.kind.value, field=field
            )
            raise ValueError(said)

    def option(self, option_id: str) -> Option | None:
        """The option of this id."""
        return next((option for option in self.options if option.id == option_id), None)


# --- outcomes ---------------------------------------------------------------------------------------------------------


class OutcomeKind(StrEnum):
    """``likely``: you may be able to; ``ask``: ask a member of staff; ``not-this``: not this service, try others."""

    LIKELY = "likely"
    ASK = "ask"
    NOT_THIS = "not-this"


class Mood(StrEnum):
    """What an answer means for the outcome: for it, open, or against it."""

    OK = "ok"
    UNSURE = "unsure"
    NO = "no"


class Reason(_Part):
    """One line under "because you said"; shown while its rule holds."""

    when: Rule
    text: Text
    mood: Mood


class ChecklistItem(Cited):
    """One document to bring; ``condition`` says when it is needed, if not always."""

    document: Slug
    when: Rule | None = None
    condition: Text | None = None


class Step(Cited):
    """One thing to do next."""

    text: Text
    when: Rule | None = None


class Outcome(_Part):
    """Where a path ends. The first outcome whose rule holds is it; the last one has no rule.

    ``facts`` are shown with their values, ``ask`` are facts to ask about at the counter, ``alternatives`` are services.
    ``contacts`` stand first, above everything else: whom to call. ``calculators`` and ``comparisons`` lead on.
    """

    id: Slug
    kind: OutcomeKind
    when: Rule | None = None
    title: Text
    summary: Text
    reasons: tuple[Reason, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    steps: tuple[Step, ...] = ()
    facts: tuple[Slug, ...] = ()
    ask: tuple[Slug, ...] = ()
    alternatives: tuple[Slug, ...] = ()
    contacts: tuple[Slug, ...] = ()
    calculators: tuple[CalculatorId, ...] = ()
    comparisons: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _not_this_offers_another_way(self) -> Outcome:
        if self.kind is OutcomeKind.NOT_THIS and not self.alternatives:
            raise ValueError(sentence("is 'not-this' and offers no 'alternatives': name at least one service"))
        return self


class Guide(_Part):
    """One guide, for one service.

    ``contacts`` are shown with the first question: whom to call when there is no time for questions. ``quick_exit``
    puts "Leave now" on every page of the guide: one touch wipes the visit and shows the start screen.
    """

    id: Slug
    title: Text
    service: Slug
    introduction: Text
    sections: tuple[Section, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    contacts: tuple[Slug, ...] = ()
    quick_exit: bool = False
    review_by: date

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    def section(self, section_id: str) -> Section | None:
        """The section of this id."""
        return next((section for section in self.sections if section.id == section_id), None)

    def outcome(self, outcome_id: str) -> Outcome | None:
        """The outcome of this id."""
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)


def rules_of(guide: Guide) -> Iterator[tuple[Path, Rule]]:
    """Every rule of the guide, with its path."""
    for index, question in enumerate(guide.questions):
        if question.ask_if is not None:
            yield ("questions", index, "ask_if"), question.ask_if
    for index, outcome in enumerate(guide.outcomes):
        if outcome.when is not None:
            yield ("outcomes", index, "when"), outcome.when
        for path, rule in item_rules(outcome):
            yield ("outcomes", index, *path), rule


def item_rules(outcome: Outcome) -> Iterator[tuple[Path, Rule]]:
    """The rules that choose what an outcome shows, with their paths in it."""
    groups: tuple[tuple[str, tuple[Reason | ChecklistItem | Step, ...]], ...] = (
        ("reasons", outcome.reasons),
        ("checklist", outcome.checklist),
        ("steps", outcome.steps),
    )
    for name, items in groups:
        for index, item in enumerate(items):
            if item.when is not None:
                yield (name, index, "when"), item.when


def texts_of(part: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text inside a part of a guide, with its path."""
    for name in type(part).model_fields:
        yield from _texts(getattr(part, name), (*path, name))


def _texts(value: object, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, _Part):
        yield from texts_of(value, path)


def filled(guide: Guide, fill: Callable[[Text], Text]) -> Guide:
    """The guide with every text passed through ``fill``, which puts the values of facts into sentences."""
    return Guide.model_construct(**_filled_fields(guide, fill))


def _filled_fields(part: BaseModel, fill: Callable[[Text], Text]) -> dict[str, Any]:
    return {name: _filled(getattr(part, name), fill) for name in type(part).model_fields}


def _filled(value: object, fill: Callable[[Text], Text]) -> object:
    if isinstance(value, Text):
        return fill(value)
    if isinstance(value, tuple):
        return tuple(_filled(item, fill) for item in value)
    if isinstance(value, _Part):
        return type(value).model_construct(**_filled_fields(value, fill))
    return value
