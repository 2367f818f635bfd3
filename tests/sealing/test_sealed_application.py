"""An application says what was entered to the centre, and to nobody else."""

from __future__ import annotations

import json
import traceback
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.guide.identity_documents import DocumentKind
from kiosk.i18n.locales import Locale
from kiosk.sealing.application import (
    Application,
    ChineseName,
    Document,
    chinese_name_problem,
    from_payload,
    latin_name_problem,
    payload,
)
from kiosk.sealing.errors import SealingError
from pydantic import ValidationError

from sealed_samples import PERSONAL, VALUES, application

WRONG: dict[str, Any] = {
    "name": "陳 canary-7Q",
    "chinese_name": "canary-7Q",
    "document": "canary-7Q",
    "document_number": "canary-7Q",
    "phone": "canary-7Q",
    "branch": "canary-7Q\x1b[2J",
    "day": "canary-7Q",
    "service": "Canary-7Q!",
    "language": "canary-7Q",
    "release": "canary-7Q",
    "canary": "canary-7Q",
}


def test_what_was_entered_arrives_unchanged() -> None:
    sent = application()
    assert from_payload(payload(sent)) == sent
    assert sent.language is Locale.PT
    assert sent.day == date(2026, 12, 1)


def test_the_same_application_is_the_same_bytes() -> None:
    shuffled = dict(reversed(VALUES.items()))
    assert payload(Application.checked(**shuffled)) == payload(application())
    text = payload(application()).decode()
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text


@pytest.mark.parametrize("answer", list(ChineseName))
def test_no_chinese_name_and_one_that_cannot_be_typed_are_answers(answer: ChineseName) -> None:
    assert from_payload(payload(application(chinese_name=answer))).chinese_name is answer


def test_branch_and_day_may_be_left_open() -> None:
    arrived = from_payload(payload(application(branch=None, day=None)))
    assert (arrived.branch, arrived.day) == (None, None)


def test_documents_are_those_that_the_guides_check() -> None:
    assert {item.value for item in Document} == {item.value for item in DocumentKind}


def test_nothing_that_shows_an_application_shows_a_value() -> None:
    shown = [repr(application()), str(application()), f"{application()}", repr([application()]), f"{application()!r}"]
    for value in PERSONAL:
        assert all(value not in text for text in shown)


@pytest.mark.parametrize("field", WRONG)
def test_an_error_names_the_field_and_never_the_value(field: str) -> None:
    with pytest.raises(SealingError) as caught:
        application(**{field: WRONG[field]})
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert (field if field in Application.model_fields else "application") in caught.value.message
    assert "anary-7Q" not in told
    assert all(value not in told for value in PERSONAL)


@pytest.mark.parametrize("spoiled", [{"format": 1, "cls": 1}, {"format": 1, "\x1b]0;evil\x07": 1}, {"format": 1}])
def test_a_payload_from_anywhere_is_one_sentence_without_its_own_words(spoiled: dict[str, Any]) -> None:
    with pytest.raises(SealingError) as caught:
        from_payload(json.dumps(spoiled).encode())
    assert caught.value.message.isprintable()
    assert "evil" not in caught.value.message


@pytest.mark.parametrize("field", WRONG)
def test_even_pydantics_own_error_shows_no_value(field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Application.model_validate({**VALUES, field: WRONG[field]})
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert "anary-7Q" not in told


@given(st.text(max_size=40))
def test_no_name_whatever_it_is_gets_into_an_error(typed: str) -> None:
    canary = f"zq7{typed}zq7"
    for field in ("name", "chinese_name"):
        try:
            application(**{field: canary})
        except SealingError as error:
            assert "zq7" not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize(
    "name", ["CHAN TAI MAN", "João Baptista d’Assunção", "O'Neil-Ramos, Ana Jr.", "ＣＨＡＮ　ＴＡＩ", "Łukasz"]
)
def test_names_as_they_stand_on_documents_are_taken(name: str) -> None:
    assert latin_name_problem(name) is None
    assert application(name=name).name.isprintable()


def test_full_width_letters_and_wide_spaces_are_put_right() -> None:
    assert application(name="  ＣＨＡＮ　　ＴＡＩ ").name == "CHAN TAI"


@pytest.mark.parametrize("name", ["", "  ", "陳大文", "R2D2", "-.-", "A" * 81, "x\x07y", "<b>Ana</b>", "Ана"])
def test_what_is_no_latin_name_is_said_without_repeating_it(name: str) -> None:
    problem = latin_name_problem(name)
    assert problem is not None
    for locale in Locale:
        assert problem.render(locale)
        assert len(name.strip()) < 3 or name not in problem.render(locale)


@pytest.mark.parametrize("name", ["陳大文", "欧阳娜娜", "阿里·買買提", "𠮷野", "龔\U00031350"])
def test_chinese_names_with_rare_characters_are_taken(name: str) -> None:
    assert chinese_name_problem(name) is None


@pytest.mark.parametrize("name", ["", "Chan", "陳 Tai", "陳" * 31, "陳大文！"])
def test_what_is_no_chinese_name_is_said(name: str) -> None:
    assert chinese_name_problem(name) is not None


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"null", b"[]", b"{}", b'{"format":0}', b'{"format":true}', b"[" * 9999],
)
def test_sealed_bytes_that_hold_something_else_are_refused(content: bytes) -> None:
    with pytest.raises(SealingError) as caught:
        from_payload(content)
    assert caught.value.code == "application"


def test_an_application_of_a_later_program_asks_for_that_program() -> None:
    with pytest.raises(SealingError) as caught:
        from_payload(b'{"format":2,"name":"canary-7Q"}')
    assert caught.value.code == "newer-envelope"
    assert "canary" not in caught.value.message


def test_what_cannot_be_printed_safely_never_reaches_the_counters_terminal() -> None:
    data = json.loads(payload(application()))
    for field in ("name", "chinese_name", "branch", "service"):
        with pytest.raises(SealingError):
            from_payload(json.dumps({**data, field: "陳\x1b]0;x\x07"}).encode())
