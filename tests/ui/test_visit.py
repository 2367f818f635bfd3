"""A visit: it never ends without asking, never ends by surprise, and leaves nothing for whoever comes next."""

from __future__ import annotations

import pytest
from kiosk.app import Parts
from kiosk.i18n.locales import Locale
from kiosk.session.session import Session
from PySide6.QtGui import QGuiApplication

from kiosk_window import Time

CANARY = "canary-4711"


class Resident:
    """Somebody in front of the kiosk, and the time they take."""

    def __init__(self, parts: Parts, time: Time) -> None:
        self.parts, self.visit, self._time = parts, parts.visit, time

    def wait(self, seconds: float) -> None:
        self._time.seconds += seconds
        self.visit.tick()

    @property
    def screen(self) -> str:
        return str(self.parts.navigator.screen)


@pytest.fixture
def resident(parts: Parts, time: Time) -> Resident:
    return Resident(parts, time)


def leave_traces(parts: Parts) -> None:
    """Everything that a visit can leave behind."""
    session = parts.visit.session
    session.keep_answers("open-account", {"place": CANARY})
    session.toggle_tick(CANARY)
    parts.finder.search(CANARY)
    parts.take_away.prepare("agent-witness-account", "")
    QGuiApplication.clipboard().setText(CANARY)
    parts.translator.use(Locale.PT)
    parts.display.setTheme("dark")
    parts.display.setTextStep(2.0)
    parts.display.setLeftHand(True)
    parts.display.setReduceMotion(True)
    parts.visit.setMoreTime(True)
    parts.typing.choose("cangjie")


def assert_nothing_is_left(parts: Parts) -> None:
    session = parts.visit.session
    assert (session.answers, session.ticks, session.slip_numbers) == ({}, set(), {})
    assert not parts.visit.hasAnswers
    assert (parts.finder.query, parts.finder.results) == ("", [])
    assert (parts.take_away.number, parts.take_away.preview, parts.take_away.code) == ("", "", "")
    assert parts.take_away.pictures.made is None
    assert QGuiApplication.clipboard().text() == ""
    assert not parts.visit.moreTime
    assert parts.guide_flow.unfinished() == {}


def assert_the_screen_is_as_at_first(parts: Parts) -> None:
    assert parts.translator.present is Locale.EN
    display = parts.display
    assert (display.theme, display.textStep, display.leftHand, display.reduceMotion) == ("light", 1.0, False, False)
    assert parts.typing.layout == "english"


def test_the_warning_comes_after_two_minutes_and_counts_whole_seconds_down(resident: Resident) -> None:
    resident.wait(119.5)
    assert not resident.visit.warning
    resident.wait(0.5)
    assert (resident.visit.warning, resident.visit.secondsLeft, resident.visit.shareLeft) == (True, 45, 1.0)
    resident.wait(15)
    assert resident.visit.secondsLeft == 30
    resident.wait(29.5)
    assert (resident.visit.warning, resident.visit.secondsLeft) == (True, 1)


def test_any_touch_restores_exactly_what_was_there_as_often_as_one_likes(resident: Resident) -> None:
    parts = resident.parts
    parts.navigator.go("service", {"service": "agent-witness-account"})
    parts.navigator.remember(321.0, "takeAway")
    parts.visit.session.keep_answers("open-account", {"place": "macau"})
    session, place = parts.visit.session, parts.navigator.here
    for _ in range(12):
        resident.wait(164)
        assert resident.visit.warning
        resident.visit.touch()
        assert (resident.visit.warning, resident.visit.secondsLeft) == (False, 0)
        assert parts.visit.session is session
        assert parts.navigator.here == place
        assert session.answers == {"open-account": {"place": "macau"}}


def test_nobody_there_ends_the_visit_and_nothing_is_left(resident: Resident) -> None:
    resident.parts.navigator.go("search")
    leave_traces(resident.parts)
    resident.wait(3 * 165)
    assert resident.screen == "attract"
    assert not resident.visit.warning
    assert_nothing_is_left(resident.parts)
    assert_the_screen_is_as_at_first(resident.parts)


