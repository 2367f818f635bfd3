"""``bench`` measures the budgets on the real kiosk and tells them so that people and scripts can rely on them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER, PROJECT_FOLDER
from kiosk.operations.bench.figures import Figure, Reference, Unit, figure_from, percentile
from kiosk.operations.bench.synthetic import large_catalogue
from kiosk.operations.bench.table import table

SCHEMA = json.loads((PROJECT_FOLDER / "docs/schemas/bench.json").read_text(encoding="utf-8"))
SECONDS = 200
FLOOR = Reference("an empty page", 20.0, Unit.MILLISECONDS)


def bench(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROJECT_FOLDER / "main.py"), "bench", *options],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What scripts get of the measurement that takes seconds."""
    done = bench("--only", "slip", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_scripts_get_one_document_of_the_shape_that_is_promised(told: dict[str, Any]) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(told)) == []


def test_each_figure_with_a_budget_says_whether_it_keeps_it_and_stands_beside_a_floor(told: dict[str, Any]) -> None:
    budgets = {figure["name"]: figure["budget"] for figure in told["figures"] if figure["budget"] is not None}
    assert budgets == {"slip-pdf": 150}
    for figure in told["figures"]:
        if figure["budget"] is not None:
            assert figure["ok"] is (figure["measured"] <= figure["budget"])
            assert 0 < figure["reference"]["measured"] < figure["measured"]


def test_only_what_was_asked_for_is_measured(told: dict[str, Any]) -> None:
    assert {figure["name"].partition("-")[0] for figure in told["figures"]} == {"slip"}


def test_a_measurement_that_does_not_exist_is_a_wrong_use() -> None:
    done = bench("--only", "luck")
    assert done.returncode == 2
    assert "start" in done.stderr and "memory" in done.stderr


def test_a_catalogue_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--catalog", str(tmp_path / "none.sqlite"), "bench", "--only", "slip", "--json"],
        cwd=PROJECT_FOLDER,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "missing"


def test_a_figure_over_its_budget_is_marked_and_one_without_a_budget_is_not() -> None:
    over = Figure("a", "page", 51.0, Unit.MILLISECONDS, 3, 50.0, FLOOR)
    within = Figure("b", "other page", 50.0, Unit.MILLISECONDS, 3, 50.0, FLOOR)
    told_only = Figure("c", "third page", 500.0, Unit.MILLISECONDS, 3)
    assert [figure.ok for figure in (over, within, told_only)] == [False, True, None]
    head, first, second, third = table([over, within, told_only])
    assert "budget" in head
    assert " over " in first and "20 ms: an empty page" in first
    assert " ok " in second
    assert " ok" not in third and "over" not in third


def test_a_figure_survives_being_written_and_read() -> None:
    for reference in (FLOOR, None):
        figure = Figure("a", "page", 51.25, Unit.MILLISECONDS, 3, 50.0, reference)
        assert figure_from(json.loads(json.dumps(figure.as_dict()))) == figure


def test_p95_is_what_nineteen_of_twenty_do_not_exceed() -> None:
    assert percentile([float(value) for value in range(20, 0, -1)]) == 19.0
    assert percentile([7.0]) == 7.0
    with pytest.raises(ValueError, match="sample"):
        percentile([])


def test_the_large_catalogue_is_a_real_one_of_the_size_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "large.sqlite"
    large_catalogue(read_content(CONTENT_FOLDER), 120, file)
    with Catalogue.open(file) as catalogue:
        services = catalogue.services()
        assert len(services) == 120
        assert len({service.name.en for service in services}) == 120
