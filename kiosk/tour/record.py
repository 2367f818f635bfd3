"""What a tour leaves behind: the steps, the screens and the files of each journey in each language."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from kiosk.findings import PonteError


class TourError(PonteError):
    """A screen did not show, or did not do, what a journey expects."""

    code = "tour"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done or looked for. ``file`` is the picture taken, relative to the tour's folder, if there is one."""

    action: str
    target: str
    screen: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen that was reached: its name, its heading, every text that can be read on it, and its picture."""

    name: str
    title: str
    texts: tuple[str, ...]
    file: str


@dataclass(slots=True)
class Run:
    """One journey in one language. ``files`` are all files written, pictures and slips; ``failure`` is a sentence."""

    journey: str
    language: str
    steps: list[Step] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    failure: str | None = None

    @property
    def folder(self) -> str:
        """Where its files are, relative to the tour's folder."""
        return f"{self.language}/{self.journey}"

    def file_name(self, name: str, ending: str) -> str:
        """The next file's name, relative to the tour's folder."""
        return f"{self.folder}/{len(self.files) + 1:02}-{self.journey}-{name}-{self.language}.{ending}"


@dataclass(frozen=True, slots=True)
class Tour:
    """Every run. ``size`` is the window's (width, height) in px; ``release`` holds its number and content hash."""

    release: dict[str, Any]
    size: tuple[int, int]
    runs: tuple[Run, ...]

    @property
    def failures(self) -> list[Run]:
        return [run for run in self.runs if run.failure is not None]

    def as_dict(self) -> dict[str, Any]:
        """For ``tour.json`` (docs/schemas/tour.json)."""
        return {"release": self.release, "size": list(self.size), "runs": [asdict(run) for run in self.runs]}
