"""Kiosks are enrolled by administrators, one key at a time; a kiosk that was slipped in by hand is believed nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from kiosk.commands.office import command
from kiosk.office.accounts import AccountError, Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.kiosks import KioskError, Kiosks, trusted
from kiosk.office.kiosks.against_log import differences

from publishing_office import GOOD, cheap_hasher
from signed_repository import START

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
KEYS = [hashlib.sha256(bytes([number])).hexdigest() for number in range(8)]
CHAN, LEI = Actor("chan", Role.ADMINISTRATOR), Actor("lei", Role.PUBLISHER)


@pytest.fixture
def database(own_data_folder: Path) -> Iterator[OfficeDatabase]:
    made = OfficeDatabase.create(own_data_folder)
    accounts = Accounts(made, lambda: START, PasswordKeeper(cheap_hasher()))
    accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    accounts.add(CHAN, "lei", GOOD, Role.PUBLISHER)
    yield made
    made.close()


@pytest.fixture
def kiosks(database: OfficeDatabase) -> Kiosks:
    return Kiosks(database, lambda: START)


def refused(kiosks: Kiosks, kiosk_id: str, key: str, name: str = "Ferry") -> str:
    with pytest.raises(KioskError) as caught:
        kiosks.add(CHAN, kiosk_id, key, name)
    assert caught.value.message.endswith(".")
    return caught.value.code


def test_a_kiosk_is_enrolled_with_what_kiosk_key_prints(kiosks: Kiosks, database: OfficeDatabase) -> None:
    kiosks.add(CHAN, " hall-1 ", f"hall-1={KEYS[0].upper()}\n", " Border  gate ")
    kiosks.add(CHAN, "airport", KEYS[1], "Airport")
    assert [(one.id, one.key, one.name) for one in kiosks.list()] == [
        ("airport", KEYS[1], "Airport"),
        ("hall-1", KEYS[0], "Border gate"),
    ]
    assert trusted(database.connection)["hall-1"].public_key == bytes.fromhex(KEYS[0])


def test_a_rotated_key_counts_no_more_and_never_comes_back(kiosks: Kiosks, database: OfficeDatabase) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    assert kiosks.rotate(CHAN, "hall-1", KEYS[1]).name == "Border gate"
    (old,) = (one for one in kiosks.list() if not one.is_present)
    assert (old.key, old.replaced_by, old.retired_by) == (KEYS[0], KEYS[1], "chan")
    assert trusted(database.connection)["hall-1"].key == KEYS[1]
    assert refused(kiosks, "hall-2", KEYS[0]) == "retired"
    with pytest.raises(KioskError) as caught:
        kiosks.rotate(CHAN, "hall-1", KEYS[1])
    assert caught.value.code == "retired"
    assert trusted(database.connection)["hall-1"].key == KEYS[1], "what failed changed nothing"


def test_a_retired_kiosk_is_believed_no_more_and_its_id_may_be_used_again(
    kiosks: Kiosks, database: OfficeDatabase
) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    kiosks.retire(CHAN, "hall-1")
    assert trusted(database.connection) == {}
    with pytest.raises(KioskError) as caught:
        kiosks.retire(CHAN, "hall-1")
    assert caught.value.code == "unknown-kiosk"
    assert kiosks.add(CHAN, "hall-1", KEYS[1], "Border gate").is_present


@pytest.mark.parametrize(
    ("kiosk_id", "key", "name", "code"),
    [
        ("Hall 1", KEYS[1], "Ferry", "id"),
        ("../hall", KEYS[1], "Ferry", "id"),
        ("x" * 41, KEYS[1], "Ferry", "id"),
        ("hall-2", KEYS[1][:-1], "Ferry", "key"),
        ("hall-2", "ssh-ed25519 AAAA", "Ferry", "key"),
        ("hall-2", f"hall-3={KEYS[1]}", "Ferry", "other-id"),
        ("hall-2", KEYS[1], " ", "name"),
        ("hall-2", KEYS[1], "x" * 81, "name"),
        ("hall-2", KEYS[1], "a\x1b[2Jb", "name"),
        ("hall-1", KEYS[1], "Ferry", "id-taken"),
        ("hall-2", KEYS[0], "Ferry", "key-taken"),
    ],
)
def test_what_is_no_kiosk_is_refused(kiosks: Kiosks, kiosk_id: str, key: str, name: str, code: str) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    assert refused(kiosks, kiosk_id, key, name) == code
    assert len(kiosks.list()) == 1


def test_only_administrators_enrol_kiosks_and_make_passwords(kiosks: Kiosks) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    for attempt in (
        lambda: kiosks.add(LEI, "hall-2", KEYS[1], "Ferry"),
        lambda: kiosks.rotate(LEI, "hall-1", KEYS[1]),
        lambda: kiosks.retire(LEI, "hall-1"),
        lambda: kiosks.credentials(LEI, "hall-1"),
    ):
        with pytest.raises(AccountError) as caught:
            attempt()
        assert caught.value.code == "not-allowed"


def test_the_log_tells_every_change_of_a_kiosk(kiosks: Kiosks, database: OfficeDatabase) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    kiosks.rotate(CHAN, "hall-1", KEYS[1], "Ferry")
    secret = kiosks.credentials(CHAN, "hall-1").secret
    told = [entry for entry in entries(database.connection) if entry.action.startswith("kiosk-")]
    assert [(entry.action, entry.about.get("key")) for entry in told] == [
        ("kiosk-added", KEYS[0]),
        ("kiosk-retired", KEYS[0]),
        ("kiosk-added", KEYS[1]),
        ("kiosk-credentials", None),
    ]
    assert verify(database.connection) == differences(database.connection) == []
    assert secret not in "".join(map(str, database.connection.iterdump()))


def test_a_kiosk_that_was_slipped_in_by_hand_is_noticed_and_believed_nothing(
    kiosks: Kiosks, database: OfficeDatabase
) -> None:
    database.connection.execute(
        "INSERT INTO kiosk (key, id, name, added_by, added_at) VALUES (?, 'mine', 'x', 'chan', '2026-11-23')",
        (KEYS[5],),
    )
    (found,) = differences(database.connection)
    assert found.field == f"kiosk.{KEYS[5]}"
    assert "not added here" in found.message
    assert trusted(database.connection) == {}
    kiosks.retire(CHAN, "mine")
    assert differences(database.connection) == []


def test_the_database_itself_keeps_kiosks_from_being_changed_by_mistake(
    kiosks: Kiosks, database: OfficeDatabase
) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    kiosks.rotate(CHAN, "hall-1", KEYS[1])
    for statement in (
        "DELETE FROM kiosk",
        "UPDATE kiosk SET key = replace(key, '1', '2')",
        "UPDATE kiosk SET id = 'hall-2'",
        "UPDATE kiosk SET retired_at = NULL, retired_by = NULL, replaced_by = NULL",
        "UPDATE kiosk SET name = ''",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            database.connection.execute(statement)


def test_names_changed_and_kiosks_retired_by_hand_are_noticed(kiosks: Kiosks, database: OfficeDatabase) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    kiosks.add(CHAN, "hall-2", KEYS[1], "Ferry")
    kiosks.add(CHAN, "hall-3", KEYS[2], "Airport")
    connection = database.connection
    connection.execute("UPDATE kiosk SET name = 'Elsewhere' WHERE id = 'hall-1'")
    connection.execute("UPDATE kiosk SET retired_at = '2026-11-23', retired_by = 'lei' WHERE id = 'hall-2'")
    connection.execute("DROP TRIGGER kiosk_is_never_removed")
    connection.execute("DELETE FROM kiosk WHERE id = 'hall-3'")
    found = {finding.field: finding.message for finding in differences(connection)}
    assert "the log says hall-1, Border gate" in found[f"kiosk.{KEYS[0]}"]
    assert "retired by hand" in found[f"kiosk.{KEYS[1]}"]
    assert "removed by hand" in found[f"kiosk.{KEYS[2]}"]


def test_the_line_for_the_web_server_fits_the_password_of_the_kiosk(kiosks: Kiosks) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    made, again = kiosks.credentials(CHAN, "hall-1"), kiosks.credentials(CHAN, "hall-1")
    user, _, kept = made.line.partition(":")
    decoded = base64.b64decode(kept.removeprefix("{SSHA}"))
    digest, salt = decoded[:20], decoded[20:]
    assert user == "hall-1"
    assert hashlib.sha1(made.secret.encode() + salt, usedforsecurity=False).digest() == digest
    assert len(made.secret) >= 40
    assert made.secret != again.secret
    assert made.secret not in repr(made)


# --- the commands -----------------------------------------------------------------------------------------------------


def run(schema: str, *arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(command, ["kiosks", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(told, json.loads((SCHEMAS / f"office-kiosks-{schema}.json").read_text(encoding="utf-8")))
    return told


def test_kiosks_with_commands_alone(database: OfficeDatabase, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text(GOOD)
    chan = ("--as", "chan", "--password-file", str(words))
    assert run("list", "list") == {"kiosks": []}
    assert run("kiosk", "add", f"hall-1={KEYS[0]}", "--name", "Border gate", *chan)["key"] == KEYS[0]
    without_key = CliRunner().invoke(command, ["kiosks", "rotate", "hall-1", *chan])
    assert (without_key.exit_code, "ID=KEY" in without_key.output) == (2, True)
    assert run("kiosk", "rotate", "hall-1", KEYS[1], *chan)["name"] == "Border gate"
    out = tmp_path / "hall-1.password"
    told = run("credentials", "credentials", "hall-1", "--out", str(out), *chan)
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text().strip() not in json.dumps(told)
    assert run("kiosk", "retire", "hall-1", *chan)["retired_by"] == "chan"
    assert [row["key"] for row in run("list", "list")["kiosks"]] == [KEYS[1], KEYS[0]]
    for arguments in (["credentials", "hall-1", *chan], ["add", "hall-1", "x", "--name", "y", *chan]):
        result = CliRunner().invoke(command, ["kiosks", *arguments, "--json"])
        assert result.exit_code == 1
        assert json.loads(result.stdout)["error"]["code"] in {"unknown-kiosk", "key"}


def test_a_password_that_is_there_is_not_written_over(database: OfficeDatabase, kiosks: Kiosks, tmp_path: Path) -> None:
    kiosks.add(CHAN, "hall-1", KEYS[0], "Border gate")
    words, out = tmp_path / "words", tmp_path / "hall-1.password"
    words.write_text(GOOD)
    out.write_text("in use")
    arguments = ["credentials", "hall-1", "--out", str(out), "--as", "chan", "--password-file", str(words), "--json"]
    result = CliRunner().invoke(command, ["kiosks", *arguments])
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (1, "file")
    assert out.read_text() == "in use"


def test_verifying_the_log_finds_a_kiosk_that_was_added_by_hand(database: OfficeDatabase) -> None:
    assert CliRunner().invoke(command, ["audit", "verify"]).exit_code == 0
    database.connection.execute(
        "INSERT INTO kiosk (key, id, name, added_by, added_at) VALUES (?, 'mine', 'x', 'chan', '2026-11-23')",
        (KEYS[5],),
    )
    result = CliRunner().invoke(command, ["audit", "verify", "--json"])
    assert result.exit_code == 1
    assert [finding["field"] for finding in json.loads(result.stdout)["findings"]] == [f"kiosk.{KEYS[5]}"]
