"""The content of a heartbeat, read as something that may come from anybody: a kiosk's disk may be taken over, too."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

MOST_BYTES = 8_000
"""Of the content: a real one has some hundred."""
MOST_NUMBER = 1_000_000_000
Word = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Count = Annotated[int, Field(ge=0, le=MOST_NUMBER)]


class SignOfLife(BaseModel):
    """What a kiosk says of itself: nothing about any person. Fields of a newer program are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, strict=True, defer_build=True)

    schema_: int = Field(alias="schema", ge=1, le=MOST_NUMBER)
    at: AwareDatetime
    """By the kiosk's own clock."""
    release: Count | None
    """None: it is out of service."""
    trust: Word | None
    catalogue_age_days: Count | None
    program: str = Field(pattern=r"^[0-9A-Za-z.+-]{1,40}$")
    disk_free_mb: Count
    printer: Word
    waiting: Count
    sessions_today: Count
    problems: tuple[Word, ...] = Field(max_length=50)
    last_sync: AwareDatetime | None


def read_sign_of_life(content: bytes | str) -> SignOfLife | None:
    """The sign of life in these bytes; None: it is none. Nothing of what was wrong is repeated anywhere."""
    if len(content) > MOST_BYTES:
        return None
    try:
        found = SignOfLife.model_validate_json(content)
        found.at.timestamp()
    except (ValidationError, ValueError, OverflowError, RecursionError):
        return None
    return found if _in_range(found.at) and (found.last_sync is None or _in_range(found.last_sync)) else None


def _in_range(moment: datetime) -> bool:
    """Whether it can be written in UTC: the first and the last day of the calendar cannot."""
    return 1 < moment.year < 9999
