"""An office with staff for tests: a clock that is set by hand, and a hasher that counts instead of taking its time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase

MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
GOOD = "green tram over the bridge"
OTHER = "seven paper lanterns"


class CountingHasher(PasswordHasher):
    """argon2id at its cheapest (1 pass, 8 KiB); ``computed`` counts how often it was really computed."""

    def __init__(self, passes: int = 1) -> None:
        super().__init__(time_cost=passes, memory_cost=8, parallelism=1)
        self.computed = 0

    def verify(self, *arguments: Any) -> bool:
        self.computed += 1
        return bool(super().verify(*arguments))


class Staff:
    """An office with an administrator (chan), a publisher (lei) and an editor (wong), all with :data:`GOOD`."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.now = MORNING
        self.hasher = CountingHasher()
        self.database = OfficeDatabase.create(data)
        self.accounts = self._accounts()
        self.accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
        self.chan = Actor("chan", Role.ADMINISTRATOR)
        self.accounts.add(self.chan, "lei", GOOD, Role.PUBLISHER)
        self.accounts.add(self.chan, "wong", GOOD, Role.EDITOR)
        self.lei, self.wong = Actor("lei", Role.PUBLISHER), Actor("wong", Role.EDITOR)

    def restart(self, hasher: CountingHasher | None = None) -> None:
        """Close the office and open it again."""
        self.database.close()
        self.database = OfficeDatabase.open(self.data)
        self.hasher = hasher or self.hasher
        self.accounts = self._accounts()

    def wait(self, time: timedelta) -> None:
        """Set the clock forward or, with a negative time, back."""
        self.now += time

    def _accounts(self) -> Accounts:
        return Accounts(self.database, lambda: self.now, PasswordKeeper(self.hasher))
