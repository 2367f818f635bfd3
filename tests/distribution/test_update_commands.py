"""``kiosk trust``, ``sync`` and ``release``: what an installer and a branch type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from kiosk.commands import main
from kiosk.config import PROJECT_FOLDER

from branch import release_file
from signed_repository import Office

SCHEMAS = PROJECT_FOLDER / "docs" / "schemas"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, office: Office) -> None:
    """The commands take the machine's clock; here it shows the day of the office."""
    import time_machine

    with time_machine.travel(office.clock.now, tick=False):
        yield


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def told(schema: str, *arguments: str) -> Any:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    jsonschema.validate(data, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return data


def root_file(office: Office) -> str:
    return str(office.repository.folder / "metadata" / "1.root.json")


@pytest.mark.usefixtures("now")
def test_a_kiosk_is_told_whom_to_trust_and_gets_its_first_release(office: Office) -> None:
    assert told("kiosk-trust", "kiosk", "trust", root_file(office))["publishers_needed"] == 2
    source = str(office.repository.folder)
    synced = told("sync", "sync", "--from", source)
    assert (synced["release"], synced["installed"]) == (7, True)
    assert told("sync", "sync", "--from", source)["installed"] is False
    listed = told("release-list", "release", "list")
    assert [release["number"] for release in listed["releases"]] == [7]
    assert listed["floor"] == 7
    assert "shown at the next start" in run("release", "list").output


@pytest.mark.usefixtures("now")
def test_one_goes_back_to_an_installed_release_until_the_next_import(office: Office) -> None:
    run("kiosk", "trust", root_file(office), "--yes")
    source = str(office.repository.folder)
    run("sync", "--from", source)
    office.publish(8, release_file(8))
    run("sync", "--from", source)
    used = told("release-list", "release", "use", "7")
    assert [release["number"] for release in used["releases"]] == [7, 8]
    assert used["chosen"] == 7
    assert "picked by hand" in run("release", "list").output
    assert told("sync", "sync", "--from", source)["installed"] is False
    assert told("release-list", "release", "list")["chosen"] == 7
    office.publish(9, release_file(9))
    run("sync", "--from", source)
    listed = told("release-list", "release", "list")
    assert ([release["number"] for release in listed["releases"]], listed["chosen"]) == ([9, 8, 7], None)
    assert told("release-list", "release", "use", "newest")["chosen"] is None


def test_a_release_that_is_not_here_cannot_be_used() -> None:
    done = run("release", "use", "12", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["error"]["code"] == "not-installed"
    assert run("release", "use", "twelve").exit_code == 2
    assert "came with the program" in run("release", "list").output


def test_the_keys_are_shown_before_they_are_trusted(office: Office) -> None:
    asked = CliRunner().invoke(main, ["kiosk", "trust", root_file(office)], input="n\n")
    assert office.root.public_key.keyid in asked.output
    assert asked.exit_code == 1
    assert "does not know yet" in run("sync", "--from", str(office.repository.folder)).output
    agreed = CliRunner().invoke(main, ["kiosk", "trust", root_file(office)], input="y\n")
    assert agreed.exit_code == 0


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 100_000, b"a" * 600_000])
def test_a_file_that_is_no_root_is_not_trusted(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "root.json").write_bytes(content)
    done = run("kiosk", "trust", str(tmp_path / "root.json"), "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["error"]["code"] == "root"


def test_a_root_that_was_changed_is_not_trusted(office: Office, tmp_path: Path) -> None:
    content = json.loads(Path(root_file(office)).read_text())
    content["signed"]["roles"]["targets"]["threshold"] = 1
    (tmp_path / "root.json").write_text(json.dumps(content))
    assert run("kiosk", "trust", str(tmp_path / "root.json"), "--yes").exit_code == 1


def test_without_a_repository_the_command_says_where_to_name_one() -> None:
    done = run("sync", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["error"]["code"] == "no-source"
