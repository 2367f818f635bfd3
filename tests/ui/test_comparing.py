"""Comparing on the screen: two or three, remembered for the visit, taken out and put back, never lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.app import Parts
from kiosk.catalog.comparison import FEWEST, MOST
from kiosk.catalog.model import Category
from kiosk.catalog.read import Catalogue
from kiosk.i18n.locales import Locale
from PySide6.QtCore import Qt

from kiosk_window import Hall, Time, make_parts

TAGS = {locale.value for locale in Locale}
PREPARED = "account-classes"
SERVICES = ("account-opening-service", "agent-witness-account")


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text in four languages inside a map for QML."""
    if isinstance(value, dict):
        if TAGS & value.keys():
            yield value
        else:
            for item in value.values():
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def column_ids(parts: Parts) -> list[str]:
    return [column["id"] for column in parts.comparing.table["columns"]]


def choose(parts: Parts, category: str, *services: str) -> None:
    parts.comparing.chooseIn(category)
    for service in services:
        parts.comparing.toggle(service)


def test_every_prepared_comparison_opens_with_its_first_two_columns_in_four_languages(
    parts: Parts, catalogue: Catalogue
) -> None:
    assert len(catalogue.comparisons()) >= 3
    for comparison in catalogue.comparisons():
        parts.navigator.go("compare", {"comparison": comparison.id})
        assert column_ids(parts) == [column.id for column in comparison.columns[:FEWEST]]
        assert parts.comparing.about["prepared"]
        shown = [*texts(parts.comparing.table), *texts(parts.comparing.about), *texts(parts.comparing.choices)]
        assert shown
        for text in shown:
            assert text.keys() == TAGS
            assert all(words and "{" not in words for words in text.values()), text


def test_any_two_services_of_every_topic_can_be_set_side_by_side(parts: Parts, catalogue: Catalogue) -> None:
    for category in Category:
        services = [service.id for service in catalogue.services(category)]
        assert parts.comparing.offered(category.value) is (len(services) >= FEWEST)
        parts.visit.wiped.emit()
        choose(parts, category.value, *services[-FEWEST:])
        parts.comparing.show()
        assert parts.navigator.screen == "compare"
        assert column_ids(parts) == services[-FEWEST:]
        assert parts.comparing.table["rows"]


def test_the_number_of_every_source_leads_to_a_line_in_the_list(parts: Parts, catalogue: Catalogue) -> None:
    for comparison in catalogue.comparisons():
        parts.navigator.go("compare", {"comparison": comparison.id})
        table = parts.comparing.table
        cells = [cell for row in table["rows"] for cell in row["cells"]]
        named = {line["source"] for cell in cells for line in cell["lines"]}
        assert named == set(range(1, len(table["sources"]) + 1))
        for cell in cells:
            assert (cell["standing"] == "said") is bool(cell["lines"])
            assert all(line["source"] > 0 for line in cell["lines"][-1:])


def test_a_prepared_comparison_is_offered_with_the_topic_that_it_belongs_to(parts: Parts, catalogue: Catalogue) -> None:
    for comparison in catalogue.comparisons():
        offered = [item["id"] for item in parts.comparing.preparedIn(comparison.category.value)]
        assert comparison.id in offered
    parts.comparing.chooseIn("account")
    assert [item["id"] for item in parts.comparing.prepared] == [PREPARED]
    parts.navigator.go("compare-choose", {"comparison": PREPARED})
    assert parts.comparing.prepared == []


# --- choosing ---------------------------------------------------------------------------------------------------------


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(touches=st.lists(st.integers(0, 4), max_size=12))
def test_whatever_is_touched_never_more_than_three_are_chosen_and_a_refusal_is_told(
    parts: Parts, touches: list[int]
) -> None:
    parts.visit.wiped.emit()
    parts.comparing.chooseIn("account")
    names = [choice["id"] for choice in parts.comparing.choices]
    expected: list[str] = []
    for touch in touches:
        name = names[touch % len(names)]
        parts.comparing.toggle(name)
        refused = name not in expected and len(expected) >= MOST
        if name in expected:
            expected.remove(name)
        elif not refused:
            expected.append(name)
        assert parts.comparing.chosen == expected
        assert (parts.comparing.problem.keys() == TAGS) is refused
        assert column_ids(parts) == [name for name in names if name in expected]


