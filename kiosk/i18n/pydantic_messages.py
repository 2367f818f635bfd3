"""What pydantic says of a wrong value, as sentences that a window can show in any language.

Every text here is pydantic's own, word for word: it finds the mistakes, this only carries their messages. Imported
where there is a mistake to tell, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import Sentence, plural_sentence, sentence

Context: TypeAlias = Mapping[str, Any]
"""The ``ctx`` of pydantic's error details."""


def said_of(kind: str, text: str, context: Context) -> str:
    """The sentence for one of pydantic's error details: its ``type``, ``msg`` and ``ctx``.

    What one of our validators raised with a sentence comes back as that sentence. Any other text is taken for a message
    id: one that was marked for translation is said in every language, one that was not in its own words.
    """
    raised = context.get("error")
    if isinstance(raised, Exception) and raised.args and isinstance(raised.args[0], Sentence):
        return raised.args[0]
    known = _SENTENCES[kind](context) if kind in _SENTENCES else None
    if known is not None and known == text:
        return known
    return Sentence(Message(text.removeprefix("Value error, ").removeprefix("Assertion failed, ")))


def _choice(context: Context) -> Sentence:
    expected = str(context["expected"])
    listed, joined, last = expected.rpartition(" or ")
    if not joined:
        return sentence("Input should be {expected}", expected=expected)
    return sentence("Input should be {expected}", expected=message("{listed} or {last}", listed=listed, last=last))


def _shortest(context: Context) -> Sentence:
    return plural_sentence(
        "String should have at least {n} character",
        "String should have at least {n} characters",
        int(context["min_length"]),
    )


def _longest(context: Context) -> Sentence:
    return plural_sentence(
        "String should have at most {n} character",
        "String should have at most {n} characters",
        int(context["max_length"]),
    )


def _fewest(context: Context) -> Sentence:
    return plural_sentence(
        "Tuple should have at least {n} item after validation, not {found}",
        "Tuple should have at least {n} items after validation, not {found}",
        int(context["min_length"]),
        found=str(context["actual_length"]),
    )


def _most(context: Context) -> Sentence:
    return plural_sentence(
        "Tuple should have at most {n} item after validation, not {found}",
        "Tuple should have at most {n} items after validation, not {found}",
        int(context["max_length"]),
        found=str(context["actual_length"]),
    )


def _digits(context: Context) -> Sentence:
    return plural_sentence(
        "Decimal input should have no more than {n} digit in total",
        "Decimal input should have no more than {n} digits in total",
        int(context["max_digits"]),
    )


def _places(context: Context) -> Sentence:
    return plural_sentence(
        "Decimal input should have no more than {n} decimal place",
        "Decimal input should have no more than {n} decimal places",
        int(context["decimal_places"]),
    )


def _whole_digits(context: Context) -> Sentence:
    return plural_sentence(
        "Decimal input should have no more than {n} digit before the decimal point",
        "Decimal input should have no more than {n} digits before the decimal point",
        int(context["whole_digits"]),
    )


def _date(context: Context) -> Sentence:
    reason = str(context["error"])
    return sentence(
        "Input should be a valid date in the format YYYY-MM-DD, {reason}", reason=_DATE_REASONS.get(reason, reason)
    )


def _moment(context: Context) -> Sentence:
    reason = str(context["error"])
    return sentence("Input should be a valid date or datetime, {reason}", reason=_DATE_REASONS.get(reason, reason))


def _tag(context: Context) -> Sentence:
    return sentence(
        "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: {expected}",
        tag=str(context["tag"]),
        discriminator=str(context["discriminator"]),
        expected=str(context["expected_tags"]),
    )


def _no_tag(context: Context) -> Sentence:
    return sentence(
        "Unable to extract tag using discriminator {discriminator}", discriminator=str(context["discriminator"])
    )


_DATE_REASONS: Final[Mapping[str, Message]] = {
    "input is too short": message("input is too short"),
    "unexpected extra characters at the end of the input": message(
        "unexpected extra characters at the end of the input"
    ),
    "invalid character in year": message("invalid character in year"),
    "invalid character in month": message("invalid character in month"),
    "invalid character in day": message("invalid character in day"),
    "invalid date separator, expected `-`": message("invalid date separator, expected `-`"),
    "month value is outside expected range of 1-12": message("month value is outside expected range of 1-12"),
    "day value is outside expected range": message("day value is outside expected range"),
}
"""What the reader of dates (speedate) says is wrong with one."""
_SENTENCES: Final[Mapping[str, Callable[[Context], Sentence]]] = {
    "string_type": lambda _: sentence("Input should be a valid string"),
    "string_too_short": _shortest,
    "string_too_long": _longest,
    "string_pattern_mismatch": lambda about: sentence(
        "String should match pattern '{pattern}'", pattern=str(about["pattern"])
    ),
    "enum": _choice,
    "literal_error": _choice,
    "bool_type": lambda _: sentence("Input should be a valid boolean"),
    "bool_parsing": lambda _: sentence("Input should be a valid boolean, unable to interpret input"),
    "int_type": lambda _: sentence("Input should be a valid integer"),
    "int_parsing": lambda _: sentence("Input should be a valid integer, unable to parse string as an integer"),
    "int_from_float": lambda _: sentence("Input should be a valid integer, got a number with a fractional part"),
    "greater_than_equal": lambda about: sentence(
        "Input should be greater than or equal to {least}", least=str(about["ge"])
    ),
    "less_than_equal": lambda about: sentence("Input should be less than or equal to {most}", most=str(about["le"])),
    "finite_number": lambda _: sentence("Input should be a finite number"),
    "decimal_type": lambda _: sentence("Decimal input should be an integer, float, string or Decimal object"),
    "decimal_parsing": lambda _: sentence("Input should be a valid decimal"),
    "decimal_max_digits": _digits,
    "decimal_max_places": _places,
    "decimal_whole_digits": _whole_digits,
    "date_type": lambda _: sentence("Input should be a valid date"),
    "date_parsing": _date,
    "date_from_datetime_parsing": _moment,
    "date_from_datetime_inexact": lambda _: sentence(
        "Datetimes provided to dates should have zero time - e.g. be exact dates"
    ),
    "tuple_type": lambda _: sentence("Input should be a valid tuple"),
    "too_short": _fewest,
    "too_long": _most,
    "dict_type": lambda _: sentence("Input should be a valid dictionary"),
    "model_type": lambda about: sentence(
        "Input should be a valid dictionary or instance of {name}", name=str(about["class_name"])
    ),
    "model_attributes_type": lambda _: sentence("Input should be a valid dictionary or object to extract fields from"),
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
}
