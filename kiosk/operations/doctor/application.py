"""Whether residents can prepare an application here, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.config import ApplicationSettings
from kiosk.findings import PonteError
from kiosk.i18n.locales import MESSAGE_SOURCE
from kiosk.i18n.messages import Message
from kiosk.operations.doctor.rows import Row, ok, warn
from kiosk.sealing.device_key import device_key, key_file

_CHECK = "application"


def application_row(settings: ApplicationSettings, obstacles: Sequence[Message], key_problem: str | None = None) -> Row:
    """What is in the way of *Prepare my application*; nothing, where the operator does not want it."""
    if settings.is_empty():
        return ok(_CHECK, "Preparing an application is not set up, so it is not offered.")
    reasons = [reason.render(MESSAGE_SOURCE) for reason in obstacles]
    if key_problem is not None:
        reasons.append(key_problem)
    if reasons:
        return warn(
            _CHECK,
            f"Preparing an application is not offered. {' '.join(reasons)}",
            "Put this right, or take [application] out of kiosk.toml; resources/deploy/kiosk.toml explains it.",
        )
    return ok(_CHECK, f"Residents can prepare an application; it is kept for {settings.retention_days} days at most.")


def key_problem(data: Path, kiosk_id: str | None) -> str | None:
    """What is wrong with the kiosk's key, if it has one already; none is made here."""
    if not key_file(data).exists():
        return None
    try:
        device_key(data, kiosk_id)
    except PonteError as error:
        return error.message
    return None
