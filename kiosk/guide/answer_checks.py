"""From a raw value (of a screen, or of an answers file) to a valid answer, or to a correction a person can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from kiosk.guide.answers import UNSURE, Amount, Answer
from kiosk.guide.correction import Correction, half_width
from kiosk.guide.definition import Question, QuestionKind
from kiosk.guide.identity_documents import OLDEST_YEAR, DocumentKind, NumberCheck, check_document
from kiosk.guide.phones import check_phone
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message

MAX_TEXT = 200
"""Characters of a free text: what a slip can still hold."""
_MAX_NUMBER_TEXT = 24
_FURTHEST_YEARS = 2
"""Years ahead that somebody may wish for a visit; further ahead a digit is wrong."""
_SAMPLE_DAY: Final = date(1956, 3, 8)
_Checked = Answer | Correction
_BY_TOUCH = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.YES_NO})
_NOTHING_CHOSEN = message("Nothing was chosen.")
_NOTHING_ENTERED = message("Nothing was entered.")


def check_answer(question: Question, value: object, today: date) -> Answer | Correction:
    """The value as an answer to the question. Full-width digits and signs are put right; nothing is guessed."""
    if isinstance(value, Mapping) and dict(value) == {"unsure": True} and not question.required:
        return UNSURE
    checked = _CHECKS[question.kind](question, value, today)
    if value is None and isinstance(checked, Correction):
        return Correction(_NOTHING_CHOSEN if question.kind in _BY_TOUCH else _NOTHING_ENTERED, checked.example)
    return checked


# --- choices ----------------------------------------------------------------------------------------------------------


def _check_choice(question: Question, value: object, today: date) -> _Checked:
    if isinstance(value, str) and question.option(value) is not None:
        return Answer(value)
    return Correction(message("This is not one of the options."), _choose(question))


def _check_several(question: Question, value: object, today: date) -> _Checked:
    if not isinstance(value, list | tuple):
        return Correction(message("This is not a list of options."), _choose(question))
    if not value:
        return Correction(message("Nothing was chosen."), _choose(question))
    if any(not isinstance(item, str) or question.option(item) is None for item in value):
        return Correction(message("One of these is not one of the options."), _choose(question))
    chosen = tuple(option for option in question.options if option.id in value)
    if len(chosen) > 1 and any(option.alone for option in chosen):
        label = next(option.label for option in chosen if option.alone)
        problem = message("“{option}” cannot be chosen together with others.", option=lambda locale: label[locale])
        return Correction(problem, _choose(question))
    return Answer(tuple(option.id for option in chosen))


def _check_yes_no(question: Question, value: object, today: date) -> _Checked:
    if isinstance(value, bool):
        return Answer(value)
    return Correction(message("This is not an answer to this question."), message("Choose yes or no."))


def _choose(question: Question) -> Message:
    def labels(locale: Locale) -> str:
        between = "、" if locale.is_chinese else "; "
        return between.join(option.label[locale] for option in question.options)

    if question.kind is QuestionKind.SEVERAL:
        return message("Choose one or more of: {options}.", options=labels)
    return message("Choose one of: {options}.", options=labels)


# --- numbers, money, dates --------------------------------------------------------------------------------------------


def _check_number(question: Question, value: object, today: date) -> _Checked:
    number = _decimal(value)
    if number is None:
        return Correction(message("This is not a number."), _number_example(question))
    if question.whole and number != number.to_integral_value():
        return Correction(message("This must be a whole number."), _number_example(question))
    problem = _range_problem(question, number, lambda bound: lambda locale: formats.number(bound, locale))
    return Answer(number) if problem is None else Correction(problem, _number_example(question))


def _check_money(question: Question, value: object, today: date) -> _Checked:
    currency = str(question.currency)
    if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
        return Correction(message("This is not an amount of money."), _money_example(currency))
    amount = _decimal(value["amount"])
    if amount is None or amount < 0:
        return Correction(message("This is not an amount of money."), _money_example(currency))
    if value["currency"] != currency:
        return Correction(message("The amount is in another currency."), _money_example(currency))
    if amount != round(amount, 2):
        return Correction(message("Use at most two digits after the decimal point."), _money_example(currency))
    problem = _range_problem(question, amount, lambda bound: lambda locale: formats.money(bound, currency, locale))
    return Answer(Amount(amount, currency)) if problem is None else Correction(problem, _money_example(currency))


def _check_date(question: Question, value: object, today: date) -> _Checked:
    example = message("Enter a date, for example {day}.", day=lambda locale: formats.long_date(_SAMPLE_DAY, locale))
    text = half_width(value) if isinstance(value, str) else ""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return Correction(message("This is not a date."), example)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Correction(message("This day does not exist."), example)
    if question.past and day > today:
        return Correction(message("This day is in the future."), example)
    if question.future and day < today:
        return Correction(message("This day has passed."), message("Choose today or a later day."))
    if question.future and day.year > today.year + _FURTHEST_YEARS:
        return Correction(message("This day is too far ahead."), message("Choose a day within the next two years."))
    if day.year < OLDEST_YEAR:
        return Correction(message("This date is too far in the past."), example)
    return Answer(day)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    if isinstance(value, Decimal) and (not value.is_finite() or abs(value.adjusted()) > _MAX_NUMBER_TEXT):
        return None
    text = half_width(value) if isinstance(value, str) else format(Decimal(value), "f")
    if len(text) > _MAX_NUMBER_TEXT or not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return None
    return Decimal(text)


def _range_problem(
    question: Question, number: Decimal, shown: Callable[[Decimal], Callable[[Locale], str]]
) -> Message | None:
    if question.minimum is not None and number < question.minimum:
        return message("This is too little: the least is {least}.", least=shown(question.minimum))
    if question.maximum is not None and number > question.maximum:
        return message("This is too much: the most is {most}.", most=shown(question.maximum))
    return None


def _number_example(question: Question) -> Message:
    bound = question.minimum if question.minimum is not None else question.maximum
    sample = bound if bound is not None else Decimal(12)
    return message("Enter a number in digits, for example {number}.", number=lambda at: formats.number(sample, at))


def _money_example(currency: str) -> Message:
    return message(
        "Enter an amount, for example {amount}.",
        amount=lambda locale: formats.money(Decimal("1000"), currency, locale),
    )


# --- words and numbers on documents -----------------------------------------------------------------------------------


def _check_text(question: Question, value: object, today: date) -> _Checked:
    example = message("Write a few words, at most {most} characters.", most=MAX_TEXT)
    if not isinstance(value, str):
        return Correction(message("This is not a text."), example)
    text = value.strip()
    if not text:
        return Correction(message("Nothing was entered."), example)
    if len(text) > MAX_TEXT:
        return Correction(message("This text is too long."), example)
    if not text.isprintable():
        return Correction(message("This text has characters that cannot be printed."), example)
    return Answer(text)


def _check_document_number(question: Question, value: object, today: date) -> _Checked:
    kind = DocumentKind(str(question.document_kind))
    return _checked_number(check_document(kind, value if isinstance(value, str) else "", today))


def _check_phone_number(question: Question, value: object, today: date) -> _Checked:
    return _checked_number(check_phone(value if isinstance(value, str) else ""))


def _checked_number(check: NumberCheck) -> _Checked:
    return check.errors[0] if check.normalized is None else Answer(check.normalized)


_CHECKS: Final[dict[QuestionKind, Callable[[Question, object, date], _Checked]]] = {
    QuestionKind.CHOICE: _check_choice,
    QuestionKind.SEVERAL: _check_several,
    QuestionKind.YES_NO: _check_yes_no,
    QuestionKind.NUMBER: _check_number,
    QuestionKind.MONEY: _check_money,
    QuestionKind.DATE: _check_date,
    QuestionKind.TEXT: _check_text,
    QuestionKind.DOCUMENT_NUMBER: _check_document_number,
    QuestionKind.PHONE: _check_phone_number,
}
