"""An office with the seed content whose window somebody has signed in to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot

from begun_office import GOOD, KEEPER, NOW, USER, begun_office
from begun_office import damage as spoil


@contextmanager
def signed_in_office(data: Path, qtbot: QtBot, now: Callable[[], datetime] = lambda: NOW) -> Iterator[OfficeSession]:
    """The session of its only administrator, closed at the end."""
    session = OfficeSession(begun_office(data), lambda: data / "no-release", now, keeper=KEEPER)
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    yield session
    session.close()


def damage(session: OfficeSession) -> None:
    """Spoil the office's file below the window."""
    spoil(session.database)
