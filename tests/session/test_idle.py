"""The idle clock: time only runs towards the warning and the end, and any touch gives all of it back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.session.idle import LONGEST_PAUSE, MORE_TIME_FACTOR, IdleClock, Limits, Phase

ORDER = [Phase.ACTIVE, Phase.WARNING, Phase.EXPIRED]


@dataclass
class Seconds:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def clock(seconds: Seconds) -> IdleClock:
    return IdleClock(Limits(120, 45), seconds)


def test_two_minutes_without_a_touch_warn_and_45_seconds_more_end_the_visit(clock: IdleClock, seconds: Seconds) -> None:
    seconds.now = 119.9
    assert clock.phase is Phase.ACTIVE
    seconds.now = 120
    assert (clock.phase, clock.seconds_left) == (Phase.WARNING, 45)
    seconds.now = 164.9
    assert clock.phase is Phase.WARNING
    seconds.now = 165
    assert (clock.phase, clock.seconds_left) == (Phase.EXPIRED, 0)


def test_a_touch_gives_the_whole_time_back_as_often_as_one_likes(clock: IdleClock, seconds: Seconds) -> None:
    for _ in range(50):
        seconds.now += 164
        assert clock.phase is Phase.WARNING
        clock.touch()
        assert (clock.phase, clock.seconds_left) == (Phase.ACTIVE, 165)


def test_more_time_is_three_times_as_long_until_the_next_visit(clock: IdleClock, seconds: Seconds) -> None:
    assert MORE_TIME_FACTOR == 3
    clock.need_more_time(True)
    seconds.now = 359
    assert clock.phase is Phase.ACTIVE
    seconds.now = 360
    assert (clock.phase, clock.seconds_left, clock.warning_seconds) == (Phase.WARNING, 135, 135)
    seconds.now = 495
    assert clock.phase is Phase.EXPIRED
    clock.restart()
    seconds.now += 120
    assert (clock.phase, clock.warning_seconds) == (Phase.WARNING, 45)


def test_taking_paper_holds_the_clock_for_90_seconds_at_most(clock: IdleClock, seconds: Seconds) -> None:
    clock.pause(10_000)
    seconds.now = LONGEST_PAUSE + 119
    assert clock.phase is Phase.ACTIVE
    seconds.now = LONGEST_PAUSE + 121
    assert clock.phase is Phase.WARNING


def test_a_new_visit_is_not_held_by_the_paper_of_the_last_one(clock: IdleClock, seconds: Seconds) -> None:
    clock.pause()
    clock.restart()
    seconds.now = 120
    assert clock.phase is Phase.WARNING


@given(
    limits=st.builds(Limits, st.floats(120, 300), st.floats(20, 45)),
    pause=st.none() | st.floats(-10, 500),
    more_time=st.booleans(),
    steps=st.lists(st.floats(0, 200), min_size=1, max_size=30),
)
def test_without_a_touch_time_only_runs_down(
    limits: Limits, pause: float | None, more_time: bool, steps: list[float]
) -> None:
    seconds = Seconds()
    clock = IdleClock(limits, seconds)
    clock.need_more_time(more_time)
    if pause is not None:
        clock.pause(pause)
    phase, left = clock.phase, clock.seconds_left
    for step in steps:
        seconds.now += step
        assert ORDER.index(clock.phase) >= ORDER.index(phase)
        assert 0 <= clock.seconds_left <= left
        phase, left = clock.phase, clock.seconds_left


@given(st.lists(st.tuples(st.sampled_from(["touch", "wait"]), st.floats(0, 119)), max_size=30))
def test_whoever_touches_within_two_minutes_never_sees_the_warning(steps: list[tuple[str, float]]) -> None:
    seconds = Seconds()
    clock = IdleClock(Limits(120, 45), seconds)
    for _, wait in steps:
        seconds.now += wait
        assert clock.phase is Phase.ACTIVE
        clock.touch()
