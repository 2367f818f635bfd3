"""The people of the office in its window: who sees whom, and what changes of an account say and do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kiosk.office.accounts import AccountError, Accounts, Role
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import entries
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_users import OfficeUsers
from pytestqt.qtbot import QtBot
from small_office import enter_as, small_office

from begun_office import GOOD, NOW, USER

OTHER = "seven paper lanterns"


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with small_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def accounts(session: OfficeSession) -> Accounts:
    return Accounts(session.database, session.now, session.keeper)


@pytest.fixture
def users(session: OfficeSession, qtbot: QtBot) -> OfficeUsers:
    made = OfficeUsers(session)
    with qtbot.waitSignal(made.changed):
        made.refresh()
    qtbot.waitUntil(lambda: made.people != [])
    return made


def make(qtbot: QtBot, users: OfficeUsers, change: Callable[[], None]) -> None:
    """Do it and wait until the page shows what came of it."""
    change()
    qtbot.waitUntil(lambda: not users.busy and users.said != {})


def person(users: OfficeUsers, qtbot: QtBot, user: str) -> dict[str, Any]:
    qtbot.waitUntil(lambda: any(one["user"] == user for one in users.people))
    return next(one for one in users.people if one["user"] == user)


def test_an_administrator_adds_a_person_who_can_sign_in_with_the_password_that_was_set(
    users: OfficeUsers, accounts: Accounts, qtbot: QtBot
) -> None:
    make(qtbot, users, lambda: users.add("Lei", "publisher", OTHER, OTHER))
    assert not users.failed
    assert person(users, qtbot, "lei")["role"] == "publisher"
    assert accounts.sign_in("lei", OTHER).role is Role.PUBLISHER


@pytest.mark.parametrize(
    ("user", "password", "again", "said"),
    [
        ("lei", OTHER, OTHER + "x", "differ"),
        ("lei", "short", "short", "12 to 128"),
        ("Lei Mei", OTHER, OTHER, "user name"),
        (USER, OTHER, OTHER, "already"),
    ],
)
def test_what_cannot_be_an_account_is_refused_with_the_reason(
    users: OfficeUsers, accounts: Accounts, qtbot: QtBot, user: str, password: str, again: str, said: str
) -> None:
    make(qtbot, users, lambda: users.add(user, "editor", password, again))
    assert users.failed
    assert said in users.said["en-MO"]
    assert [one.user for one in accounts.list()] == [USER]


def test_the_last_administrator_is_told_before_and_refused_by_the_office_itself(
    users: OfficeUsers, accounts: Accounts, qtbot: QtBot
) -> None:
    assert person(users, qtbot, USER)["last"]
    make(qtbot, users, lambda: users.disable(USER))
    assert users.failed
    assert "last administrator" in users.said["en-MO"]
    make(qtbot, users, lambda: users.changeRole(USER, "editor"))
    assert users.failed
    make(qtbot, users, lambda: users.add("lei", "administrator", OTHER, OTHER))
    qtbot.waitUntil(lambda: not person(users, qtbot, USER)["last"])
    assert accounts.find(USER).role is Role.ADMINISTRATOR


def test_whoever_gives_the_office_to_somebody_else_sees_from_then_on_what_the_new_role_sees(
    users: OfficeUsers, session: OfficeSession, accounts: Accounts, qtbot: QtBot
) -> None:
    accounts.add(session.actor, "lei", OTHER, Role.ADMINISTRATOR)
    make(qtbot, users, lambda: users.changeRole(USER, "editor"))
    assert session.rights == ["edit", "open-applications"]
    assert not users.manages
    qtbot.waitUntil(lambda: [one["user"] for one in users.people] == [USER])


def test_whoever_disables_the_own_account_is_signed_out(
    users: OfficeUsers, session: OfficeSession, accounts: Accounts, qtbot: QtBot
) -> None:
    accounts.add(session.actor, "lei", OTHER, Role.ADMINISTRATOR)
    users.disable(USER)
    qtbot.waitUntil(lambda: session.state == "signed-out")
    assert users.people == []


def test_a_locked_account_says_until_when_and_an_administrator_unlocks_it(
    users: OfficeUsers, session: OfficeSession, accounts: Accounts, qtbot: QtBot
) -> None:
    accounts.add(session.actor, "lei", GOOD, Role.EDITOR)
    for _ in range(5):
        with pytest.raises(AccountError):
            accounts.sign_in("lei", OTHER)
    users.refresh()
    assert person(users, qtbot, "lei")["lockedUntil"] == "2026-11-23 10:05"
    make(qtbot, users, lambda: users.enable("lei"))
    qtbot.waitUntil(lambda: person(users, qtbot, "lei")["lockedUntil"] == "")
    assert accounts.sign_in("lei", GOOD).user == "lei"


def test_everybody_changes_the_own_password_and_proves_the_present_one(
    users: OfficeUsers, session: OfficeSession, accounts: Accounts, qtbot: QtBot
) -> None:
    accounts.add(session.actor, "wong", GOOD, Role.EDITOR)
    enter_as(session, qtbot, "wong")
    users.refresh()
    assert person(users, qtbot, "wong")["you"]
    assert len(users.people) == 1  # an editor sees nobody else's account
    make(qtbot, users, lambda: users.changeOwnPassword(OTHER, OTHER, OTHER))
    assert users.failed
    assert "present password" in users.said["en-MO"]
    make(qtbot, users, lambda: users.changeOwnPassword(GOOD, OTHER, OTHER))
    assert not users.failed
    assert accounts.sign_in("wong", OTHER).user == "wong"


def test_an_editor_changes_nobody_elses_account(
    users: OfficeUsers, session: OfficeSession, accounts: Accounts, qtbot: QtBot
) -> None:
    accounts.add(session.actor, "wong", GOOD, Role.EDITOR)
    enter_as(session, qtbot, "wong")
    for change in (lambda: users.setPassword(USER, OTHER, OTHER), lambda: users.changeRole("wong", "administrator")):
        make(qtbot, users, change)
        assert users.failed
    assert accounts.sign_in(USER, GOOD).role is Role.ADMINISTRATOR
    assert accounts.find("wong").role is Role.EDITOR


def test_a_row_changed_by_hand_is_told_with_a_warning(users: OfficeUsers, session: OfficeSession, qtbot: QtBot) -> None:
    assert users.warnings == []
    session.database.connection.execute(
        "INSERT INTO account VALUES ('ghost', 'administrator', 'x', 1, '2026-11-23T01:00:00.000+00:00')"
    )
    users.refresh()
    qtbot.waitUntil(lambda: users.warnings != [])
    assert "ghost" in users.warnings[0]["pt-MO"]


def test_the_list_says_when_somebody_signed_in_last_in_macau(
    users: OfficeUsers, session: OfficeSession, qtbot: QtBot
) -> None:
    assert entries(session.database.connection, action=Action.SIGNED_IN)[-1].at == NOW
    assert person(users, qtbot, USER)["signedIn"] == "2026-11-23 10:00"


def test_a_locked_window_shows_nobody(users: OfficeUsers, session: OfficeSession) -> None:
    session.lock()
    assert users.people == []
    assert users.said == {}
