"""A kiosk as the office keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EnrolledKiosk:
    """A kiosk with one of its keys (64 hexadecimal digits). Times are in UTC.

    ``retired_at`` is None while signatures of this key count; ``replaced_by`` is the key that took its place.
    """

    id: str
    key: str
    name: str
    added_by: str
    added_at: datetime
    retired_by: str | None
    retired_at: datetime | None
    replaced_by: str | None

    @property
    def is_present(self) -> bool:
        """Whether what this key signed counts."""
        return self.retired_at is None

    @property
    def public_key(self) -> bytes:
        """32 bytes."""
        return bytes.fromhex(self.key)
