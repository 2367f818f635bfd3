"""All pairs: a small set of combinations in which every two values of two dimensions meet at least once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from itertools import combinations, product

Value = Hashable
Pair = tuple[int, Value, int, Value]


def all_pairs(dimensions: Sequence[Sequence[Value]]) -> list[tuple[Value, ...]]:
    """Greedy all-pairs: each row takes the pair that is longest uncovered and fills up with what covers most.

    Deterministic. ``dimensions`` must not be empty, nor may any of them.
    """
    open_pairs: dict[Pair, None] = {
        (first, one, second, other): None
        for first, second in combinations(range(len(dimensions)), 2)
        for one, other in product(dimensions[first], dimensions[second])
    }
    rows: list[tuple[Value, ...]] = []
    used: Counter[tuple[int, Value]] = Counter()
    while open_pairs:
        first, one, second, other = next(iter(open_pairs))
        row: dict[int, Value] = {first: one, second: other}
        for place, values in enumerate(dimensions):
            if place not in row:
                row[place] = max(values, key=partial(_worth, row, place, open_pairs, used))
        for pair in _pairs_of(row):
            open_pairs.pop(pair, None)
        used.update(row.items())
        rows.append(tuple(row[place] for place in range(len(dimensions))))
    return rows or [tuple(values[0] for values in dimensions)]


def _worth(
    row: dict[int, Value],
    place: int,
    open_pairs: dict[Pair, None],
    used: Mapping[tuple[int, Value], int],
    value: Value,
) -> tuple[int, int]:
    """How many open pairs a value would cover; where several cover as many, the one used least."""
    covered = sum(pair in open_pairs for pair in _pairs_of({**row, place: value}) if place in (pair[0], pair[2]))
    return covered, -used[place, value]


def _pairs_of(row: dict[int, Value]) -> list[Pair]:
    return [(first, row[first], second, row[second]) for first, second in combinations(sorted(row), 2)]
