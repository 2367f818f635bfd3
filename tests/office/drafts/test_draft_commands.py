"""``office init, import, export, list, show, save, history, retire, restore``: for scripts and for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from draft_samples import fact, service, text
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.commands import main
from kiosk.config import CONTENT_FOLDER
from ruamel.yaml import YAML

SCHEMAS = CONTENT_FOLDER.parents[1] / "docs" / "schemas"
FOUR_WORDS = "four words in a row"


def run(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["office", *map(str, words)], input=typed)


def answer(name: str, *words: str | Path, schema: str | None = None, typed: str = "") -> Any:
    """The one JSON document of a command that succeeded, checked against its schema."""
    result = run(name, *words, "--json", typed=typed)
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((SCHEMAS / f"office-{schema or name}.json").read_text(encoding="utf-8")))
    return data


def failure(*words: str | Path, typed: str = "") -> dict[str, Any]:
    result = run(*words, "--json", typed=typed)
    assert result.exit_code == 1, result.output
    error: dict[str, Any] = json.loads(result.stdout)["error"]
    assert set(error) == {"code", "message", "where"}
    return error


def write(folder: Path, records: dict[str, dict[str, Any]]) -> Path:
    for name, record in records.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        YAML().dump(record, path)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"facts/fee": fact(), "services/open": service("open")})


@pytest.fixture
def sign_in(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "secret").write_text(FOUR_WORDS + "\n", encoding="utf-8")
    return ("--as", "chefe", "--password-file", str(tmp_path / "secret"))


@pytest.fixture
def office(folder: Path, sign_in: tuple[str, ...]) -> tuple[str, ...]:
    """An office with two records; what its administrator signs in with."""
    assert answer("init", "--from-content", folder, *sign_in)["records"] == 2
    return sign_in


def test_an_office_is_made_once_and_a_failed_try_leaves_none(
    folder: Path, sign_in: tuple[str, ...], own_data_folder: Path
) -> None:
    (folder / "facts" / "bad.yaml").write_text("id: bad\n", encoding="utf-8")
    assert failure("init", "--from-content", folder, *sign_in)["code"] == "content"
    (folder / "facts" / "bad.yaml").unlink()
    assert failure("init", "--from-content", folder, "--as", "chefe", "--password-file", "-", typed="short\n")[
        "code"
    ] == ("password")
    assert not list(own_data_folder.rglob("*.sqlite*"))
    made = answer("init", "--from-content", folder, *sign_in)
    assert [path.name for path in own_data_folder.rglob("*") if path.is_file()] == ["office.sqlite"]
    assert made["office"] == str(own_data_folder / "office" / "office.sqlite")
    assert failure("init", "--from-content", folder, *sign_in)["code"] == "exists"


def test_an_office_may_begin_with_the_release_of_this_machine(
    folder: Path, sign_in: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(read_content(folder), tmp_path / "bundled.sqlite")
    monkeypatch.setattr("kiosk.app.BUNDLED_CATALOGUE", built.path)
    answer("init", *sign_in)
    answer("export", "--content", tmp_path / "out")
    assert build(read_content(tmp_path / "out"), tmp_path / "again.sqlite").content_hash == built.content_hash


def test_the_first_content_counts_as_published_and_is_listed(office: tuple[str, ...]) -> None:
    listed = answer("list", "services")
    assert [(row["id"], row["state"], row["edited_by"]) for row in listed["records"]] == [
        ("open", "published", "chefe")
    ]
    assert answer("list", "services", "--missing", "pt-MO")["records"] == []
    assert answer("list", "facts", "--text", "fee", "--state", "published", "--order", "id")["total"] == 1
    assert "nothing found" in run("list", "guides").output
    assert run("list", "nonsense").exit_code == 2


def test_a_record_is_shown_edited_saved_retired_and_restored(office: tuple[str, ...], tmp_path: Path) -> None:
    shown = answer("show", "facts", "fee")
    changed = write(tmp_path, {"changed": shown["data"] | {"note": "ask the bank"}}) / "changed.yaml"
    saved = answer("save", "facts", changed, "--base", str(shown["revision"]), *office)
    assert (saved["outcome"], saved["revision"], saved["state"], saved["findings"]) == ("saved", 2, "draft", [])
    conflict = failure("save", "facts", changed, "--base", "1", *office)
    assert conflict["code"] == "conflict"
    assert "chefe" in conflict["message"]
    assert answer("retire", "facts", "fee", *office, schema="save")["state"] == "retired"
    assert answer("list", "facts")["total"] == 0
    assert failure("restore", "facts", "fee", "--base", "1", *office)["code"] == "conflict"
    assert answer("restore", "facts", "fee", *office, schema="save")["outcome"] == "restored"
    revisions = answer("history", "facts", "fee")["revisions"]
    assert [one["number"] for one in revisions] == [4, 3, 2, 1]
    assert revisions[-1]["data"] == fact()
    assert len(run("history", "facts", "fee").output.splitlines()) == 4
    assert "note: ask the bank" in run("show", "facts", "fee").output


def test_an_unfinished_record_from_standard_input_is_saved_and_told(office: tuple[str, ...]) -> None:
    unfinished = json.dumps({"id": "new", "label": {**text(), "pt-MO": ""}, "confidence": "NONE"})
    saved = answer("save", "facts", "-", "--base", "0", *office, typed=unfinished)
    assert [finding["field"] for finding in saved["findings"]] == ["label.pt-MO"]
    assert "[pt-MO missing]" in run("list", "facts").output


def test_what_cannot_be_saved_is_said_with_its_place(office: tuple[str, ...], tmp_path: Path) -> None:
    assert failure("save", "facts", "-", "--base", "0", *office, typed="- a list")["code"] == "content"
    refused = failure("save", "facts", "-", "--base", "0", *office, typed="id: ../up")
    assert (refused["code"], refused["where"][0]["field"]) == ("refused", "id")
    assert failure("save", "facts", tmp_path / "none.yaml", "--base", "0", *office)["code"] == "content"
    for name in ("show", "history"):
        assert failure(name, "facts", "none")["code"] == "unknown-id"
    assert failure("retire", "facts", "none", *office)["code"] == "refused"
    assert failure("save", "facts", "-", "--base", "3", *office, typed="id: none")["code"] == "conflict"


def test_without_the_right_password_nothing_changes(office: tuple[str, ...], folder: Path) -> None:
    wrong = ("--as", "chefe", "--password-file", "-")
    for words in (("save", "facts", folder / "facts/fee.yaml", "--base", "1"), ("retire", "facts", "fee")):
        assert failure(*words, *wrong, typed="wrong\n")["code"] == "sign-in"
    assert failure("import", "--content", folder, *wrong, typed="wrong\n")["code"] == "sign-in"
    assert answer("show", "facts", "fee")["revision"] == 1


def test_an_import_can_be_looked_at_first_and_is_all_or_nothing(office: tuple[str, ...], folder: Path) -> None:
    write(folder, {"facts/fee": fact(note="new"), "facts/more": fact("more")})
    (folder / "services" / "open.yaml").unlink()
    looked = answer("import", "--content", folder, "--check")
    assert looked["checked_only"]
    assert (looked["added"], looked["changed"]) == ([{"kind": "facts", "id": "more"}], [{"kind": "facts", "id": "fee"}])
    assert looked["kept"] == [{"kind": "services", "id": "open"}]
    assert answer("list", "facts")["total"] == 1
    done = answer("import", "--content", folder, *office)
    assert {**looked, "checked_only": False, "import": 1} == done
    assert answer("show", "facts", "fee")["state"] == "draft"
    assert "0 added, 0 changed" in run("import", "--content", folder, "--check").output
    assert "chefe  2 records  content" in run("imports").output
    assert answer("undo-import", "1", *office)["records"] == 2
    assert answer("show", "facts", "fee")["data"].get("note") is None
    assert answer("list", "facts")["total"] == 1
    (folder / "facts" / "bad.yaml").write_text("id: bad\nlabel: 3\n", encoding="utf-8")
    write(folder, {"facts/third": fact("third")})
    wrong = failure("import", "--content", folder, *office)
    assert (wrong["code"], {place["file"] for place in wrong["where"]}) == ("content", {"facts/bad.yaml"})
    assert answer("list", "facts")["total"] == 1
    assert run("import", "--check").exit_code == 2
    assert run("import", "--content", folder).exit_code == 2


def test_an_export_writes_what_changed_and_takes_out_what_was_retired(
    office: tuple[str, ...], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert len(answer("export", "--content", out)["written"]) == 2
    assert answer("export", "--content", out)["written"] == []
    (out / "facts" / "mine.yaml").write_text("id: mine\n", encoding="utf-8")
    answer("retire", "services", "open", *office, schema="save")
    again = answer("export", "--content", out)
    assert (again["removed"], again["strange"]) == (["services/open.yaml"], ["facts/mine.yaml"])
    assert sorted(path.name for path in out.rglob("*.yaml")) == ["fee.yaml", "mine.yaml"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert failure("export", "--content", tmp_path / "file" / "below")["code"] == "cannot-write"


def test_without_an_office_every_command_says_what_to_do(tmp_path: Path, sign_in: tuple[str, ...]) -> None:
    for words in (("list", "facts"), ("export", "--content", tmp_path), ("retire", "facts", "fee", *sign_in)):
        assert "office init" in failure(*words)["message"]
