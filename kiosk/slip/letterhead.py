"""The line that carries you across, as it stands on paper: the deck of the bridge and its piers (look.md, section 2).

Pure geometry in dots; the screens draw the same curve.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A deck that is level at ``base``, and rises by ``height`` once, over ``centre`` plus and minus ``half_width``."""

    base: float
    centre: float
    half_width: float
    height: float
    pier_step: float
    pier_reach: float
    """How far from the centre the outermost piers stand."""

    def deck(self, x: float) -> float:
        """The deck's y at ``x``; y grows downwards."""
        distance = abs(x - self.centre)
        if distance >= self.half_width:
            return self.base
        return self.base - self.height * 0.5 * (1 + cos(pi * distance / self.half_width))

    def line(self, width: float, step: float = 2.0) -> list[Point]:
        """The deck as a polyline from 0 to ``width``."""
        count = max(1, round(width / step))
        return [(x, self.deck(x)) for x in (width * index / count for index in range(count + 1))]

    def piers(self, shortest: float = 5.0) -> list[tuple[Point, Point]]:
        """Deck to base, one pair of points a pier; piers shorter than ``shortest`` are left out."""
        reach = int(self.pier_reach // self.pier_step)
        places = [self.centre + index * self.pier_step for index in range(-reach, reach + 1)]
        return [((x, self.deck(x)), (x, self.base)) for x in places if self.base - self.deck(x) >= shortest]


LETTERHEAD = Bridge(base=80, centre=104, half_width=86, height=46, pier_step=18, pier_reach=72)
"""The header line of the screens, with the numbers of look.md, section 2, moved up to the paper's edge."""
