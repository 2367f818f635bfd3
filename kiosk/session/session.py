"""The one object that holds what a resident says. Wiping the session is dropping it (design, principle 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, repr=False)
class Session:
    """Answers and ticks of one visit, in memory only. It has no ``repr``: answers must not reach a log."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Answers by guide id, then by question id, in the form of the answers files (design.md, section 10)."""
    ticks: set[str] = field(default_factory=set)
    """Documents the resident has ticked, as ``<service>/<document>``."""
    slip_numbers: dict[str, str] = field(default_factory=dict)
    """The slip number given for each service, so that paper and screen agree for the whole visit."""

    def answers_to(self, guide: str) -> dict[str, Any]:
        """The answers given so far in one guide."""
        return self.answers.get(guide, {})

    def keep_answers(self, guide: str, answers: Mapping[str, Any]) -> None:
        self.answers[guide] = dict(answers)

    def forget_answers(self, guide: str) -> None:
        """Drop the answers to one guide: they are needed no more."""
        self.answers.pop(guide, None)

    def toggle_tick(self, key: str) -> bool:
        """Tick or untick one document; whether it is ticked now."""
        self.ticks ^= {key}
        return key in self.ticks

    @property
    def has_answers(self) -> bool:
        return any(self.answers.values())
