"""What the kiosk remembers of its deliveries, in ``deliveries.json`` of the data folder: for people only.

Losing the file loses nothing: what waits is in the outbox.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict

from kiosk.attempts import Problem, remember, remembered
from kiosk.outbox.delivery_error import DeliveryError

STATE_FILE: Final = "deliveries.json"


class DeliveryState(BaseModel):
    """Times are in UTC."""

    model_config = ConfigDict(frozen=True)

    last_attempt: AwareDatetime | None = None
    last_delivery: AwareDatetime | None = None
    """When the drop box last acknowledged anything."""
    problem: Problem | None = None
    told: str | None = None
    """The code of the refusal that staff were told of; None once everything went well again."""

    def after(self, now: datetime, delivered: bool, error: DeliveryError | None) -> DeliveryState:
        """An attempt has ended."""
        problem = None if error is None else Problem.of(error)
        last = now if delivered else self.last_delivery
        told = None if error is None else self.told if error.pauses else error.code
        return DeliveryState(last_attempt=now, last_delivery=last, problem=problem, told=told)


def read_state(data: Path) -> DeliveryState:
    """What is remembered; of a file that is damaged, nothing."""
    return remembered(data / STATE_FILE, DeliveryState)


def write_state(data: Path, state: DeliveryState) -> None:
    """Remember.

    Raises:
        OSError: it cannot be written; what was remembered before stays.
    """
    remember(data / STATE_FILE, state)
