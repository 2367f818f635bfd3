"""What the tour needs from the application, which opens the real window for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from kiosk.devices.printer import PrinterState
from kiosk.i18n.locales import Locale


@dataclass(slots=True)
class TourClock:
    """The kiosk's clock: it moves only when the tour says so, so that pictures do not depend on how long one waits."""

    seconds: float = 1000.0

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        """Let so many seconds pass for the kiosk."""
        self.seconds += seconds


@dataclass(slots=True)
class NoChance:
    """Draws slip numbers by turns instead of by chance, so that the same release gives the same pictures."""

    drawn: int = 0

    def __call__(self, options: Sequence[str]) -> str:
        self.drawn += 1
        return options[self.drawn * 7 % len(options)]


@dataclass(frozen=True, slots=True)
class Scene:
    """How a journey wants the kiosk: its language when nobody is there, whether it has a catalogue, where it prints.

    ``printer`` is the state in which each sheet finds the printer; the last one stays. ``rates_age`` is how many
    days old its exchange rates are. With ``prepares`` it belongs to a centre that takes prepared applications.
    """

    language: Locale
    with_catalogue: bool
    prints_into: Path
    printer: tuple[PrinterState, ...] = (PrinterState.READY,)
    rates_age: int = 1
    prepares: bool = False
    clock: TourClock = field(default_factory=TourClock)
    chance: NoChance = field(default_factory=NoChance)


@dataclass(frozen=True, slots=True)
class Stage:
    """The open window. ``screen`` tells the present page's name, ``warnings`` what QML complained about so far.

    ``reach`` is how far apart (px) two touches may be that the kiosk takes for two of the same place.
    """

    window: QQuickWindow
    screen: Callable[[], str]
    warnings: list[str]
    reach: float
    close: Callable[[], None]


OpenStage = Callable[[Scene], Stage]
"""Opens a fresh kiosk, as :mod:`kiosk.commands.tour` does."""
