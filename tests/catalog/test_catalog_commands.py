"""The ``catalog`` commands: shapes that scripts rely on, sentences for people, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from catalog_samples import sample, write
from click.testing import CliRunner, Result
from kiosk.commands import main
from kiosk.i18n.locales import Locale

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def run(*words: str | Path, standard_input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["catalog", *map(str, words)], input=standard_input)


def answer(name: str, *words: str | Path) -> Any:
    """The one JSON document of a command, checked against its schema."""
    result = run(name, *words, "--json")
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((SCHEMAS / f"catalog-{name}.json").read_text(encoding="utf-8")))
    assert result.exit_code == (1 if "error" in data else 0)
    return data


def failure(*words: str | Path) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 1
    error: dict[str, Any] = json.loads(result.stdout)["error"]
    assert set(error) == {"code", "message", "where"}
    return error


def test_build_check_list_show_and_search_work_together(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "catalog.sqlite"
    built = answer("build", "--content", small, "--out", out, "--release", "3", "--built-at", "2026-05-06T07:08:09Z")
    assert (built["release"], built["built_at"]) == (3, "2026-05-06T07:08:09+00:00")
    assert answer("check", out)["errors"] == 0
    assert answer("list", "--catalog", out, "--language", "en-MO")["services"] == [
        {"id": "open", "category": "account", "status": "available", "name": "Open an account"}
    ]
    assert answer("search", "开户", "--language", "pt-MO", "--catalog", out)["results"] == [
        {"id": "open", "name": "Abrir conta", "category": "account"}
    ]
    shown = answer("show", "open", "--language", "pt-MO", "--catalog", out)
    assert shown["summary"] == "Por dia: 10\u00a0000,00\u00a0CNY."
    assert [fact["value"] for fact in shown["facts"]] == ["10\u00a0000,00\u00a0CNY", None]
    assert shown["where"][0]["contact"]["phone"].startswith("+853")


@pytest.mark.parametrize("locale", list(Locale))
def test_every_service_is_told_in_every_language(real_file: Path, locale: Locale) -> None:
    services = answer("list", "--catalog", real_file, "--language", locale.value)["services"]
    for service in services:
        shown = answer("show", service["id"], "--language", locale.value, "--catalog", real_file)
        assert (shown["name"], shown["status"]) == (service["name"], service["status"])
        for sentence in (*shown["who"], *shown["steps"], *shown["risks"]):
            assert "{" not in sentence["text"]


def test_a_person_reads_lines(real_file: Path) -> None:
    shown = run("show", "agent-witness-account", "--language", "en-MO", "--catalog", real_file)
    assert shown.exit_code == 0
    assert "Please ask at the counter" in shown.stdout
    listed = run("list", "--catalog", real_file, "--language", "en-MO")
    assert "agent-witness-account" in listed.stdout
    nothing = run("search", "zzqqxx", "--catalog", real_file)
    assert (nothing.exit_code, nothing.stdout) == (0, "nothing found\n")


def test_a_query_may_come_from_standard_input(real_file: Path) -> None:
    result = run("search", "-", "--catalog", real_file, "--json", standard_input=b"\xe9\x96\x8b\xe6\x88\xb6\xff\n")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["results"]


def test_an_unknown_service_is_told_with_the_closest_one(real_file: Path) -> None:
    error = failure("show", "agent-witness-acount", "--catalog", real_file)
    assert error["code"] == "unknown-id"
    assert "agent-witness-account" in error["message"]


@pytest.mark.parametrize("words", [["list"], ["show", "open"], ["search", "a"]])
def test_a_catalogue_that_is_not_there_is_a_sentence(tmp_path: Path, words: list[str]) -> None:
    assert failure(*words, "--catalog", tmp_path / "nothing.sqlite")["code"] == "missing"


def test_content_with_errors_is_not_built_and_every_place_is_named(tmp_path: Path) -> None:
    records = sample()
    records["services/open.yaml"]["facts"] = ["lost", "gone"]
    folder = write(tmp_path / "content", records)
    out = tmp_path / "catalog.sqlite"
    error = failure("build", "--content", folder, "--out", out)
    assert error["code"] == "content"
    assert [(place["file"], place["field"]) for place in error["where"]] == [
        ("services/open.yaml", "facts.0"),
        ("services/open.yaml", "facts.1"),
    ]
    assert not out.exists()
    checked = answer("check", folder)
    assert (checked["errors"], checked["error"]["where"]) == (2, error["where"])
    assert run("check", folder).exit_code == 1


def test_warnings_do_not_fail_a_check(small: Path) -> None:
    checked = answer("check", small)
    assert checked["errors"] == 0
    assert checked["warnings"] > 0


def test_one_file_can_be_checked_alone(small: Path) -> None:
    (small / "facts" / "limit.yaml").write_text("id: limit\n", encoding="utf-8")
    assert answer("check", small / "facts" / "limit.yaml")["errors"] > 0
    assert answer("check", small / "sources" / "gazette.yaml")["errors"] == 0


def test_stamp_says_what_it_changed_and_then_changes_nothing(small: Path) -> None:
    assert {"file": "sources/gazette.yaml", "texts": 1} in answer("stamp", small)["changed"]
    assert answer("stamp", small)["changed"] == []
    assert answer("check", small)["warnings"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["build"],
        ["build", "--out", "x", "--built-at", "yesterday"],
        ["build", "--out", "x", "--release", "-1"],
        ["search"],
        ["search", "a", "--limit", "0"],
        ["list", "--language", "fr"],
        ["nothing"],
    ],
)
def test_wrong_use_ends_with_code_two(words: list[str]) -> None:
    assert run(*words).exit_code == 2
