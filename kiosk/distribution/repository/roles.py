"""Where things lie in a repository, what each role signs, and for how long (design.md, section 7; TUF 1.0)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

METADATA: Final = "metadata"
"""The folder of what is signed."""
TARGETS: Final = "targets"
"""The folder of the files that are handed out."""
CATALOGUE_TARGET: Final = "catalog.sqlite"
RATES_TARGET: Final = "rates.json"
TWO_PEOPLE: Final = 2
"""How many publishers must sign when four eyes is on."""


class SigningRole(StrEnum):
    """The top-level roles of TUF, and the delegated one for exchange rates."""

    ROOT = "root"
    TARGETS = "targets"
    SNAPSHOT = "snapshot"
    TIMESTAMP = "timestamp"
    RATES = "rates"


VALID_FOR: Final = {
    SigningRole.ROOT: timedelta(days=2 * 365),
    SigningRole.TARGETS: timedelta(days=365),
    SigningRole.SNAPSHOT: timedelta(days=90),
    SigningRole.TIMESTAMP: timedelta(days=90),
    SigningRole.RATES: timedelta(days=7),
}


def expiry(role: SigningRole, now: datetime) -> datetime:
    """Until when metadata that a role signs now are valid; whole seconds, as TUF writes them."""
    return now.replace(microsecond=0) + VALID_FOR[role]
