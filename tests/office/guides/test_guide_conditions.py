"""Conditions as rows: what the form shows is what the rule says, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from guide_drafts import shipped_guide
from hypothesis import given
from hypothesis import strategies as st
from kiosk.config import CONTENT_FOLDER
from kiosk.guide.rules import Rule
from kiosk.office.drafts.model import Data
from kiosk.office.guides.conditions import (
    Check,
    Group,
    Join,
    NotShownError,
    Row,
    moved,
    part_at,
    parts_of,
    read_rule,
    with_more,
    with_part,
    write_rule,
)
from kiosk.office.guides.edits import at, rule_paths
from pydantic import TypeAdapter

RULE: TypeAdapter[Rule] = TypeAdapter(Rule)
NAMES = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
COMPARISONS = st.one_of(
    st.fixed_dictionaries({"question": NAMES, "equals": st.booleans() | NAMES}),
    st.fixed_dictionaries({"question": NAMES, "one-of": st.lists(NAMES, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"question": NAMES, "at-least": st.integers(0, 99)}),
    st.fixed_dictionaries({"question": NAMES, "at-most": st.integers(0, 99)}),
    st.fixed_dictionaries({"question": NAMES, "age-at-least": st.integers(0, 150)}),
    st.fixed_dictionaries({"question": NAMES, "known": st.booleans()}),
)
RULES = st.recursive(
    COMPARISONS,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=8,
)


def rules_in(data: Data) -> Iterator[Any]:
    return (at(data, path) for path in rule_paths(data))


def test_every_condition_of_every_shipped_guide_is_shown_and_comes_back_the_same() -> None:
    names = [path.stem for path in (CONTENT_FOLDER / "guides").glob("*.yaml")]
    rules = [rule for name in names for rule in rules_in(shipped_guide(name))]
    assert len(rules) > 900
    assert [rule for rule in rules if write_rule(read_rule(rule)) != rule] == []


@given(RULES)
def test_a_rule_that_is_shown_comes_back_the_same_and_any_other_is_left_alone(rule: Any) -> None:
    RULE.validate_python(rule)
    try:
        condition = read_rule(rule)
    except NotShownError:
        return
    assert write_rule(condition) == rule


@given(RULES)
def test_what_a_form_makes_is_always_a_rule(rule: Any) -> None:
    try:
        condition = read_rule(rule)
    except NotShownError:
        return
    grown = with_more(condition, (), Row("other", Check.IS_NOT, "red"))
    RULE.validate_python(write_rule(grown))
    for place, _ in list(parts_of(grown))[1:]:
        RULE.validate_python(write_rule(moved(grown, place, -1)))
        left = with_part(grown, place, None)
        if left is not None:
            RULE.validate_python(write_rule(left))


@pytest.mark.parametrize(
    "rule",
    [
        {"not": {"not": {"question": "car", "equals": True}}},
        {"not": {"question": "car", "known": True}},
        {"question": "car", "equals": True, "known": True},
        {"all": []},
        {"question": "car"},
        {"all": [{"any": [{"all": [{"any": [{"all": [{"question": "car", "equals": True}]}]}]}]}]},
        "always",
    ],
)
def test_what_the_form_has_no_rows_for_is_said_to_be_so(rule: Any) -> None:
    with pytest.raises(NotShownError):
        read_rule(rule)


def test_a_row_can_be_added_moved_and_taken_out_again() -> None:
    first, second = Row("car", Check.IS, True), Row("seats", Check.AT_LEAST, 8)
    both = with_more(first, (), second)
    assert both == Group(Join.ALL, (first, second))
    assert moved(both, (1,), -1) == Group(Join.ALL, (second, first))
    assert moved(both, (0,), -1) == both
    assert part_at(both, (1,)) == second
    only = with_part(both, (0,), None)
    assert only == Group(Join.ALL, (second,))
    assert with_part(only, (0,), None) is None
    with pytest.raises(KeyError):
        with_part(both, (2,), None)
