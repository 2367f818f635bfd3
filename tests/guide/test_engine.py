"""Walking a guide: what is asked, what a change keeps, what comes out."""

from __future__ import annotations

from typing import Any

import pytest
from guide_samples import TODAY, TRIP_ANSWERS, guide_of, option, outcome, question, trip
from hypothesis import given
from hypothesis import strategies as st
from kiosk.guide.answer_checks import check_answer
from kiosk.guide.answers import Answer
from kiosk.guide.correction import Correction
from kiosk.guide.engine import Change, change, result, walk
from kiosk.guide.errors import GuideError
from kiosk.guide.length import Length, length
from kiosk.guide.wording import answer_words
from kiosk.i18n.locales import Locale

UNSURE = {"unsure": True}
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "car": st.booleans() | st.just(UNSURE),
    "seats": st.integers(1, 9) | st.just(UNSURE),
    "port": st.sampled_from(["hengqin", "bridge", "gongbei"]) | st.just(UNSURE),
    "goods": st.sampled_from([["none"], ["cash"], ["food", "pets"], ["cash", "pets"]]) | st.just(UNSURE),
    "cash": st.sampled_from(["0.00", "19999.99", "20000.00"]).map(lambda a: {"amount": a, "currency": "MOP"}),
    "born": st.dates(max_value=TODAY).filter(lambda day: day.year >= 1900).map(lambda day: day.isoformat()),
}
answer_maps = st.fixed_dictionaries({}, optional=VALUES)
changes = st.sampled_from(sorted(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name]))


def test_questions_come_in_order_and_only_those_the_answers_lead_to() -> None:
    walked = walk(trip(), {"car": False}, TODAY)
    assert walked.path == ("car",)
    assert walked.next is not None
    assert walked.next.id == "port"


def test_a_full_set_of_answers_comes_to_an_outcome() -> None:
    walked = walk(trip(), TRIP_ANSWERS, TODAY)
    assert walked.path == ("car", "seats", "port", "goods", "cash", "born")
    assert walked.next is None
    assert walked.outcome is not None
    assert walked.outcome.id == "go"


@given(answer_maps)
def test_every_walk_either_asks_on_or_ends(answers: dict[str, Any]) -> None:
    walked = walk(trip(), answers, TODAY)
    assert (walked.next is None) != (walked.outcome is None)
    assert not walked.errors
    assert {*walked.path, *walked.unused} == set(answers)


@given(answer_maps)
def test_going_back_and_forward_again_changes_nothing(answers: dict[str, Any]) -> None:
    guide = trip()
    before = walk(guide, answers, TODAY)
    for name in before.path:
        same = change(guide, answers, name, answers[name], TODAY)
        assert isinstance(same, Change)
        assert same.invalidated == ()
        assert walk(guide, same.answers, TODAY).path == before.path


@given(answer_maps, changes)
def test_a_change_drops_only_answers_that_are_no_longer_asked_for(
    answers: dict[str, Any], new: tuple[str, Any]
) -> None:
    guide, (name, value) = trip(), new
    changed = change(guide, answers, name, value, TODAY)
    assert isinstance(changed, Change)
    assert set(changed.answers) == {*answers, name} - set(changed.invalidated)
    for kept in changed.answers.keys() - {name}:
        assert changed.answers[kept] == answers[kept]
    for dropped in changed.invalidated:
        assert dropped in {"seats", "cash"}, "only these two depend on another answer"
        restored = {**changed.answers, dropped: answers[dropped]}
        assert dropped not in walk(guide, restored, TODAY).path


def test_a_change_says_what_it_made_meaningless() -> None:
    changed = change(trip(), TRIP_ANSWERS, "car", False, TODAY)
    assert isinstance(changed, Change)
    assert changed.invalidated == ("seats",)
    assert "cash" in changed.answers


def test_an_answer_behind_a_question_still_open_is_kept() -> None:
    answers = {name: value for name, value in TRIP_ANSWERS.items() if name != "goods"}
    changed = change(trip(), answers, "car", False, TODAY)
    assert isinstance(changed, Change)
    assert "cash" in changed.answers, "whether cash is asked hangs on goods, which is open"


def test_a_change_to_something_impossible_is_answered_with_a_correction() -> None:
    assert isinstance(change(trip(), TRIP_ANSWERS, "seats", 99, TODAY), Correction)


@given(answer_maps)
def test_the_most_questions_there_can_be_never_grow_along_the_way_and_the_fewest_never_shrink(
    answers: dict[str, Any],
) -> None:
    guide = trip()
    walked = walk(guide, answers, TODAY)
    so_far: dict[str, Any] = {}
    last = length(guide, so_far, TODAY)
    for name in walked.path:
        so_far[name] = answers[name]
        now = length(guide, so_far, TODAY)
        assert last.least <= now.least <= now.most <= last.most
        assert len(so_far) <= now.most
        last = now
    if walked.outcome is not None:
        assert last == Length(len(walked.path), len(walked.path))


