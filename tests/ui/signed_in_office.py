"""An office with the seed content whose window somebody has signed in to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot

from begun_office import GOOD, KEEPER, NOW, USER, begun_office


@contextmanager
def signed_in_office(data: Path, qtbot: QtBot, now: Callable[[], datetime] = lambda: NOW) -> Iterator[OfficeSession]:
    """The session of its only administrator, closed at the end."""
    session = OfficeSession(begun_office(data), lambda: data / "no-release", now, keeper=KEEPER)
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    yield session
    session.close()


def damage(session: OfficeSession) -> None:
    """Spoil the office's file below the window, whose connection stays open: only its first page is left whole."""
    connection, file = session.database.connection, session.database.path
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA shrink_memory")
    with file.open("r+b") as content:
        content.seek(4096)
        content.write(b"\xa5" * (file.stat().st_size - 4096))
