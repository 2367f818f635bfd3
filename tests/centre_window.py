"""A centre whose people sit in front of its window: its kiosks, its drop box, and the key that opens applications."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.config import DropBox, Settings
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot

from inbox_office import InboxOffice
from publishing_office import GOOD, cheap_hasher

ADMINISTRATOR, CLERK = "chan", "wong"


@contextmanager
def centre_window(folder: Path, qtbot: QtBot) -> Iterator[tuple[InboxOffice, OfficeSession]]:
    """The centre and the session of its administrator, closed at the end."""
    centre = InboxOffice(folder / "data", folder)
    session = OfficeSession(
        centre.data, lambda: folder / "no-release", centre.clock, keeper=PasswordKeeper(cheap_hasher())
    )
    sit_down(session, qtbot, ADMINISTRATOR)
    yield centre, session
    session.close()
    centre.database.close()


def sit_down(session: OfficeSession, qtbot: QtBot, user: str) -> None:
    """The next person signs in."""
    session.signOut()
    session.signIn(user, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")


def settings(centre: InboxOffice) -> Settings:
    """What kiosk.toml of the centre says."""
    return Settings(drop_box=DropBox(url=str(centre.drop_box)))


def key_file(centre: InboxOffice, folder: Path) -> Path:
    """The centre's key, as ``age-keygen`` writes it."""
    file = folder / "centre.key"
    file.write_text(f"# public key: {centre.identity.to_public()}\n{centre.identity}\n")
    return file
