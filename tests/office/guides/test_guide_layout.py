"""The picture of a guide: no box lies on another, every line leads onwards, and lines go round the boxes."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from guide_drafts import shipped_guide
from hypothesis import given
from hypothesis import strategies as st
from kiosk.office.guides.diagram import nodes_of
from kiosk.office.guides.layout import Box, Layout, Sizes, layered
from kiosk.office.guides.study import study

SIZE = Sizes()
NODES = [f"n{index}" for index in range(14)]
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=40)


def assert_can_be_read(picture: Layout) -> None:
    boxes = {box.id: box for box in picture.boxes}
    for one, other in combinations(picture.boxes, 2):
        apart = abs(one.x - other.x) >= SIZE.width or abs(one.y - other.y) >= SIZE.height
        assert apart, f"{one} lies on {other}"
    for line in picture.lines:
        start, end = boxes[line.start], boxes[line.end]
        assert start.layer < end.layer
        assert line.points[0][0] == start.x + SIZE.width
        assert line.points[-1][0] == end.x
        assert start.y < line.points[0][1] < start.y + SIZE.height
        assert end.y < line.points[-1][1] < end.y + SIZE.height
        for (left, y), (right, same) in zip(line.points[1:-1:2], line.points[2:-1:2], strict=True):
            assert y == same, "a line crosses a layer level"
            assert not [box for box in picture.boxes if _covers(box, left, right, y)]
    assert all(box.x >= 0 and box.y >= 0 for box in picture.boxes)
    assert all(
        box.x + SIZE.width <= picture.width and box.y + SIZE.height <= picture.height + 1e-6 for box in picture.boxes
    )


def _covers(box: Box, left: float, right: float, y: float) -> bool:
    return box.x < right and left < box.x + SIZE.width and box.y < y < box.y + SIZE.height


@given(EDGES)
def test_any_boxes_and_lines_are_laid_out_so_that_they_can_be_read(edges: list[tuple[str, str]]) -> None:
    picture = layered(NODES, edges)
    assert [box.id for box in picture.boxes] == NODES
    forward = {(one, other) for one, other in edges if NODES.index(one) < NODES.index(other)}
    assert {(line.start, line.end) for line in picture.lines} == forward
    assert_can_be_read(picture)


def test_nothing_is_a_picture_too() -> None:
    assert layered([], []) == Layout((), (), 0.0, 0.0)
    assert layered(["only"], [("only", "only"), ("only", "unknown")]).lines == ()


@pytest.mark.parametrize("name", ["car-insurance", "health-insurance", "money-trouble"])
def test_the_large_shipped_guides_have_a_picture_that_can_be_read(name: str) -> None:
    found = study(name, shipped_guide(name), {}, date(2026, 11, 23), lambda: False)
    assert found is not None
    assert found.guide is not None
    assert found.walked
    nodes = nodes_of(found.guide)
    picture = layered(nodes, [(step.start, step.end) for step in found.steps])
    assert len(picture.lines) == len(found.steps)
    assert found.reached == set(nodes)
    assert_can_be_read(picture)
