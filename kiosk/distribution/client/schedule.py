"""When to look for a release again: sooner after a failure, and never all kiosks of a region at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FIRST_PAUSE: Final = 60.0
"""Seconds after the first failure; twice as long after each further one."""
_AFTER_SUCCESS: Final = (0.8, 1.2)
_AFTER_FAILURE: Final = (0.5, 1.5)
"""The pause is drawn between these shares of itself, so that kiosks that lost their network together do not all come
back together."""


@dataclass(slots=True)
class Schedule:
    """``minutes`` lie between two looks that go well. ``chance`` draws from 0 up to 1."""

    minutes: float
    chance: Callable[[], float]
    failures: int = 0

    def after_success(self) -> float:
        """Seconds until the next look."""
        self.failures = 0
        return self._drawn(self.minutes * 60, *_AFTER_SUCCESS)

    def after_failure(self) -> float:
        """Seconds until the next look; never longer than after a success on average."""
        longest = self.minutes * 60
        pause = min(longest, FIRST_PAUSE * 2 ** min(self.failures, 20))
        self.failures += 1
        return self._drawn(pause, *_AFTER_FAILURE)

    def at_start(self) -> float:
        """Seconds until the first look: a start is not the moment to compete with."""
        return self._drawn(FIRST_PAUSE, *_AFTER_FAILURE)

    def _drawn(self, seconds: float, least: float, most: float) -> float:
        return seconds * (least + (most - least) * self.chance())
