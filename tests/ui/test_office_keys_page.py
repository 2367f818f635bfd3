"""Keys and recipients in the office's window: from nothing to a signed list, and back when people leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from kiosk.office.publishing import SigningKeys
from kiosk.office.recipients import Recipients
from kiosk.ui.office_keys import OfficeKeys
from kiosk.ui.office_recipients import OfficeRecipients
from kiosk.ui.office_session import OfficeSession
from pyrage import x25519
from pytestqt.qtbot import QtBot
from small_office import enter_as, hire, small_office

from begun_office import NOW, USER

PHRASE = "a long walk by the sea"


@pytest.fixture
def clock() -> list[datetime]:
    """The time, in a list of one so that tests can set it."""
    return [NOW]


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot, clock: list[datetime]) -> Iterator[OfficeSession]:
    with small_office(tmp_path / "office-data", qtbot, lambda: clock[0]) as found:
        hire(found)
        yield found


@pytest.fixture
def keys(session: OfficeSession, qtbot: QtBot) -> OfficeKeys:
    made = OfficeKeys(session)
    look(qtbot, made)
    return made


def look(qtbot: QtBot, keys: OfficeKeys) -> None:
    with qtbot.waitSignal(keys.changed):
        keys.refresh()
    qtbot.waitUntil(lambda: keys.known)


def do(qtbot: QtBot, page: OfficeKeys | OfficeRecipients, step: Callable[[], None]) -> None:
    """Do it and wait until the page shows what came of it."""
    step()
    qtbot.waitUntil(lambda: not page.busy and page.said != {})


def next_is(qtbot: QtBot, keys: OfficeKeys, step: str) -> bool:
    qtbot.waitUntil(lambda: keys.next.get("id", "") == step)
    return True


def set_up(qtbot: QtBot, session: OfficeSession, keys: OfficeKeys, sticks: Path) -> None:
    """All that comes before the first release, each by whoever does it."""
    do(qtbot, keys, keys.makeMachineKeys)
    do(qtbot, keys, lambda: keys.makeRootKey(str(sticks / "root.pem"), PHRASE, PHRASE))
    for user in ("lei", "rui"):
        enter_as(session, qtbot, user)
        do(qtbot, keys, lambda user=user: keys.makePublisherKey(str(sticks / f"{user}.pem"), PHRASE, PHRASE))
    enter_as(session, qtbot, USER)
    do(qtbot, keys, lambda: keys.makeRepository([root_key(sticks)], True))
    assert not keys.failed


def root_key(sticks: Path) -> dict[str, str]:
    return {"file": str(sticks / "root.pem"), "passphrase": PHRASE}


def test_the_page_leads_from_step_to_step_and_each_is_done_by_whoever_may(
    keys: OfficeKeys, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    assert next_is(qtbot, keys, "machine")
    do(qtbot, keys, keys.makeMachineKeys)
    assert next_is(qtbot, keys, "root")
    do(qtbot, keys, lambda: keys.makeRootKey(str(tmp_path / "root.pem"), PHRASE, PHRASE))
    assert next_is(qtbot, keys, "publishers")
    assert keys.office["keyless"] == "lei, rui"
    assert keys.rootFiles == [str(tmp_path / "root.pem")]
    for user in ("lei", "rui"):
        enter_as(session, qtbot, user)
        assert keys.rootFiles == []  # the next person finds nothing of the one before
        do(qtbot, keys, lambda user=user: keys.makePublisherKey(str(tmp_path / f"{user}.pem"), PHRASE, PHRASE))
        assert not keys.failed
    enter_as(session, qtbot, USER)
    look(qtbot, keys)
    assert next_is(qtbot, keys, "repository")
    do(qtbot, keys, lambda: keys.makeRepository([root_key(tmp_path)], True))
    assert next_is(qtbot, keys, "release")
    assert Path(keys.office["firstRoot"]).exists()
    assert {key["user"]: key["counts"] for key in keys.keys} == {"chan": True, "lei": True, "rui": True}


@pytest.mark.parametrize(
    ("file", "passphrase", "again", "said"),
    [
        ("root.pem", PHRASE, PHRASE + "s", "differ"),
        ("root.pem", "short", "short", "too short"),
        ("there.pem", PHRASE, PHRASE, "there already"),
    ],
)
def test_a_key_that_cannot_be_made_says_why(
    keys: OfficeKeys, qtbot: QtBot, tmp_path: Path, file: str, passphrase: str, again: str, said: str
) -> None:
    (tmp_path / "there.pem").write_text("")
    do(qtbot, keys, lambda: keys.makeRootKey(str(tmp_path / file), passphrase, again))
    assert keys.failed
    assert said in keys.said["en-MO"]


def test_a_wrong_passphrase_of_the_root_key_signs_nothing(
    keys: OfficeKeys, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    do(qtbot, keys, lambda: keys.makeRootKey(str(tmp_path / "root.pem"), PHRASE, PHRASE))
    wrong = {"file": str(tmp_path / "root.pem"), "passphrase": "something else entirely"}
    do(qtbot, keys, lambda: keys.makeRepository([wrong], True))
    assert keys.failed
    assert "does not open" in keys.said["en-MO"]
    assert not SigningKeys(session.database, session.now).repository.exists()


def test_whoever_leaves_has_the_key_withdrawn_and_the_list_is_signed_anew(
    keys: OfficeKeys, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    set_up(qtbot, session, keys, tmp_path)
    do(qtbot, keys, lambda: keys.withdraw("lei"))
    qtbot.waitUntil(lambda: len(keys.renewals) == 1)
    do(qtbot, keys, lambda: keys.renew([root_key(tmp_path)], True))
    assert keys.failed  # one publisher is left, and two must sign
    do(qtbot, keys, lambda: keys.renew([root_key(tmp_path)], False))
    assert not keys.failed
    qtbot.waitUntil(lambda: keys.renewals == [])
    assert keys.office["needed"] == 1


def test_dates_that_come_near_are_told_in_days(
    keys: OfficeKeys, session: OfficeSession, qtbot: QtBot, tmp_path: Path, clock: list[datetime]
) -> None:
    set_up(qtbot, session, keys, tmp_path)
    clock[0] += timedelta(days=718)
    look(qtbot, keys)
    qtbot.waitUntil(lambda: any(one["soon"] for one in keys.validity))
    root = keys.validity[0]
    assert (root["role"], root["days"], root["until"], root["over"]) == ("root", 12, "2028-11-22", False)
    assert next_is(qtbot, keys, "renew")


def test_a_publisher_makes_only_the_own_key(
    keys: OfficeKeys, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    enter_as(session, qtbot, "lei")
    assert (keys.publishes, keys.manages) == (True, False)
    do(qtbot, keys, lambda: keys.makeRootKey(str(tmp_path / "root.pem"), PHRASE, PHRASE))
    assert keys.failed
    assert not (tmp_path / "root.pem").exists()
    do(qtbot, keys, lambda: keys.makePublisherKey(str(tmp_path / "lei.pem"), PHRASE, PHRASE))
    do(qtbot, keys, lambda: keys.withdraw("lei"))
    assert not keys.failed


# --- recipients -------------------------------------------------------------------------------------------------------


@pytest.fixture
def recipients(session: OfficeSession, qtbot: QtBot) -> OfficeRecipients:
    made = OfficeRecipients(session)
    made.refresh()
    qtbot.waitUntil(lambda: made.known)
    return made


def public_key() -> str:
    return str(x25519.Identity.generate().to_public())


def test_recipients_are_added_replaced_and_retired_and_the_last_one_stays(
    recipients: OfficeRecipients, session: OfficeSession, qtbot: QtBot
) -> None:
    assert "no recipient" in recipients.notices[0]["words"]["en-MO"]
    first, second, third = public_key(), public_key(), public_key()
    do(qtbot, recipients, lambda: recipients.add("Counter safe", first))
    do(qtbot, recipients, lambda: recipients.rotate(first, second, ""))
    do(qtbot, recipients, lambda: recipients.add("Head office", third))
    do(qtbot, recipients, lambda: recipients.retire(third))
    do(qtbot, recipients, lambda: recipients.retire(second))
    assert recipients.failed
    assert "last recipient" in recipients.said["en-MO"]
    qtbot.waitUntil(lambda: len(recipients.recipients) == 3)
    shown = {one["key"]: (one["name"], one["present"], one["inNext"]) for one in recipients.recipients}
    assert shown == {
        second: ("Counter safe", True, True),
        first: ("Counter safe", False, False),
        third: ("Head office", False, False),
    }


def test_a_private_key_is_refused_and_leaves_the_form(recipients: OfficeRecipients, qtbot: QtBot) -> None:
    private = str(x25519.Identity.generate())
    with qtbot.waitSignal(recipients.done):
        recipients.add("Counter safe", private)
    assert recipients.failed
    assert private not in recipients.said["en-MO"]


def test_only_administrators_change_recipients(
    recipients: OfficeRecipients, session: OfficeSession, qtbot: QtBot
) -> None:
    enter_as(session, qtbot, "lei")
    assert not recipients.manages
    do(qtbot, recipients, lambda: recipients.add("Counter safe", public_key()))
    assert recipients.failed
    assert Recipients(session.database, session.now, list).list() == []


def test_a_recipient_slipped_in_by_hand_is_told(
    recipients: OfficeRecipients, session: OfficeSession, qtbot: QtBot
) -> None:
    session.database.connection.execute(
        "INSERT INTO recipient (key, name, added_by, added_at) VALUES (?, 'x', 'ghost', '2026-11-23')",
        (public_key(),),
    )
    recipients.refresh()
    qtbot.waitUntil(
        lambda: any(one["error"] and "not added here" in one["words"]["en-MO"] for one in recipients.notices)
    )


def test_a_locked_window_keeps_nothing_of_keys(
    keys: OfficeKeys, recipients: OfficeRecipients, session: OfficeSession
) -> None:
    session.lock()
    assert (keys.known, keys.keys, keys.rootFiles, recipients.recipients) == (False, [], [], [])
