"""The indicators: chart and table show the same numbers, a gap is a gap, and the sentence is made from the numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.app import Parts
from kiosk.catalog.model import Indicator, IndicatorGroup
from kiosk.catalog.read import Catalogue
from kiosk.i18n.formats import NO_BREAK_SPACE, WORD_JOINER, number
from kiosk.i18n.locales import Locale
from kiosk.ui.indicators import MOST_SERIES, Indicators, drawn, summary

from kiosk_window import Hall, Time, make_parts

TAGS = {locale.value for locale in Locale}
PLAN_FIGURES = 13
"""Rows of the table of main figures in the plan of January 2022."""


def figure(identifier: str, values: dict[int, str], position: int = 1) -> Indicator:
    """A figure whose years after 2022 are targets."""
    words = {locale.value: identifier for locale in Locale}
    points = [{"year": year, "value": value, "target": year > 2022} for year, value in values.items()]
    return Indicator.model_validate(
        {
            "id": identifier,
            "group": "banking",
            "position": position,
            "label": words,
            "unit": words,
            "values": points,
            "source": "plan-2022",
            "as_of": "2022-01-05",
            "confidence": "SEED",
        }
    )


def test_every_figure_of_the_plan_is_in_its_group_in_its_order(parts: Parts, catalogue: Catalogue) -> None:
    indicators: Indicators = parts.indicators
    assert [group["id"] for group in indicators.groups] == [group.value for group in IndicatorGroup]
    shown = [item["id"] for group in indicators.groups for item in indicators.group(group["id"])["figures"]]
    assert len(shown) == PLAN_FIGURES
    assert sorted(shown) == [item.id for item in catalogue.indicators()]


def test_every_value_is_the_one_in_the_catalogue_as_each_language_writes_it(parts: Parts, catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators():
        shown = parts.indicators.group(indicator.group.value)
        points = next(item["points"] for item in shown["figures"] if item["id"] == indicator.id)
        for point, value in zip(points, indicator.values, strict=True):
            for locale in Locale:
                assert point["value"][locale].replace(WORD_JOINER, "") == number(value.value, locale)


def test_every_group_says_what_is_reached_and_what_is_a_target_and_cites_the_plan(parts: Parts) -> None:
    for group in parts.indicators.groups:
        shown = parts.indicators.group(group["id"])
        assert [(item["name"]["en-MO"], item["target"]) for item in shown["series"]] == [
            ("2020: reached", False),
            ("2025: target", True),
        ]
        assert shown["citation"]["plan"]
        assert shown["citation"]["date"]["en-MO"].replace(NO_BREAK_SPACE, " ") == "5 January 2022"
        assert shown["summary"].keys() == TAGS


def test_the_sentence_names_the_figure_that_should_rise_most(parts: Parts) -> None:
    words = parts.indicators.group("insurance")["summary"]["en-MO"]
    assert words == (
        "Figures that should rise: 4 of 4. The largest rise by share: Insurance premiums in a year, "
        "from 153.2 in 2020 to 270 in 2025, about 76% more."
    )
    alone = parts.indicators.group("securities")["summary"]["en-MO"]
    assert alone.startswith("The plan wants a rise from 0 in 2020 to 1 in 2025: ")


def test_a_fall_is_not_called_a_rise() -> None:
    falling = figure("falling", {2020: "10", 2025: "9"})
    level = figure("level", {2020: "10", 2025: "10"}, 2)
    rising = figure("rising", {2020: "10", 2025: "11"}, 3)
    assert summary([falling, level]).render(Locale.EN) == "The plan sees no rise in these figures."
    assert summary([falling, level, rising]).render(Locale.EN).startswith("Figures that should rise: 1 of 3. ")


def test_a_year_without_a_figure_is_a_gap_and_not_a_zero() -> None:
    shown = drawn([figure("whole", {2020: "4", 2025: "8"}), figure("half", {2025: "0"}, 2)])
    whole, half = shown["figures"]
    assert [point["share"] for point in whole["points"]] == [0.5, 1.0]
    assert [point["known"] for point in half["points"]] == [False, True]
    assert [point["value"]["en-MO"] for point in half["points"]] == ["No figure", "0"]


YEARS = st.dictionaries(
    st.integers(2000, 2030), st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False), min_size=1
)


@given(st.lists(YEARS, min_size=1, max_size=5))
def test_at_most_four_years_stand_side_by_side_each_figure_on_its_own_scale(values: list[dict[int, Decimal]]) -> None:
    figures = [
        figure(f"figure-{position}", {year: str(points[year]) for year in sorted(points)}, position)
        for position, points in enumerate(values, 1)
    ]
    shown = drawn(figures)
    years = sorted({year for points in values for year in points})[-MOST_SERIES:]
    assert len(shown["series"]) == len(years)
    for points, item in zip(values, shown["figures"], strict=True):
        known = [points.get(year) for year in years]
        assert [point["known"] for point in item["points"]] == [value is not None for value in known]
        largest = max((value for value in known if value is not None), default=Decimal(0))
        for value, point in zip(known, item["points"], strict=True):
            assert 0.0 <= point["share"] <= 1.0
            assert point["share"] == (float(value / largest) if value and largest else 0.0)


def test_what_is_not_there_is_nothing(parts: Parts, time: Time) -> None:
    assert parts.indicators.group("no-such-group") == {}
    empty: Indicators = make_parts(None, time).indicators
    assert empty.groups == []
    assert empty.group("banking") == {}


# --- on the screen ----------------------------------------------------------------------------------------------------


def values(kiosk: Hall, kind: str, shown: dict[str, Any]) -> list[str]:
    """The words of every value on the screen, in the order of the figures and years."""
    return [
        str(kiosk.item(f"{kind}-{item['id']}-{year}").property("text"))
        for item in shown["figures"]
        for year in range(len(shown["series"]))
    ]


@pytest.mark.parametrize("group", [group.value for group in IndicatorGroup])
def test_the_table_has_the_values_of_the_chart(kiosk: Hall, group: str) -> None:
    shown = kiosk.parts.indicators.group(group)
    kiosk.go("indicators")
    kiosk.tap(f"group-{group}")
    assert kiosk.item("summary").property("text") == shown["summary"]["en-MO"]
    chart = values(kiosk, "value", shown)
    kiosk.tap("showAs")
    assert values(kiosk, "cell", shown) == chart
    assert not kiosk.shows(f"chart-{shown['figures'][0]['id']}")
    kiosk.tap("showAs")
    assert values(kiosk, "value", shown) == chart


def test_a_longer_line_is_a_larger_value(kiosk: Hall) -> None:
    kiosk.go("indicators")
    reached, target = (kiosk.item(f"line-finance-value-added-{year}").property("length") for year in (0, 1))
    assert reached / target == pytest.approx(402.7 / 600, abs=0.001)


def test_the_lines_differ_in_dash_and_in_mark_and_not_in_colour_alone(kiosk: Hall) -> None:
    kiosk.go("indicators")
    reached, target = (kiosk.item(f"line-finance-value-added-{year}") for year in (0, 1))
    assert reached.property("dash") == 0
    assert target.property("dash") > 0
    assert reached.property("style") != target.property("style")


def test_the_screen_says_that_the_targets_are_targets_and_names_source_and_date(kiosk: Hall) -> None:
    kiosk.go("indicators")
    words = kiosk.words().replace(NO_BREAK_SPACE, " ")
    assert "The figures for 2025 are targets. We do not know if they were reached." in words
    assert "Source: Zhuhai Municipal People’s Government. As of 5 January 2022." in words
    assert "Each figure has its own scale" in words


def test_the_library_leads_to_the_figures(kiosk: Hall) -> None:
    kiosk.go("library")
    kiosk.tap("toIndicators")
    assert kiosk.screen == "indicators"
