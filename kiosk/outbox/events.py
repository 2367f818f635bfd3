"""What staff should know later: a small file of lines, one JSON object each, with declared keys only.

An event that is not in the list, or a key it does not declare, is a mistake of the program and is never written: so no
answer of a resident can get in (design.md, section 6).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.durable_file import PRIVATE, private_folder

EVENTS_FILE = "events.jsonl"
EARLIER_FILE = "events.1.jsonl"
MOST_BYTES = 1_000_000
"""Of the file; then it becomes the earlier one, and the one before that goes."""


class Event(StrEnum):
    """What may happen to envelopes, to the drop box and to the printer."""

    KEPT = "envelope-kept"
    EXPIRED = "envelope-expired"
    NOT_KEPT = "envelope-not-kept"
    DELIVERED = "envelope-delivered"
    """The drop box has acknowledged it, and it was deleted here."""
    REFUSED = "delivery-refused"
    """Once, until the reason changes or a delivery goes well."""
    REDATED = "envelope-redated"
    """It was kept while the clock was wrong, and is counted from now on."""
    PRINTER = "printer"


KEYS: Final[dict[Event, frozenset[str]]] = {
    Event.KEPT: frozenset({"id", "sequence"}),
    Event.EXPIRED: frozenset({"id", "kept_at"}),
    Event.NOT_KEPT: frozenset({"reason"}),
    Event.DELIVERED: frozenset({"id", "sequence"}),
    Event.REFUSED: frozenset({"reason"}),
    Event.REDATED: frozenset({"id", "kept_at"}),
    Event.PRINTER: frozenset({"state"}),
}
"""What each event says, beside its time."""


def now_in_utc() -> datetime:
    """The present moment; tests bring their own."""
    return datetime.now(UTC)


class StaffEvents:
    """Adds events to the file in a data folder."""

    def __init__(self, data: Path, now: Callable[[], datetime] = now_in_utc) -> None:
        self.file = data / EVENTS_FILE
        self._earlier = data / EARLIER_FILE
        self._now = now

    def add(self, event: Event, **values: str | int) -> None:
        """Write one line. A disk that takes nothing more loses the line: no visit fails for it.

        Raises:
            ValueError: the keys are not those that this event declares.
        """
        if frozenset(values) != KEYS[event]:
            raise ValueError(f"{event} declares {sorted(KEYS[event])}")
        line = json.dumps({"at": self._now().isoformat(timespec="seconds"), "event": event.value, **values})
        try:
            self._append(f"{line}\n".encode())
        except OSError:
            return

    def read(self) -> list[dict[str, str | int]]:
        """The events of the present file, oldest first; a line that was cut off by a power cut is left out."""
        try:
            lines = self.file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        return [entry for line in lines if (entry := _entry(line)) is not None]

    def _append(self, line: bytes) -> None:
        """A line that a power cut broke stays alone: the new one is not lost with it."""
        private_folder(self.file.parent)
        if self.file.exists() and self.file.stat().st_size + len(line) > MOST_BYTES:
            self.file.replace(self._earlier)
        descriptor = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, PRIVATE)
        try:
            size = os.fstat(descriptor).st_size
            was_cut_off = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
            os.write(descriptor, b"\n" + line if was_cut_off else line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _entry(line: str) -> dict[str, str | int] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
