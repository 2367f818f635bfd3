"""What a measurement says: the figure, its budget, and what the machine itself needs for something comparable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """``ms``: milliseconds. ``MB``: 1,000,000 bytes. ``times``: a multiple of the peer."""

    MILLISECONDS = "ms"
    MEGABYTES = "MB"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Reference:
    """A floor (the least that this could cost here) or a peer (something comparable), in the figure's own run."""

    what: str
    measured: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. ``samples`` says how many measurements it was taken from."""

    name: str
    what: str
    measured: float
    unit: Unit
    samples: int
    budget: float | None = None
    reference: Reference | None = None

    @property
    def ok(self) -> bool | None:
        """Whether it is within its budget; None for a figure that is only reported."""
        return None if self.budget is None else self.measured <= self.budget

    def as_dict(self) -> dict[str, object]:
        """As ``docs/schemas/bench.json`` describes it."""
        reference = self.reference
        return {
            "name": self.name,
            "what": self.what,
            "measured": _rounded(self.measured),
            "unit": self.unit.value,
            "samples": self.samples,
            "budget": self.budget,
            "reference": None
            if reference is None
            else {"what": reference.what, "measured": _rounded(reference.measured), "unit": reference.unit.value},
            "ok": self.ok,
        }


def figure_from(data: dict[str, object]) -> Figure:
    """The figure that :meth:`Figure.as_dict` wrote, for measurements that ran in a process of their own."""
    reference = data["reference"]
    return Figure(
        name=str(data["name"]),
        what=str(data["what"]),
        measured=_number(data["measured"]),
        unit=Unit(str(data["unit"])),
        samples=int(_number(data["samples"])),
        budget=None if data["budget"] is None else _number(data["budget"]),
        reference=Reference(str(reference["what"]), _number(reference["measured"]), Unit(str(reference["unit"])))
        if isinstance(reference, dict)
        else None,
    )


def percentile(samples: Sequence[float], share: float = 0.95) -> float:
    """The smallest sample that at least ``share`` of all samples do not exceed (nearest rank).

    Raises:
        ValueError: there are no samples.
    """
    if not samples:
        raise ValueError("a percentile needs at least one sample")
    return sorted(samples)[math.ceil(share * len(samples)) - 1]


def _rounded(value: float) -> float:
    return round(value, 3)


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return float(value)
