"""A recipient as the office keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Recipient:
    """A public key of age, and who or what holds its private half. Times are in UTC.

    ``retired_at`` is None while the next release names it; ``replaced_by`` is the key that took its place.
    """

    key: str
    name: str
    added_by: str
    added_at: datetime
    retired_by: str | None
    retired_at: datetime | None
    replaced_by: str | None

    @property
    def is_present(self) -> bool:
        """Whether new releases name it."""
        return self.retired_at is None
