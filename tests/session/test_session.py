"""The session: what a resident says stays apart by guide, and no log can show it."""

from __future__ import annotations

from kiosk.session.session import Session

CANARY = "a-secret-answer"


def test_answers_are_kept_by_guide() -> None:
    session = Session()
    given = {"place": CANARY}
    session.keep_answers("account", given)
    session.keep_answers("car", {"seats": 5})
    given["place"] = "changed outside"
    assert session.answers_to("account") == {"place": CANARY}
    session.keep_answers("account", {})
    assert session.answers_to("account") == {}
    assert session.answers_to("car") == {"seats": 5}
    assert session.has_answers


def test_a_session_without_answers_says_so() -> None:
    session = Session()
    assert not session.has_answers
    session.keep_answers("account", {})
    assert not session.has_answers


def test_a_second_touch_takes_the_tick_away() -> None:
    session = Session()
    assert session.toggle_tick("service/passport")
    assert session.ticks == {"service/passport"}
    assert not session.toggle_tick("service/passport")
    assert session.ticks == set()


def test_no_log_line_can_show_an_answer() -> None:
    session = Session()
    session.keep_answers("account", {"name": CANARY})
    assert CANARY not in repr(session)
    assert CANARY not in f"{session}"
    assert CANARY not in f"{[session]}"


def test_two_sessions_share_nothing() -> None:
    first, second = Session(), Session()
    first.keep_answers("account", {"name": CANARY})
    first.toggle_tick("a")
    first.slip_numbers["a"] = "7K3M"
    assert (second.answers, second.ticks, second.slip_numbers) == ({}, set(), {})
