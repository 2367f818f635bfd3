"""Pairs: few rows, and every two values of two dimensions meet."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st
from tests.walk.pairwise import all_pairs

sizes = st.lists(st.integers(min_value=1, max_value=6), min_size=1, max_size=5)


@given(sizes)
def test_every_two_values_meet(counts: list[int]) -> None:
    rows = all_pairs([range(count) for count in counts])
    for first, second in combinations(range(len(counts)), 2):
        met = {(row[first], row[second]) for row in rows}
        assert met == set(product(range(counts[first]), range(counts[second])))


def test_there_are_far_fewer_rows_than_combinations() -> None:
    rows = all_pairs([range(40), range(5), range(4), range(4), range(2)])
    assert 200 <= len(rows) <= 240
    assert rows == all_pairs([range(40), range(5), range(4), range(4), range(2)]), "the same every time"
