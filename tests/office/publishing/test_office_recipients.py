"""To whom applications are sealed: kept by the office, changed by administrators, named by the next release."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from kiosk.catalog.read import Catalogue
from kiosk.commands.office import command
from kiosk.office.accounts import AccountError, Accounts, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import PublishingError
from kiosk.office.recipients import RecipientError, Recipients
from kiosk.office.recipients.against_log import differences
from kiosk.sealing.envelope import seal
from kiosk.sealing.opening import open_sealed
from kiosk.sealing.recipients import MOST_RECIPIENTS
from pyrage import x25519

from publishing_office import GOOD, PublishingOffice, cheap_hasher
from sealed_samples import application
from signed_repository import START

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
IDENTITIES = [x25519.Identity.generate() for _ in range(MOST_RECIPIENTS + 2)]
KEYS = [str(identity.to_public()) for identity in IDENTITIES]


def recipients(place: PublishingOffice) -> Recipients:
    return place.publishing.recipients


def named_by(place: PublishingOffice, release: int) -> tuple[str, ...]:
    with Catalogue.open(place.publishing.file(release)) as catalogue:
        return catalogue.release.recipients


def refused(place: PublishingOffice, name: str, key: str) -> RecipientError:
    with pytest.raises(RecipientError) as caught:
        recipients(place).add(place.chan, name, key)
    return caught.value


def test_a_release_names_the_recipients_that_the_office_keeps(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "The counter's safe", KEYS[0])
    recipients(place).add(place.chan, "Head office", f"  {KEYS[1]}\n")
    assert named_by(place, place.released()) == (KEYS[0], KEYS[1])


def test_a_rotated_key_is_named_no_more_and_what_was_sealed_to_it_still_opens(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    sealed = seal(application(), named_by(place, place.released()))
    new = recipients(place).rotate(place.chan, "counter", KEYS[1])
    assert (new.name, new.key) == ("Counter", KEYS[1])
    (old,) = (one for one in recipients(place).list() if not one.is_present)
    assert (old.key, old.replaced_by, old.retired_by) == (KEYS[0], KEYS[1], "chan")
    assert named_by(place, place.released()) == (KEYS[1],)
    assert open_sealed(sealed, [str(IDENTITIES[0])]) == application()


def test_a_rollback_does_not_bring_a_retired_key_back(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    first = place.released()
    recipients(place).rotate(place.chan, "Counter", KEYS[1])
    place.released()
    back = place.publishing.roll_back(place.lei, first, "The second was wrong", place.key("lei"))
    assert named_by(place, back.number) == (KEYS[1],)


def test_the_first_recipient_joins_those_of_the_present_release(place: PublishingOffice) -> None:
    place.publishing.publish(place.lei, "Before", place.key("lei"), recipients=[KEYS[0]])
    place.publishing.approve(place.rui, 1, place.key("rui"))
    assert recipients(place).next_release() == (KEYS[0],)
    recipients(place).add(place.chan, "Head office", KEYS[1])
    assert named_by(place, place.released()) == (KEYS[0], KEYS[1])
    assert [one.name for one in recipients(place).list()] == [KEYS[0][:12], "Head office"]


def test_an_office_without_recipients_keeps_those_of_its_present_release(place: PublishingOffice) -> None:
    place.publishing.publish(place.lei, "Before", place.key("lei"), recipients=[KEYS[0]])
    place.publishing.approve(place.rui, 1, place.key("rui"))
    assert named_by(place, place.released()) == (KEYS[0],)
    assert recipients(place).rotate(place.chan, KEYS[0], KEYS[1], "Counter").name == "Counter"
    assert recipients(place).next_release() == (KEYS[1],)


def test_nobody_can_name_a_key_of_their_own_when_publishing(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    with pytest.raises(PublishingError, match="office recipients add") as caught:
        place.publishing.publish(place.lei, "Mine", place.key("lei"), recipients=[KEYS[0], KEYS[1]])
    assert caught.value.code == "recipients"
    assert place.publishing.releases() == []


def test_a_key_that_retires_between_two_signatures_is_not_handed_out(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    waiting = place.publishing.publish(place.lei, "New", place.key("lei")).number
    recipients(place).rotate(place.chan, "Counter", KEYS[1])
    with pytest.raises(PublishingError, match="Withdraw it") as caught:
        place.publishing.approve(place.rui, waiting, place.key("rui"))
    assert caught.value.code == "recipients"
    place.publishing.withdraw(place.rui, waiting, "A key was retired")
    assert named_by(place, place.released()) == (KEYS[1],)


@pytest.mark.parametrize(
    "text",
    [str(IDENTITIES[0]), str(IDENTITIES[0]).lower(), f"# mine\n{IDENTITIES[0]}"],
    ids=["as it is", "small letters", "with a comment"],
)
def test_a_private_key_is_refused_and_never_repeated(place: PublishingOffice, text: str) -> None:
    for name, key in (("Counter", text), (text, KEYS[0])):
        error = refused(place, name, key)
        assert error.code == "private-key"
        assert "reads every application" in error.message
        assert str(IDENTITIES[0])[20:40].lower() not in error.message.lower()
    told = "".join(map(str, place.database.connection.iterdump())).lower()
    assert str(IDENTITIES[0])[20:40].lower() not in told


@pytest.mark.parametrize(
    "text",
    ["", "age1", KEYS[0][:-1] + "b" * 2, "ssh-ed25519 AAAA", f"{KEYS[0]} {KEYS[1]}"],
    ids=["nothing", "too short", "mistyped", "another kind", "two keys"],
)
def test_what_is_no_public_key_is_refused(place: PublishingOffice, text: str) -> None:
    assert refused(place, "Counter", text).code == "key"


def test_names_and_keys_are_there_once(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    assert refused(place, "Another", KEYS[0]).code == "key-taken"
    assert refused(place, " COUNTER ", KEYS[1]).code == "name-taken"
    assert refused(place, "x" * 81, KEYS[1]).code == refused(place, " ", KEYS[1]).code == "name"
    with pytest.raises(RecipientError) as caught:
        recipients(place).rotate(place.chan, "Counter", KEYS[0])
    assert caught.value.code == "key-taken"
    recipients(place).rotate(place.chan, "Counter", KEYS[1])
    assert refused(place, "Old", KEYS[0]).code == "retired"
    for number, key in enumerate(KEYS[2 : MOST_RECIPIENTS + 1]):
        recipients(place).add(place.chan, f"Office {number}", key)
    assert refused(place, "One more", KEYS[-1]).code == "too-many"
    assert len(recipients(place).next_release()) == MOST_RECIPIENTS


def test_the_last_recipient_stays(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    with pytest.raises(RecipientError, match="last recipient") as caught:
        recipients(place).retire(place.chan, "Counter")
    assert caught.value.code == "last-recipient"
    recipients(place).add(place.chan, "Head office", KEYS[1])
    assert recipients(place).retire(place.chan, KEYS[0]).retired_by == "chan"
    with pytest.raises(RecipientError) as caught:
        recipients(place).retire(place.chan, "Counter")
    assert caught.value.code == "unknown-recipient"
    assert recipients(place).next_release() == (KEYS[1],)


def test_only_administrators_change_recipients(place: PublishingOffice) -> None:
    for actor in (place.wong, place.lei):
        with pytest.raises(AccountError) as caught:
            recipients(place).add(actor, "Mine", KEYS[0])
        assert caught.value.code == "not-allowed"
    assert recipients(place).list() == []


def test_the_log_tells_every_change(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    recipients(place).rotate(place.chan, "Counter", KEYS[1])
    told = [entry for entry in entries(place.database.connection) if entry.action.startswith("recipient-")]
    assert [(entry.action, entry.user, entry.about["key"]) for entry in told] == [
        ("recipient-added", "chan", KEYS[0]),
        ("recipient-retired", "chan", KEYS[0]),
        ("recipient-added", "chan", KEYS[1]),
    ]
    assert verify(place.database.connection) == differences(place.database.connection) == []


BY_HAND = {
    "added": ("INSERT INTO recipient (key, name, added_by, added_at) VALUES (?, 'x', 'chan', '2026-11-23')", KEYS[5]),
    "brought back": (
        "UPDATE recipient SET retired_by = NULL, retired_at = NULL, replaced_by = NULL WHERE key = ?",
        KEYS[0],
    ),
}


@pytest.mark.parametrize("how", BY_HAND)
def test_a_key_that_was_slipped_in_by_hand_is_noticed_and_reaches_no_kiosk(place: PublishingOffice, how: str) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    recipients(place).rotate(place.chan, "Counter", KEYS[1])
    statement, key = BY_HAND[how]
    place.database.connection.execute(statement, (key,))
    (found,) = differences(place.database.connection)
    with pytest.raises(PublishingError) as caught:
        place.publishing.publish(place.lei, "New", place.key("lei"))
    assert (caught.value.code, caught.value.where) == ("recipients", (found,))
    recipients(place).retire(place.chan, found.field.removeprefix("recipient."))
    assert named_by(place, place.released()) == (KEYS[1],)
    assert differences(place.database.connection) == []


def test_other_changes_by_hand_are_noticed(place: PublishingOffice) -> None:
    recipients(place).add(place.chan, "Counter", KEYS[0])
    recipients(place).add(place.chan, "Head office", KEYS[1])
    connection = place.database.connection
    connection.execute("UPDATE recipient SET name = 'Somebody' WHERE key = ?", (KEYS[0],))
    connection.execute("DELETE FROM recipient WHERE key = ?", (KEYS[1],))
    found = {finding.field: finding.message for finding in differences(connection)}
    assert "the log says Counter" in found[f"recipient.{KEYS[0]}"]
    assert "removed by hand" in found[f"recipient.{KEYS[1]}"]


def test_an_office_that_was_made_before_keeps_recipients_too(place: PublishingOffice) -> None:
    data = place.data
    place.database.connection.execute("DROP TABLE recipient")
    for database in (OfficeDatabase.open(data), OfficeDatabase.open(data)):
        assert database.connection.execute("SELECT count(*) FROM recipient").fetchone()[0] == 0
        database.close()
    assert recipients(place).add(place.chan, "Counter", KEYS[0]).is_present


# --- the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def password_file(own_data_folder: Path, tmp_path: Path) -> Path:
    database = OfficeDatabase.create(own_data_folder)
    Accounts(database, lambda: START, PasswordKeeper(cheap_hasher())).add(None, "chan", GOOD, Role.ADMINISTRATOR)
    database.close()
    file = tmp_path / "password"
    file.write_text(GOOD)
    return file


def run(schema: str, *arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(command, ["recipients", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(told, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return told


def test_recipients_with_commands_alone(password_file: Path, own_data_folder: Path) -> None:
    chan = ("--as", "chan", "--password-file", str(password_file))
    one = "office-recipients-recipient"
    assert run("office-recipients-list", "list") == {"recipients": [], "present_release": [], "next_release": []}
    assert run(one, "add", "Counter", KEYS[0], *chan)["key"] == KEYS[0]
    assert run(one, "rotate", "Counter", KEYS[1], "--name", "New counter", *chan)["name"] == "New counter"
    assert run(one, "add", "Head office", KEYS[2], *chan)["retired_at"] is None
    assert run(one, "retire", "Head office", *chan)["retired_by"] == "chan"
    listed = run("office-recipients-list", "list")
    assert listed["next_release"] == [KEYS[1]]
    assert [row["name"] for row in listed["recipients"]] == ["New counter", "Head office", "Counter"]
    refusal = CliRunner().invoke(command, ["recipients", "add", "Mine", str(IDENTITIES[0]), *chan, "--json"])
    assert (refusal.exit_code, json.loads(refusal.stdout)["error"]["code"]) == (1, "private-key")
    said = CliRunner().invoke(command, ["recipients", "rotate", "New counter", KEYS[3], *chan]).output
    assert f"Keep the private half of {KEYS[1]}" in said
    assert "names others than the next one" in CliRunner().invoke(command, ["recipients", "list"]).output


def test_verifying_the_log_finds_a_recipient_that_was_added_by_hand(password_file: Path, own_data_folder: Path) -> None:
    assert CliRunner().invoke(command, ["audit", "verify"]).exit_code == 0
    connection = sqlite3.connect(own_data_folder / "office" / "office.sqlite")
    with connection:
        statement, key = BY_HAND["added"]
        connection.execute(statement, (key,))
    connection.close()
    result = CliRunner().invoke(command, ["audit", "verify", "--json"])
    assert result.exit_code == 1
    assert [finding["field"] for finding in json.loads(result.stdout)["findings"]] == [f"recipient.{KEYS[5]}"]
