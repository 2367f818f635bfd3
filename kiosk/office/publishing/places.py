"""Where publishing keeps its files: beside the office's database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.i18n.sentence import sentence
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing.errors import PublishingError

if TYPE_CHECKING:
    from kiosk.distribution.repository.keys import OnlineKeys
    from kiosk.distribution.repository.repository import Repository


def repository_of(database: OfficeDatabase, now: Callable[[], datetime]) -> Repository:
    """The signed repository: the folder to copy to a web server or a stick."""
    from kiosk.distribution.repository.repository import Repository  # late: tuf takes its time

    return Repository(database.path.parent / "repository", now)


def online_folder(database: OfficeDatabase) -> Path:
    """Where the keys of the office machine lie."""
    return database.path.parent / "keys"


def online_keys(database: OfficeDatabase) -> OnlineKeys:
    """The keys of the office machine.

    Raises:
        PublishingError: ``no-online-keys``.
        RepositoryError: ``key-file``.
    """
    from kiosk.distribution.repository.keys import open_online_keys  # late: as above

    if not online_folder(database).exists():
        said = sentence("This machine has no keys yet. Make them with 'office keys create-online'.")
        raise PublishingError(said, code="no-online-keys")
    return open_online_keys(online_folder(database))


def release_file(database: OfficeDatabase, number: int) -> Path:
    """The catalogue file of a release."""
    return database.path.parent / "releases" / f"{number}.sqlite"
