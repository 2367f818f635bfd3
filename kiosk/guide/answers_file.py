"""Reads an answers file: one JSON object, from question id to answer (design.md, section 10)."""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from kiosk.guide.errors import GuideError

MAX_CHARACTERS = 100_000
"""No guide asks that much; a longer file is a mistake."""
_NAME = re.compile(r"[a-z0-9-]{1,60}")
_WHAT_IT_IS = 'An answers file is one JSON object, for example {"place": "macau", "adult": true}.'


def read_answers(text: str) -> dict[str, object]:
    """The answers by question id, as they stand in the file. Raises GuideError ``answers`` if it is no such file."""
    if len(text) > MAX_CHARACTERS:
        raise _wrong(f"The answers have more than {MAX_CHARACTERS} characters.")
    try:
        data = json.loads(
            text, parse_float=Decimal, parse_int=Decimal, parse_constant=_not_a_number, object_pairs_hook=_each_once
        )
    except json.JSONDecodeError as error:
        raise _wrong(f"The answers are not JSON: line {error.lineno}, column {error.colno}.") from None
    except InvalidOperation:
        raise _wrong("The answers hold a number that is too large.") from None
    except RecursionError:
        raise _wrong("The answers are nested too deeply.") from None
    if not isinstance(data, dict):
        raise _wrong("The answers are not a JSON object.")
    return data


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise _wrong("The answers name something twice.")
    if not all(_NAME.fullmatch(name) for name in data):
        raise _wrong("The answers hold a name that cannot be a question’s id.")
    return data


def _not_a_number(constant: str) -> NoReturn:
    raise _wrong(f"The answers hold {constant}, which is not a number.")


def _wrong(sentence: str) -> GuideError:
    return GuideError(f"{sentence} {_WHAT_IT_IS}", code="answers")
