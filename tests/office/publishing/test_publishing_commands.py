"""From the first key to a release that was taken back, with commands alone."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
from click.testing import CliRunner
from kiosk.commands.office import command
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import State
from pyrage import x25519

from begun_office import few_records
from publishing_office import GOOD, cheap_hasher
from signed_repository import PASSPHRASE, START

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
RECIPIENT = str(x25519.Identity.generate().to_public())


class Desk:
    """Somebody at the office machine's terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "password").write_text(GOOD)
        (folder / "passphrase").write_text(PASSPHRASE)

    def run(self, schema: str, *arguments: str, user: str | None = None, key: bool = False) -> dict[str, Any]:
        code, told = self.tried(*arguments, user=user, key=key)
        assert code == 0, told
        jsonschema.validate(told, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
        return told

    def refused(self, *arguments: str, user: str | None = None, key: bool = False) -> str:
        code, told = self.tried(*arguments, user=user, key=key)
        assert code == 1, told
        return str(told["error"]["code"])

    def tried(self, *arguments: str, user: str | None, key: bool) -> tuple[int, dict[str, Any]]:
        signed = [] if user is None else ["--as", user, "--password-file", str(self.folder / "password")]
        opened = ["--passphrase-file", str(self.folder / "passphrase")] if key else []
        result = CliRunner().invoke(command, [*arguments, *signed, *opened, "--json"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, json.loads(result.stdout)

    def stick(self, name: str) -> str:
        return str(self.folder / f"{name}.pem")


@pytest.fixture
def desk(own_data_folder: Path, tmp_path: Path) -> Desk:
    database = OfficeDatabase.create(own_data_folder)
    accounts = Accounts(database, lambda: START, PasswordKeeper(cheap_hasher()))
    accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    chan = Actor("chan", Role.ADMINISTRATOR)
    for name in ("lei", "rui"):
        accounts.add(chan, name, GOOD, Role.PUBLISHER)
    Drafts(database, lambda: START).import_content(chan, few_records(), State.PUBLISHED)
    database.close()
    return Desk(tmp_path)


def made(desk: Desk) -> None:
    """Keys and repository."""
    desk.run("office-keys-key", "keys", "create-root", "--out", desk.stick("root"), user="chan", key=True)
    for name in ("lei", "rui"):
        desk.run("office-keys-key", "keys", "create-publisher", "--out", desk.stick(name), user=name, key=True)
    desk.run("office-keys-online", "keys", "create-online", user="chan")
    desk.run("office-repository", "repository", "init", "--root", desk.stick("root"), user="chan", key=True)


def published(desk: Desk, *arguments: str) -> dict[str, Any]:
    pending = desk.run("office-release", *arguments, "--key", desk.stick("lei"), user="lei", key=True)
    assert pending["state"] == "pending"
    number = str(pending["number"])
    return desk.run("office-release", "approve", number, "--key", desk.stick("rui"), user="rui", key=True)


def test_from_the_first_key_to_a_release_that_is_taken_back(desk: Desk) -> None:
    made(desk)
    first = published(desk, "publish", "--notes", "The first", "--recipient", RECIPIENT)
    assert (first["number"], first["state"]) == (1, "published")
    published(desk, "publish", "--notes", "The second")
    back = published(desk, "rollback", "1", "--reason", "The second was wrong")
    assert (back["rolled_back_to"], back["content_hash"]) == (1, first["content_hash"])
    listed = desk.run("office-releases", "releases")["releases"]
    assert [one["number"] for one in listed] == [3, 2, 1]
    shown = desk.run("office-repository", "repository", "show")
    assert (shown["release"], shown["publishers"], shown["signatures_needed"]) == (3, ["lei", "rui"], 2)
    assert Path(shown["first_root"]).is_file()


def test_recipients_stay_from_release_to_release(desk: Desk, own_data_folder: Path) -> None:
    made(desk)
    published(desk, "publish", "--notes", "The first", "--recipient", RECIPIENT)
    published(desk, "publish", "--notes", "The second")
    connection = sqlite3.connect(own_data_folder / "office" / "releases" / "2.sqlite")
    (text,) = connection.execute("SELECT value FROM release WHERE name = 'recipients'").fetchone()
    connection.close()
    assert json.loads(text) == [RECIPIENT]


def test_each_refusal_has_its_code(desk: Desk) -> None:
    publish = ("publish", "--notes", "New", "--key", desk.stick("lei"))
    nowhere = str(desk.folder / "no stick" / "root.pem")
    assert desk.refused("keys", "create-root", "--out", nowhere, user="chan", key=True) == "no-folder"
    (desk.folder / "short").write_text("short")
    short = ("keys", "create-publisher", "--out", desk.stick("lei"), "--passphrase-file", str(desk.folder / "short"))
    assert desk.refused(*short, user="lei") == "passphrase"
    assert desk.refused(*publish, user="lei", key=True) == "key-file"
    root = ("keys", "create-root", "--out", desk.stick("root"))
    assert desk.refused(*root, user="lei", key=True) == "not-allowed"
    desk.run("office-keys-key", *root, user="chan", key=True)
    init = ("repository", "init", "--root", desk.stick("root"))
    assert desk.refused(*init, user="chan", key=True) == "no-online-keys"
    desk.run("office-keys-online", "keys", "create-online", user="chan")
    assert desk.refused(*init, user="chan", key=True) == "too-few"
    desk.run("office-keys-key", "keys", "create-publisher", "--out", desk.stick("lei"), user="lei", key=True)
    assert desk.refused(*publish, user="lei", key=True) == "missing"
    of_a_publisher = ("repository", "init", "--root", desk.stick("lei"))
    assert desk.refused(*of_a_publisher, user="chan", key=True) == "publishers-key"
    (desk.folder / "passphrase").write_text("another one than it was")
    assert desk.refused(*publish, user="lei", key=True) == "passphrase"
    assert desk.refused("approve", "9", "--key", desk.stick("root"), user="rui", key=True) == "passphrase"


def test_a_publisher_leaves_and_the_root_says_so(desk: Desk) -> None:
    made(desk)
    published(desk, "publish", "--notes", "The first")
    gone = desk.run("office-keys-key", "keys", "withdraw", "rui", user="chan")
    assert gone["withdrawn_at"] is not None
    renew = ("repository", "renew", "--root", desk.stick("root"))
    assert desk.refused(*renew, user="chan", key=True) == "too-few"
    desk.run("office-keys-key", "keys", "create-publisher", "--out", desk.stick("chan"), user="chan", key=True)
    renewed = desk.run("office-repository", *renew, user="chan", key=True)
    assert (renewed["root_version"], renewed["publishers"]) == (2, ["chan", "lei"])
    assert renewed["release_counts"] is False
    assert desk.run("office-repository", "repository", "show")["release_counts"] is False
    listed = desk.run("office-keys-list", "keys", "list")["keys"]
    assert {key["user"]: key["counts"] for key in listed if key["purpose"] == "publisher"} == {
        "chan": True,
        "lei": True,
        "rui": False,
    }


def test_people_read_lines(desk: Desk) -> None:
    made(desk)
    published(desk, "publish", "--notes", "The first")
    said = CliRunner().invoke(command, ["releases"]).output
    assert "The first" in said
    assert "lei, rui" in said
    shown = CliRunner().invoke(command, ["repository", "show"]).output
    assert "kiosks begin with" in shown
    assert all(f"{role} 20" in shown for role in ("root", "targets", "snapshot", "timestamp"))
    assert "counts" in CliRunner().invoke(command, ["keys", "list"]).output
    with time_machine.travel(datetime.now(UTC) + timedelta(days=200)):
        code, told = desk.tried("repository", "refresh", user="lei", key=False)
        assert (code, told["error"]["code"]) == (1, "clock")
        assert "--clock-is-right" in told["error"]["message"]
        desk.run("office-repository", "repository", "refresh", "--clock-is-right", user="lei")
