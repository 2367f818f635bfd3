"""How many visits began today: a number and its day, and nothing about any of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.durable_file import private_folder, write_private

COUNT_FILE: Final = "visits.json"
_MOST_BYTES: Final = 1000
"""Of this file, which has about 40."""


class VisitCount:
    """Counts by the day of ``today``; a new day, or a clock that was set, begins at nought.

    It is written down with each heartbeat, so a crash loses what came after the last one.
    """

    def __init__(self, data: Path, today: Callable[[], date]) -> None:
        self._file = data / COUNT_FILE
        self._today = today
        self._day, self._count = self._written()

    def begun(self) -> None:
        """A visit has begun."""
        self._count, self._day = self.today() + 1, self._today()

    def today(self) -> int:
        """How many visits began on the present day."""
        return self._count if self._day == self._today() else 0

    def save(self) -> None:
        """Write the number down; a disk that takes nothing costs the number, after a restart."""
        content = json.dumps({"day": self._today().isoformat(), "count": self.today()}).encode()
        with suppress(OSError):
            private_folder(self._file.parent)
            write_private(self._file, content)

    def _written(self) -> tuple[date, int]:
        try:
            with self._file.open("rb") as stream:
                content = json.loads(stream.read(_MOST_BYTES))
            return date.fromisoformat(content["day"]), max(0, int(content["count"]))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return self._today(), 0
