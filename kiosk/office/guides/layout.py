"""Where the boxes and lines of a guide's picture stand: layers from the first question to the outcomes.

Every box stands in a layer, every line leads from a layer to a later one, and no box lies on another or on a line that
only passes by: a long line has a place of its own in each layer that it crosses (K. Sugiyama, S. Tagawa, M. Toda 1981).
Heights are settled by least squares under the order in the layer (pool adjacent violators).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

Edge: TypeAlias = tuple[str, str]
Point: TypeAlias = tuple[float, float]
_Slot: TypeAlias = tuple[str, ...]
"""A box (one name), or the place of a passing line (its start, its end, its layer)."""
_SWEEPS: Final = 12
_BY_WAY: Final = 10.0
"""px that a passing line takes in a layer."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """px of a box and between boxes, across (between layers) and down (in a layer)."""

    width: float = 128.0
    height: float = 84.0
    across: float = 28.0
    down: float = 16.0


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    layer: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """``points`` lead from the start's right side to the end's left side, in pairs across each layer between."""

    start: str
    end: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def layered(nodes: Sequence[str], edges: Iterable[Edge], sizes: Sizes | None = None) -> Layout:
    """Lay out ``nodes``, which stand in the order in which they may follow each other.

    An edge that leads backwards in that order, to its own start or to an unknown node has no place and is left out.
    """
    size = sizes or Sizes()
    order = {node: index for index, node in enumerate(nodes)}
    forward = [edge for edge in dict.fromkeys(edges) if order.get(edge[0], len(order)) < order.get(edge[1], -1)]
    layers = _layers(nodes, forward)
    chains = {edge: _chain(edge, layers) for edge in forward}
    columns = _ordered(_columns(nodes, layers, chains.values()), chains.values())
    middles = _middles(columns, chains.values(), size)
    boxes = {
        node: Box(node, layers[node], layers[node] * (size.width + size.across), middles[(node,)] - size.height / 2)
        for node in nodes
    }
    lines = tuple(_line(edge, chains, boxes, middles, size) for edge in forward)
    width = max((box.x + size.width for box in boxes.values()), default=0.0)
    bottoms = [box.y + size.height for box in boxes.values()] + [y for line in lines for _, y in line.points]
    return Layout(tuple(boxes.values()), lines, width, max(bottoms, default=0.0))


def _layers(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The longest way to each node; what nothing leads to or from stands in the last layer."""
    layers = dict.fromkeys(nodes, 0)
    for node in nodes:
        layers[node] = max((layers[start] + 1 for start, end in edges if end == node), default=0)
    joined = {node for edge in edges for node in edge}
    last = max(layers.values(), default=0)
    return {node: layer if node in joined or not joined else last for node, layer in layers.items()}


def _chain(edge: Edge, layers: Mapping[str, int]) -> list[_Slot]:
    start, end = edge
    between = [(start, end, str(layer)) for layer in range(layers[start] + 1, layers[end])]
    return [(start,), *between, (end,)]


def _columns(nodes: Sequence[str], layers: Mapping[str, int], chains: Iterable[Sequence[_Slot]]) -> list[list[_Slot]]:
    columns: list[list[_Slot]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for node in nodes:
        columns[layers[node]].append((node,))
    for chain in chains:
        for slot in chain[1:-1]:
            columns[int(slot[2])].append(slot)
    return columns


def _neighbours(chains: Iterable[Sequence[_Slot]]) -> tuple[dict[_Slot, list[_Slot]], dict[_Slot, list[_Slot]]]:
    before: dict[_Slot, list[_Slot]] = {}
    after: dict[_Slot, list[_Slot]] = {}
    for chain in chains:
        for one, other in pairwise(chain):
            after.setdefault(one, []).append(other)
            before.setdefault(other, []).append(one)
    return before, after


def _ordered(columns: list[list[_Slot]], chains: Iterable[Sequence[_Slot]]) -> list[list[_Slot]]:
    """Each column in the order of the mean places of its neighbours: lines cross less."""
    before, after = _neighbours(chains)
    for sweep in range(_SWEEPS):
        known, way = (before, columns) if sweep % 2 == 0 else (after, columns[::-1])
        places = {slot: float(index) for column in columns for index, slot in enumerate(column)}
        for column in way:
            wanted = {slot: _mean([places[other] for other in known.get(slot, ())], places[slot]) for slot in column}
            column.sort(key=wanted.__getitem__)
            places.update((slot, float(index)) for index, slot in enumerate(column))
    return columns


def _middles(columns: list[list[_Slot]], chains: Iterable[Sequence[_Slot]], size: Sizes) -> dict[_Slot, float]:
    """The middle of every slot, as near to those of its neighbours as the order and the distances allow."""
    before, after = _neighbours(chains)
    middles: dict[_Slot, float] = {}
    for column in columns:
        middles.update(_settled(column, dict.fromkeys(column, 0.0), size))
    for sweep in range(_SWEEPS):
        known, way = (before, columns) if sweep % 2 == 0 else (after, columns[::-1])
        for column in way:
            wanted = {slot: _mean([middles[other] for other in known.get(slot, ())], middles[slot]) for slot in column}
            middles.update(_settled(column, wanted, size))
    highest = min((middle - _tall(slot, size) / 2 for slot, middle in middles.items()), default=0.0)
    # where the sums of many distances round down, the highest would lie a hair above the picture
    return {slot: max(middle - highest, _tall(slot, size) / 2) for slot, middle in middles.items()}


def _settled(column: Sequence[_Slot], wanted: Mapping[_Slot, float], size: Sizes) -> dict[_Slot, float]:
    """The nearest middles to those wanted that keep the order and the distances."""
    offsets = [0.0]
    for one, other in pairwise(column):
        offsets.append(offsets[-1] + (_tall(one, size) + _tall(other, size)) / 2 + size.down)
    pools: list[tuple[float, int]] = []  # the sum of what is wanted, and how many share its mean
    for slot, offset in zip(column, offsets, strict=False):
        total, count = wanted[slot] - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    level = [total / count for total, count in pools for _ in range(count)]
    return {slot: base + offset for slot, base, offset in zip(column, level, offsets, strict=False)}


def _line(
    edge: Edge,
    chains: Mapping[Edge, Sequence[_Slot]],
    boxes: Mapping[str, Box],
    middles: Mapping[_Slot, float],
    size: Sizes,
) -> Line:
    start, end = boxes[edge[0]], boxes[edge[1]]
    leaving = sorted((other for other in chains if other[0] == edge[0]), key=lambda other: middles[chains[other][1]])
    coming = sorted((other for other in chains if other[1] == edge[1]), key=lambda other: middles[chains[other][-2]])
    points = [(start.x + size.width, start.y + _port(leaving.index(edge), len(leaving), size))]
    for slot in chains[edge][1:-1]:
        left = int(slot[2]) * (size.width + size.across)
        points += [(left, middles[slot]), (left + size.width, middles[slot])]
    points.append((end.x, end.y + _port(coming.index(edge), len(coming), size)))
    return Line(edge[0], edge[1], tuple(points))


def _port(index: int, count: int, size: Sizes) -> float:
    return size.height * (index + 1) / (count + 1)


def _tall(slot: _Slot, size: Sizes) -> float:
    return size.height if len(slot) == 1 else _BY_WAY


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
