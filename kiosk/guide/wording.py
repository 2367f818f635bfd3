"""Answers and rules in words, in four languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kiosk.guide.answers import Amount, Answer
from kiosk.guide.definition import Guide, Question, QuestionKind
from kiosk.guide.identity_documents import DocumentKind, check_document
from kiosk.guide.rules import (
    AgeAtLeast,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Comparison,
    Equals,
    Known,
    Not,
    OneOf,
    Rule,
    View,
    compare,
    comparisons,
    holds,
)
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message

Words: TypeAlias = Callable[[Locale], str]
"""Words that are made when the language is known; fit as a parameter of a message."""

YES = message("Yes")
NO = message("No")
NOT_SURE = message("I am not sure")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a rule says: a sentence, or a heading over its parts."""

    sentence: Message
    parts: tuple[Explanation, ...] = ()

    def lines(self, locale: Locale, depth: int = 0) -> Iterator[str]:
        """The explanation as lines, each part indented by two spaces."""
        yield "  " * depth + self.sentence.render(locale)
        for part in self.parts:
            yield from part.lines(locale, depth + 1)


def explain(rule: Rule, guide: Guide) -> Explanation:
    """What a rule asks for, in words."""
    match rule:
        case AllOf(parts=parts):
            return Explanation(message("All of these:"), tuple(explain(part, guide) for part in parts))
        case AnyOf(parts=parts):
            return Explanation(message("At least one of these:"), tuple(explain(part, guide) for part in parts))
        case Not(part=part):
            return Explanation(message("Not this:"), (explain(part, guide),))
        case _:
            return Explanation(_comparison_sentence(rule, guide))


def because(rule: Rule, guide: Guide, answers: dict[str, Answer], today: date) -> tuple[Message, ...]:
    """Why a rule holds: the answers that make it hold, each once, in the guide's order. Nothing if it does not hold."""
    if not holds(rule, View(answers), today):
        return ()
    used = {item.question for _, item in comparisons(rule) if _counts(item, answers, today)}
    return tuple(
        message(
            "You answered “{answer}” to “{question}”",
            answer=answer_words(question, answers[question.id]),
            question=_text_of(question),
        )
        for question in guide.questions
        if question.id in used
    )


def _counts(item: Comparison, answers: dict[str, Answer], today: date) -> bool:
    return item.question in answers and compare(item, answers[item.question], today) is not None


def _comparison_sentence(rule: Comparison, guide: Guide) -> Message:
    question = guide.by_id[rule.question]
    asked = _text_of(question)
    match rule:
        case Equals(value=bool() as value):
            return message("The answer to “{question}” is “{answer}”", question=asked, answer=YES if value else NO)
        case Equals(value=str() as option):
            label = _labels(question, (option,))
            return message("The answer to “{question}” is “{answer}”", question=asked, answer=label)
        case OneOf(options=options):
            return message(
                "The answer to “{question}” is one of: {answers}", question=asked, answers=_labels(question, options)
            )
        case AtLeast(number=number):
            return message(
                "The answer to “{question}” is {number} or more", question=asked, number=_number(question, number)
            )
        case AtMost(number=number):
            return message(
                "The answer to “{question}” is {number} or less", question=asked, number=_number(question, number)
            )
        case AgeAtLeast(years=years):
            return message("The date given for “{question}” is {years} years ago or more", question=asked, years=years)
        case Known(known=True):
            return message("There is an answer to “{question}”", question=asked)
        case _:
            return message("There is no sure answer to “{question}”", question=asked)


def answer_words(question: Question, answer: Answer) -> Words:
    """An answer as the resident gave it, for the page that checks the answers."""
    match answer.value:
        case None:
            unsure = question.unsure
            return NOT_SURE.render if unsure is None else unsure.__getitem__
        case bool() as chosen:
            return (YES if chosen else NO).render
        case Amount(amount=amount, currency=currency):
            return lambda locale: formats.money(amount, currency, locale)
        case tuple() as options:
            return _labels(question, options)
        case Decimal() as number:
            return lambda locale: formats.number(number, locale)
        case date() as day:
            return lambda locale: formats.long_date(day, locale)
        case str() as text if question.kind is QuestionKind.CHOICE:
            return _labels(question, (text,))
        case str() as text:
            return _typed(question, text)


def _typed(question: Question, text: str) -> Words:
    if question.kind is QuestionKind.PHONE:
        return lambda locale: formats.phone(text, locale)
    if question.kind is QuestionKind.DOCUMENT_NUMBER:
        shown = check_document(DocumentKind(str(question.document_kind)), text, date.max).display
        return lambda locale: shown or text
    return lambda locale: text


def _text_of(question: Question) -> Words:
    return lambda locale: question.text[locale]


def _labels(question: Question, options: tuple[str, ...]) -> Words:
    """The options' labels in a row; they stand in the guide's order."""

    def labels(locale: Locale) -> str:
        between = "、" if locale.is_chinese else "; "
        return between.join(option.label[locale] for option in question.options if option.id in options)

    return labels


def _number(question: Question, number: Decimal) -> Words:
    if question.currency is not None:
        currency = question.currency
        return lambda locale: formats.money(number, currency, locale)
    return lambda locale: formats.number(number, locale)