def test_finishing_wipes_at_once_and_the_last_page_keeps_language_and_size_until_it_closes(resident: Resident) -> None:
    leave_traces(resident.parts)
    resident.visit.finish()
    assert resident.screen == "finished"
    assert_nothing_is_left(resident.parts)
    assert resident.parts.translator.present is Locale.PT
    assert resident.parts.display.textStep == 2.0
    resident.wait(14.9)
    assert resident.screen == "finished"
    resident.wait(0.1)
    assert resident.screen == "attract"
    assert_the_screen_is_as_at_first(resident.parts)


def test_something_unexpected_wipes_and_the_error_page_closes_by_itself(resident: Resident) -> None:
    leave_traces(resident.parts)
    resident.visit.fail()
    assert resident.screen == "error"
    assert_nothing_is_left(resident.parts)
    resident.wait(59)
    assert resident.screen == "error"
    resident.wait(1)
    assert resident.screen == "attract"
    assert_the_screen_is_as_at_first(resident.parts)


def test_whoever_goes_on_from_the_error_page_is_not_thrown_out_of_the_new_visit(resident: Resident) -> None:
    resident.visit.fail()
    resident.parts.navigator.home()
    resident.parts.visit.session.keep_answers("open-account", {"place": "macau"})
    resident.wait(100)
    assert resident.screen == "home"
    assert resident.visit.hasAnswers
    resident.wait(65)
    assert resident.screen == "attract"
    assert_nothing_is_left(resident.parts)


def test_a_touch_keeps_the_error_page_for_its_reader(resident: Resident) -> None:
    resident.visit.fail()
    for _ in range(5):
        resident.wait(50)
        resident.visit.touch()
    assert resident.screen == "error"


def test_a_page_that_fails_leads_to_the_error_page_and_a_failing_error_page_nowhere(resident: Resident) -> None:
    resident.visit.pageFailed("slip")
    assert resident.screen == "error"
    resident.visit.pageFailed("error")
    assert resident.screen == "error"
    resident.wait(60)
    assert resident.screen == "attract"


def test_more_time_is_three_times_as_much_of_both(resident: Resident) -> None:
    resident.visit.setMoreTime(True)
    resident.wait(359)
    assert not resident.visit.warning
    resident.wait(1)
    assert (resident.visit.warning, resident.visit.secondsLeft) == (True, 135)
    resident.wait(134)
    assert resident.screen == "home"
    resident.wait(1)
    assert resident.screen == "attract"


def test_more_time_ends_with_the_visit(resident: Resident) -> None:
    resident.visit.setMoreTime(True)
    resident.visit.endAtOnce()
    resident.parts.navigator.home()
    resident.wait(120)
    assert resident.visit.warning


def test_taking_paper_holds_the_clock(resident: Resident) -> None:
    resident.visit.holdClock()
    resident.wait(90 + 119)
    assert not resident.visit.warning
    resident.wait(1)
    assert resident.visit.warning


def test_where_nobody_is_in_a_visit_no_time_runs(resident: Resident) -> None:
    resident.visit.endAtOnce()
    resident.wait(24 * 3600)
    assert not resident.visit.warning
    resident.parts.navigator.start()
    resident.wait(119)
    assert (resident.screen, resident.visit.warning) == ("language", False)


def test_whoever_walks_away_from_the_choice_of_language_leaves_an_attract_screen(resident: Resident) -> None:
    resident.visit.endAtOnce()
    resident.parts.navigator.start()
    resident.wait(165)
    assert resident.screen == "attract"


def test_the_next_resident_gets_another_session_object(resident: Resident) -> None:
    mine = resident.visit.session
    resident.visit.finish()
    assert resident.visit.session is not mine
    other = Session()
    resident.visit.use_session(other)
    assert resident.visit.session is other
