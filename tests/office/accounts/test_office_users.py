"""``office users``: accounts from the command line, each change by somebody who signed in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from kiosk.commands.office import command
from office_staff import GOOD, OTHER, Staff

ROOT = Path(__file__).parents[3]


class Desk:
    """The commands over an office whose clock is the real one."""

    def __init__(self, staff: Staff, folder: Path) -> None:
        self.staff = staff
        self.right, self.other = folder / "right.txt", folder / "other.txt"
        self.right.write_text(f"{GOOD}\nnot this line\n", encoding="utf-8")
        self.other.write_text(OTHER, encoding="utf-8")

    def run(self, *arguments: str, as_user: str = "chan", password: Path | None = None) -> Result:
        signed = ["--as", as_user, "--password-file", str(password or self.right)]
        return CliRunner().invoke(command, ["users", *arguments, *signed])

    def told(self, *arguments: str, as_user: str = "chan") -> Any:
        result = self.run(*arguments, "--json", as_user=as_user)
        assert result.exit_code == 0, result.output
        data = json.loads(result.stdout)
        jsonschema.validate(data, json.loads((ROOT / "docs/schemas/office-users-account.json").read_text("utf-8")))
        return data

    def users(self) -> dict[str, Any]:
        data = json.loads(CliRunner().invoke(command, ["users", "list", "--json"]).stdout)
        jsonschema.validate(data, json.loads((ROOT / "docs/schemas/office-users-list.json").read_text("utf-8")))
        return {account["user"]: account for account in data["users"]}


@pytest.fixture
def desk(staff: Staff, tmp_path: Path) -> Iterator[Desk]:
    yield Desk(staff, tmp_path)


def test_accounts_are_added_changed_disabled_and_enabled(desk: Desk) -> None:
    added = desk.told("add", "ho", "--role", "editor", "--new-password-file", str(desk.other))
    assert (added["user"], added["role"], added["enabled"], added["locked_until"]) == ("ho", "editor", True, None)
    assert desk.told("role", "ho", "publisher")["role"] == "publisher"
    assert desk.told("disable", "ho")["enabled"] is False
    assert desk.told("enable", "ho")["enabled"] is True
    assert set(desk.users()) == {"chan", "ho", "lei", "wong"}
    desk.told("password", "wong", "--new-password-file", str(desk.other), as_user="wong")
    assert desk.run("password", "wong", as_user="wong").exit_code == 1, "the old password is wrong now"


def test_a_failure_is_a_sentence_and_exit_code_1(desk: Desk) -> None:
    refused = {
        "sign-in": desk.run("disable", "lei", "--json", password=desk.other),
        "last-administrator": desk.run("disable", "chan", "--json"),
        "unknown-account": desk.run("disable", "nobody", "--json"),
        "not-allowed": desk.run("disable", "chan", "--json", as_user="wong"),
    }
    for code, result in refused.items():
        assert result.exit_code == 1
        assert json.loads(result.stdout)["error"]["code"] == code
    assert all(account["enabled"] for account in desk.users().values())


@pytest.mark.parametrize("arguments", [["disable", "lei"], ["role", "lei", "king", "--as", "chan"], ["add", "ho"]])
def test_a_command_used_wrongly_ends_with_exit_code_2(staff: Staff, arguments: list[str]) -> None:
    assert CliRunner().invoke(command, ["users", *arguments]).exit_code == 2


def test_the_password_may_come_from_standard_input_and_is_never_shown(desk: Desk) -> None:
    arguments = ["users", "disable", "lei", "--as", "chan", "--password-file", "-"]
    result = CliRunner().invoke(command, arguments, input=f"{GOOD}\n")
    assert result.exit_code == 0, result.output
    assert "lei" in result.output
    assert GOOD not in result.output
    assert "disabled" in CliRunner().invoke(command, ["users", "list"]).output


def test_a_password_file_that_cannot_be_read_is_named(desk: Desk, tmp_path: Path) -> None:
    result = desk.run("disable", "lei", password=tmp_path / "away.txt")
    assert result.exit_code == 1
    assert "--password-file" in result.output
    assert "away.txt" in result.output


def test_without_a_terminal_and_a_file_the_sentence_names_the_option(staff: Staff) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "office", "users", "disable", "lei", "--as", "chan"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        start_new_session=True,
        input=GOOD,
        check=False,
    )
    assert done.returncode == 1
    assert "--password-file" in done.stderr


def test_without_an_office_the_sentence_says_how_to_make_one(own_data_folder: Path) -> None:
    result = CliRunner().invoke(command, ["users", "list"])
    assert result.exit_code == 1
    assert "office init" in result.output
