"""A new office: its database with the first administrator and the first content, all of it or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.catalog.content_files import ContentSet
from kiosk.durable_file import move_into_place, private_folder
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase, database_file
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.importing import ImportPlan
from kiosk.office.drafts.model import State
from kiosk.office.errors import OfficeError

UNFINISHED = "office.unfinished"
"""Where a new office is made, beside its place; after a power cut it may stay, and the next try removes it."""


def must_be_free(data: Path) -> None:
    """Go on only where there is no office yet.

    Raises:
        OfficeError: ``exists``.
    """
    if database_file(data).exists():
        said = sentence(
            "There is an office in {folder} already. Use it, or choose another --data.",
            folder=str(database_file(data).parent),
        )
        raise OfficeError(said, code="exists")


def begin_office(
    data: Path,
    now: Callable[[], datetime],
    user: str,
    password: str,
    content: ContentSet,
    keeper: PasswordKeeper | None = None,
) -> ImportPlan:
    """Make the office of a data folder. Its first content counts as published: it is what kiosks come with.

    Raises:
        OfficeError: ``exists``, ``content``, ``cannot-write``; AccountError: the name or the password will not do.
    """
    must_be_free(data)
    place = data / UNFINISHED
    shutil.rmtree(place, ignore_errors=True)
    try:
        database = OfficeDatabase.create(place)
        try:
            plan = _filled(database, now, user, password, content, keeper)
        finally:
            database.close()  # the last connection brings the write-ahead log into the file
        private_folder(database_file(data).parent)
        move_into_place(database.path, database_file(data))
    except OSError as error:
        said = sentence("The office cannot be made in {folder}: {reason}.", folder=str(data), reason=str(error))
        raise OfficeError(said, code="cannot-write") from None
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return plan


def _filled(
    database: OfficeDatabase,
    now: Callable[[], datetime],
    user: str,
    password: str,
    content: ContentSet,
    keeper: PasswordKeeper | None,
) -> ImportPlan:
    accounts = Accounts(database, now, keeper)
    accounts.add(None, user, password, Role.ADMINISTRATOR)
    return Drafts(database, now).import_content(accounts.sign_in(user, password), content, State.PUBLISHED)
