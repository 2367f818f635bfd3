"""The form of a prepared application: it can always be finished, and asks only for what is sealed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from kiosk.guide.application_form import application_form
from kiosk.guide.correction import Correction
from kiosk.guide.engine import change, walk
from kiosk.guide.length import Length, length
from kiosk.guide.prover import prove
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text

TODAY = date(2026, 11, 23)
BRANCHES = [Text.model_validate({locale.value: name for locale in Locale}) for name in ("Zhuhai", "Hengqin")]
ANSWERS: dict[str, Any] = {
    "latin-name": "CHAN TAI MAN",
    "has-chinese-name": "write",
    "chinese-name": "陳大文",
    "document": "bir",
    "bir": "12345678",
    "phone": "66123456",
    "branch": "branch-2",
    "day": "2026-12-01",
}


@pytest.mark.parametrize("branches", [[], BRANCHES[:1], BRANCHES])
def test_the_form_is_sound_whatever_branches_there_are(branches: list[Text]) -> None:
    proof = prove(application_form(branches), TODAY)
    assert list(proof.findings) == []


def test_a_form_filled_in_whole_is_ready() -> None:
    walked = walk(application_form(BRANCHES), ANSWERS, TODAY)
    assert (walked.path, walked.errors) == (tuple(ANSWERS), {})
    assert walked.outcome is not None


def test_of_the_numbers_of_documents_one_is_counted_and_only_the_chinese_name_is_open() -> None:
    form = application_form(BRANCHES)
    assert length(form, {}, TODAY) == Length(7, 8)
    assert length(form, {"latin-name": "CHAN", "has-chinese-name": "none"}, TODAY) == Length(7, 7)
    assert length(form, {"latin-name": "CHAN", "has-chinese-name": "write"}, TODAY) == Length(8, 8)
    assert length(application_form([]), ANSWERS, TODAY) == Length(7, 7)


def test_a_branch_is_asked_for_only_where_there_is_a_choice() -> None:
    assert "branch" not in application_form(BRANCHES[:1]).by_id
    assert "branch" in application_form(BRANCHES).by_id


@pytest.mark.parametrize("question", ["latin-name", "document", "phone"])
def test_what_the_staff_cannot_do_without_cannot_be_left_out(question: str) -> None:
    form = application_form([])
    assert isinstance(change(form, {}, question, {"unsure": True}, TODAY), Correction)


def test_any_day_is_an_answer() -> None:
    walked = walk(application_form(BRANCHES), {**ANSWERS, "day": {"unsure": True}}, TODAY)
    assert walked.errors == {}


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2026-11-22", "This day has passed."),
        ("2031-01-01", "This day is too far ahead."),
        ("2026-02-30", "This day does not exist."),
    ],
)
def test_a_day_that_cannot_be_says_why(day: str, problem: str) -> None:
    found = change(application_form([]), {}, "day", day, TODAY)
    assert isinstance(found, Correction)
    assert found.problem.render(Locale.EN) == problem


def test_another_document_drops_the_number_of_the_first_and_nothing_else() -> None:
    changed = change(application_form(BRANCHES), ANSWERS, "document", "travel-permit", TODAY)
    assert not isinstance(changed, Correction)
    assert changed.invalidated == ("bir",)
    assert set(changed.answers) == set(ANSWERS) - {"bir"}
