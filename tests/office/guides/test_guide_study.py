"""What staff are told of a guide while they edit it, and what a try-out of it says."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from guide_drafts import port, question, text, trip_guide
from kiosk.findings import Finding
from kiosk.guide.definition import QuestionKind
from kiosk.office.drafts.model import Data
from kiosk.office.guides import edits
from kiosk.office.guides.study import Study, study
from kiosk.office.guides.trial import answered, can_be_tried, try_out

TODAY = date(2026, 11, 23)
KNOWN = {"service": ["trip"]}


def never() -> bool:
    return False


@pytest.fixture
def trip() -> Data:
    return trip_guide()


def studied(data: Data) -> Study:
    found = study("trip", data, KNOWN, TODAY, never)
    assert found is not None
    return found


def fields(found: Study) -> list[str]:
    return [finding.field for finding in found.findings]


def test_a_sound_guide_has_nothing_to_mend_and_its_ways_are_counted(trip: Data) -> None:
    found = studied(trip)
    assert (found.findings, found.walked, found.paths, found.longest) == ((), True, 5, 2)
    assert {(step.start, step.end) for step in found.steps} == {
        ("questions.0", "questions.1"),
        ("questions.0", "outcomes.1"),
        ("questions.0", "outcomes.2"),
        ("questions.1", "outcomes.0"),
        ("questions.1", "outcomes.2"),
    }


def test_what_nobody_reaches_is_told_with_its_place(trip: Data) -> None:
    trip["outcomes"][1]["when"] = {"question": "port", "known": True}
    trip["outcomes"][0]["when"] = {"question": "car", "known": True}
    found = studied(trip)
    assert fields(found) == ["outcomes.1.when"]
    assert "outcomes.1" not in found.reached


def test_a_path_without_an_end_is_told_and_the_picture_shows_what_rules_read(trip: Data) -> None:
    trip["outcomes"][2]["when"] = {"question": "car", "known": False}
    found = studied(trip)
    assert fields(found) == ["outcomes.2.when"]
    assert not found.walked
    assert ("questions.0", "outcomes.2") in {(step.start, step.end) for step in found.steps}


def test_a_rule_that_reads_an_answer_nobody_gave_is_told(trip: Data) -> None:
    trip["outcomes"][0]["when"] = port("bridge")
    assert fields(studied(trip)) == ["outcomes.0.when"]


def test_a_reason_that_contradicts_its_outcome_is_told(trip: Data) -> None:
    reason = {"when": {"question": "car", "equals": True}, "text": text("You drive"), "mood": "ok"}
    trip["outcomes"][1]["reasons"] = [reason]
    assert fields(studied(trip)) == ["outcomes.1.reasons.0.when"]


def test_too_many_questions_are_a_warning(trip: Data) -> None:
    trip["questions"] += [question(f"more-{index}", "yes-no") for index in range(7)]
    warnings = [finding for finding in studied(trip).findings if finding.severity == "warning"]
    assert [finding.field for finding in warnings] == ["questions"]


def test_a_record_that_does_not_exist_is_told(trip: Data) -> None:
    assert fields(studied({**trip, "service": "boat"})) == ["service"]


def test_a_new_question_without_its_words_is_told_and_the_rest_is_still_proved(trip: Data) -> None:
    data = edits.with_item(trip, ("questions",), edits.new_question(trip))
    found = studied(data)
    assert found.walked
    assert {field.rpartition(".")[0] for field in fields(found)} == {"questions.2.text"}


def test_what_is_no_guide_is_told_without_a_picture(trip: Data) -> None:
    del trip["questions"][1]["options"]
    found = studied(trip)
    assert found.guide is None
    assert "questions.1" in {".".join(field.split(".")[:2]) for field in fields(found)}


def test_a_proof_that_nobody_waits_for_ends(trip: Data) -> None:
    assert study("trip", trip, KNOWN, TODAY, lambda: True) is None


def test_every_kind_of_answer_can_be_chosen_and_taken_back(trip: Data) -> None:
    for kind in QuestionKind:
        changed = edits.with_kind(trip, ("questions", 1), kind)
        only_rules = [item for item in studied(changed).findings if not _is_about_words_or_rules(item)]
        assert only_rules == [], kind
        back = edits.with_kind(changed, ("questions", 1), QuestionKind.CHOICE)
        assert len(edits.at(back, ("questions", 1, "options"))) == 2


def _is_about_words_or_rules(finding: Finding) -> bool:
    return ".label" in finding.field or ".when" in finding.field


def test_rules_follow_the_new_name_of_a_question_and_of_an_answer(trip: Data) -> None:
    renamed = edits.with_id(trip, ("questions", 0), "vehicle")
    renamed = edits.with_id(renamed, ("questions", 1, "options", 0), "big-bridge")
    assert studied(renamed).findings == ()
    assert renamed["outcomes"][0]["when"]["all"][1] == port("big-bridge")
    assert trip["questions"][0]["id"] == "car", "the data that was given is as it was"


def test_items_move_and_go_and_the_rest_stays_as_it_was(trip: Data) -> None:
    before = copy.deepcopy(trip)
    moved = edits.with_item_moved(trip, ("outcomes", 0), 1)
    assert [item["id"] for item in moved["outcomes"]] == ["walk", "bridge", "ask"]
    assert edits.with_item_moved(trip, ("outcomes", 0), -1) is trip
    assert [item["id"] for item in edits.without_item(trip, ("outcomes", 1))["outcomes"]] == ["bridge", "ask"]
    assert (
        "options"
        not in edits.without_item(
            edits.without_item(trip, ("questions", 1, "options", 0)), ("questions", 1, "options", 0)
        )["questions"][1]
    )
    assert trip == before
    assert edits.new_outcome(trip)["id"] == "outcome-1"
    assert edits.new_option(trip, ("questions", 1))["id"] == "option-1"


def test_a_try_out_says_where_it_ends_and_because_of_which_answers(trip: Data) -> None:
    guide = studied(trip).guide
    assert guide is not None
    assert can_be_tried(guide)
    first = try_out(guide, {}, TODAY)
    assert first.following is not None
    assert first.following.id == "car"
    answers: Any = {}
    for name, value in (("car", True), ("port", "bridge")):
        answers = answered(guide, answers, name, value, TODAY)
    end = try_out(guide, answers, TODAY)
    assert end.result is not None
    assert end.result.outcome.id == "bridge"
    assert len(end.why) == 2
    walking = answered(guide, answers, "car", False, TODAY)
    assert walking == {"car": False}, "an answer to what is no longer asked goes"


def test_answers_to_questions_that_were_taken_out_are_passed_over(trip: Data) -> None:
    guide = studied(trip).guide
    assert guide is not None
    end = try_out(guide, {"car": False, "gone": "x"}, TODAY)
    assert end.result is not None
    assert end.result.outcome.id == "walk"
