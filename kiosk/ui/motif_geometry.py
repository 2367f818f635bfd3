"""The bridge and the water as functions (look.md, section 2). No Qt: lengths are px, y grows downward.

Numbers in the design are px on a 3.70 px/mm screen; ``unit`` is the real screen's density as a share of that.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

Point = tuple[float, float]

STEP = 2.5  # px between the points of a curve: finer is not visible, coarser shows corners


@dataclass(frozen=True, slots=True)
class Deck:
    """A road that rises once: ``base − height·½·(1 + cos(π·|x−centre|/half_width))``, and flat outside."""

    centre: float
    half_width: float
    height: float
    base: float

    def y(self, x: float) -> float:
        """The height of the road at ``x``."""
        distance = abs(x - self.centre)
        if distance >= self.half_width:
            return self.base
        return self.base - self.height * 0.5 * (1 + math.cos(math.pi * distance / self.half_width))

    def points(self, start: float, stop: float, above: float = 0.0) -> list[Point]:
        """The road from ``start`` to ``stop`` as a polyline, shifted up by ``above``."""
        return [(x, self.y(x) - above) for x in steps(start, stop)]


@dataclass(frozen=True, slots=True)
class Wave:
    """A water line: ``level + amplitude·cos(2π·(x−trough)/length)``, so that it is lowest at ``trough``."""

    level: float
    amplitude: float
    length: float
    trough: float = 0.0

    def y(self, x: float) -> float:
        """The height of the water at ``x``."""
        return self.level + self.amplitude * math.cos(2 * math.pi * (x - self.trough) / self.length)

    def points(self, start: float, stop: float) -> list[Point]:
        """The water line from ``start`` to ``stop`` as a polyline."""
        return [(x, self.y(x)) for x in steps(start, stop)]


@dataclass(frozen=True, slots=True)
class Petal:
    """A petal of the lotus: ``angle`` in degrees clockwise from upright, lengths as shares of the lotus's size.

    ``half_width`` is how far the curve's control points lie from the petal's axis.
    """

    angle: float
    length: float
    half_width: float
    colour: str


LOTUS = (  # in the order in which they are painted: the outer pair lies behind
    Petal(-62, 0.82, 0.25, "bloom"),
    Petal(62, 0.82, 0.25, "bloom"),
    Petal(-33, 0.95, 0.25, "rose"),
    Petal(33, 0.95, 0.25, "rose"),
    Petal(0, 1.06, 0.25, "bloom"),
)


def steps(start: float, stop: float) -> Iterator[float]:
    """From ``start`` to ``stop``, both included, in even steps of at most :data:`STEP`."""
    count = max(1, math.ceil(abs(stop - start) / STEP))
    for index in range(count + 1):
        yield start + (stop - start) * index / count


def header_deck(width: float, base: float, unit: float, mirrored: bool = False) -> Deck:
    """The mark in the header line: at the left, or at the right of a sheet."""
    centre = 104 * unit
    return Deck(width - centre if mirrored else centre, 86 * unit, 46 * unit, base)


def header_piers(deck: Deck, unit: float) -> list[float]:
    """Where the header's mark has piers: every 18 from −72 to +72, none shorter than 5."""
    places = [deck.centre + offset * unit for offset in range(-72, 73, 18)]
    return [x for x in places if deck.base - deck.y(x) >= 5 * unit]


def progress_deck(width: float, height: float, unit: float) -> Deck:
    """The bridge of a guide's progress, in a box of ``width`` × ``height``."""
    return Deck(width / 2, 0.46 * width, height - 40 * unit, height - 18 * unit)


def progress_x(position: float, total: int, width: float, unit: float) -> float:
    """Where pier ``position`` of ``total`` stands; 0 is the near shore, ``total`` the far one."""
    share = min(max(position / max(total, 1), 0.0), 1.0)
    end = 10 * unit
    return end + share * (width - 2 * end)


def span_deck(share: float, width: float, height: float, unit: float) -> Deck:
    """The bridge over the gap from what is reached (``share`` of the target) to the target at ``width − 14``."""
    target = width - 14 * unit
    start = min(max(share, 0.0), 1.0) * target
    half_width = max((target - start) / 2, 0.0)
    rise = min(height - 26 * unit, max(16 * unit, 0.55 * half_width))
    return Deck((start + target) / 2, half_width, rise, height - 12 * unit)


def attract_bands(horizon: float, centre: float, unit: float) -> list[Wave]:
    """The upper edges of the five bands of the calçada; the fifth is solid sea. One wave length: they never cross."""
    edges: list[Wave] = []
    thickness, level = 21.0, 0.0
    for _ in range(5):
        amplitude = min(0.62 * thickness, 30.0)
        edges.append(_band(horizon + level * unit, amplitude * unit, 216 * unit, centre))
        level += thickness
        thickness *= 1.32
    return edges


def result_bands(bottom: float, centre: float, unit: float) -> list[Wave]:
    """The upper edges of the three bands under the result's bridge."""
    return [_band(bottom - depth * unit, 7 * unit, 108 * unit, centre) for depth in (41, 25, 9)]


def _band(level: float, amplitude: float, length: float, crest: float) -> Wave:
    return Wave(level, amplitude, length, crest + length / 2)


def piers_across(centre: float, width: float, gap: float) -> list[float]:
    """Piers every ``gap`` over the whole ``width``, one of them at ``centre``."""
    first = math.ceil(-centre / gap)
    last = math.floor((width - centre) / gap)
    return [centre + index * gap for index in range(first, last + 1)]