def test_with_fewer_than_two_chosen_the_choosing_stays_and_says_what_is_missing(parts: Parts) -> None:
    choose(parts, "account", SERVICES[0])
    parts.comparing.show()
    assert parts.navigator.screen == "compare-choose"
    assert parts.comparing.problem["en-MO"] == "Please choose two or three."
    parts.comparing.toggle(SERVICES[1])
    assert parts.comparing.problem == {}
    parts.comparing.show()
    assert parts.navigator.screen == "compare"


def test_from_a_service_that_service_is_already_chosen_beside_those_chosen_before(
    parts: Parts, catalogue: Catalogue
) -> None:
    services = [service.id for service in catalogue.services(Category.E_PAYMENT)]
    for count, service in enumerate(services[:MOST], 1):
        parts.comparing.startWith(service)
        assert parts.navigator.screen == "compare-choose"
        assert parts.comparing.chosen == services[:count]
        parts.navigator.home()
    parts.comparing.startWith(services[0])
    assert parts.comparing.chosen == services[:MOST]
    parts.comparing.startWith(services[MOST])
    assert parts.comparing.chosen == [services[MOST]]


def test_what_is_not_in_the_catalogue_is_not_compared(parts: Parts, time: Time) -> None:
    for parameters in ({"comparison": "lost"}, {"category": "lost"}, {}):
        for screen in ("compare", "compare-choose"):
            parts.navigator.go(screen, parameters)
            assert parts.comparing.about == {}
            assert parts.comparing.table["rows"] == parts.comparing.choices == []
            parts.comparing.toggle("lost")
            assert parts.comparing.chosen == []
    parts.navigator.home()
    parts.comparing.startWith("lost")
    assert parts.navigator.screen == "home"
    empty = make_parts(None, time).comparing
    assert not empty.offered("account")
    assert empty.preparedIn("account") == empty.chosen == []


# --- the way back, taking out, the end of the visit -------------------------------------------------------------------


def test_the_choosing_lies_under_the_table_of_services_and_over_a_prepared_one_so_back_never_goes_in_circles(
    parts: Parts,
) -> None:
    navigator, comparing = parts.navigator, parts.comparing
    navigator.go("category", {"category": "account"})
    choose(parts, "account", *SERVICES)
    for _ in range(3):
        comparing.show()
        assert navigator.screen == "compare"
        comparing.chooseOthers()
        assert navigator.screen == "compare-choose"
    navigator.back()
    assert navigator.screen == "category"
    navigator.go("compare", {"comparison": PREPARED})
    for _ in range(3):
        comparing.chooseOthers()
        assert navigator.screen == "compare-choose"
        comparing.show()
        assert (navigator.screen, navigator.parameters) == ("compare", {"comparison": PREPARED})
    navigator.back()
    assert navigator.screen == "category"


def test_a_column_taken_out_can_be_put_back_where_it_was(parts: Parts) -> None:
    parts.navigator.go("compare", {"comparison": PREPARED})
    before = column_ids(parts)
    parts.comparing.remove(before[0])
    assert column_ids(parts) == before[1:]
    assert parts.comparing.removed["en-MO"] == "Class I account"
    parts.comparing.putBack()
    assert column_ids(parts) == before
    assert parts.comparing.removed == {}
    parts.comparing.remove("no-such")
    assert column_ids(parts) == before


