"""What a rule means: it holds, it does not, or it is unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from guide_samples import TODAY, trip
from kiosk.guide.answers import UNSURE, Amount, Answer
from kiosk.guide.rules import Rule, View, age, holds, may_hold
from kiosk.guide.wording import because, explain
from kiosk.i18n.locales import Locale
from pydantic import TypeAdapter, ValidationError

RULES: TypeAdapter[Any] = TypeAdapter(Rule)
ANSWERS = {
    "port": Answer("bridge"),
    "goods": Answer(("cash", "food")),
    "car": Answer(True),
    "seats": Answer(Decimal(5)),
    "cash": Answer(Amount(Decimal("20000.00"), "MOP")),
    "born": Answer(date(2008, 11, 22)),
    "unsure": UNSURE,
}


@pytest.mark.parametrize(
    "rule",
    [
        {"question": "port", "equals": "bridge"},
        {"question": "goods", "equals": "food"},
        {"question": "car", "equals": True},
        {"question": "port", "one-of": ["bridge", "gongbei"]},
        {"question": "goods", "one-of": ["pets", "cash"]},
        {"question": "seats", "at-least": 5},
        {"question": "seats", "at-most": 5},
        {"question": "cash", "at-least": 20000},
        {"question": "born", "age-at-least": 18},
        {"question": "port", "known": True},
        {"question": "unsure", "known": False},
        {"question": "never-asked", "known": False},
        {"not": {"question": "port", "equals": "gongbei"}},
        {"all": [{"question": "car", "equals": True}, {"question": "seats", "at-least": 1}]},
        {"any": [{"question": "unsure", "equals": "x"}, {"question": "car", "equals": True}]},
    ],
)
def test_a_rule_holds_when_the_answers_say_so(rule: dict[str, Any]) -> None:
    assert holds(RULES.validate_python(rule), View(ANSWERS), TODAY)


@pytest.mark.parametrize(
    "rule",
    [
        {"question": "port", "equals": "gongbei"},
        {"question": "goods", "one-of": ["pets"]},
        {"question": "seats", "at-least": 6},
        {"question": "cash", "at-most": "19999.99"},
        {"question": "born", "age-at-least": 19},
        {"all": [{"question": "car", "equals": True}, {"question": "car", "equals": False}]},
        {"any": [{"question": "car", "equals": False}]},
    ],
)
def test_a_rule_does_not_hold_when_the_answers_say_otherwise_and_its_opposite_does(rule: dict[str, Any]) -> None:
    assert not holds(RULES.validate_python(rule), View(ANSWERS), TODAY)
    assert holds(RULES.validate_python({"not": rule}), View(ANSWERS), TODAY)


@pytest.mark.parametrize("name", ["unsure", "never-asked"])
def test_not_sure_makes_neither_a_rule_nor_its_opposite_hold(name: str) -> None:
    rule = {"question": name, "equals": "x"}
    assert not holds(RULES.validate_python(rule), View(ANSWERS), TODAY)
    assert not holds(RULES.validate_python({"not": rule}), View(ANSWERS), TODAY)


def test_a_rule_about_an_open_question_may_still_hold() -> None:
    rule = RULES.validate_python({"question": "later", "equals": "x"})
    assert may_hold(rule, View(ANSWERS, {"later"}), TODAY)
    assert not may_hold(rule, View(ANSWERS), TODAY)


def test_age_counts_full_years_and_leap_day_children_turn_on_the_first_of_march() -> None:
    assert age(date(2008, 11, 22), date(2026, 11, 21)) == 17
    assert age(date(2008, 11, 22), date(2026, 11, 22)) == 18
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"question": "a"},
        {"question": "a", "equals": "b", "known": True},
        {"question": "a", "is": "b"},
        {"eval": "1+1"},
        {"all": []},
        "port == 'bridge'",
    ],
)
def test_anything_that_is_not_a_rule_is_refused(form: Any) -> None:
    with pytest.raises(ValidationError):
        RULES.validate_python(form)


def test_a_rule_explains_itself_in_four_languages() -> None:
    rule = RULES.validate_python(
        {
            "any": [
                {"not": {"question": "port", "one-of": ["hengqin", "bridge"]}},
                {"all": [{"question": "seats", "at-most": 4}, {"question": "cash", "at-least": 100}]},
                {"question": "born", "age-at-least": 18},
                {"question": "car", "known": False},
            ]
        }
    )
    lines = {locale: list(explain(rule, trip()).lines(locale)) for locale in Locale}
    assert lines[Locale.EN][0] == "At least one of these:"
    assert any("hengqin en; bridge en" in line for line in lines[Locale.EN])
    assert any("hengqin繁、bridge繁" in line for line in lines[Locale.ZH_HANT])
    assert any("100,00 MOP" in line.replace("\u00a0", " ") for line in lines[Locale.PT])
    assert len({len(found) for found in lines.values()}) == 1


def test_a_rule_that_holds_says_which_answers_made_it_hold() -> None:
    rule = RULES.validate_python({"all": [{"question": "car", "equals": True}, {"question": "port", "known": True}]})
    said = [item.render(Locale.EN) for item in because(rule, trip(), ANSWERS, TODAY)]
    assert said == ["You answered “Yes” to “car? en”", "You answered “bridge en” to “port? en”"]
    assert because(RULES.validate_python({"question": "car", "equals": False}), trip(), ANSWERS, TODAY) == ()
