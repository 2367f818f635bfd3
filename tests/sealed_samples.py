"""Applications and envelopes to try sealing on. Nobody in them is a real person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kiosk.sealing.application import Application
from kiosk.sealing.device_key import DeviceKey, device_key
from kiosk.sealing.envelope import APPLICATION, Envelope, seal, sign

from application_sample import new_recipient

VALUES: dict[str, Any] = {
    "name": "Maria João da Silva-Chan",
    "chinese_name": "陳大文",
    "document": "bir",
    "document_number": "12345678",
    "phone": "+85366123456",
    "branch": "橫琴分行",
    "day": date(2026, 12, 1),
    "service": "open-account",
    "language": "pt-MO",
    "release": 12,
}
PERSONAL = ("Maria", "João", "Silva", "陳大文", "12345678", "66123456", "橫琴")
"""What must never be seen outside the sealed part."""


def application(**changes: Any) -> Application:
    return Application.checked(**{**VALUES, **changes})


def envelope(data: Path, sequence: int = 1, recipient: str | None = None, **changes: Any) -> Envelope:
    """Signed with the key in the folder, sealed to the recipient (without one: to a key that nobody keeps)."""
    return sealed_envelope(device_key(data), sequence, recipient, **changes)


def sealed_envelope(key: DeviceKey, sequence: int = 1, recipient: str | None = None, **changes: Any) -> Envelope:
    """The same, signed with a key that is open."""
    return sign(APPLICATION, sequence, seal(application(**changes), [recipient or new_recipient()]), key)
