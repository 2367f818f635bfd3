"""A long list keeps its rows while what they show changes: fewer, more, others, and never a wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from kiosk.ui.lazy_rows import LazyRows
from pytestqt.modeltest import ModelTester


def shown(item: str) -> dict[str, Any]:
    return {"name": item}


def names(rows: LazyRows) -> list[str]:
    return [rows.data(rows.index(place))["name"] for place in range(rows.rowCount())]


@pytest.mark.parametrize("after", ["", "a", "xyz", "abc", "xbcde"])
@pytest.mark.parametrize("before", ["", "abc"])
def test_what_is_shown_turns_into_anything_else_and_the_view_is_told_of_every_row(
    before: str, after: str, qtmodeltester: ModelTester
) -> None:
    rows = LazyRows()
    rows.show(before, shown)
    told: list[tuple[str, int, int]] = []
    rows.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    rows.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    rows.dataChanged.connect(lambda first, last, _roles: told.append(("other", first.row(), last.row())))
    qtmodeltester.check(rows)
    rows.turn_into(after, shown)
    assert names(rows) == list(after)
    kept = min(len(before), len(after))
    assert [one for one in told if one[0] == "other"] == ([("other", 0, kept - 1)] if kept else [])
    assert [one for one in told if one[0] == "in"] == ([("in", kept, len(after) - 1)] if len(after) > kept else [])
    assert [one for one in told if one[0] == "out"] == ([("out", kept, len(before) - 1)] if len(before) > kept else [])
