"""An office with the seed content whose window somebody has signed in to; passwords are hashed at the least cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from argon2 import PasswordHasher
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.drafts.first import begin_office
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Ten in the morning in Macau."""
GOOD = "green tram over the bridge"
USER = "chan"
KEEPER = PasswordKeeper(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@cache
def _begun() -> TemporaryDirectory[str]:
    """An office that is made once and copied for every test; it goes with the process."""
    made = TemporaryDirectory()
    begin_office(Path(made.name) / "office", lambda: NOW, USER, GOOD, read_content(CONTENT_FOLDER), KEEPER)
    return made


@contextmanager
def signed_in_office(data: Path, qtbot: QtBot, now: Callable[[], datetime] = lambda: NOW) -> Iterator[OfficeSession]:
    """The session of its only administrator, closed at the end."""
    copytree(Path(_begun().name) / "office", data)
    session = OfficeSession(data, lambda: data / "no-release", now, keeper=KEEPER)
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    yield session
    session.close()
