"""Applications as the window lists them, and what a visit at the drop box brought, in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.sentence import as_message
from kiosk.office.inbox.model import Fetched, Item, Outcome
from kiosk.office.inbox.reasons import REASONS
from kiosk.sealing.envelope import APPLICATION
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_fleet_rows import ago
from kiosk.ui.office_moments import to_the_minute

DELETED: Final = "deleted"
"""In the place of the state of what is not here any more."""
Row = dict[str, Any]


def row(item: Item, now: datetime) -> Row:
    """One thing that came in: never what is in it."""
    return {
        "key": key_of(item),
        "id": item.id,
        "short": item.short_id,
        "kiosk": item.prefix,
        "received": to_the_minute(item.received_at),
        "ago": ago(item.received_at, now),
        "state": state_of(item),
        "reason": {} if item.reason is None else of_message(REASONS[item.reason]),
        "handledBy": item.handled_by or "",
        "handledAt": to_the_minute(item.handled_at),
        "deletedAt": to_the_minute(item.expired_at),
        "openable": item.size is not None and item.kind == APPLICATION,
    }


def key_of(item: Item) -> str:
    """Which one it is: the same bytes may have lain in two folders."""
    return f"{item.prefix}/{item.id}"


def state_of(item: Item) -> str:
    """``new``, ``handled``, ``set-aside`` or ``deleted``."""
    return item.state.value if item.expired_at is None else DELETED


def outcome(fetched: Fetched) -> Message:
    """How a visit ended."""
    signs, aside = fetched.outcomes[Outcome.HEARTBEAT], fetched.outcomes[Outcome.SET_ASIDE]
    if not fetched.new:
        return message("No new application. Signs of life: {signs}. Not accepted: {aside}.", signs=signs, aside=aside)
    return plural_message(
        "{n} new application. Signs of life: {signs}. Not accepted: {aside}.",
        "{n} new applications. Signs of life: {signs}. Not accepted: {aside}.",
        fetched.new,
        signs=signs,
        aside=aside,
    )


def problems(fetched: Fetched) -> list[FourLanguages]:
    """The folders that could not be looked at, and why."""
    return [
        of_message(message("{kiosk}: {problem}", kiosk=one.field, problem=as_message(one.message)))
        for one in fetched.problems
    ]
