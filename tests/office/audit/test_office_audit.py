"""``office audit``: list, export and verify the log from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.commands.office import command
from kiosk.office.accounts import Accounts, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.audit.log import head
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import Publishing

ROOT = Path(__file__).parents[3]
GOOD = "green tram over the bridge"
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def office(own_data_folder: Path) -> Iterator[OfficeDatabase]:
    """An office with two accounts, and so two entries."""
    database = OfficeDatabase.create(own_data_folder)
    accounts = Accounts(database, lambda: MORNING, PasswordKeeper(PasswordHasher(1, 8, 1)))
    accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    accounts.add(accounts.sign_in("chan", GOOD), "wong", GOOD, Role.EDITOR)
    yield database
    database.close()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["audit", *arguments])


def told(name: str, *arguments: str, exit_code: int = 0) -> Any:
    result = run(name, *arguments, "--json")
    assert result.exit_code == exit_code, result.output
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((ROOT / f"docs/schemas/office-audit-{name}.json").read_text(encoding="utf-8")))
    return data


def released(folder: Path, number: int, audit_head: str) -> str:
    """A catalogue file that carries a head; it needs no content for that."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    return str(
        build(read_content(content), folder / f"{audit_head[:8]}-{number}.sqlite", number, MORNING, (), audit_head).path
    )


def test_the_newest_is_listed_first(office: OfficeDatabase) -> None:
    found = told("list")["entries"]
    assert [(entry["number"], entry["action"]) for entry in found] == [
        (3, "account-added"),
        (2, "signed-in"),
        (1, "account-added"),
    ]
    assert told("list", "--action", "signed-in", "--user", "chan")["entries"] == found[1:2]
    assert told("list", "--limit", "1")["entries"] == found[:1]
    assert told("list", "--since", "2026-11-24")["entries"] == []


def test_people_read_who_did_what(office: OfficeDatabase) -> None:
    output = run("list").output
    assert "2026-11-23 09:30:00 UTC  chan" in output
    assert "account wong, role editor" in output
    assert "nothing was done" in run("list", "--user", "nobody").output


def test_a_log_nobody_touched_verifies(office: OfficeDatabase) -> None:
    assert told("verify") == {"head": head(office.connection), "releases": [], "not_compared": [], "findings": []}
    assert "is what was written" in run("verify").output


def test_a_release_shows_that_the_log_was_rewritten(office: OfficeDatabase, tmp_path: Path) -> None:
    true, false = released(tmp_path, 4, head(office.connection)), released(tmp_path, 5, "ab" * 32)
    assert told("verify", "--release", true)["releases"] == [{"release": 4, "head": head(office.connection)}]
    data = told("verify", "--release", true, "--release", false, exit_code=1)
    assert data["error"]["code"] == "altered"
    assert "Release 5" in data["findings"][0]["message"]


def test_the_offices_own_releases_are_always_compared_and_those_kept_elsewhere_stand_over_them(
    office: OfficeDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Publishing, "known_heads", lambda publishing: {4: "ab" * 32})
    assert "Release 4" in told("verify", exit_code=1)["findings"][0]["message"]
    kept = released(tmp_path, 4, head(office.connection))
    assert told("verify", "--release", kept)["releases"] == [{"release": 4, "head": head(office.connection)}]


def test_a_release_whose_file_is_gone_is_told_until_a_copy_is_given(office: OfficeDatabase, tmp_path: Path) -> None:
    of_office = head(office.connection)
    for number, state in {4: "published", 5: "withdrawn", 6: "pending"}.items():
        values = (number, state, MORNING.isoformat(), of_office)
        office.connection.execute(
            "INSERT INTO release (number, state, notes, prepared_by, built_at, content_hash, audit_head, targets)"
            " VALUES (?, ?, '', 'chan', ?, '', ?, x'00')",
            values,
        )
    assert told("verify")["not_compared"] == [4]
    assert "release 4: its file is gone" in run("verify").output
    assert told("verify", "--release", released(tmp_path, 4, of_office))["not_compared"] == []


def test_a_catalogue_that_proves_nothing_is_refused(office: OfficeDatabase, tmp_path: Path) -> None:
    bundled = released(tmp_path, 0, "")
    assert "carries no head" in run("verify", "--release", bundled).output
    two = [released(tmp_path, 4, "ab" * 32), released(tmp_path, 4, "cd" * 32)]
    assert "Two different files" in run("verify", "--release", two[0], "--release", two[1]).output
    assert run("verify", "--release", str(tmp_path / "away.sqlite")).exit_code == 1


def test_an_account_changed_by_hand_is_noticed(office: OfficeDatabase) -> None:
    office.connection.execute("UPDATE account SET role = 'administrator' WHERE user = 'wong'")
    found = told("verify", exit_code=1)["findings"]
    assert [finding["field"] for finding in found] == ["account.wong"]
    assert "administrator" in found[0]["message"]


def test_an_altered_entry_is_noticed_even_one_that_cannot_be_read(office: OfficeDatabase) -> None:
    office.connection.execute("DROP TRIGGER audit_is_never_changed")
    office.connection.execute("UPDATE audit SET about = 'not JSON' WHERE number = 3")
    assert [finding["line"] for finding in told("verify", exit_code=1)["findings"]] == [3]
    listed = run("list")
    assert listed.exit_code == 1
    assert "office audit verify" in listed.output


def test_the_log_is_written_as_a_file_for_others(office: OfficeDatabase, tmp_path: Path) -> None:
    table, document = tmp_path / "log.csv", tmp_path / "log.JSON"
    assert told("export", "--out", str(table)) == {"file": str(table), "entries": 3}
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert told("export", "--out", str(document), "--action", "signed-in")["entries"] == 1
    assert json.loads(document.read_text(encoding="utf-8"))["entries"][0]["user"] == "chan"
    assert table.stat().st_mode & 0o077 == 0, "for this user alone"


def test_a_file_that_cannot_be_written_is_a_sentence(office: OfficeDatabase, tmp_path: Path) -> None:
    assert run("export", "--out", str(tmp_path / "log.xlsx")).exit_code == 2
    away = run("export", "--out", str(tmp_path / "away" / "log.csv"))
    assert away.exit_code == 1
    assert "cannot be written" in away.output
