"""Small records to edit, and a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.i18n.text import source_mark


class Clock:
    """Tells a time that only tests move."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, seconds: int) -> None:
        self.time += timedelta(seconds=seconds)


def text(chinese: str = "費用", english: str = "Fee", **others: str) -> dict[str, Any]:
    words = {"zh-Hant-MO": chinese, "zh-Hans-CN": "费用", "pt-MO": "Encargos", "en-MO": english}
    return {**words, **others, "from": source_mark(chinese)}


def fact(record_id: str = "fee", **changes: Any) -> dict[str, Any]:
    """A whole fact without a value."""
    return {"id": record_id, "label": text(), "confidence": "NONE", **changes}


def service(record_id: str, position: int = 1, **changes: Any) -> dict[str, Any]:
    """A whole service with nothing but what it must have."""
    return {
        "id": record_id,
        "category": "account",
        "position": position,
        "status": "available",
        "tier": "info",
        "audience": ["resident"],
        "name": text(f"開戶{position}", f"Account {position}"),
        "summary": text("簡介", "Summary"),
        "review_by": "2027-01-01",
        **changes,
    }