def test_questions_that_are_never_asked_on_one_way_are_counted_once() -> None:
    kinds = question("kind", "choice", options=[option("a"), option("b"), option("c")])
    numbers = [question(name, "number", ask_if={"question": "kind", "equals": name}) for name in ("a", "b", "c")]
    guide = guide_of([kinds, *numbers, question("last", "yes-no")], [outcome("end")])
    assert length(guide, {}, TODAY) == Length(2, 3), "whoever is not sure of the kind is asked for no number"
    assert length(guide, {"kind": "b"}, TODAY) == Length(3, 3)
    assert length(guide, {"kind": UNSURE}, TODAY) == Length(2, 2)


def test_a_result_shows_only_what_the_answers_call_for() -> None:
    much = {**TRIP_ANSWERS, "cash": {"amount": "30000", "currency": "MOP"}}
    reached = result(trip(), much, TODAY)
    assert reached.outcome.id == "declare"
    assert [reason.text[Locale.EN] for reason in reached.reasons] == ["You carry cash en"]
    assert result(trip(), TRIP_ANSWERS, TODAY).facts == ("opening-hours",)


def test_there_is_no_result_before_the_end() -> None:
    with pytest.raises(GuideError) as caught:
        result(trip(), {"car": True}, TODAY)
    assert caught.value.code == "unfinished"


# --- answers ----------------------------------------------------------------------------------------------------------

ALL_KINDS = guide_of(
    [
        *(item.model_dump(by_alias=True, exclude_defaults=True) for item in trip().questions),
        question("words", "text"),
        question("permit", "document-number", document_kind="travel-permit"),
        question("call", "phone"),
    ],
    [outcome("end")],
)


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("seats", "５", 5),
        ("cash", {"amount": "１２３４．５０", "currency": "MOP"}, {"amount": "1234.50", "currency": "MOP"}),
        ("born", "１９５６-03-08", "1956-03-08"),
        ("permit", "ｍ１２３４ ５６７８", "M12345678"),
        ("call", "６６１２３４５６", "+85366123456"),
        ("words", "  陳大文  ", "陳大文"),
        ("goods", ["pets", "cash", "cash"], ["cash", "pets"]),
        ("port", UNSURE, UNSURE),
    ],
)
def test_input_is_put_right_before_it_is_kept(name: str, value: object, stored: object) -> None:
    checked = check_answer(ALL_KINDS.by_id[name], value, TODAY)
    assert isinstance(checked, Answer)
    assert checked.as_json() == stored


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("car", "yes"),
        ("car", 1),
        ("seats", 0),
        ("seats", 10),
        ("seats", "2.5"),
        ("seats", True),
        ("seats", float("nan")),
        ("seats", "9" * 10_000),
        ("seats", "😀"),
        ("port", "mars"),
        ("port", None),
        ("port", ["bridge"]),
        ("goods", []),
        ("goods", "cash"),
        ("goods", ["none", "cash"]),
        ("goods", ["gold"]),
        ("cash", 100),
        ("cash", {"amount": "1", "currency": "EUR"}),
        ("cash", {"amount": "-1", "currency": "MOP"}),
        ("cash", {"amount": "1.005", "currency": "MOP"}),
        ("cash", {"amount": "1,000", "currency": "MOP"}),
        ("born", "2023-02-29"),
        ("born", "22/11/1956"),
        ("born", "2099-01-01"),
        ("born", "1899-12-31"),
        ("words", ""),
        ("words", "x" * 10_000),
        ("words", "a\u0007b"),
        ("permit", "M1234567"),
        ("permit", 12345678),
        ("call", "12345678"),
    ],
)
def test_what_cannot_be_an_answer_gets_a_sentence_in_every_language(name: str, value: object) -> None:
    checked = check_answer(ALL_KINDS.by_id[name], value, TODAY)
    assert isinstance(checked, Correction)
    for locale in Locale:
        assert len(checked.problem.render(locale)) > 3
        assert len(checked.example.render(locale)) > 3


@pytest.mark.parametrize("name", sorted(ALL_KINDS.by_id))
def test_not_sure_is_an_answer_to_every_kind_of_question(name: str) -> None:
    checked = check_answer(ALL_KINDS.by_id[name], UNSURE, TODAY)
    assert isinstance(checked, Answer)
    assert checked.is_unsure
    assert answer_words(ALL_KINDS.by_id[name], checked)(Locale.EN) == "I am not sure"


def test_answers_are_said_as_each_language_says_them() -> None:
    def said(name: str, value: object, locale: Locale) -> str:
        checked = check_answer(ALL_KINDS.by_id[name], value, TODAY)
        assert isinstance(checked, Answer)
        return answer_words(ALL_KINDS.by_id[name], checked)(locale).replace("\u00a0", " ")

    assert said("goods", ["cash", "food"], Locale.ZH_HANT) == "cash繁、food繁"
    assert said("cash", {"amount": "1234.5", "currency": "MOP"}, Locale.PT) == "1 234,50 MOP"
    assert said("born", "1956-03-08", Locale.PT) == "8 de Março de 1956"
    assert said("call", "66123456", Locale.EN) == "+853 6612 3456"
    assert said("permit", "M1234567803", Locale.EN) == "M12345678"


def test_answers_never_show_when_something_is_printed() -> None:
    checked = check_answer(ALL_KINDS.by_id["words"], "canary", TODAY)
    walked = walk(ALL_KINDS, {"words": "canary"}, TODAY)
    assert "canary" not in f"{checked!r} {walked!r}"
