"""Navigator: the screens follow the way back, and hear of nothing that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kiosk.session.navigation import ATTRACT, HOME, LANGUAGE, Navigation
from kiosk.ui.navigator import Navigator


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def navigator(heard: list[str]) -> Iterator[Navigator]:
    made = Navigator(Navigation(HOME))
    made.aboutToChange.connect(lambda: heard.append(f"about to leave {made.screen}"))
    made.changed.connect(lambda: heard.append(f"at {made.screen}"))
    yield made


def test_the_page_can_keep_its_place_before_another_one_is_shown(navigator: Navigator, heard: list[str]) -> None:
    navigator.go("service", {"service": "a"})
    assert heard == ["about to leave home", "at service"]
    assert navigator.parameters == {"service": "a"}
    assert navigator.canGoBack


def test_back_brings_scroll_and_focus_of_the_page_before(navigator: Navigator) -> None:
    navigator.remember(512.5, "category-account")
    navigator.go("category", {"category": "account"})
    assert (navigator.scroll, navigator.focus) == (0.0, "")
    navigator.back()
    assert (navigator.screen, navigator.scroll, navigator.focus) == (HOME, 512.5, "category-account")


def test_going_where_one_is_or_back_from_the_first_page_is_not_heard(navigator: Navigator, heard: list[str]) -> None:
    navigator.go(HOME)
    navigator.back()
    navigator.home()
    assert heard == []
    navigator.go("service", {"service": "a"})
    heard.clear()
    navigator.go("service", {"service": "a"})
    assert heard == []


def test_parameters_are_text_whatever_the_page_hands_over(navigator: Navigator) -> None:
    navigator.go("slip", {"number": 7, "guide": None})
    assert navigator.parameters == {"number": "7", "guide": "None"}


def test_the_attract_screen_starts_with_the_language_and_nothing_leads_back_to_it() -> None:
    navigator = Navigator(Navigation(ATTRACT))
    navigator.start()
    assert navigator.screen == LANGUAGE
    assert not navigator.canGoBack
    navigator.back()
    assert navigator.screen == LANGUAGE


def test_a_page_shown_alone_has_nothing_behind_it(navigator: Navigator) -> None:
    navigator.go("service", {"service": "a"})
    navigator.show_only("finished")
    assert (navigator.screen, navigator.canGoBack) == ("finished", False)
