"""An office with a few records, made in a moment, whose window somebody has signed in to; and her colleagues."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts import Accounts, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.drafts.first import begin_office
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import GOOD, NOW, USER

STAFF = {"lei": Role.PUBLISHER, "rui": Role.PUBLISHER, "wong": Role.EDITOR}


@cache
def few_records() -> ContentSet:
    """The smallest content that may be published: the categories, and three sources."""
    whole = read_content(CONTENT_FOLDER)
    return ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))


@contextmanager
def small_office(data: Path, qtbot: QtBot, now: Callable[[], datetime] = lambda: NOW) -> Iterator[OfficeSession]:
    """The session of its only administrator, closed at the end."""
    keeper = PasswordKeeper(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    begin_office(data, now, USER, GOOD, few_records(), keeper)
    session = OfficeSession(data, lambda: data / "no-release", now, keeper=keeper)
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
