"""What came in, as the office keeps it, and what fetching brought."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.findings import Finding
from kiosk.office.inbox.reasons import Reason
from kiosk.sealing.application import Application
from kiosk.sealing.envelope import Envelope
from kiosk.sealing.identifier import SHORT


class State(StrEnum):
    """What staff have to do with an envelope."""

    NEW = "new"
    HANDLED = "handled"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that came in, without its bytes. Times are in UTC.

    ``prefix`` is the folder in which it lay, ``kiosk`` whom it names itself. ``size`` is None when its bytes were
    deleted (``expired_at``) or never read.
    """

    id: str
    prefix: str
    name: str
    kiosk: str | None
    kind: str | None
    sequence: int | None
    received_at: datetime
    state: State
    reason: Reason | None
    handled_by: str | None
    handled_at: datetime | None
    size: int | None
    expired_at: datetime | None

    @property
    def short_id(self) -> str:
        """As it is printed on the sheet."""
        return self.id[:SHORT]


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """An envelope and what was sealed in it. Personal data: in memory only, and never shown by itself."""

    item: Item
    envelope: Envelope
    application: Application


class Outcome(StrEnum):
    """What became of one file of the drop box."""

    NEW = "new"
    HEARTBEAT = "heartbeat"
    KNOWN = "known"
    """It was here before: nothing changed."""
    SET_ASIDE = "set-aside"
    LEFT = "left"
    """Real, and too much for today: it stays in the drop box for tomorrow."""
    PASSED_OVER = "passed-over"
    """Not believed, and too much for today: it stays in the drop box and is not kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of it; ``id`` is that of its bytes, ``reason`` says why it was set aside or left."""

    outcome: Outcome
    id: str
    reason: Reason | None = None


@dataclass(slots=True)
class Fetched:
    """What one visit at the drop box brought; ``problems`` name folders that could not be looked at."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    deleted: int = 0
    accepted_later: int = 0
    """Set aside before, and now believed, because the kiosk was enrolled meanwhile."""
    problems: list[Finding] = field(default_factory=list)

    def count(self, taken: Taken) -> None:
        self.outcomes[taken.outcome] += 1
        if taken.reason is not None:
            self.reasons[taken.reason] += 1

    @property
    def new(self) -> int:
        """Applications that staff have not seen yet."""
        return self.outcomes[Outcome.NEW] + self.accepted_later
