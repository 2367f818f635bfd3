"""The idle clock: asks "are you still here?", counts down, and ends the visit (ux.md R-I1, WCAG 2.2 SC 2.2.1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from kiosk.config import IDLE_SECONDS, WARNING_SECONDS

MORE_TIME_FACTOR = 3
"""What "I need more time" multiplies both limits by (ux.md R-I1)."""
LONGEST_PAUSE = 90.0
"""Seconds for which printing or reading a QR code may hold the clock (ux.md P-9)."""


class Phase(Enum):
    """Where a visit stands: nobody asks; the countdown runs; it is over."""

    ACTIVE = "active"
    WARNING = "warning"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without a touch before the warning, and seconds of its countdown."""

    idle: float = IDLE_SECONDS
    warning: float = WARNING_SECONDS


class IdleClock:
    """Says which phase the visit is in. Time comes from outside (seconds, monotonic), so tests own it."""

    def __init__(self, limits: Limits, now: Callable[[], float]) -> None:
        self._limits = limits
        self._now = now
        self._factor = 1
        self._last_touch = now()
        self._paused_until = 0.0

    def touch(self) -> None:
        """Any touch or key: the full time again, as often as one likes."""
        self._last_touch = self._now()

    def need_more_time(self, wanted: bool) -> None:
        """Three times as long for the rest of this visit."""
        self._factor = MORE_TIME_FACTOR if wanted else 1

    def pause(self, seconds: float = LONGEST_PAUSE) -> None:
        """Hold the clock while paper or a QR code is being taken, for at most :data:`LONGEST_PAUSE`."""
        self._paused_until = self._now() + min(seconds, LONGEST_PAUSE)

    def restart(self) -> None:
        """A new visit: full time, default limits, no pause."""
        self._factor = 1
        self._paused_until = 0.0
        self.touch()

    @property
    def phase(self) -> Phase:
        if self._idle_for < self._limits.idle * self._factor:
            return Phase.ACTIVE
        return Phase.WARNING if self.seconds_left > 0 else Phase.EXPIRED

    @property
    def seconds_left(self) -> float:
        """Of the countdown; only meaningful while warning."""
        return max(0.0, (self._limits.idle + self._limits.warning) * self._factor - self._idle_for)

    @property
    def warning_seconds(self) -> float:
        """How long the whole countdown is."""
        return self._limits.warning * self._factor

    @property
    def _idle_for(self) -> float:
        return self._now() - max(self._last_touch, min(self._paused_until, self._now()))
