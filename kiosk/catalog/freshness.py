"""How old the information is, in the three levels of ux.md P-18."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kiosk.catalog.model import Service

FRESH_DAYS = 7
AGEING_DAYS = 30


class Freshness(StrEnum):
    """``fresh`` up to 7 days, ``ageing`` up to 30 days, then ``stale``: please confirm with staff."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"


def freshness(built_at: date, today: date) -> Freshness:
    """The level of a catalogue built on ``built_at``. A day in the future (a wrong clock) counts as fresh."""
    age = (today - built_at).days
    if age <= FRESH_DAYS:
        return Freshness.FRESH
    return Freshness.AGEING if age <= AGEING_DAYS else Freshness.STALE


def service_is_stale(service: Service, today: date) -> bool:
    """Whether the day has passed by which staff wanted to look at the service again."""
    return today > service.review_by
