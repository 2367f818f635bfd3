"""Moments as staff read them: in Macau's time."""

from __future__ import annotations

from datetime import datetime

from kiosk.i18n.formats import long_date
from kiosk.i18n.messages import Message, message
from kiosk.office.review.calendar import MACAU


def to_the_minute(at: datetime | None) -> str:
    """For columns of many: year, month, day, hour and minute; empty for none."""
    return "" if at is None else f"{at.astimezone(MACAU):%Y-%m-%d %H:%M}"


def moment(at: datetime) -> Message:
    """In a sentence: the date written out, and the time."""
    local = at.astimezone(MACAU)
    return message("{date}, {time}", date=lambda locale: long_date(local.date(), locale), time=f"{local:%H:%M}")


def saved_at(at: datetime) -> Message:
    """To the second: who typed sees that it was just now."""
    return message("Saved at {time}", time=f"{at.astimezone(MACAU):%H:%M:%S}")
