"""The prover finds every kind of broken guide, says where, and passes a sound one quickly."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from guide_samples import TODAY, TRIP_OUTCOMES, TRIP_QUESTIONS, guide_of, option, outcome, question, text, trip
from kiosk.guide.check import check_guide
from kiosk.guide.graph import graph
from kiosk.guide.prover import prove
from kiosk.i18n.locales import Locale
from kiosk.yaml_document import YamlDocument, read_yaml
from pydantic import ValidationError


def findings(questions: list[dict[str, Any]], outcomes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    proof = prove(guide_of(questions, outcomes), TODAY)
    return [(finding.field, finding.message) for finding in proof.findings]


def assert_finds(found: list[tuple[str, str]], field: str, words: str) -> None:
    assert any(place == field and words in sentence for place, sentence in found), found


A = question("a", "choice", options=[option("x"), option("y")])
B = question("b", "yes-no", ask_if={"question": "a", "equals": "x"})
END = outcome("end", "ask")


def test_a_sound_guide_has_no_findings_and_its_paths_are_counted() -> None:
    proof = prove(trip(), TODAY)
    assert proof.is_sound
    assert proof.longest == 6
    guarded = {"all": [{"question": "a", "equals": "x"}, {"question": "b", "equals": True}]}
    two = prove(guide_of([A, B], [outcome("o", when=guarded), END]), TODAY)
    assert two.paths == 5, "x with yes, no or not sure; y; not sure"


def test_a_question_that_is_never_asked_is_found() -> None:
    never = {"all": [{"question": "a", "equals": "x"}, {"question": "a", "equals": "y"}]}
    assert_finds(findings([A, question("b", "text", ask_if=never)], [END]), "questions.1.ask_if", "no path asks 'b'")


def test_an_outcome_that_is_never_reached_is_found() -> None:
    always = outcome("first", when={"any": [{"question": "a", "known": True}, {"question": "a", "known": False}]})
    assert_finds(findings([A], [always, END]), "outcomes.1.when", "no path ends in 'end'")


def test_a_path_without_an_end_is_found() -> None:
    ruled = outcome("o", when={"question": "a", "equals": "x"})
    assert_finds(findings([A], [ruled]), "outcomes.0.when", "a path could end in none")
    assert_finds(findings([A], [outcome("o"), END]), "outcomes.0.id", "no outcome after it can be reached")


def test_a_rule_that_reads_an_answer_not_asked_for_is_found() -> None:
    hasty = outcome("o", when={"question": "b", "equals": True})
    assert_finds(findings([A, B], [outcome("p", when={"not": {"question": "b", "equals": True}}), hasty, END]),
                 "outcomes.0.when", "on a path that does not ask it")  # fmt: skip


def test_a_guarded_rule_is_sound() -> None:
    guarded = {"all": [{"question": "a", "equals": "x"}, {"question": "b", "equals": True}]}
    assert findings([A, B], [outcome("o", when=guarded), END]) == []


def test_a_reason_that_reads_an_answer_not_asked_for_is_found() -> None:
    hasty = {"when": {"question": "b", "equals": True}, "text": text("b"), "mood": "ok"}
    assert_finds(
        findings([A, B], [outcome("end", "ask", reasons=[hasty])]), "outcomes.0.reasons.0.when", "does not ask it"
    )


def test_a_reason_that_is_never_shown_is_found() -> None:
    reason = {"when": {"question": "a", "equals": "y"}, "text": text("y"), "mood": "no"}
    only_x = outcome("o", when={"question": "a", "equals": "x"}, reasons=[reason])
    assert_finds(findings([A], [only_x, END]), "outcomes.0.reasons.0.when", "never shown")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"question": "z", "equals": "x"}, "there is no question 'z'"),
        ({"question": "a", "equals": "z"}, "has no option 'z'"),
        ({"question": "a", "one-of": ["x", "z"]}, "has no option 'z'"),
        ({"question": "a", "equals": True}, "not a yes-no question"),
        ({"question": "b", "equals": "x"}, "is a yes-no question"),
        ({"question": "a", "at-least": 3}, "not a number"),
        ({"question": "a", "at-most": 3}, "not a number"),
        ({"question": "a", "age-at-least": 3}, "not a date"),
    ],
)
def test_a_rule_that_does_not_fit_its_question_is_found(rule: dict[str, Any], words: str) -> None:
    found = findings([A, question("b", "yes-no")], [outcome("o", when=rule), END])
    assert any(place.startswith("outcomes.0.when") and words in sentence for place, sentence in found), found


def test_a_question_that_depends_on_a_later_one_is_found() -> None:
    early = question("early", "text", ask_if={"question": "a", "equals": "x"})
    assert_finds(findings([early, A], [END]), "questions.0.ask_if.question", "asked only later")


def test_asking_the_same_twice_is_found() -> None:
    again = {**question("again", "yes-no"), "text": A["text"]}
    assert_finds(findings([A, again], [END]), "questions.1.text.en-MO", "asks the same")


def test_the_same_id_twice_is_found() -> None:
    assert_finds(findings([A, copy.deepcopy(A)], [END]), "questions.1.id", "'a' is there already")


def test_a_section_that_does_not_exist_is_found() -> None:
    assert_finds(findings([{**A, "section": "lost"}], [END]), "questions.0.section", "no section 'lost'")


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("words", ["", "   "])
def test_an_empty_language_is_refused(locale: Locale, words: str) -> None:
    with pytest.raises(ValidationError):
        guide_of([{**A, "text": {**text("a"), locale.value: words}}], [END])


@pytest.mark.parametrize(
    "broken",
    [
        question("a", "choice"),
        question("a", "choice", options=[option("x")]),
        question("a", "yes-no", options=[option("x"), option("y")]),
        question("a", "money"),
        question("a", "document-number"),
        question("a", "text", minimum=1),
        question("a", "number", minimum=5, maximum=1),
        question("a", "number", past=True),
        question("a", "colour"),
        question("a", "several", options=[option(f"o{n}") for n in range(11)]),
    ],
)
def test_a_question_whose_fields_do_not_fit_its_kind_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        guide_of([broken], [END])


def test_thresholds_are_found_where_no_sampled_answer_would_be() -> None:
    """Between 'at most 17' and 'at least 18' no whole number is left, but an amount of money is."""
    rule = {
        "any": [{"question": "n", "at-most": 17}, {"question": "n", "at-least": 18}, {"question": "n", "known": False}]
    }
    whole = [question("n", "number"), A]
    assert_finds(findings(whole, [outcome("o", when=rule), END]), "outcomes.1.when", "no path ends in 'end'")
    money = [question("n", "money", currency="MOP"), A]
    assert findings(money, [outcome("o", when=rule), END]) == []


def test_a_guide_with_many_free_choices_is_still_proved() -> None:
    many = [question(f"q{n}", "choice", options=[option(f"o{m}") for m in range(5)]) for n in range(8)]
    first = outcome("o", when={"question": "q0", "equals": "o1"})
    assert prove(guide_of(many, [first, END]), TODAY).is_sound


def test_references_that_lead_nowhere_are_named_with_their_line(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "db" / "content" / "guides" / "open-account.yaml"
    document = read_yaml(source, "guides/open-account.yaml")
    assert isinstance(document, YamlDocument)
    report = check_guide("open-account", document, lambda reference: reference.kind != "document", TODAY)
    assert report.findings
    lines = source.read_text(encoding="utf-8").splitlines()
    for finding in report.findings:
        assert "there is no document" in finding.message
        assert lines[finding.line - 1].strip().lstrip("- ").startswith("document:")


def test_a_file_that_is_no_guide_gets_all_its_findings_at_once(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("id: broken\nquestions:\n  - id: a\n    kind: choice\n    ask_if: {question: b, is: c}\n")
    document = read_yaml(file, "guides/broken.yaml")
    assert isinstance(document, YamlDocument)
    report = check_guide("broken", document, lambda reference: True, TODAY)
    assert report.guide is None
    fields = {finding.field for finding in report.findings}
    assert {"title", "outcomes", "questions.0.text", "questions.0.ask_if"} <= fields
    assert {finding.line for finding in report.findings if finding.field == "questions.0.ask_if"} == {5}


def test_the_graph_shows_every_question_and_outcome_and_how_they_follow() -> None:
    drawn = graph(trip(), Locale.EN, TODAY)
    assert [node.id for node in drawn.nodes] == [
        *(item["id"] for item in TRIP_QUESTIONS),
        *(f"outcome:{item['id']}" for item in TRIP_OUTCOMES),
    ]
    reached = {edge.end for edge in drawn.edges}
    assert {node.id for node in drawn.nodes} - reached == {"car"}
    car = {edge.end: edge.answers for edge in drawn.edges if edge.start == "car"}
    assert car == {"seats": ("Yes",), "port": ("No", "I am not sure")}
    assert '"car" -> "seats" [label="Yes"];' in drawn.dot()
