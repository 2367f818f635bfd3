"""The calculators' sums, against the rules the facts state; what is not known is never worked out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Money, Number
from kiosk.config import CONTENT_FOLDER
from kiosk.guide.answers import Amount
from kiosk.guide.calculators.arithmetic import divided, parts_needed, times
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import ExchangeRates, Known, KnownFact
from kiosk.guide.calculators.offered import (
    CALCULATORS,
    FACTS,
    NOT_CONFIRMED,
    OF_SERVICES,
    calculator_of,
    why_not,
    work_out,
)
from kiosk.guide.calculators.result import Days, Result, Section
from kiosk.guide.correction import Correction
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text

RATES = ExchangeRates(
    date(2026, 11, 20),
    Text.model_validate({locale.value: "—" for locale in Locale}),
    Decimal("0.8915"),
)
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999999999.99"), places=2)


def money_fact(amount: str, currency: str) -> KnownFact:
    return KnownFact(lambda locale: f"{currency} {amount}", Decimal(amount), currency)


def word_fact(words: str) -> KnownFact:
    return KnownFact(lambda locale: words)


FACTS_KNOWN = {
    "remittance-own-name-daily": money_fact("80000", "CNY"),
    "class2-daily-limit": money_fact("10000", "CNY"),
    "class2-yearly-limit": money_fact("200000", "CNY"),
    "class3-daily-limit": money_fact("2000", "CNY"),
    "class3-yearly-limit": money_fact("50000", "CNY"),
    "class3-balance-cap": money_fact("2000", "CNY"),
    "peg-mop-hkd": money_fact("1.03", "MOP"),
    "subsidy-max": money_fact("1000", "MOP"),
    "subsidy-age-older": word_fact("65"),
    "subsidy-age-child": word_fact("10"),
    "subsidy-area": word_fact("Guangdong"),
    "subsidy-payment-days": word_fact("60"),
    "wealth-connect-quota": money_fact("3000000", "CNY"),
    "wealth-connect-quota-each": money_fact("1500000", "CNY"),
}
ALL = Known(FACTS_KNOWN, RATES)


def without(*facts: str, rates: ExchangeRates | None = RATES) -> Known:
    return Known({name: fact for name, fact in FACTS_KNOWN.items() if name not in facts}, rates)


def result(identifier: CalculatorId, known: Known = ALL, **typed: str) -> Result:
    found = work_out(CALCULATORS[identifier], typed, known)
    assert isinstance(found, Result), found
    return found


def headline(found: Result) -> Any:
    assert found.headline is not None
    value = found.headline.value
    return value.count if isinstance(value, Days) else (value.amount, value.currency)


def corrections(identifier: CalculatorId, **typed: str) -> dict[str, Correction]:
    found = work_out(CALCULATORS[identifier], typed, ALL)
    assert isinstance(found, dict)
    return found


def test_the_facts_the_calculators_read_are_in_the_catalogue_with_a_number_where_they_need_one() -> None:
    content = read_content(CONTENT_FOLDER).records(Kind.FACTS)
    assert set(FACTS) == set(FACTS_KNOWN)
    for name, known in FACTS_KNOWN.items():
        fact: Any = content[name]
        assert fact.confidence in ("H", "M")
        if known.currency is not None:
            assert isinstance(fact.value, Money)
            assert (fact.value.amount, fact.value.currency) == (known.number, known.currency)
        else:
            assert fact.value is not None
    assert isinstance(content["subsidy-age-older"].value, Number)


def test_every_service_that_leads_to_a_calculator_is_in_the_catalogue() -> None:
    services = read_content(CONTENT_FOLDER).records(Kind.SERVICES)
    assert set(OF_SERVICES) <= set(services)
    assert all(calculator in CALCULATORS for found in OF_SERVICES.values() for calculator in found)


def test_every_calculator_has_its_id_and_an_unknown_id_has_none() -> None:
    assert list(CALCULATORS) == list(CalculatorId)
    assert calculator_of("moving-money") is CALCULATORS[CalculatorId.MOVING_MONEY]
    assert calculator_of("no-such") is None


@pytest.mark.parametrize("identifier", list(CalculatorId))
def test_with_all_that_it_needs_a_calculator_is_offered(identifier: CalculatorId) -> None:
    assert why_not(CALCULATORS[identifier], ALL) is None


@pytest.mark.parametrize("identifier", list(CalculatorId))
def test_without_one_of_its_facts_a_calculator_is_not_offered(identifier: CalculatorId) -> None:
    calculator = CALCULATORS[identifier]
    for need in calculator.needs:
        assert why_not(calculator, without(need.fact)) is NOT_CONFIRMED


@pytest.mark.parametrize(
    "fact", [money_fact("80000", "MOP"), money_fact("0", "CNY"), word_fact("a lot"), KnownFact(str, Decimal(8))]
)
def test_a_fact_that_is_no_amount_of_the_right_currency_is_as_good_as_none(fact: KnownFact) -> None:
    known = Known({**FACTS_KNOWN, "remittance-own-name-daily": fact}, RATES)
    assert why_not(CALCULATORS[CalculatorId.MOVING_MONEY], known) is NOT_CONFIRMED


# --- moving money -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "days"), [("0.01", 1), ("80000", 1), ("80,000.01", 2), ("160000", 2), ("1 000 000", 13)]
)
def test_a_day_that_is_begun_counts_whole(amount: str, days: int) -> None:
    assert headline(result(CalculatorId.MOVING_MONEY, amount=amount)) == days


@given(AMOUNTS)
def test_the_days_carry_the_amount_and_one_day_less_would_not(amount: Decimal) -> None:
    days = headline(result(CalculatorId.MOVING_MONEY, amount=str(amount)))
    assert (days - 1) * 80000 < amount <= days * 80000


def section(found: Result, index: int) -> Section:
    return found.sections[index]


def said(messages: tuple[Any, ...]) -> str:
    return " ".join(item.render(Locale.EN) for item in messages)


def test_an_amount_within_the_year_says_how_many_days_a_class_ii_account_takes() -> None:
    class_2 = section(result(CalculatorId.MOVING_MONEY, amount="200000"), 0)
    assert [row.value for row in class_2.rows] == [Days(20)]
    assert class_2.warnings == ()
    assert "CNY 10000 a day" in said(class_2.notes)


def test_an_amount_above_the_yearly_limit_says_plainly_that_a_year_is_not_enough_and_by_how_much() -> None:
    found = result(CalculatorId.MOVING_MONEY, amount="250000.50")
    class_2, class_3 = found.sections
    assert "not enough" in said(class_2.warnings)
    assert class_2.rows[0].value == Amount(Decimal("50000.50"), "CNY")
    assert class_3.rows[0].value == Amount(Decimal("200000.50"), "CNY")
    assert "may never hold more" in said(class_3.warnings)


def test_a_small_amount_fits_a_class_iii_account_at_once() -> None:
    class_3 = section(result(CalculatorId.MOVING_MONEY, amount="2000"), 1)
    assert class_3.warnings == ()
    assert "CNY 2000" in said(class_3.notes)


def test_a_class_whose_limits_are_not_confirmed_is_left_to_the_counter_and_its_facts_are_not_cited() -> None:
    found = result(CalculatorId.MOVING_MONEY, without("class3-balance-cap"), amount="5000")
    class_2, class_3 = found.sections
    assert not class_2.ask
    assert class_3.ask
    assert (class_3.rows, class_3.notes, class_3.warnings) == ((), (), ())
    assert not any(name.startswith("class3") for name in found.facts)


# --- currencies -------------------------------------------------------------------------------------------------------


def test_a_hundred_hong_kong_dollars_are_a_hundred_and_three_patacas_and_back() -> None:
    there = result(CalculatorId.PATACA_HONG_KONG_DOLLAR, direction="to-pataca", amount="100")
    back = result(CalculatorId.PATACA_HONG_KONG_DOLLAR, direction="from-pataca", amount="103")
    assert headline(there) == (Decimal("103.00"), "MOP")
    assert headline(back) == (Decimal("100.00"), "HKD")
    assert there.facts == back.facts == ("peg-mop-hkd",)
    assert "HKD\u00a0100.00 × 1.03 = MOP\u00a0103.00" in said(there.formula)


def test_half_a_cent_goes_up() -> None:
    assert times(Decimal("0.50"), Decimal("1.03")) == Decimal("0.52")  # 0.515
    assert divided(Decimal("0.01"), Decimal("2")) == Decimal("0.01")  # 0.005


@given(AMOUNTS)
def test_changing_there_and_back_at_the_linked_rate_loses_at_most_a_cent_or_so(amount: Decimal) -> None:
    rate = Decimal("1.03")
    assert abs(times(divided(amount, rate), rate) - amount) <= Decimal("0.02")
    assert abs(divided(times(amount, rate), rate) - amount) <= Decimal("0.01")


@given(AMOUNTS, st.decimals(min_value=Decimal("0.2"), max_value=5, places=8))
def test_a_rounded_amount_is_never_further_off_than_half_a_cent(amount: Decimal, rate: Decimal) -> None:
    half = Decimal("0.005")
    assert abs(times(amount, rate) - amount * rate) <= half
    assert abs(divided(amount, rate) * rate - amount) <= half * rate


@given(AMOUNTS, AMOUNTS)
def test_parts_are_as_few_as_carry_the_amount(amount: Decimal, largest: Decimal) -> None:
    parts = parts_needed(amount, largest)
    assert (parts - 1) * largest < amount <= parts * largest


def test_renminbi_need_a_published_rate_and_use_it_both_ways() -> None:
    calculator = CALCULATORS[CalculatorId.PATACA_RENMINBI]
    assert why_not(calculator, without(rates=None)) is not None
    there = result(CalculatorId.PATACA_RENMINBI, amount="1000")
    back = result(CalculatorId.PATACA_RENMINBI, direction="to-pataca", amount="891.50")
    assert headline(there) == (Decimal("891.50"), "CNY")
    assert headline(back) == (Decimal("1000.00"), "MOP")
    assert there.rates_used
    assert back.rates_used
    assert there.facts == ()


# --- the subsidy ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["older", "child", "pupil", "disabled"])
@pytest.mark.parametrize(
    ("paid", "subsidy"), [("530", "530.00"), ("999.99", "999.99"), ("1000", "1000.00"), ("4000", "1000.00")]
)
def test_the_subsidy_is_what_was_paid_and_never_more_than_the_maximum(group: str, paid: str, subsidy: str) -> None:
    found = result(CalculatorId.MEDICAL_SUBSIDY, group=group, currency="MOP", paid=paid)
    assert headline(found) == (Decimal(subsidy), "MOP")
    assert "subsidy-max" in found.facts
    assert not found.rates_used


def test_a_premium_in_renminbi_is_counted_at_the_published_rate_which_may_not_be_the_health_bureaus() -> None:
    found = result(CalculatorId.MEDICAL_SUBSIDY, group="older", paid="410")
    assert headline(found) == (Decimal("459.90"), "MOP")
    assert found.rates_used
    assert "another rate" in said(found.notes)


def test_without_a_rate_a_premium_in_renminbi_is_left_to_the_counter() -> None:
    found = result(CalculatorId.MEDICAL_SUBSIDY, without(rates=None), group="older", paid="410")
    assert found.headline is None
    assert found.ask
    assert "MOP 1000" in said(found.formula)


def test_whoever_is_in_no_group_is_told_so_and_asked_for_no_amount() -> None:
    found = result(CalculatorId.MEDICAL_SUBSIDY, group="none")
    assert found.headline is None
    assert "only for the groups" in said(found.warnings)


def test_the_conditions_are_told_with_every_subsidy() -> None:
    found = result(CalculatorId.MEDICAL_SUBSIDY, group="pupil", currency="MOP", paid="100")
    for words in ("Residence Permit", "Macau identity card", "joined the basic medical insurance"):
        assert words in said(found.notes)


# --- Wealth Management Connect ----------------------------------------------------------------------------------------


def test_whoever_uses_one_channel_has_the_whole_quota_there() -> None:
    found = result(CalculatorId.WEALTH_CONNECT_QUOTA, channel="one", used="1,200,000")
    assert headline(found) == (Decimal("1800000"), "CNY")


@pytest.mark.parametrize("first", ["bank", "broker"])
def test_whoever_uses_both_has_a_share_with_each(first: str) -> None:
    found = result(CalculatorId.WEALTH_CONNECT_QUOTA, channel=first, used="500000")
    assert headline(found) == (Decimal("1500000"), "CNY")
    assert "CNY\u00a01,000,000.00" in said(found.formula)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("channel", "used", "over"),
    [("one", "3000000.01", "0.01"), ("bank", "1500001", "1"), ("broker", "3000000", "1500000")],
)
def test_an_amount_over_the_quota_says_so_and_by_how_much(channel: str, used: str, over: str) -> None:
    found = result(CalculatorId.WEALTH_CONNECT_QUOTA, channel=channel, used=used)
    assert headline(found) == (Decimal(over), "CNY")
    assert found.headline is not None
    assert found.headline.label.render(Locale.EN) == "Over the quota by"
    assert "more than the quota allows" in said(found.warnings)


@given(st.decimals(min_value=0, max_value=3000000, places=2))
def test_what_is_used_and_what_is_left_make_the_quota(used: Decimal) -> None:
    left, currency = headline(result(CalculatorId.WEALTH_CONNECT_QUOTA, channel="one", used=str(used)))
    assert (left + used, currency) == (Decimal(3000000), "CNY")


def test_nothing_invested_yet_is_an_answer() -> None:
    assert headline(result(CalculatorId.WEALTH_CONNECT_QUOTA, channel="one", used="0")) == (Decimal(3000000), "CNY")


# --- what is entered --------------------------------------------------------------------------------------------------


def test_all_that_is_wrong_is_said_at_once_beside_its_own_field() -> None:
    wrong = corrections(CalculatorId.MEDICAL_SUBSIDY, paid="1,23")
    assert set(wrong) == {"group", "paid"}
    assert wrong["group"].problem.render(Locale.EN) == "Nothing was chosen."
    assert "65" in wrong["group"].example.render(Locale.EN)


def test_an_option_that_is_not_offered_is_wrong() -> None:
    assert set(corrections(CalculatorId.PATACA_HONG_KONG_DOLLAR, direction="sideways", amount="1")) == {"direction"}


def test_what_was_entered_cannot_be_read_in_a_log() -> None:
    found = result(CalculatorId.PATACA_HONG_KONG_DOLLAR, amount="87654.32")
    assert "87654" not in repr(found)
    assert "85101" not in repr(found)


@given(
    st.sampled_from(list(CalculatorId)),
    st.dictionaries(
        st.sampled_from(["amount", "paid", "used", "direction", "group", "currency", "channel"]),
        st.text(max_size=20)
        | st.sampled_from(["1000", "older", "none", "bank", "one", "MOP", "CNY", "to-pataca", "999999999.99"]),
    ),
    st.sets(st.sampled_from(sorted(FACTS_KNOWN))),
    st.booleans(),
)
def test_whatever_is_entered_and_known_an_offered_calculator_gives_a_result_or_corrections_in_four_languages(
    identifier: CalculatorId, typed: dict[str, str], missing: set[str], rates: bool
) -> None:
    known = without(*missing, rates=RATES if rates else None)
    calculator = CALCULATORS[identifier]
    if why_not(calculator, known) is not None:
        return
    found = work_out(calculator, typed, known)
    if isinstance(found, dict):
        assert found
        assert all(correction.render(locale) for correction in found.values() for locale in Locale)
    else:
        assert found.rates_used <= rates
        assert set(found.facts) <= known.facts.keys()
        for item in (*found.formula, *found.notes, *found.warnings, *found.ask):
            assert all("{" not in item.render(locale) for locale in Locale)
