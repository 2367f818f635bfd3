"""The way back: which screens led here, and where on each of them the resident was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

ATTRACT = "attract"
LANGUAGE = "language"
HOME = "home"


@dataclass(frozen=True, slots=True)
class Place:
    """A screen with its parameters, scroll position (px at 100 % density) and the name of the focused control."""

    screen: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    scroll: float = 0.0
    focus: str = ""


class Navigation:
    """A stack of places. The first is always the attract screen or home."""

    def __init__(self, start: str = ATTRACT) -> None:
        self._stack = [Place(start)]

    @property
    def here(self) -> Place:
        return self._stack[-1]

    @property
    def trail(self) -> tuple[Place, ...]:
        """Every place from the first to the present one."""
        return tuple(self._stack)

    @property
    def can_go_back(self) -> bool:
        """Whether Back leads to a screen of this visit (the attract screen is not one)."""
        return len(self._stack) > 1 and self._stack[-2].screen != ATTRACT

    def remember(self, scroll: float, focus: str) -> None:
        """Keep where the resident is on the present screen, for the way back."""
        self._stack[-1] = replace(self.here, scroll=scroll, focus=focus)

    def keep(self, parameter: str, value: str) -> None:
        """Keep what was chosen on the present screen, for the way back."""
        self._stack[-1] = replace(self.here, parameters={**self.here.parameters, parameter: value})

    def go(self, screen: str, parameters: Mapping[str, str] | None = None) -> Place:
        """Go on to a screen; going where one already is changes nothing."""
        place = Place(screen, dict(parameters or {}))
        if (place.screen, place.parameters) != (self.here.screen, dict(self.here.parameters)):
            self._stack.append(place)
        return self.here

    def replace(self, screen: str, parameters: Mapping[str, str] | None = None) -> Place:
        """Change the present place without adding to the way back."""
        self._stack[-1] = Place(screen, dict(parameters or {}))
        return self.here

    def back(self) -> Place:
        """One place back; at the first one nothing happens."""
        if self.can_go_back:
            self._stack.pop()
        return self.here

    def back_to(self, screen: str) -> Place:
        """Back to the nearest earlier place of that screen, or on to it if there is none."""
        for index in range(len(self._stack) - 2, -1, -1):
            if self._stack[index].screen == screen:
                del self._stack[index + 1 :]
                return self.here
        return self.go(screen)

    def back_out_of(self, guide: str) -> Place:
        """Back to where that guide was opened from: out of all its places at the end of the way."""
        while len(self._stack) > 1 and self.here.parameters.get("guide") == guide:
            self._stack.pop()
        return self.here

    def forget_guide(self, guide: str) -> Place:
        """Out of all the places of that guide, also of earlier ones on the way: Back never leads to them again."""
        first, *others = self._stack
        self._stack = [first, *(place for place in others if place.parameters.get("guide") != guide)]
        return self.here

    def home(self) -> Place:
        """Home, with nothing left to go back to."""
        self._stack = [Place(HOME)]
        return self.here

    def reset(self, start: str = ATTRACT) -> Place:
        """The first screen of a new visit."""
        self._stack = [Place(start)]
        return self.here
