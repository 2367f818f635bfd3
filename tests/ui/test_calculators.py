"""The calculators on the screen: what was entered stays, what is wrong is said beside it, numbers have sources."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.app import Parts
from kiosk.catalog.model import Confidence, Fact
from kiosk.catalog.read import Catalogue
from kiosk.distribution.rates import RATES_FILE, RateFile, Refusal, Refused
from kiosk.guide.calculators.offered import OF_SERVICES
from kiosk.i18n.locales import Locale
from kiosk.ui.calculators import Calculators, known_fact
from PySide6.QtCore import Qt

from kiosk_window import TODAY, Hall, Time, make_parts

TAGS = {locale.value for locale in Locale}


def put_rates(folder: Path, dated: date = TODAY, rate: str = "0.8901") -> Path:
    """A rate file in the data folder, with a time stamp of its own."""
    folder.mkdir(exist_ok=True)
    file = folder / RATES_FILE
    publisher = {"zh-Hant-MO": "示例", "zh-Hans-CN": "示例", "pt-MO": "Exemplo", "en-MO": "Example"}
    content = {"schema": 1, "dated": dated.isoformat(), "publisher": publisher, "rates": {"MOP/CNY": rate}}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@pytest.fixture
def calculators(parts: Parts) -> Calculators:
    return parts.calculators


@pytest.fixture
def rated(parts: Parts, tmp_path: Path) -> Calculators:
    parts.calculators.use_rates(RateFile(put_rates(tmp_path), lambda: TODAY).read)
    return parts.calculators


def go(parts: Parts, calculator: str) -> None:
    parts.navigator.go("calculator", {"calculator": calculator})


def english(text: dict[str, str]) -> str:
    return text["en-MO"].replace("\u00a0", " ").replace("\u2060", "")


def texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if TAGS & value.keys():
            yield value
        else:
            for item in value.values():
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_all_calculators_are_listed_and_without_a_rate_the_one_that_needs_it_says_why(
    calculators: Calculators,
) -> None:
    cards = {card["id"]: card for card in calculators.cards()}
    assert list(cards) == [
        "moving-money",
        "pataca-hong-kong-dollar",
        "pataca-renminbi",
        "medical-subsidy",
        "wealth-connect-quota",
    ]
    assert [name for name, card in cards.items() if card["refusal"]] == ["pataca-renminbi"]
    assert english(cards["pataca-renminbi"]["refusal"]) == "There is no exchange rate on this kiosk at the moment."


def test_a_service_leads_only_to_calculators_that_can_be_used(calculators: Calculators, tmp_path: Path) -> None:
    assert [card["id"] for card in calculators.forService("basic-medical")] == ["medical-subsidy"]
    assert calculators.forService("spend-convenience") == []
    assert calculators.forService("no-such-service") == []
    calculators.use_rates(RateFile(put_rates(tmp_path), lambda: TODAY).read)
    assert [card["id"] for card in calculators.forService("spend-convenience")] == ["pataca-renminbi"]
    assert all(calculators.forService(service) for service in OF_SERVICES)


def test_an_unknown_calculator_is_nothing_and_asks_for_nothing(parts: Parts, calculators: Calculators) -> None:
    go(parts, "no-such")
    assert calculators.card("no-such") == {}
    assert calculators.choices("no-such") == []
    assert calculators.amount == {}
    assert not calculators.workOut()


def test_every_result_names_the_facts_it_rests_on_with_source_and_day(parts: Parts, rated: Calculators) -> None:
    entered = {
        "moving-money": {"": "250000"},
        "pataca-hong-kong-dollar": {"": "100"},
        "pataca-renminbi": {"": "100"},
        "medical-subsidy": {"group": "older", "": "530"},
        "wealth-connect-quota": {"channel": "bank", "": "1"},
    }
    for calculator, values in entered.items():
        go(parts, calculator)
        for choice, value in values.items():
            if choice:
                rated.choose(choice, value)
            else:
                rated.type(value)
        assert rated.workOut(), rated.errors
        outcome = rated.outcome
        cited = outcome["facts"] + ([outcome["rates"]] if outcome["rates"] else [])
        assert cited
        assert all(fact["citation"]["publisher"]["en-MO"] and fact["citation"]["date"]["en-MO"] for fact in cited)
        for text in texts(outcome):
            assert text.keys() == TAGS
            assert all(words and "{" not in words for words in text.values())


def test_the_rate_that_was_used_is_shown_with_its_day(parts: Parts, rated: Calculators) -> None:
    go(parts, "pataca-renminbi")
    rated.type("1000")
    assert rated.workOut()
    assert english(rated.outcome["headline"]["value"]) == "CNY 890.10"
    assert english(rated.outcome["rates"]["value"]) == "MOP 1 = CNY 0.8901"
    assert rated.outcome["rates"]["value"]["pt-MO"].replace("\u00a0", " ") == "1 MOP = 0,8901 CNY"
    assert english(rated.outcome["rates"]["citation"]["date"]) == "22 November 2026"


def test_a_refused_rate_asks_for_nothing_and_works_nothing_out(
    parts: Parts, calculators: Calculators, tmp_path: Path
) -> None:
    old = put_rates(tmp_path, TODAY - timedelta(days=8))
    calculators.use_rates(RateFile(old, lambda: TODAY).read)
    go(parts, "pataca-renminbi")
    calculators.type("1000")
    assert "more than 7 days old" in english(calculators.card("pataca-renminbi")["refusal"])
    assert calculators.choices("pataca-renminbi") == []
    assert calculators.amount == {}
    assert not calculators.workOut()
    assert calculators.outcome == {}


def test_a_wrong_amount_is_said_beside_the_field_and_stays_as_it_was_typed(
    parts: Parts, calculators: Calculators
) -> None:
    go(parts, "moving-money")
    calculators.type("1.234")
    assert not calculators.workOut()
    assert english(calculators.errors["amount"]["problem"]) == "Use at most two digits after the decimal point."
    assert "12,345.00" in english(calculators.errors["amount"]["remedy"])
    assert calculators.amount["value"] == "1.234"
    calculators.type("1.23")
    assert calculators.errors == {}
    assert calculators.workOut()


def test_changing_an_input_takes_the_old_result_away(parts: Parts, calculators: Calculators) -> None:
    go(parts, "pataca-hong-kong-dollar")
    calculators.type("103")
    assert calculators.workOut()
    assert english(calculators.outcome["headline"]["value"]) == "HKD 100.00"
    calculators.choose("direction", "to-pataca")
    assert calculators.outcome == {}
    assert (calculators.amount["currency"], calculators.amount["value"]) == ("HKD", "103")
    assert calculators.workOut()
    assert english(calculators.outcome["headline"]["value"]) == "MOP 106.09"


def test_correcting_one_of_two_wrong_inputs_leaves_the_other_complaint(parts: Parts, calculators: Calculators) -> None:
    go(parts, "wealth-connect-quota")
    assert not calculators.workOut()
    assert set(calculators.errors) == {"channel", "used"}
    calculators.choose("channel", "one")
    assert set(calculators.errors) == {"used"}
    assert calculators.outcome == {}


def test_each_calculator_keeps_what_was_entered_and_clear_empties_only_its_own(
    parts: Parts, calculators: Calculators
) -> None:
    go(parts, "moving-money")
    calculators.type("5000")
    go(parts, "pataca-hong-kong-dollar")
    calculators.type("77")
    parts.navigator.back()
    assert calculators.amount["value"] == "5000"
    calculators.clear()
    assert calculators.amount["value"] == ""
    go(parts, "pataca-hong-kong-dollar")
    assert calculators.amount["value"] == "77"


def test_when_the_visit_ends_nothing_that_was_entered_is_left(parts: Parts, calculators: Calculators) -> None:
    go(parts, "medical-subsidy")
    calculators.choose("group", "disabled")
    calculators.choose("currency", "MOP")
    calculators.type("871.23")
    assert calculators.workOut()
    parts.visit.endAtOnce()
    go(parts, "medical-subsidy")
    assert calculators.chosen == {"currency": "CNY"}
    assert calculators.amount["value"] == ""
    assert calculators.outcome == {}
    assert not any("871.23" in repr(value) for value in vars(calculators).values())


def test_whoever_belongs_to_no_group_is_asked_for_nothing_more(parts: Parts, calculators: Calculators) -> None:
    go(parts, "medical-subsidy")
    assert calculators.asked == ["group", "currency", "paid"]
    calculators.choose("group", "none")
    assert calculators.asked == ["group"]
    assert calculators.amount == {}
    assert calculators.workOut()
    assert calculators.outcome["warnings"]


def test_a_fact_that_nobody_confirmed_is_no_number_to_count_with(catalogue: Catalogue) -> None:
    fact = catalogue.fact("subsidy-max")
    assert fact is not None
    assert known_fact(fact) is not None
    assert known_fact(fact.model_copy(update={"confidence": Confidence.SEED})) is None
    label = fact.label.model_dump(by_alias=True)
    nothing = Fact.model_validate({"id": "x", "label": label, "confidence": "NONE"})
    assert known_fact(nothing) is None


def test_without_a_catalogue_and_without_rates_nothing_is_offered(tmp_path: Path) -> None:
    empty = make_parts(None, Time(), data=tmp_path).calculators
    assert [card["id"] for card in empty.cards() if not card["refusal"]] == []


# --- the rate file ----------------------------------------------------------------------------------------------------


def test_a_new_rate_file_is_used_from_the_next_visit_on(parts: Parts, calculators: Calculators, tmp_path: Path) -> None:
    file = put_rates(tmp_path, rate="0.8")
    calculators.use_rates(RateFile(file, lambda: TODAY).read)
    go(parts, "pataca-renminbi")
    calculators.type("100")
    assert calculators.workOut()
    put_rates(tmp_path, rate="0.95")
    os.utime(file, ns=(1, 1))
    assert calculators.workOut()
    assert english(calculators.outcome["headline"]["value"]) == "CNY 80.00"
    parts.visit.endAtOnce()
    go(parts, "pataca-renminbi")
    calculators.type("100")
    assert calculators.workOut()
    assert english(calculators.outcome["headline"]["value"]) == "CNY 95.00"


def test_rates_grow_old_while_the_kiosk_runs(tmp_path: Path) -> None:
    day = [TODAY]
    rates = RateFile(put_rates(tmp_path), lambda: day[0])
    assert not isinstance(rates.read(), Refused)
    day[0] = TODAY + timedelta(days=8)
    found = rates.read()
    assert isinstance(found, Refused)
    assert found.reason is Refusal.STALE


def test_a_rate_file_that_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rates = RateFile(put_rates(tmp_path), lambda: TODAY)
    first = rates.read()
    monkeypatch.setattr(Path, "open", None)
    assert rates.read() is first


def test_a_pipe_in_place_of_the_rate_file_holds_nothing_up(tmp_path: Path) -> None:
    pipe = tmp_path / RATES_FILE
    os.mkfifo(pipe)
    found = RateFile(pipe, lambda: TODAY).read()
    assert isinstance(found, Refused)
    assert found.reason is Refusal.UNREADABLE


def test_the_kiosk_takes_its_rates_from_the_data_folder(catalogue: Catalogue, tmp_path: Path) -> None:
    put_rates(tmp_path)
    parts = make_parts(catalogue, Time(), data=tmp_path)
    assert parts.calculators.card("pataca-renminbi")["refusal"] == {}


# --- the window -------------------------------------------------------------------------------------------------------


def enter(kiosk: Hall, *keys: str) -> None:
    for key in keys:
        kiosk.tap(f"key-{key}")


def in_view(kiosk: Hall, name: str) -> bool:
    shown = kiosk.eye.shown(kiosk.item(name))
    return shown.top() >= 0 and shown.bottom() <= kiosk.window.height()


def test_a_finger_types_an_amount_and_the_result_comes_into_view(kiosk: Hall) -> None:
    kiosk.go("calculators")
    kiosk.tap("calculator-pataca-hong-kong-dollar")
    assert kiosk.screen == "calculator"
    enter(kiosk, "1", "0", "3")
    kiosk.tap("workOut")
    assert kiosk.wait_until(lambda: kiosk.shows("resultValue") and in_view(kiosk, "resultValue"))
    assert "HKD\u00a0100.00" in kiosk.words()
    kiosk.tap("clear")
    assert kiosk.wait_until(lambda: not kiosk.shows("resultValue"))
    assert kiosk.parts.calculators.amount["value"] == ""


def test_the_rate_and_its_day_stand_under_the_result(kiosk: Hall, tmp_path: Path) -> None:
    kiosk.parts.calculators.use_rates(RateFile(put_rates(tmp_path), lambda: TODAY).read)
    kiosk.go("calculator", calculator="pataca-renminbi")
    kiosk.tap("quick-1000")
    kiosk.tap("workOut")
    assert kiosk.wait_until(lambda: kiosk.shows("rate"))
    assert "MOP 1 = CNY 0.8901" in kiosk.words().replace("\u00a0", " ")
    assert "Source: Example. As of 22\u00a0November\u00a02026." in kiosk.words()


def test_nothing_entered_is_said_at_the_field_for_eye_and_ear(kiosk: Hall) -> None:
    kiosk.go("calculator", calculator="moving-money")
    kiosk.tap("workOut")
    field = kiosk.item("amount")
    assert field.property("errorTitle") == "Nothing was entered."
    assert kiosk.wait_until(lambda: in_view(kiosk, "amount"))
    kiosk.tap("key-5")
    assert field.property("errorTitle") == ""


def test_a_refused_rate_shows_no_field_and_sends_to_the_counter(kiosk: Hall, tmp_path: Path) -> None:
    old = put_rates(tmp_path, TODAY - timedelta(days=30))
    kiosk.parts.calculators.use_rates(RateFile(old, lambda: TODAY).read)
    kiosk.go("calculator", calculator="pataca-renminbi")
    assert kiosk.shows("refusal")
    assert not kiosk.shows("amount")
    assert not kiosk.shows("workOut")
    assert "Please ask at the counter." in kiosk.words()
    assert "0.8901" not in kiosk.words()


def test_a_service_leads_to_its_calculator(kiosk: Hall) -> None:
    kiosk.go("service", service="wealth-connect")
    kiosk.tap("calculator-wealth-connect-quota")
    assert kiosk.screen == "calculator"
    assert kiosk.parts.navigator.parameters == {"calculator": "wealth-connect-quota"}


def test_with_a_keyboard_alone_an_amount_is_typed_and_worked_out(kiosk: Hall) -> None:
    kiosk.go("calculator", calculator="moving-money")
    kiosk.focus_on("amount")
    for digit in "90000":
        kiosk.key(Qt.Key(ord(digit)), digit)
    assert kiosk.parts.calculators.amount["value"] == "90000"
    kiosk.focus_on("workOut")
    kiosk.key(Qt.Key.Key_Return)
    assert english(kiosk.parts.calculators.outcome["headline"]["value"]) == "2 days"
