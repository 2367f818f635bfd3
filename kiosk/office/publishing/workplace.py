"""Where releases are made: the database, the clock, and what is opened from them when it is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.office.accounts import Accounts, Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing.places import release_file, repository_of
from kiosk.office.review.calendar import day_in_macau
from kiosk.office.review.review import Review

if TYPE_CHECKING:
    from kiosk.distribution.repository.repository import Repository


class Workplace:
    """What every step of publishing works with. ``now`` gives the time with its zone.

    ``clock_confirmed_by`` says that the clock is right, whatever speaks against it; None: nobody does.
    """

    def __init__(
        self, database: OfficeDatabase, now: Callable[[], datetime], clock_confirmed_by: Actor | None = None
    ) -> None:
        self.database = database
        self.now = now
        self.clock_confirmed_by = clock_confirmed_by

    @cached_property
    def repository(self) -> Repository:
        """Made when it is needed: listing releases does not need it, and it imports tuf."""
        return repository_of(self.database, self.now)

    @property
    def connection(self) -> sqlite3.Connection:
        return self.database.connection

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.database, self.now)

    @property
    def today(self) -> date:
        """The day in Macau."""
        return day_in_macau(self.now())

    @property
    def four_eyes(self) -> bool:
        """Whether two publishers must sign; so it is until a repository says otherwise.

        Raises:
            RepositoryError: ``damaged``.
        """
        return not self.repository.exists() or self.repository.signatures_needed() > 1

    @property
    def review(self) -> Review:
        """The door to review, with as many eyes as releases need.

        Raises:
            RepositoryError: ``damaged``.
        """
        return Review(self.database, self.now, four_eyes=self.four_eyes)

    def file(self, number: int) -> Path:
        """The catalogue file of a release."""
        return release_file(self.database, number)
