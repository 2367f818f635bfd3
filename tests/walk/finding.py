"""What a check found wrong, and where."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How the screen was shown: locale tag, text step (1.0 = 100 %), theme, ``portrait`` or ``landscape``."""

    language: str
    step: float
    theme: str
    orientation: str

    def __str__(self) -> str:
        return f"{self.language} {self.step:.0%} {self.theme} {self.orientation}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one acceptance check (``check``: A-01 … of ux.md, section 6) by one element of one screen."""

    screen: str
    element: str
    check: str
    message: str
    language: str
    step: float
    theme: str
    orientation: str

    def as_json(self) -> dict[str, str | float]:
        return asdict(self)

    def __str__(self) -> str:
        how = f"{self.language} {self.step:.0%} {self.theme} {self.orientation}"
        return f"{self.check} {self.screen} [{how}] {self.element}: {self.message}"


@dataclass(frozen=True, slots=True)
class Breach:
    """What a check function returns; the walk adds the screen and the circumstances."""

    check: str
    element: str
    message: str

    def at(self, screen: str, how: Circumstances) -> Finding:
        return Finding(
            screen, self.element, self.check, self.message, how.language, how.step, how.theme, how.orientation
        )
