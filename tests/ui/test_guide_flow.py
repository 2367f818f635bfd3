"""Guides on the screen: nothing said is lost, nothing is asked twice, and a change drops only what it must."""

from __future__ import annotations

from typing import Any

import pytest
from kiosk.app import Parts
from kiosk.i18n.locales import Locale

import sample_guide
from sample_guide import ANSWERS, GUIDE, SERVICE

ODD = ["😀" * 150, "a\x00b", "\x1b[31m", "x" * 10_000, "   ", "\u202eevil", "\ud83d", "\n", ""]


class Resident:
    """Answers the sample guide."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.flow, self.navigator = parts, parts.guide_flow, parts.navigator
        self.navigator.go("service", {"service": SERVICE})

    def open(self) -> None:
        self.flow.open(GUIDE)

    @property
    def asked(self) -> str:
        return str(self.flow.question.get("id", ""))

    def say(self, value: Any) -> None:
        """Choose or type, without Continue."""
        kind = self.flow.question["kind"]
        if kind == "yes-no":
            self.flow.choose("yes" if value else "no")
        elif kind == "several":
            for option in value:
                self.flow.choose(option)
        elif kind == "choice":
            self.flow.choose(value)
        else:
            self.flow.type(value)

    def answer(self, value: Any) -> None:
        self.say(value)
        self.flow.goOn()

    def answer_until(self, last: str) -> None:
        """Answer as in the sample, up to the question ``last``, which is then on the screen."""
        self.open()
        while self.asked != last:
            assert self.asked, f"'{last}' was never asked"
            self.answer(ANSWERS[self.asked])

    def finish(self) -> None:
        self.open()
        while self.asked:
            self.answer(ANSWERS[self.asked])

    @property
    def kept(self) -> dict[str, Any]:
        return dict(self.parts.visit.session.answers_to(GUIDE))


@pytest.fixture
def resident(parts: Parts) -> Resident:
    return Resident(parts)


def test_every_question_is_asked_once_and_the_check_page_lists_every_answer(resident: Resident) -> None:
    resident.finish()
    assert resident.navigator.screen == "check"
    rows = resident.flow.summary(GUIDE)
    assert [row["id"] for row in rows] == list(ANSWERS)
    for row in rows:
        for locale in Locale:
            assert row["answer"][locale.value]
            assert row["question"][locale.value]
    assert resident.flow.result(GUIDE)["kind"] == "likely"
    assert resident.flow.result(GUIDE)["reasons"][0]["text"]["en-MO"] == "You drive en"


def test_the_progress_never_moves_backwards_and_the_total_never_grows(resident: Resident) -> None:
    resident.open()
    shown: list[tuple[int, int]] = []
    sure: list[bool] = []
    while resident.asked:
        shown.append((resident.flow.number, resident.flow.about))
        sure.append(resident.flow.isCountSure)
        resident.answer(ANSWERS[resident.asked] if resident.asked != "goods" else ["none"])
    assert [number for number, _ in shown] == list(range(1, len(shown) + 1))
    totals = [total for _, total in shown]
    assert totals == sorted(totals, reverse=True)
    assert shown[-1][0] == shown[-1][1]
    assert sure == [False] * 4 + [True] * (len(sure) - 4), "the last answer on which a question hangs is the fourth"


def test_continue_without_an_answer_says_so_and_stays(resident: Resident) -> None:
    resident.open()
    resident.flow.goOn()
    assert resident.asked == "car"
    error = resident.flow.error
    assert set(error) == {"problem", "remedy"}
    assert all(error["problem"][locale.value] and error["remedy"][locale.value] for locale in Locale)
    resident.flow.choose("yes")
    assert resident.flow.error == {}


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("seats", "0"),
        ("seats", "10"),
        ("seats", "2.5"),
        ("seats", "many"),
        ("amount", "-1"),
        ("amount", "1.234"),
        ("born", "2026-02-30"),
        ("born", "2999-01-01"),
        ("permit", "M1234567"),
        ("line", "12"),
        ("words", "x" * 201),
    ],
)
def test_a_wrong_answer_stays_on_the_screen_beside_what_is_wrong_with_it(
    resident: Resident, question: str, wrong: str
) -> None:
    resident.answer_until(question)
    resident.answer(wrong)
    assert resident.asked == question
    assert resident.flow.typed == wrong
    assert resident.flow.error["problem"]["en-MO"].endswith(".")
    assert question not in resident.kept
    resident.answer(ANSWERS[question])
    assert resident.asked != question


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("question", ["words", "seats", "amount", "born", "permit", "line"])
def test_odd_characters_are_an_answer_or_a_sentence(resident: Resident, question: str, odd: str) -> None:
    resident.answer_until(question)
    resident.answer(odd)
    if resident.asked == question:
        assert resident.flow.error["problem"]["en-MO"]
        assert question not in resident.kept
    else:
        assert question == "words"


def test_full_width_digits_are_digits(resident: Resident) -> None:
    resident.answer_until("seats")
    resident.answer("５")
    assert resident.kept["seats"] == 5


def test_not_sure_is_an_answer_to_every_question(resident: Resident) -> None:
    resident.open()
    while resident.asked:
        resident.flow.chooseUnsure()
        assert resident.flow.unsure
        resident.flow.goOn()
    rows = resident.flow.summary(GUIDE)
    assert rows
    assert all(row["unsure"] for row in rows)
    assert resident.flow.result(GUIDE)["kind"] == "ask"


def test_another_choice_takes_the_place_of_not_sure(resident: Resident) -> None:
    resident.open()
    resident.flow.chooseUnsure()
    resident.flow.choose("no")
    assert not resident.flow.unsure
    assert resident.flow.chosen == ["no"]


def test_several_can_be_chosen_and_none_of_these_stands_alone(resident: Resident) -> None:
    resident.answer_until("goods")
    for option, chosen in (
        ("pets", ["pets"]),
        ("cash", ["cash", "pets"]),
        ("none", ["none"]),
        ("food", ["food"]),
        ("food", []),
    ):
        resident.flow.choose(option)
        assert resident.flow.chosen == chosen


def test_an_option_that_does_not_exist_is_no_answer(resident: Resident) -> None:
    resident.answer_until("port")
    resident.flow.choose("no-such-option")
    resident.flow.goOn()
    assert resident.asked == "port"
    assert resident.flow.error


def test_back_shows_the_answer_given(resident: Resident) -> None:
    resident.answer_until("goods")
    resident.navigator.back()
    assert (resident.asked, resident.flow.chosen) == ("port", ["bridge"])
    resident.navigator.back()
    assert (resident.asked, resident.flow.typed) == ("seats", "5")
    resident.flow.goOn()
    resident.flow.goOn()
    assert resident.asked == "goods"


def test_a_change_drops_only_what_it_makes_meaningless_and_says_so(resident: Resident) -> None:
    resident.finish()
    before = resident.kept
    resident.flow.changeAnswer(GUIDE, "car")
    resident.answer(False)
    assert resident.navigator.screen == "check"
    assert resident.kept == {**{name: value for name, value in before.items() if name != "seats"}, "car": False}
    assert resident.navigator.parameters == {"guide": GUIDE}


def test_an_answer_that_a_change_asks_for_again_is_asked_with_a_notice(resident: Resident) -> None:
    resident.finish()
    resident.flow.changeAnswer(GUIDE, "car")
    resident.answer(False)
    resident.flow.changeAnswer(GUIDE, "car")
    resident.answer(True)
    assert resident.asked == "seats"
    resident.answer("4")
    assert resident.navigator.screen == "check"
    assert resident.kept["seats"] == 4


def test_what_a_change_dropped_is_named_until_the_resident_goes_on(resident: Resident) -> None:
    resident.finish()
    resident.flow.changeAnswer(GUIDE, "goods")
    for option in ("cash", "food", "pets"):
        resident.flow.choose(option)
    resident.flow.goOn()
    assert resident.navigator.screen == "check"
    assert [text["en-MO"] for text in resident.flow.dropped] == ["amount? en"]
    resident.navigator.go("result", {"guide": GUIDE})
    resident.navigator.back()
    resident.flow.changeAnswer(GUIDE, "port")
    assert resident.flow.dropped == []


def test_an_unchanged_answer_comes_straight_back_to_the_check_page(resident: Resident) -> None:
    resident.finish()
    before = resident.kept
    resident.flow.changeAnswer(GUIDE, "born")
    assert resident.flow.typed == "1956-03-08"
    resident.flow.goOn()
    assert resident.navigator.screen == "check"
    assert resident.kept == before


def test_home_and_back_into_the_guide_ask_nothing_twice(resident: Resident) -> None:
    resident.answer_until("born")
    resident.navigator.home()
    assert resident.flow.unfinished()["id"] == GUIDE
    assert resident.flow.unfinished()["answered"] == 5
    resident.open()
    assert resident.asked == "born"


def test_start_again_clears_only_that_guide_and_leads_back_to_where_it_was_opened(resident: Resident) -> None:
    session = resident.parts.visit.session
    session.keep_answers("open-account", {"place": "macau"})
    session.toggle_tick("some/document")
    resident.finish()
    resident.flow.startAgain(GUIDE)
    assert resident.kept == {}
    assert (resident.asked, resident.flow.chosen, resident.flow.number) == ("car", [], 1)
    assert session.answers_to("open-account") == {"place": "macau"}
    assert session.ticks == {"some/document"}
    resident.navigator.back()
    assert (resident.navigator.screen, resident.navigator.parameters) == ("service", {"service": SERVICE})


def test_start_again_in_a_guide_resumed_from_home_leads_back_home(resident: Resident) -> None:
    resident.finish()
    resident.navigator.home()
    resident.open()
    assert resident.navigator.screen == "check"
    resident.flow.startAgain(GUIDE)
    assert resident.asked == "car"
    resident.navigator.back()
    assert resident.navigator.screen == "home"


def test_a_language_switch_keeps_what_is_chosen_and_typed(resident: Resident) -> None:
    resident.answer_until("words")
    resident.say("ação 行動")
    for locale in Locale:
        resident.parts.translator.use(locale)
        assert (resident.asked, resident.flow.typed) == ("words", "ação 行動")
    assert resident.kept == {name: resident.kept[name] for name in list(ANSWERS)[:6]}


def test_whom_to_call_stands_with_the_first_question_and_with_the_result(resident: Resident) -> None:
    resident.open()
    assert [contact["id"] for contact in resident.flow.question["contacts"]] == ["amcm-banking", "consumer-council"]
    assert resident.flow.question["contacts"][0]["phone"]["en-MO"].replace("\u00a0", " ") == "+853 2856 8856"
    resident.finish()
    assert [contact["id"] for contact in resident.flow.result(GUIDE)["contacts"]] == ["amcm-insurance"]


def test_only_the_first_question_is_kept_waiting_by_telephone_numbers(resident: Resident) -> None:
    resident.answer_until("goods")
    assert resident.flow.question["contacts"] == []


def test_only_a_guide_that_says_so_can_be_left_at_once(resident: Resident) -> None:
    assert resident.flow.canBeLeftAtOnce(GUIDE)
    assert not resident.flow.canBeLeftAtOnce("open-account")
    assert not resident.flow.canBeLeftAtOnce("no-such-guide")


def test_the_wipe_leaves_nothing_of_a_draft(resident: Resident) -> None:
    resident.answer_until("words")
    resident.say("canary")
    resident.parts.visit.finish()
    assert (resident.flow.typed, resident.flow.error, resident.flow.question) == ("", {}, {})
    resident.parts.navigator.home()
    resident.open()
    assert (resident.asked, resident.flow.chosen) == ("car", [])


def test_a_guide_that_does_not_exist_leads_nowhere(resident: Resident) -> None:
    resident.flow.open("no-such-guide")
    assert resident.navigator.screen == "service"
    assert resident.flow.guide("no-such-guide") == resident.flow.result("no-such-guide") == {}
    assert resident.flow.summary("no-such-guide") == []
    for screen in ("question", "check", "result"):
        resident.navigator.go(screen, {"guide": "no-such-guide", "question": "nope"})
        resident.flow.goOn()
        resident.flow.choose("yes")
        resident.flow.type("x")
        assert resident.flow.question == {}
        assert (resident.flow.number, resident.flow.about) == (0, 0)


def test_no_result_is_told_while_a_question_is_open(resident: Resident) -> None:
    resident.answer_until("born")
    assert resident.flow.result(GUIDE) == {}
    assert resident.flow.result_of(GUIDE) is None


def test_the_sample_covers_every_kind_of_question() -> None:
    kinds = {question["kind"] for question in sample_guide.RECORD["questions"]}
    assert len(kinds) == 9
