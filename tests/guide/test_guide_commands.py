"""``guide`` and ``document check`` as scripts use them, and the guide to an account as residents meet it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from kiosk.commands.document import command as document_command
from kiosk.commands.guide import command as guide_command
from kiosk.i18n.locales import Locale

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
UNSURE = {"unsure": True}


def guide(*arguments: str, answers: Any = None) -> Result:
    """Runs ``guide …``; ``answers`` go to standard input, as JSON unless they are text already."""
    typed = answers if isinstance(answers, str | bytes) else json.dumps(answers)
    return CliRunner().invoke(guide_command, arguments, input=typed)


def data_of(result: Result, schema: str) -> Any:
    """The one JSON document on standard output, checked against its published shape."""
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return data


def run(answers: Any, language: str = "en-MO", code: int = 0) -> Any:
    result = guide("run", "open-account", "--answers", "-", "--language", language, "--json", answers=answers)
    assert result.exit_code == code, result.output
    return data_of(result, "guide-run")


READY: dict[str, Any] = {"adult": True, "card": "permanent", "permit": ["travel-permit"]}

RESIDENTS: dict[str, tuple[dict[str, Any], str]] = {
    "grandmother who buys vegetables in Zhuhai and banks with the pilot bank": (
        {**READY, "place": "macau", "purpose": ["small-payments"], "pilot-bank": True},
        "witness-class3",
    ),
    "man who pays a flat's bills and does not know whether he banks there": (
        {**READY, "place": "macau", "purpose": ["bills", "small-payments"], "pilot-bank": UNSURE},
        "witness-class2",
    ),
    "woman who does not know yet what the account is for": (
        {**READY, "place": "macau", "purpose": UNSURE, "pilot-bank": False},
        "witness-class2",
    ),
    "commuter who works in Hengqin and receives pay there": (
        {**READY, "place": "hengqin-zhuhai", "purpose": ["salary"], "hengqin-life": True},
        "hengqin-ef",
    ),
    "buyer of a home in Zhuhai": (
        {**READY, "place": "hengqin-zhuhai", "purpose": ["large-transfers", "bills"], "hengqin-life": False},
        "in-person",
    ),
    "man in Macau who wants his pay on the Mainland": (
        {**READY, "place": "macau", "purpose": ["salary"]},
        "in-person",
    ),
    "retired couple in Zhongshan": ({**READY, "place": "mainland", "purpose": ["savings"]}, "in-person"),
    "non-permanent resident in Macau": (
        {**READY, "card": "non-permanent", "place": "macau", "purpose": ["bills"]},
        "not-permanent",
    ),
    "non-permanent resident in Hengqin": (
        {**READY, "card": "non-permanent", "place": "hengqin-zhuhai", "purpose": ["bills"]},
        "in-person",
    ),
    "Portuguese resident with the permit for non-Chinese nationals": (
        {**READY, "place": "macau", "permit": ["non-chinese-permit"]},
        "ask-about-permit",
    ),
    "holder of a residence permit alone": (
        {**READY, "place": "hengqin-zhuhai", "permit": ["residence-permit"]},
        "ask-about-permit",
    ),
    "student of 16 in Macau": ({"place": "macau", "adult": False}, "too-young-for-witness"),
    "student of 16 in Zhuhai": ({"place": "hengqin-zhuhai", "adult": False}, "ask-about-age"),
    "visitor without a Macau card": ({"place": "macau", "adult": True, "card": "neither"}, "ask-about-card"),
    "someone who is not sure of the place": ({**READY, "place": UNSURE, "purpose": ["bills"]}, "choose-a-place"),
    "someone who is not sure of anything": ({"place": UNSURE, "adult": UNSURE}, "ask-about-age"),
}


@pytest.mark.parametrize("who", RESIDENTS)
def test_each_resident_comes_to_the_outcome_that_fits(who: str) -> None:
    answers, outcome = RESIDENTS[who]
    found = run(answers)
    assert found["outcome"] == outcome
    assert found["next"] is None
    assert found["path"] == [name for name in found["path"] if name in answers]
    assert len(found["path"]) == len(answers), "everything answered was asked for"


@pytest.mark.parametrize("language", [locale.value for locale in Locale])
def test_a_result_is_told_in_the_language_asked_for_without_holes(language: str) -> None:
    answers, _ = RESIDENTS["grandmother who buys vegetables in Zhuhai and banks with the pilot bank"]
    found = run(answers, language)
    told = json.dumps(found, ensure_ascii=False)
    assert "{" not in "".join(reason["text"] for reason in found["reasons"]) + found["summary"]
    assert [item["document"] for item in found["checklist"]] == ["birp", "travel-permit"]
    values = {fact["id"]: fact["value"] for fact in found["facts"]}
    assert {"class2-daily-limit", "class3-daily-limit", "class3-balance-cap"} <= values.keys()
    assert all(value is not None for value in values.values())
    assert {fact["id"]: fact["value"] for fact in found["ask"]} == {"witness-banks-today": None, "witness-fee": None}
    assert ("Poderá" in told) is (language == "pt-MO")


@pytest.mark.parametrize("who", [who for who, (_, outcome) in RESIDENTS.items() if not outcome.startswith("ask")])
def test_an_outcome_never_promises(who: str) -> None:
    found = run(RESIDENTS[who][0])
    assert found["kind"] != "likely" or " may be able to " in found["title"]


def test_who_has_no_account_with_the_pilot_bank_is_told_to_open_one_first() -> None:
    found = run({**READY, "place": "macau", "purpose": ["bills"], "pilot-bank": False})
    assert {"mood": "no", "text": "You do not have an account with the pilot bank yet; you need one first"} in found[
        "reasons"
    ]
    assert found["steps"][0]["text"].startswith("First open a Macau account with ")


def test_a_run_that_is_not_finished_says_what_to_ask_next() -> None:
    found = run({"place": "macau"})
    assert (found["path"], found["next"], found["outcome"], found["checklist"]) == (["place"], "adult", None, [])


def test_full_width_input_and_unused_answers_are_no_error() -> None:
    found = run({"place": "macau", "adult": False, "card": "permanent"})
    assert found["errors"] == {}
    assert found["unused"] == ["card"]


@pytest.mark.parametrize(
    "answers",
    [
        {"place": "mars"},
        {"place": 5},
        {"place": None},
        {"place": ["macau"]},
        {"place": "😀"},
        {"place": "x" * 10_000},
        {"place": "１２３"},
        {"adult": "yes"},
        {"purpose": []},
        {"permit": ["none", "travel-permit"]},
        {"colour": "blue"},
        {"place": {"unsure": False}},
        '{"place": 1e999999999}',
        '{"place": "\\ud800"}',
    ],
)
def test_an_impossible_answer_gets_a_sentence_and_exit_code_1(answers: Any) -> None:
    found = run(answers, code=1)
    assert len(found["errors"]) == 1
    assert all(len(sentence) > 20 for sentence in found["errors"].values())
    assert found["outcome"] is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "not json",
        "[]",
        '"place"',
        '{"place": NaN}',
        '{"place": "macau", "place": "mainland"}',
        '{"問題": 1}',
        '{"\\ud800": 1}',
        "[" * 50_000,
        '{"place": 1e99999999999999999999}',
        " " * 200_000,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_answers_file_gets_a_sentence_and_exit_code_1(typed: str | bytes) -> None:
    result = guide("run", "open-account", "--answers", "-", "--json", answers=typed)
    assert result.exit_code == 1
    error = json.loads(result.stdout)["error"]
    assert error["code"] == "answers"
    assert len(error["message"]) > 20


def test_a_missing_answers_file_and_an_unknown_guide_are_sentences() -> None:
    missing = guide("run", "open-account", "--answers", "/nowhere/answers.json")
    assert missing.exit_code == 1
    assert "cannot be read" in missing.stderr
    unknown = guide("run", "open-sesame", "--answers", "-", answers={})
    assert unknown.exit_code == 1
    assert "There is no guide 'open-sesame'" in unknown.stderr


def test_a_command_used_wrongly_ends_with_exit_code_2() -> None:
    assert guide("run", "open-account").exit_code == 2
    assert guide("run", "open-account", "--answers", "-", "--language", "xx", answers={}).exit_code == 2


def test_the_guides_of_the_project_are_listed_and_sound() -> None:
    listed = data_of(guide("list", "--json", "--language", "en-MO"), "guide-list")
    assert {"id": "open-account", "title": "How to open a Mainland bank account"} in listed["guides"]
    checked = guide("check", "--json")
    assert checked.exit_code == 0, checked.output
    assert {item["id"] for item in data_of(checked, "guide-check")["guides"]} >= {"open-account"}


def test_a_broken_guide_is_refused_with_file_line_and_field(tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "bad.yaml").write_text("id: bad\nquestions: []\n", encoding="utf-8")
    result = guide("check", str(tmp_path), "--json")
    assert result.exit_code == 1
    where = json.loads(result.stdout)["error"]["where"]
    assert {"file": "guides/bad.yaml", "line": 2, "field": "questions"}.items() <= where[0].items() or any(
        place["field"] == "questions" and place["line"] == 2 for place in where
    )
    assert guide("run", "bad", "--answers", "-", "--content", str(tmp_path), answers={}).exit_code == 1


def test_a_guide_is_drawn_as_a_graph() -> None:
    drawn = data_of(guide("graph", "open-account", "--json", "--language", "en-MO"), "guide-graph")
    ids = {node["id"] for node in drawn["nodes"]}
    assert {"place", "outcome:in-person"} <= ids
    assert all({edge["from"], edge["to"]} <= ids for edge in drawn["edges"])
    assert guide("graph", "open-account").stdout.startswith('digraph "open-account" {')


# --- document check ---------------------------------------------------------------------------------------------------


def check(*arguments: str) -> Result:
    return CliRunner().invoke(document_command, ["check", *arguments])


@pytest.mark.parametrize(
    ("kind", "value", "normalized", "display", "holder"),
    [
        ("bir", "１２３４５６７（８）", "12345678", "1234567(8)", "macau"),
        ("travel-permit", "m1234567803", "M12345678", "M12345678", "macau"),
        ("travel-permit", "HA1234567", "HA1234567", "HA1234567", "hong-kong"),
        ("residence-permit", "82000019991220123x", "82000019991220123X", "82000019991220123X", "macau"),
        ("phone", "66123456", "+85366123456", "+853 6612 3456", "macau"),
        ("phone", "13800138000", "+8613800138000", "+86 138 0013 8000", "mainland"),
    ],
)
def test_a_valid_number_is_told_as_scripts_expect_it(
    kind: str, value: str, normalized: str, display: str, holder: str
) -> None:
    result = check(kind, value, "--json")
    assert result.exit_code == 0
    found = data_of(result, "document-check")
    assert found["valid"] is True
    assert (found["normalized"], found["display"], found["holder"]) == (normalized, display, holder)
    assert found["errors"] == []


@pytest.mark.parametrize("kind", ["bir", "travel-permit", "residence-permit", "phone"])
@pytest.mark.parametrize("value", ["", "0", "😀😀", "x" * 10_000, "820000199012311178", "１２"])
def test_an_impossible_number_gets_a_sentence_and_exit_code_1(kind: str, value: str) -> None:
    result = check(kind, value, "--json")
    assert result.exit_code == 1
    found = data_of(result, "document-check")
    assert found["valid"] is False
    assert len(found["errors"]) == 1
    assert found["normalized"] is None


def test_an_unknown_kind_of_document_is_a_usage_error() -> None:
    assert check("library-card", "1").exit_code == 2
