"""Days and numbers as people write them in a record. What only a computer takes for one of them is a mistake there.

Pydantic reads ``1765432100`` and ``2026-11-23T00:00`` as days and ``1e9`` and ``1_000`` as amounts; in a text that a
person typed they are slips of the hand, and the places that show or export them expect the plain form.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticKnownError

_DAY = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*")
_NUMBER = re.compile(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)\s*")


def _day(value: Any, read: ValidatorFunctionWrapHandler) -> date:
    found: date = read(value)
    is_day = _DAY.fullmatch(value) if isinstance(value, str) else type(value) is date
    if not is_day:
        raise PydanticKnownError("date_type")
    return found


def _number(value: Any, read: ValidatorFunctionWrapHandler) -> Decimal:
    found: Decimal = read(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value) is None:
        raise PydanticKnownError("decimal_parsing")
    return found


WrittenDay = Annotated[date, WrapValidator(_day)]
"""A day: ``2027-01-31``."""
PLAIN = WrapValidator(_number)
"""On a ``Decimal``: digits, with a point and a sign if it must be."""
