"""A rate file is used only if every part of it is right; whatever is wrong with it is said, and no number is shown."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from kiosk.commands.rates import command
from kiosk.distribution.rates import MOST_DAYS, PEG_BAND, Refusal, Refused, parse_rates, read_rates
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.locales import Locale
from kiosk.macau_time import today_in_macau

TODAY = date(2026, 11, 22)
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/rates-check.json").read_text(encoding="utf-8"))
FILE = Path("rates.json")


def right(dated: date = TODAY) -> dict[str, Any]:
    return {
        "schema": 1,
        "dated": dated.isoformat(),
        "publisher": {"zh-Hant-MO": "銀行", "zh-Hans-CN": "银行", "pt-MO": "Banco", "en-MO": "Bank"},
        "rates": {"MOP/CNY": "0.8901", "HKD/MOP": "1.0300"},
    }


def read(data: Any, today: date = TODAY) -> ExchangeRates | Refused:
    return parse_rates(data if isinstance(data, bytes) else json.dumps(data).encode(), FILE, today)


def refusal(data: Any, today: date = TODAY) -> Refused:
    found = read(data, today)
    assert isinstance(found, Refused), found
    return found


def changed(**values: Any) -> dict[str, Any]:
    return {**right(), **values}


def with_rates(**values: Any) -> dict[str, Any]:
    pairs = {"cny": "MOP/CNY", "hkd": "HKD/MOP"}
    return changed(rates={**right()["rates"], **{pairs[name]: value for name, value in values.items()}})


def test_a_right_file_gives_its_rates_exactly_with_their_day_and_publisher() -> None:
    found = read(right())
    assert isinstance(found, ExchangeRates)
    assert (found.renminbi, found.hong_kong_dollar) == (Decimal("0.8901"), Decimal("1.0300"))
    assert found.dated == TODAY
    assert found.publisher[Locale.PT] == "Banco"


def test_the_hong_kong_dollar_may_be_left_out() -> None:
    found = read(changed(rates={"MOP/CNY": "0.9"}))
    assert isinstance(found, ExchangeRates)
    assert found.hong_kong_dollar is None


@pytest.mark.parametrize("age", range(MOST_DAYS + 1))
def test_rates_are_used_for_seven_days(age: int) -> None:
    assert isinstance(read(right(), TODAY + timedelta(days=age)), ExchangeRates)


def test_on_the_eighth_day_rates_are_too_old_and_the_resident_is_told_why() -> None:
    found = refusal(right(), TODAY + timedelta(days=MOST_DAYS + 1))
    assert found.reason is Refusal.STALE
    assert found.finding.field == "dated"
    assert found.sentence.render(Locale.EN) == "The exchange rate on this kiosk is more than 7 days old."


def test_rates_of_tomorrow_are_refused_and_the_clock_is_named() -> None:
    found = refusal(right(TODAY + timedelta(days=1)))
    assert found.reason is Refusal.FUTURE
    assert "clock" in found.finding.message


WRONG: list[tuple[Any, Refusal, str]] = [
    (b"", Refusal.NOT_JSON, ""),
    (b"{", Refusal.NOT_JSON, ""),
    (b"\xff\xfe", Refusal.NOT_JSON, ""),
    (b"[" * 100_000, Refusal.NOT_JSON, ""),
    (b'{"schema": NaN}', Refusal.NOT_JSON, ""),
    (b'{"schema": 1, "schema": 1}', Refusal.NOT_JSON, ""),
    ([], Refusal.SHAPE, ""),
    ({}, Refusal.SHAPE, "schema"),
    (changed(schema=True), Refusal.SHAPE, "schema"),
    (changed(schema="1"), Refusal.SHAPE, "schema"),
    (changed(schema=2), Refusal.VERSION, "schema"),
    (changed(extra=1), Refusal.SHAPE, ""),
    (changed(dated="22/11/2026"), Refusal.SHAPE, "dated"),
    (changed(dated="20261122"), Refusal.SHAPE, "dated"),
    (changed(dated=20261122), Refusal.SHAPE, "dated"),
    (changed(publisher="Bank"), Refusal.SHAPE, "publisher"),
    (changed(publisher={"en-MO": "Bank"}), Refusal.SHAPE, "publisher"),
    (changed(publisher={locale.value: "{peg-mop-hkd}" for locale in Locale}), Refusal.SHAPE, "publisher"),
    (changed(rates={}), Refusal.SHAPE, "rates"),
    (changed(rates=[]), Refusal.SHAPE, "rates"),
    (changed(rates={"MOP/CNY": "0.9", "MOP/USD": "0.12"}), Refusal.SHAPE, "rates"),
    (with_rates(cny=0.89), Refusal.SHAPE, "rates.MOP/CNY"),
    (with_rates(cny=""), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(cny="0"), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(cny="-0.89"), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(cny="NaN"), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(cny="Infinity"), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(cny="1e-1"), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(cny="89.01"), Refusal.RATE, "rates.MOP/CNY"),
    (with_rates(hkd="0.9709"), Refusal.PEG, "rates.HKD/MOP"),
    (with_rates(hkd="103"), Refusal.PEG, "rates.HKD/MOP"),
    (with_rates(hkd="1.0401"), Refusal.PEG, "rates.HKD/MOP"),
    (with_rates(hkd="0"), Refusal.RATE, "rates.HKD/MOP"),
]


@pytest.mark.parametrize(("data", "reason", "field"), WRONG)
def test_a_wrong_file_is_refused_whole_with_the_place_and_the_remedy(data: Any, reason: Refusal, field: str) -> None:
    found = refusal(data)
    assert (found.reason, found.finding.field) == (reason, field)
    assert len(found.finding.message) > 10
    assert found.sentence.render(Locale.EN) == "There is no exchange rate on this kiosk at the moment."


@pytest.mark.parametrize("rate", PEG_BAND)
def test_the_band_about_the_linked_rate_holds_its_ends(rate: Decimal) -> None:
    assert isinstance(read(with_rates(hkd=str(rate))), ExchangeRates)


def test_broken_json_is_shown_with_its_line() -> None:
    assert refusal(b'{\n"schema": 1,\n}').finding.line == 3


def test_a_missing_file_a_folder_and_an_endless_one_are_refused_with_a_sentence(tmp_path: Path) -> None:
    missing, endless = read_rates(tmp_path / "none.json", TODAY), tmp_path / "endless.json"
    assert isinstance(missing, Refused)
    assert missing.reason is Refusal.MISSING
    folder = read_rates(tmp_path, TODAY)
    assert isinstance(folder, Refused)
    assert folder.reason is Refusal.UNREADABLE
    endless.write_bytes(b" " * 100_000 + json.dumps(right()).encode())
    long = read_rates(endless, TODAY)
    assert isinstance(long, Refused)
    assert long.reason is Refusal.SHAPE


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_no_content_makes_the_reader_fail(content: bytes) -> None:
    assert isinstance(parse_rates(content, FILE, TODAY), Refused)


@given(st.sampled_from(["schema", "dated", "publisher", "rates"]), JSON)
def test_no_value_in_any_place_makes_the_reader_fail_or_gives_a_rate_out_of_its_band(name: str, value: Any) -> None:
    found = read(changed(**{name: value}))
    if isinstance(found, ExchangeRates):
        assert (found.renminbi, found.dated) == (Decimal("0.8901"), TODAY)


# --- the command ------------------------------------------------------------------------------------------------------


def check(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["check", *arguments])


def written(folder: Path, data: dict[str, Any]) -> str:
    file = folder / "rates.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(file)


def test_the_command_says_that_a_file_of_today_is_used_and_for_how_long(tmp_path: Path) -> None:
    result = check(written(tmp_path, right(today_in_macau() - timedelta(days=2))), "--json")
    data = json.loads(result.stdout)
    jsonschema.validate(data, SCHEMA)
    assert result.exit_code == 0
    assert data["valid"]
    assert data["days_left"] == 5
    assert data["rates"] == {"MOP/CNY": "0.8901", "HKD/MOP": "1.0300"}
    assert "0.8901" in check(data["file"]).output


def test_the_command_refuses_with_exit_code_1_and_says_where_and_why(tmp_path: Path) -> None:
    file = written(tmp_path, right(today_in_macau() - timedelta(days=30)))
    result = check(file, "--json")
    data = json.loads(result.stdout)
    jsonschema.validate(data, SCHEMA)
    assert result.exit_code == 1
    assert data["problem"]["code"] == "stale"
    assert data["rates"] == {}
    assert "30 days" in check(file).output


def test_without_a_file_the_command_looks_into_the_data_folder(own_data_folder: Path) -> None:
    assert check("--json").exit_code == 1
    own_data_folder.mkdir()
    written(own_data_folder, right(today_in_macau()))
    assert check().exit_code == 0


def test_a_file_nobody_may_read_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        file = tmp_path / "loop.json"
        file.symlink_to(file)
    else:
        file = Path(written(tmp_path, right()))
        file.chmod(0)
    found = read_rates(file, TODAY)
    assert isinstance(found, Refused)
    assert found.reason is Refusal.UNREADABLE
