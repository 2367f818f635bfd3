"""Exchange rates: entered by somebody, held against those that kiosks have, handed out."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from kiosk.commands.office import command
from kiosk.distribution.rates import RENMINBI_BAND, Refused, parse_rates
from kiosk.distribution.repository.repository import Repository
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.text import Text
from kiosk.office.accounts import AccountError
from kiosk.office.audit.log import entries
from kiosk.office.publishing import PublishingError
from kiosk.office.rates import RateEntry, RateError
from kiosk.office.rates.change import must_be_like

from begun_office import few_records
from publishing_office import GOOD, PublishingOffice
from signed_repository import START

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
TODAY = START.date()
PUBLISHER = Text.model_validate({"zh-Hant-MO": "測試", "zh-Hans-CN": "测试", "pt-MO": "Teste", "en-MO": "Test"})


def entered(place: PublishingOffice, renminbi: str, **values: Any) -> RateEntry:
    dated = values.pop("dated", TODAY)
    return place.publishing.rates.enter(place.wong, dated, renminbi, publisher=PUBLISHER, **values)


def refused(place: PublishingOffice, renminbi: str, **values: Any) -> RateError:
    with pytest.raises(RateError) as caught:
        entered(place, renminbi, **values)
    return caught.value


def handed_out(place: PublishingOffice, renminbi: str) -> RateEntry:
    """Confirmed, whatever it was before."""
    entered(place, renminbi, confirm_change=True)
    return place.publishing.publish_entered_rates(place.lei)


def test_rates_that_were_entered_reach_the_kiosk(place: PublishingOffice) -> None:
    place.released()
    entered(place, "0.8901", hong_kong_dollar="1.0300", confirm_change=True)
    assert place.publishing.handed_out_rates() is None
    out = place.publishing.publish_entered_rates(place.rui)
    assert (out.is_handed_out, out.entered_by, out.published_by) == (True, "wong", "rui")
    content = place.kiosk().fetch(START, "rates.json")
    found = parse_rates(content, Path("rates.json"), TODAY)
    assert isinstance(found, ExchangeRates)
    assert (str(found.renminbi), str(found.hong_kong_dollar), found.publisher) == ("0.8901", "1.0300", PUBLISHER)


def test_what_kiosks_have_is_shown_with_its_age(place: PublishingOffice) -> None:
    place.released()
    handed_out(place, "0.8901")
    place.clock.now += timedelta(days=3)
    given_now = place.publishing.rates.handed_out()
    assert given_now is not None
    today = place.publishing.rates.today()
    assert (given_now.rates.renminbi, given_now.age(today), given_now.days_left(today)) == (Decimal("0.8901"), 3, 4)
    assert given_now.days_left(TODAY + timedelta(days=8)) < 0


def test_the_publisher_of_the_rates_is_the_last_one_unless_named(place: PublishingOffice) -> None:
    with pytest.raises(RateError, match="choose one of the sources") as caught:
        place.publishing.rates.enter(place.wong, TODAY, "0.8901")
    assert caught.value.code == "source"
    entered(place, "0.8901", confirm_change=True)
    again = place.publishing.rates.enter(place.wong, TODAY, "0.8902", confirm_change=True)
    assert again.rates.publisher == PUBLISHER


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"renminbi": "89.01"}, "rate for 100"),
        ({"renminbi": "0,8901"}, "with a point"),
        ({"renminbi": "0"}, "with a point"),
        ({"renminbi": "0.8901", "dated": TODAY + timedelta(days=1)}, "in the future"),
        ({"renminbi": "0.8901", "dated": TODAY - timedelta(days=8)}, "Enter newer ones"),
        ({"renminbi": "0.8901", "hong_kong_dollar": "0.9709"}, "One HKD is 1.02 to 1.04 MOP"),
    ],
)
def test_what_kiosks_would_refuse_is_not_kept_even_if_confirmed(
    place: PublishingOffice, values: dict[str, Any], said: str
) -> None:
    error = refused(place, **values, confirm_change=True)
    assert (error.code, said in error.message, len(error.where)) == ("rates", True, 1)
    assert place.publishing.rates.newest() is None


def test_an_upside_down_rate_is_caught_though_it_lies_in_the_band(place: PublishingOffice) -> None:
    place.released()
    handed_out(place, "0.8901")
    upside_down = refused(place, "1.1235")
    assert (upside_down.code, "looks like the inverse" in upside_down.message) == ("confirm", True)
    assert "One MOP would be 1.1235 CNY, and one CNY 0.8901 MOP" in upside_down.message
    assert entered(place, "0.8955").change_confirmed is False


def test_a_change_of_more_than_a_tenth_is_confirmed(place: PublishingOffice) -> None:
    place.released()
    handed_out(place, "0.9000")
    error = refused(place, "0.7999")
    assert (error.code, "11% away" in error.message) == ("confirm", True)
    assert refused(place, "0.0891").code == "rates"
    kept = entered(place, "0.7999", confirm_change=True)
    assert kept.change_confirmed
    told = entries(place.database.connection, action="rates-entered")[-1]
    assert dict(told.about) == {"dated": "2026-11-23", "renminbi": "0.7999", "change_confirmed": 1}


def test_the_first_rate_of_all_is_confirmed_for_there_is_none_to_compare_with(place: PublishingOffice) -> None:
    error = refused(place, "1.1235")
    assert (error.code, "one CNY 0.8901 MOP" in error.message) == ("confirm", True)


@given(st.decimals(*RENMINBI_BAND, places=4), st.decimals(*RENMINBI_BAND, places=4))
def test_no_rate_passes_unconfirmed_together_with_its_inverse(before: Decimal, rate: Decimal) -> None:
    """Unless the two are so near each other that no resident would lose by the mistake."""
    known = ExchangeRates(TODAY, PUBLISHER, before)
    passed = []
    for value in (rate, 1 / rate):
        try:
            must_be_like(ExchangeRates(TODAY, PUBLISHER, value), known)
            passed.append(value)
        except RateError as error:
            assert error.code == "confirm"
    if len(passed) == 2:
        assert max(passed) / min(passed) <= Decimal("1.1") / Decimal("0.9")


def test_a_file_is_held_against_what_kiosks_have_too(place: PublishingOffice, tmp_path: Path) -> None:
    place.released()
    content = handed_out(place, "0.8901").content
    file = tmp_path / "rates.json"
    file.write_bytes(content.replace(b"0.8901", b"1.1235"))
    with pytest.raises(RateError, match="inverse"):
        place.publishing.publish_rates(place.lei, file)
    assert place.publishing.publish_rates(place.lei, file, confirm_change=True).is_handed_out
    file.write_bytes(content.replace(b"0.8901", b"1.1234"))
    assert place.publishing.publish_rates(place.lei, file).change_confirmed is False


def test_editors_enter_and_publishers_hand_out(place: PublishingOffice) -> None:
    place.released()
    entered(place, "0.8901", confirm_change=True)
    with pytest.raises(AccountError) as caught:
        place.publishing.publish_entered_rates(place.wong)
    assert caught.value.code == "not-allowed"
    place.publishing.publish_entered_rates(place.lei)
    with pytest.raises(RateError) as nothing:
        place.publishing.publish_entered_rates(place.lei)
    assert nothing.value.code == "no-rates"


def test_rates_that_grew_old_before_they_were_published_stay_here(place: PublishingOffice) -> None:
    place.released()
    entered(place, "0.8901", confirm_change=True)
    place.clock.now += timedelta(days=8)
    with pytest.raises(RateError, match="Enter newer ones"):
        place.publishing.publish_entered_rates(place.lei)


def test_before_the_first_release_nothing_is_said_to_be_published(place: PublishingOffice) -> None:
    entered(place, "0.8901", confirm_change=True)
    with pytest.raises(Exception, match="Publish a release first"):
        place.publishing.publish_entered_rates(place.lei)
    assert entries(place.database.connection, action="rates-published") == []


def test_rates_that_were_published_when_the_machine_died_come_in_later(
    place: PublishingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(BaseException):
        pass

    def dies(*_: object) -> None:
        raise PowerCutError

    place.released()
    entered(place, "0.8901", confirm_change=True)
    with monkeypatch.context() as patch, pytest.raises(PowerCutError):
        patch.setattr(Repository, "publish_rates", dies)
        place.publishing.publish_entered_rates(place.lei)
    newest = place.publishing.rates.newest()
    assert newest is not None
    assert (newest.published_by, newest.is_handed_out, place.publishing.handed_out_rates()) == ("lei", False, None)
    place.publishing.finish()
    place.publishing.finish()
    assert place.kiosk().fetch(START, "rates.json") == newest.content
    assert len(entries(place.database.connection, action="rates-published")) == 1


# --- the commands -----------------------------------------------------------------------------------------------------


def run(schema: str, *arguments: str, code: int = 0) -> dict[str, Any]:
    result = CliRunner().invoke(command, ["rates", *arguments, "--json"])
    assert result.exit_code == code, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    if code == 0:
        jsonschema.validate(told, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return told


def test_rates_with_commands_alone(own_data_folder: Path, tmp_path: Path) -> None:
    place = PublishingOffice(own_data_folder, tmp_path / "sticks", few_records())
    place.released()
    (tmp_path / "password").write_text(GOOD)
    lei = ("--as", "lei", "--password-file", str(tmp_path / "password"))
    with time_machine.travel(START, tick=False):
        assert run("office-rates-show", "show") == {"handed_out": None, "entered": None}
        assert run("", "set", "0.8901", "--source", "nobody", *lei, code=1)["error"]["code"] == "unknown-source"
        first = ("set", "0.8901", "--source", place.first_source(), *lei)
        doubt = run("", *first, code=1)["error"]
        assert (doubt["code"], doubt["message"].endswith("(--confirm-change)")) == ("confirm", True)
        assert run("office-rates-entry", *first, "--confirm-change")["dated"] == date(2026, 11, 23).isoformat()
        assert run("office-rates-show", "show")["entered"]["published_at"] is None
        assert run("office-rates-entry", "publish", *lei)["handed_out"] is True
        assert run("", "set", "1.1235", *lei, code=1)["error"]["code"] == "confirm"
        kept = run("office-rates-entry", "set", "0.8910", "--hkd", "1.03", "--date", "2026-11-22", *lei)
        assert kept["rates"] == {"MOP/CNY": "0.8910", "HKD/MOP": "1.03"}
        shown = run("office-rates-show", "show")
        assert (shown["handed_out"]["rates"], shown["handed_out"]["days_left"]) == ({"MOP/CNY": "0.8901"}, 7)
        file = tmp_path / "rates.json"
        file.write_bytes(handed_out(place, "0.8920").content)
        assert run("office-rates-entry", "publish", str(file), *lei)["rates"] == {"MOP/CNY": "0.8920"}
        said = CliRunner().invoke(command, ["rates", "show"]).output
    assert "Kiosks have MOP/CNY 0.8920" in said
    assert "0 days old; used for 7 more days" in said
    place.database.close()


def test_the_file_in_the_repository_is_what_a_kiosk_accepts(place: PublishingOffice) -> None:
    place.released()
    handed_out(place, "0.8901")
    found = Repository(place.repository, place.clock).rates()
    assert found is not None
    assert not isinstance(parse_rates(found.content, Path("rates.json"), TODAY), Refused)


def test_a_refused_file_still_names_the_place(place: PublishingOffice, tmp_path: Path) -> None:
    place.released()
    file = tmp_path / "rates.json"
    file.write_text("{}")
    with pytest.raises(PublishingError) as caught:
        place.publishing.publish_rates(place.lei, file)
    assert caught.value.where[0].file == str(file)
