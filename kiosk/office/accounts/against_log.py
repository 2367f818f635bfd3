"""The accounts as they are against the accounts as the log tells them: a row changed by hand is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.findings import Finding
from kiosk.office.accounts.passwords import mark
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import Entry, entries, in_utc, one_moment
from kiosk.office.database import FILE


@dataclass(frozen=True, slots=True)
class _State:
    """What is compared of an account; ``entry`` is the last one about it (0 in the table's own)."""

    role: str
    enabled: bool
    mark: str
    added_at: str
    entry: int


def differences(connection: sqlite3.Connection) -> list[Finding]:
    """What stands in the accounts and was never done through the office; nothing when all is well.

    Raises:
        OfficeError: ``audit-log``: the log itself was altered so that it cannot be read.
    """
    with one_moment(connection):
        told, present = _told(connection), _present(connection)
    return [
        Finding(FILE, told[user].entry if user in told else 0, f"account.{user}", sentence)
        for user in sorted(told.keys() | present.keys())
        for sentence in _compare(user, told.get(user), present.get(user))
    ]


def _compare(user: str, told: _State | None, present: _State | None) -> Iterator[str]:
    if told is None:
        yield f"The account {user} was not made here: the log tells nothing of it. Disable it."
    elif present is None:
        yield f"The account {user} was removed by hand. The office itself only disables accounts."
    else:
        yield from _changes(user, told, present)


def _changes(user: str, told: _State, present: _State) -> Iterator[str]:
    by_hand = "it was changed by hand"
    if present.role != told.role:
        yield f"{user} is {present.role}, and the log says {told.role}: {by_hand}."
    if present.enabled != told.enabled:
        now, then = (("enabled" if state.enabled else "disabled") for state in (present, told))
        yield f"{user} is {now}, and the log says {then}: {by_hand}."
    if present.mark != told.mark:
        yield f"The password of {user} is not the one that was set here: {by_hand}. Set a new one."
    if present.added_at != told.added_at:
        yield f"The time when {user} was added is not the log's: {by_hand}."


def _told(connection: sqlite3.Connection) -> dict[str, _State]:
    """Each account as the log leaves it. What cannot be told of an account that was never added is left out."""
    states: dict[str, _State] = {}
    for entry in entries(connection):
        user = str(entry.about.get("account", ""))
        if entry.action == Action.ACCOUNT_ADDED:
            states[user] = _added(entry)
        elif user in states:
            states[user] = _after(states[user], entry)
    return states


def _added(entry: Entry) -> _State:
    about = entry.about
    return _State(str(about.get("role")), True, str(about.get("mark")), in_utc(entry.at), entry.number)


def _after(state: _State, entry: Entry) -> _State:
    changes: Mapping[str, _State] = {
        Action.ACCOUNT_ROLE: replace(state, role=str(entry.about.get("role"))),
        Action.ACCOUNT_DISABLED: replace(state, enabled=False),
        Action.ACCOUNT_ENABLED: replace(state, enabled=True),
        Action.ACCOUNT_CREDENTIAL: replace(state, mark=str(entry.about.get("mark"))),
    }
    return replace(changes[entry.action], entry=entry.number) if entry.action in changes else state


def _present(connection: sqlite3.Connection) -> dict[str, _State]:
    rows = connection.execute("SELECT user, role, enabled, password, added_at FROM account")
    return {
        user: _State(role, bool(enabled), mark(password), added_at, 0)
        for user, role, enabled, password, added_at in rows
    }