def test_what_was_chosen_stays_for_the_visit_and_is_gone_after_it(parts: Parts) -> None:
    choose(parts, "account", *SERVICES)
    parts.comparing.setOnlyDiffering(True)
    parts.navigator.go("compare", {"comparison": PREPARED})
    parts.comparing.remove("class-1")
    parts.navigator.home()
    parts.comparing.chooseIn("account")
    assert parts.comparing.chosen == list(SERVICES)
    assert parts.comparing.removed == {}
    parts.visit.endAtOnce()
    parts.navigator.home()
    parts.comparing.chooseIn("account")
    assert parts.comparing.chosen == []
    assert not parts.comparing.onlyDiffering
    parts.navigator.go("compare", {"comparison": PREPARED})
    assert column_ids(parts) == ["class-1", "class-2"]


# --- with a finger and with keys --------------------------------------------------------------------------------------


def test_a_resident_compares_two_services_and_sees_which_rows_differ(kiosk: Hall) -> None:
    kiosk.go("category", category="account")
    kiosk.tap("compare")
    for service in SERVICES:
        kiosk.tap(f"choice-{service}")
        assert kiosk.item(f"choice-{service}").property("selected")
    kiosk.tap("compareNow")
    assert kiosk.screen == "compare"
    assert "Differs" in kiosk.words()
    kiosk.item("row-fact-class2-daily-limit")
    assert "Same" in kiosk.words()
    kiosk.tap("onlyDiffering")
    assert not kiosk.shows("row-fact-class2-daily-limit")
    assert kiosk.shows("row-status")
    kiosk.tap("navBack")
    assert kiosk.screen == "compare-choose"
    assert kiosk.item(f"choice-{SERVICES[1]}").property("selected")


def test_after_remove_the_focus_is_on_put_it_back_and_one_alone_asks_for_another(kiosk: Hall) -> None:
    kiosk.go("compare", comparison=PREPARED)
    kiosk.focus_on("remove-class-1")
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.focus == "putBack"
    assert "One more is needed" in kiosk.words()
    assert not kiosk.shows("row-day")
    kiosk.tap("remove-class-2")
    assert "How to compare" in kiosk.words()
    kiosk.calm("putBack")
    kiosk.tap("putBack")
    assert kiosk.shows("remove-class-2")
    kiosk.tap("chooseOthers")
    kiosk.tap("choice-class-3")
    kiosk.tap("compareNow")
    assert kiosk.screen == "compare"
    assert [kiosk.shows(f"remove-class-{number}") for number in (1, 2, 3)] == [False, True, True]


def test_a_touched_option_keeps_the_focus_and_a_fourth_is_refused_with_words(kiosk: Hall) -> None:
    kiosk.go("compare-choose", comparison=PREPARED)
    kiosk.tap("choice-class-3")
    assert kiosk.focus == "choice-class-3"
    kiosk.tap("choice-ef-account")
    assert not kiosk.item("choice-ef-account").property("selected")
    assert kiosk.shows("errorPanel")
    assert "You can compare three at a time." in kiosk.words()


@pytest.mark.parametrize(("wide", "columns", "stacked"), [(False, 2, False), (False, 3, True), (True, 3, False)])
def test_three_stand_under_each_other_on_a_narrow_screen_and_side_by_side_on_a_wide_one(
    kiosk: Hall, wide: bool, columns: int, stacked: bool
) -> None:
    kiosk.go("compare", comparison=PREPARED)
    if columns > FEWEST:
        kiosk.parts.comparing.toggle("class-3")
    size = kiosk.window.size()
    try:
        if wide:
            kiosk.window.resize(size.height(), size.width())
        kiosk.settle()
        assert bool(kiosk.item("row-day").property("stacked")) is stacked
        kiosk.parts.display.setTextStep(2.0)
        kiosk.settle()
        assert kiosk.item("row-day").property("stacked")
    finally:
        kiosk.window.resize(size)
        kiosk.settle()


def test_from_a_service_one_touch_leads_to_choosing_what_to_compare_it_with(kiosk: Hall) -> None:
    kiosk.go("service", service="basic-medical")
    kiosk.item("compareThis")
    kiosk.wait_until_still()  # the foot of the page comes a moment after its head
    kiosk.tap("compareThis")
    assert kiosk.screen == "compare-choose"
    assert kiosk.item("choice-basic-medical").property("selected")
    assert kiosk.shows("comparison-insurance-cover")
