"""Answers: one checked value per question, and what "not sure" is.

Answers are personal data: they have no ``repr``, so that no log and no traceback can show them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True, repr=False)
class Amount:
    """An amount of money: exact, in units of ``currency`` (ISO 4217)."""

    amount: Decimal
    currency: str


Value: TypeAlias = bool | str | tuple[str, ...] | Decimal | Amount | date
Json: TypeAlias = "str | bool | int | list[str] | dict[str, str | bool]"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One valid answer. ``value`` is ``None`` for "not sure".

    A choice holds the option's id, several options a tuple of ids in the question's order, a number a Decimal; text,
    document numbers and phones hold their normalised form.
    """

    value: Value | None

    @property
    def is_unsure(self) -> bool:
        return self.value is None

    def as_json(self) -> Json:
        """The answer as it stands in an answers file (design.md, section 10)."""
        match self.value:
            case None:
                return {"unsure": True}
            case Amount(amount=amount, currency=currency):
                return {"amount": f"{amount:.2f}", "currency": currency}
            case tuple() as options:
                return list(options)
            case Decimal() as number:
                return int(number) if number == number.to_integral_value() else str(number)
            case date() as day:
                return day.isoformat()
            case bool() | str() as plain:
                return plain


UNSURE = Answer(None)
