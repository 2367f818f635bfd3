"""Comparing: the same rows in the same order always, each value with its source, and an honest "differs"."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from catalog_samples import CITED, sample, text, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.catalog.build import build
from kiosk.catalog.check import check
from kiosk.catalog.comparison import (
    FEWEST,
    MOST,
    Cell,
    Difference,
    Line,
    Row,
    Standing,
    Table,
    prepared_table,
    services_table,
)
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.model import Category, Comparison, Service
from kiosk.catalog.read import Catalogue
from kiosk.catalog.stamp import stamp
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message

PREPARED = ("account-classes", "ways-to-pay", "insurance-cover")
Records = dict[str, dict[str, Any]]
read_only = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def status_of(service: Service) -> str:
    return service.status.value


def of_services(catalogue: Catalogue, category: Category, chosen: list[str]) -> Table:
    return services_table(catalogue, category, chosen, status_of)


def shown(row: Row, locale: Locale = Locale.EN) -> list[list[tuple[str, str]]]:
    return [[line.read(locale) for line in cell.lines] for cell in row.cells]


def label(row: Row, locale: Locale = Locale.EN) -> str:
    return row.label.render(locale) if isinstance(row.label, Message) else row.label[locale]


@st.composite
def choices(draw: st.DrawFn) -> tuple[Category, list[int]]:
    """A category, and the places of two or three services in it (taken round again where it has fewer)."""
    places = st.lists(st.integers(0, 30), min_size=FEWEST, max_size=MOST)
    return draw(st.sampled_from(Category)), draw(places)


def picked(catalogue: Catalogue, category: Category, places: list[int]) -> list[str]:
    services = catalogue.services(category)
    return list(dict.fromkeys(services[place % len(services)].id for place in places))


# --- services of one category -----------------------------------------------------------------------------------------


@read_only
@given(choice=choices())
def test_the_rows_of_any_services_stand_in_one_order_whatever_is_chosen_and_in_which_order(
    catalogue: Catalogue, choice: tuple[Category, list[int]]
) -> None:
    category, places = choice
    chosen = picked(catalogue, category, places)
    table = of_services(catalogue, category, chosen)
    every = of_services(catalogue, category, [service.id for service in catalogue.services(category)])
    names = [row.id for row in table.rows]
    assert names == [row.id for row in every.rows if row.id in set(names)]
    assert len(set(names)) == len(names)
    assert names[0] == "status"
    assert names[-1] == "review"
    turned = of_services(catalogue, category, chosen[::-1])
    assert [row.id for row in turned.rows] == names
    assert [column.id for column in turned.columns] == [column.id for column in table.columns]
    assert {column.id for column in table.columns} == set(chosen)


@read_only
@given(choice=choices())
def test_a_row_differs_exactly_if_it_is_known_of_two_columns_and_does_not_read_the_same(
    catalogue: Catalogue, choice: tuple[Category, list[int]]
) -> None:
    category, places = choice
    table = of_services(catalogue, category, picked(catalogue, category, places))
    for row in table.rows:
        assert len(row.cells) == len(table.columns)
        readings = [
            (cell.standing, cell.status, [line.read(locale) for line in cell.lines for locale in Locale])
            for cell in row.cells
            if cell.standing is Standing.SAID
        ]
        differs = any(reading != readings[0] for reading in readings)
        unknown = len(readings) < len(row.cells)
        expected = Difference.DIFFERS if differs else Difference.UNKNOWN if unknown else Difference.SAME
        assert row.difference is expected


@read_only
@given(choice=choices())
def test_every_statement_and_value_in_a_table_has_its_source_in_the_list(
    catalogue: Catalogue, choice: tuple[Category, list[int]]
) -> None:
    category, places = choice
    table = of_services(catalogue, category, picked(catalogue, category, places))
    listed = {(source.source, source.as_of) for source in table.sources}
    assert len(listed) == len(table.sources)
    for row in table.rows:
        assert all(label(row, locale) and "{" not in label(row, locale) for locale in Locale)
        for cell in row.cells:
            assert (cell.standing is Standing.SAID) is bool(cell.lines or cell.status)
            for line in cell.lines:
                assert all(line.words(locale) and "{" not in line.words(locale) for locale in Locale)
                if row.id not in ("steps", "where", "review", "risks"):
                    assert line.citation is not None
                if line.citation is not None:
                    assert (line.citation.source, line.citation.as_of) in listed


def test_what_nobody_confirmed_is_asked_at_the_counter_and_what_is_not_told_is_not_asked(catalogue: Catalogue) -> None:
    table = of_services(catalogue, Category.ACCOUNT, ["agent-witness-account", "account-opening-service"])
    rows = {row.id: row for row in table.rows}
    assert [column.id for column in table.columns] == ["account-opening-service", "agent-witness-account"]
    assert [cell.standing for cell in rows["fact-witness-fee"].cells] == [Standing.NOTHING, Standing.ASK]
    assert [cell.standing for cell in rows["fact-opening-fee"].cells] == [Standing.ASK, Standing.NOTHING]
    assert shown(rows["fact-class2-daily-limit"]) == [[("CNY\xa010,000.00", "")]] * 2
    assert rows["fact-class2-daily-limit"].difference is Difference.SAME
    assert rows["fact-opening-fee"].difference is Difference.UNKNOWN
    assert [len(cell) for cell in shown(rows["risks"])] == [2, 2]


def test_the_label_of_every_fact_that_one_of_the_services_has_is_a_row(catalogue: Catalogue) -> None:
    for category in Category:
        services = catalogue.services(category)[:MOST]
        table = of_services(catalogue, category, [service.id for service in services])
        facts = {name for service in services for name in service.facts}
        assert {row.id for row in table.rows if row.id.startswith("fact-")} == {f"fact-{name}" for name in facts}


def test_a_document_that_is_not_always_needed_says_when(catalogue: Catalogue) -> None:
    table = of_services(catalogue, Category.ACCOUNT, ["account-opening-service"])
    (documents,) = (row for row in table.rows if row.id == "documents")
    service = catalogue.service("account-opening-service")
    assert service is not None
    for line, need in zip(documents.cells[0].lines, service.needs, strict=True):
        assert (line.note is None) is (need.condition is None)


def test_services_of_another_category_and_unknown_ones_stay_out(catalogue: Catalogue) -> None:
    table = of_services(catalogue, Category.INSURANCE, ["basic-medical", "bill-payment", "no-such"])
    assert [column.id for column in table.columns] == ["basic-medical"]
    assert of_services(catalogue, Category.INSURANCE, []).rows == ()


# --- prepared comparisons ---------------------------------------------------------------------------------------------


def prepared(catalogue: Catalogue, name: str) -> Comparison:
    comparison = catalogue.comparison(name)
    assert comparison is not None
    return comparison


@read_only
@given(name=st.sampled_from(PREPARED), places=st.lists(st.integers(0, 5), max_size=MOST))
def test_a_prepared_comparison_keeps_its_rows_and_the_order_of_its_columns(
    catalogue: Catalogue, name: str, places: list[int]
) -> None:
    comparison = prepared(catalogue, name)
    chosen = [comparison.columns[place % len(comparison.columns)].id for place in places]
    table = prepared_table(catalogue, comparison, [*chosen, "no-such"])
    assert [row.id for row in table.rows] == [row.id for row in comparison.rows]
    assert [column.id for column in table.columns] == [item.id for item in comparison.columns if item.id in chosen]
    assert all(len(row.cells) == len(set(chosen)) for row in table.rows)


@pytest.mark.parametrize("name", PREPARED)
def test_every_cell_of_the_prepared_comparisons_is_cited_or_asked_at_the_counter(
    catalogue: Catalogue, name: str
) -> None:
    comparison = prepared(catalogue, name)
    table = prepared_table(catalogue, comparison, [column.id for column in comparison.columns])
    for row in table.rows:
        for cell in row.cells:
            assert cell.standing is not Standing.NOTHING
            for line in cell.lines:
                assert line.citation is not None
                assert line.citation.source is not None
                assert catalogue.source(line.citation.source) is not None
                assert all("{" not in line.words(locale) for locale in Locale)


def test_a_cell_that_names_a_fact_shows_its_value_and_its_source(catalogue: Catalogue) -> None:
    comparison = prepared(catalogue, "account-classes")
    table = prepared_table(catalogue, comparison, ["class-2", "class-3"])
    (row,) = (row for row in table.rows if row.id == "day")
    assert shown(row) == [[("CNY\xa010,000.00", "")], [("CNY\xa02,000.00", "")]]
    assert row.difference is Difference.DIFFERS
    assert [line.money for cell in row.cells for line in cell.lines] == [True, True]
    fact = catalogue.fact("class2-daily-limit")
    assert fact is not None
    assert row.cells[0].lines[0].citation == fact
    (fee,) = (row for row in table.rows if row.id == "fee")
    assert [cell.standing for cell in fee.cells] == [Standing.ASK] * 2
    assert fee.difference is Difference.UNKNOWN


def test_one_word_in_one_language_is_a_difference_and_what_nobody_knows_is_none() -> None:
    same = Cell(Standing.SAID, (Line(lambda locale: "a"),))
    other = Cell(Standing.SAID, (Line(lambda locale: "b" if locale is Locale.PT else "a"),))
    noted = Cell(Standing.SAID, (Line(lambda locale: "a", note=lambda locale: "sometimes"),))
    word = Message("Status")
    for others, expected in (
        ([same], Difference.SAME),
        ([other], Difference.DIFFERS),
        ([noted], Difference.DIFFERS),
        ([Cell(Standing.ASK)], Difference.UNKNOWN),
        ([Cell(Standing.ASK), other], Difference.DIFFERS),
        ([Cell()], Difference.UNKNOWN),
        ([Cell(), other], Difference.DIFFERS),
    ):
        assert Row("row", word, (same, *others)).difference is expected


# --- the check of the content -----------------------------------------------------------------------------------------


def comparison_record() -> dict[str, Any]:
    words = text("標題", "标题", "Título", "Title")
    return {
        "id": "kinds",
        "category": "account",
        "position": 1,
        "title": words,
        "summary": words,
        "columns": [
            {"id": "one", "name": words, "service": "open"},
            {"id": "two", "name": words},
        ],
        "rows": [
            {"id": "limit", "label": words, "cells": [{"fact": "limit"}, {"text": words, **CITED}]},
            {"id": "fee", "label": words, "cells": [{"fact": "fee"}, {"confidence": "NONE"}]},
        ],
        "review_by": "2027-01-01",
    }


def checked(folder: Path, spoil: Callable[[Records], None]) -> list[Finding]:
    records = sample()
    records["comparisons/kinds.yaml"] = comparison_record()
    spoil(records)
    write(folder, records)
    stamp(folder)
    return check(read_content(folder))


def test_a_sound_comparison_has_no_findings_and_comes_out_of_a_release_as_it_went_in(tmp_path: Path) -> None:
    assert checked(tmp_path / "content", lambda records: None) == []
    with Catalogue.open(build(read_content(tmp_path / "content"), tmp_path / "catalog.sqlite").path) as catalogue:
        table = prepared_table(catalogue, prepared(catalogue, "kinds"), ["one", "two"])
    standings = [[cell.standing for cell in row.cells] for row in table.rows]
    assert standings == [[Standing.SAID, Standing.SAID], [Standing.ASK, Standing.ASK]]
    assert len(table.sources) == 1


@pytest.mark.parametrize(
    ("spoil", "field", "says"),
    [
        (lambda record: record["columns"][0].update(service="lost"), "columns.0.service", "not in services/"),
        (lambda record: record["rows"][0]["cells"][0].update(fact="lost"), "rows.0.cells.0.fact", "not in facts/"),
        (lambda record: record["rows"][0]["cells"][1].update(source="lost"), "rows.0.cells.1.source", "in sources/"),
        (lambda record: record["columns"][1].update(id="one"), "columns.1.id", "an earlier one"),
        (lambda record: record["rows"][1].update(id="limit"), "rows.1.id", "an earlier one"),
    ],
)
def test_what_leads_nowhere_or_is_named_twice_is_found_where_it_stands(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], None], field: str, says: str
) -> None:
    (finding,) = checked(tmp_path, lambda records: spoil(records["comparisons/kinds.yaml"]))
    assert (finding.file, finding.field) == ("comparisons/kinds.yaml", field)
    assert says in finding.message
    assert finding.line > 1


def test_two_comparisons_of_a_category_cannot_share_a_position(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        records["comparisons/other.yaml"] = {**comparison_record(), "id": "other"}

    (finding,) = checked(tmp_path, spoil)
    assert (finding.file, finding.field) == ("comparisons/other.yaml", "position")


def test_the_comparisons_that_guides_lead_to_are_there(real_content: ContentSet) -> None:
    assert set(PREPARED) <= real_content.comparisons.keys()
