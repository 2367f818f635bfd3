"""Review at the command line: what scripts read is what the schemas say, and who may not is told so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
from argon2 import PasswordHasher
from click.testing import CliRunner, Result
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.commands.office import command
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Saved

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
GOOD = "green tram over the bridge"
RECORD = ("services", "account-opening-service")
Office = Callable[..., Result]


@pytest.fixture
def office(seeded_file: Path, own_data_folder: Path, tmp_path: Path) -> Office:
    """Runs an office command in a seeded office with an editor (ana) and two publishers (rui, wai)."""
    shutil.copytree(seeded_file / "office", own_data_folder / "office")
    password = tmp_path / "password.txt"
    password.write_text(GOOD, encoding="utf-8")
    database = OfficeDatabase.open(own_data_folder)
    keeper = PasswordKeeper(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts = Accounts(database, lambda: datetime(2026, 11, 22, tzinfo=UTC), keeper)
    accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    chan = accounts.sign_in("chan", GOOD)
    for user, role in (("ana", Role.EDITOR), ("rui", Role.PUBLISHER), ("wai", Role.PUBLISHER)):
        accounts.add(chan, user, GOOD, role)
    database.close()

    def run(*arguments: str, user: str = "") -> Result:
        who = ("--as", user, "--password-file", str(password)) if user else ()
        with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
            return CliRunner().invoke(command, [*arguments, *who])

    return run


def edit(data_folder: Path, user: str, **changes: dict[str, str]) -> None:
    database = OfficeDatabase.open(data_folder)
    drafts = Drafts(database, lambda: datetime(2026, 11, 23, 3, 0, tzinfo=UTC))
    present = drafts.load(Kind.SERVICES, RECORD[1])
    assert present is not None
    data = {**present.data, **{field: {**present.data[field], **words} for field, words in changes.items()}}
    saved = drafts.save(Actor(user, Role.EDITOR), Kind.SERVICES, RECORD[1], data, present.revision)
    assert isinstance(saved, Saved)
    database.close()


def told(result: Result, schema: str) -> Any:
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return data


def refused(result: Result) -> Any:
    assert result.exit_code == 1, result.output
    return json.loads(result.stdout)["error"]


def test_a_change_is_shown_handed_on_sent_back_and_handed_on_again(office: Office, own_data_folder: Path) -> None:
    edit(own_data_folder, "ana", name={"en-MO": "Open an account on the Mainland"})
    [record] = told(office("diff", *RECORD, "--json"), "office-diff")["records"]
    [change] = record["changes"]
    assert (change["field"], change["language"]) == ("name", "en-MO")
    assert {run["change"] for run in change["runs"]} == {"kept", "removed", "added"}
    assert "name.en-MO: Open an account [−at a−][+on the+] Mainland[− bank−]" in office("diff", *RECORD).output

    assert refused(office("return", *RECORD, "--comment", "Why?", "--json", user="rui"))["code"] == "state"
    assert told(office("ready", *RECORD, "--json", user="ana"), "office-step")["state"] == "ready"
    assert refused(office("return", *RECORD, "--comment", "Why?", "--json", user="ana"))["code"] == "not-allowed"
    returned = office("return", *RECORD, "--comment", "Which bank?", "--json", user="rui")
    assert told(returned, "office-step")["state"] == "draft"
    state = told(office("state", *RECORD, "--json"), "office-state-record")
    assert [item["words"] for item in state["comments"]] == ["Which bank?"]
    assert state["written_by"] == ["ana"]
    assert "Which bank?" in office("state", *RECORD).output


def test_the_state_tells_each_language_and_what_changed_in_the_source(office: Office, own_data_folder: Path) -> None:
    everything = told(office("state", "--json"), "office-state")
    assert everything["texts"]["pt-MO"]["out-of-date"] == 0
    edit(own_data_folder, "ana", name={"zh-Hant-MO": "到內地的銀行開戶"})
    assert told(office("state", "--json"), "office-state")["texts"]["pt-MO"]["out-of-date"] == 1
    record = told(office("state", *RECORD, "--json"), "office-state-record")
    [name] = [text for text in record["texts"] if text["field"] == "name"]
    assert name["languages"] == {
        "zh-Hant-MO": "ok",
        "zh-Hans-CN": "out-of-date",
        "pt-MO": "out-of-date",
        "en-MO": "out-of-date",
    }
    assert name["source_changes"]["pt-MO"][1] == {"change": "added", "words": "的"}
    assert "name pt-MO: out-of-date; the source since then: 到內地[+的+]銀行開戶" in office("state", *RECORD).output


def test_a_translation_that_still_holds_is_confirmed_and_ok(office: Office, own_data_folder: Path) -> None:
    edit(own_data_folder, "ana", name={"zh-Hant-MO": "到內地的銀行開戶"})
    languages = ("--language", "pt-MO", "--language", "en-MO")
    done = told(office("confirm", *RECORD, "name", *languages, "--json", user="ana"), "office-step")
    again = told(office("confirm", *RECORD, "name", *languages, "--json", user="ana"), "office-step")
    assert done["revision"] == again["revision"]
    texts = told(office("state", *RECORD, "--json"), "office-state-record")["texts"]
    [name] = [text for text in texts if text["field"] == "name"]
    assert list(name["languages"].values()) == ["ok", "out-of-date", "ok", "ok"]
    wrong = office("confirm", *RECORD, "nothing", *languages, "--json", user="ana")
    assert refused(wrong)["code"] == "unknown-field"


def test_a_draft_without_a_language_is_refused_with_its_field(office: Office, own_data_folder: Path) -> None:
    edit(own_data_folder, "ana", summary={"pt-MO": ""})
    error = refused(office("ready", *RECORD, "--json", user="ana"))
    assert error["code"] == "blocked"
    assert "summary.pt-MO" in [item["field"] for item in error["where"]]


def test_two_publishers_say_urgent(office: Office, own_data_folder: Path) -> None:
    edit(own_data_folder, "ana", name={"zh-Hant-MO": "到內地的銀行開戶"})
    office("ready", *RECORD, user="ana")
    assert told(office("urgent", *RECORD, "--json", user="rui"), "office-urgent")["urgent"] is False
    both = told(office("urgent", *RECORD, "--json", user="wai"), "office-urgent")
    assert (both["said_by"], both["urgent"]) == (["rui", "wai"], True)


def test_a_fact_is_checked_in_one_call_and_leaves_the_calendar(office: Office) -> None:
    before = told(office("due", "--days", "200", "--json"), "office-due")["due"]
    fact = next(item["id"] for item in before if item["kind"] == "facts")
    done = told(office("checked", fact, "--json", user="ana"), "office-checked")
    assert (done["checked_on"], done["review_by"], done["state"]) == ("2026-11-23", "2027-05-24", "ready")
    [after] = [
        item for item in told(office("due", "--days", "200", "--json"), "office-due")["due"] if item["id"] == fact
    ]
    assert after["checked_on"] == "2026-11-23"
    assert "nothing is due" in office("due").output
    assert refused(office("checked", fact, "--review-by", "2026-11-23", "--json", user="ana"))["code"] == "review-by"


def test_wrong_use_ends_with_2_and_unknown_records_and_revisions_with_1(office: Office) -> None:
    assert office("diff").exit_code == 2
    assert office("state", "services").exit_code == 2
    assert office("ready", *RECORD).exit_code == 2
    assert refused(office("state", "services", "nothing", "--json"))["code"] == "unknown"
    assert refused(office("diff", *RECORD, "--to", "99", "--json"))["code"] == "unknown-revision"


def test_what_changed_since_a_release_is_told_by_record(office: Office, own_data_folder: Path, tmp_path: Path) -> None:
    build(read_content(CONTENT_FOLDER), tmp_path / "one.sqlite")
    release = str(tmp_path / "one.sqlite")
    assert told(office("diff", "--release", release, "--json"), "office-diff")["records"] == []
    assert office("diff", "--release", release, "--release", release).output == "nothing changed\n"
    edit(own_data_folder, "ana", name={"en-MO": "Open a bank account"})
    [record] = told(office("diff", "--release", release, "--json"), "office-diff")["records"]
    assert (record["id"], record["what"]) == (RECORD[1], "changed")
