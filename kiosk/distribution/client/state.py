"""What the kiosk remembers of its updates, in ``updates.json`` of the data folder: for people, and a second floor.

Losing the file loses no safety: the floor stands in the record of installed releases too.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from kiosk.attempts import Problem, remember, remembered
from kiosk.distribution.installed import RELEASES_FOLDER, read_record
from kiosk.findings import PonteError

STATE_FILE: Final = "updates.json"


class UpdateState(BaseModel):
    """Times are in UTC; ``newest_built_at`` is the latest ``built_at`` of any release that was verified here."""

    model_config = ConfigDict(frozen=True)

    floor: int = Field(default=0, ge=0)
    newest_built_at: AwareDatetime | None = None
    last_attempt: AwareDatetime | None = None
    last_success: AwareDatetime | None = None
    source: str = ""
    problem: Problem | None = None

    def after_success(self, now: datetime, source: str) -> UpdateState:
        """The repository was reached and everything in it held."""
        return self.model_copy(
            update={"last_attempt": now, "last_success": now, "source": source, "problem": None},
        )

    def after_failure(self, now: datetime, source: str, error: PonteError) -> UpdateState:
        """The sentence is kept for ``release list`` and the doctor."""
        problem = Problem.of(error)
        return self.model_copy(update={"last_attempt": now, "source": source, "problem": problem})

    def having_seen(self, number: int, built_at: datetime) -> UpdateState:
        """A release was verified: neither the floor nor the reference time ever goes back."""
        newest = built_at if self.newest_built_at is None else max(self.newest_built_at, built_at)
        return self.model_copy(update={"floor": max(self.floor, number), "newest_built_at": newest})


def read_state(data: Path) -> UpdateState:
    """What is remembered; of a file that is damaged, nothing."""
    return remembered(data / STATE_FILE, UpdateState)


def write_state(data: Path, state: UpdateState) -> None:
    """Remember.

    Raises:
        OSError: it cannot be written; what was remembered before stays.
    """
    remember(data / STATE_FILE, state)


def floor_of(data: Path) -> int:
    """The highest number that was ever imported here, as far as anything on the disk still says so."""
    folders = [int(path.name) for path in _release_folders(data) if path.name.isascii() and path.name.isdigit()]
    return max([read_state(data).floor, read_record(data).floor, *folders])


def _release_folders(data: Path) -> list[Path]:
    try:
        return list((data / RELEASES_FOLDER).iterdir())
    except OSError:
        return []
