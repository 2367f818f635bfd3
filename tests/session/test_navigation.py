"""The way back: it undoes every step, whatever the steps were, and never leads out of the visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.session.navigation import ATTRACT, HOME, LANGUAGE, Navigation, Place

SCREENS = st.sampled_from([HOME, LANGUAGE, "category", "service", "question", "check", "slip"])
PARAMETERS = st.dictionaries(st.sampled_from(["guide", "service", "question"]), st.sampled_from("abc"), max_size=2)
STEPS = st.one_of(
    st.tuples(st.just("go"), SCREENS, PARAMETERS),
    st.tuples(st.just("replace"), SCREENS, PARAMETERS),
    st.tuples(st.just("back_to"), SCREENS),
    st.tuples(st.sampled_from(["back_out_of", "forget_guide"]), st.sampled_from("abc")),
    st.tuples(st.sampled_from(["back", "home", "reset"])),
    st.tuples(st.just("remember"), st.floats(0, 5000), st.text(max_size=5)),
)


def walk(navigation: Navigation, steps: list[tuple[object, ...]]) -> None:
    for name, *arguments in steps:
        step: Callable[..., object] = getattr(navigation, str(name))
        step(*arguments)


@given(st.lists(STEPS, max_size=40))
def test_no_order_of_steps_fails_or_leaves_the_resident_nowhere(steps: list[tuple[object, ...]]) -> None:
    navigation = Navigation()
    walk(navigation, steps)
    assert navigation.here == navigation.trail[-1]
    for _ in range(len(navigation.trail)):
        navigation.back()
    assert not navigation.can_go_back
    assert navigation.home() == Place(HOME)


@given(st.lists(STEPS, max_size=40), SCREENS, PARAMETERS)
def test_back_undoes_a_step_on_with_scroll_and_focus(
    steps: list[tuple[object, ...]], screen: str, parameters: dict[str, str]
) -> None:
    navigation = Navigation(HOME)
    walk(navigation, [step for step in steps if step[0] != "reset"])
    navigation.remember(640.0, "service-7")
    before = navigation.trail
    navigation.go(screen, parameters)
    if navigation.trail != before:
        navigation.back()
    assert navigation.trail == before


@given(st.lists(STEPS, max_size=40), SCREENS, PARAMETERS)
def test_going_where_one_is_adds_nothing(
    steps: list[tuple[object, ...]], screen: str, parameters: dict[str, str]
) -> None:
    navigation = Navigation()
    walk(navigation, steps)
    navigation.go(screen, parameters)
    once = navigation.trail
    navigation.go(screen, dict(parameters))
    assert navigation.trail == once


def test_back_never_leads_to_the_attract_screen() -> None:
    navigation = Navigation(ATTRACT)
    navigation.go(LANGUAGE)
    assert not navigation.can_go_back
    assert navigation.back().screen == LANGUAGE


def test_home_and_a_new_visit_leave_nothing_to_go_back_to() -> None:
    navigation = Navigation(HOME)
    navigation.go("service", {"service": "a"})
    assert navigation.home() == Place(HOME)
    assert not navigation.can_go_back
    navigation.go("service")
    assert navigation.reset().screen == ATTRACT
    assert len(navigation.trail) == 1


def test_back_to_finds_the_nearest_earlier_page_of_that_name_with_its_parameters() -> None:
    navigation = Navigation(HOME)
    navigation.go("service", {"service": "a"})
    navigation.go("service", {"service": "b"})
    navigation.remember(90, "startGuide")
    navigation.go("question", {"question": "q"})
    assert navigation.back_to("service") == Place("service", {"service": "b"}, 90, "startGuide")
    assert navigation.back_to("check").screen == "check"


def test_back_out_of_a_guide_leads_to_where_it_was_opened_from() -> None:
    navigation = Navigation(HOME)
    navigation.go("service", {"service": "a"})
    for question in "pqr":
        navigation.go("question", {"guide": "g", "question": question})
    navigation.go("check", {"guide": "g"})
    assert navigation.back_out_of("other").screen == "check"
    assert navigation.back_out_of("g") == Place("service", {"service": "a"})


def test_what_was_kept_on_a_screen_is_found_on_the_way_back() -> None:
    navigation = Navigation(HOME)
    navigation.go("category", {"category": "a"})
    navigation.keep("status", "pilot")
    navigation.remember(90, "filter-pilot")
    navigation.go("service", {"service": "b"})
    assert navigation.back() == Place("category", {"category": "a", "status": "pilot"}, 90, "filter-pilot")


def test_a_forgotten_guide_is_on_no_way_back() -> None:
    navigation = Navigation(HOME)
    navigation.go("question", {"guide": "g", "question": "p"})
    navigation.go("service", {"service": "a"})
    navigation.go("question", {"guide": "g", "question": "q"})
    assert navigation.forget_guide("g") == Place("service", {"service": "a"})
    assert navigation.back() == Place(HOME)


def test_a_kept_place_cannot_be_changed_from_outside() -> None:
    navigation = Navigation(HOME)
    parameters = {"service": "a"}
    navigation.go("service", parameters)
    parameters["service"] = "b"
    assert navigation.here.parameters["service"] == "a"
    with pytest.raises(AttributeError):
        navigation.here.screen = "slip"
