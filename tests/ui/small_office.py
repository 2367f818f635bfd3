"""An office with a few records, made in a moment, whose window somebody has signed in to; and her colleagues."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.office.accounts import Accounts, Role
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot

from begun_office import GOOD, KEEPER, NOW, USER, small_begun_office

STAFF = {"lei": Role.PUBLISHER, "rui": Role.PUBLISHER, "wong": Role.EDITOR}


@contextmanager
def small_office(data: Path, qtbot: QtBot, now: Callable[[], datetime] = lambda: NOW) -> Iterator[OfficeSession]:
    """The session of its only administrator, closed at the end."""
    session = OfficeSession(small_begun_office(data), lambda: data / "no-release", now, keeper=KEEPER)
    enter_as(session, qtbot, USER)
    yield session
    session.close()


def enter_as(session: OfficeSession, qtbot: QtBot, user: str) -> None:
    """The next person sits down."""
    session.signOut()
    session.signIn(user, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")


def hire(session: OfficeSession) -> None:
    """Two publishers and an editor, by the administrator who is signed in."""
    accounts = Accounts(session.database, session.now, session.keeper)
    for user, role in STAFF.items():
        accounts.add(session.actor, user, GOOD, role)
