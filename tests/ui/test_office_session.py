"""Who works in the office window: the first run, signing in, the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts import Accounts, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.first import begin_office
from kiosk.ui.office_session import IDLE_SECONDS, OfficeSession
from pytestqt.qtbot import QtBot

from begun_office import GOOD, KEEPER, seed_release


class Clock:
    """Time that moves only when a test says so."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()


@pytest.fixture
def release() -> Path:
    return seed_release()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, release: Path, clock: Clock) -> Iterator[OfficeSession]:
    made = OfficeSession(tmp_path, lambda: release, clock.now, clock.monotonic, KEEPER)
    yield made
    made.close()


def wait_for(qtbot: QtBot, session: OfficeSession, act: Callable[[], None]) -> None:
    act()
    qtbot.waitUntil(lambda: not session.busy, timeout=20_000)


def begun(qtbot: QtBot, session: OfficeSession) -> OfficeSession:
    wait_for(qtbot, session, lambda: session.begin("Chan", GOOD, GOOD))
    return session


def test_the_first_run_makes_an_office_with_its_first_administrator(qtbot: QtBot, session: OfficeSession) -> None:
    assert session.state == "first-run"
    begun(qtbot, session)
    assert (session.state, session.user, session.role["en-MO"]) == ("signed-in", "chan", "administrator")
    count = session.database.connection.execute("SELECT COUNT(*) FROM draft WHERE kind = 'services'").fetchone()[0]
    assert count == len(read_content(CONTENT_FOLDER).services)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [(GOOD, "another good phrase", "differ"), ("short", "short", "characters"), ("", "", "characters")],
)
def test_a_first_password_that_will_not_do_makes_nothing(
    qtbot: QtBot, session: OfficeSession, password: str, again: str, said: str
) -> None:
    wait_for(qtbot, session, lambda: session.begin("chan", password, again))
    assert said in session.problem["en-MO"]
    assert session.problem["pt-MO"] not in ("", session.problem["en-MO"])
    assert session.state == "first-run"


def test_a_wrong_password_does_not_say_which_field_was_wrong(qtbot: QtBot, session: OfficeSession) -> None:
    begun(qtbot, session).signOut()
    said = []
    for user, password in (("chan", "a wrong password"), ("nobody", GOOD)):
        wait_for(qtbot, session, lambda user=user, password=password: session.signIn(user, password))
        said.append(session.problem["zh-Hant-MO"])
    assert said[0] == said[1] != ""
    assert session.state == "signed-out"
    wait_for(qtbot, session, lambda: session.signIn("chan", GOOD))
    assert (session.state, session.problem) == ("signed-in", {})


def test_a_window_left_alone_locks_and_opens_for_its_person_only(
    qtbot: QtBot, session: OfficeSession, clock: Clock
) -> None:
    begun(qtbot, session)
    Accounts(session.database, clock.now, KEEPER).add(session.actor, "lei", "other good words too", Role.EDITOR)
    ends: list[str] = []
    session.ended.connect(lambda: ends.append(session.actor.user))
    clock.moment += timedelta(seconds=IDLE_SECONDS - 1)
    session.look()
    assert session.state == "signed-in"
    session.touch()
    clock.moment += timedelta(seconds=IDLE_SECONDS)
    session.look()
    assert (session.state, session.user, ends) == ("locked", "chan", ["chan"])
    wait_for(qtbot, session, lambda: session.signIn("lei", "other good words too"))
    assert session.state == "locked"
    wait_for(qtbot, session, lambda: session.signIn("", GOOD))
    assert session.state == "signed-in"


def test_a_disabled_account_does_nothing_more_in_an_open_window(qtbot: QtBot, session: OfficeSession) -> None:
    begun(qtbot, session)
    accounts = Accounts(session.database, session.now, KEEPER)
    accounts.add(session.actor, "lei", "other good words too", Role.ADMINISTRATOR)
    accounts.disable(accounts.sign_in("lei", "other good words too"), "chan")
    with pytest.raises(Exception, match="disabled"):
        session.present_actor()


def test_an_office_that_is_there_asks_for_a_sign_in(tmp_path: Path, release: Path, clock: Clock) -> None:
    begin_office(tmp_path, clock.now, "chan", GOOD, read_content(CONTENT_FOLDER), KEEPER)
    session = OfficeSession(tmp_path, lambda: release, clock.now, clock.monotonic, KEEPER)
    assert session.state == "signed-out"
    with pytest.raises(Exception, match="Sign in first"):
        _ = session.actor
    session.close()
    OfficeDatabase.open(tmp_path).close()
