"""The day in Macau, whatever time zone a machine is set to: kiosks and offices date everything by it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

MACAU: Final = timezone(timedelta(hours=8))
"""China Standard Time, the whole year; Zhuhai and Hengqin have the same."""


def day_in_macau(moment: datetime) -> date:
    """The date on the wall in Macau at a moment (with its zone)."""
    return moment.astimezone(MACAU).date()


def today_in_macau() -> date:
    """The present date in Macau."""
    return day_in_macau(datetime.now(UTC))
