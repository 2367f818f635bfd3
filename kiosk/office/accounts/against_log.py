"""The accounts as they are against the accounts as the log tells them: a row changed by hand is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts.passwords import mark
from kiosk.office.accounts.roles import ROLE_NAMES
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
        Finding(FILE, told[user].entry if user in told else 0, f"account.{user}", said)
        for user in sorted(told.keys() | present.keys())
        for said in _compare(user, told.get(user), present.get(user))
    ]


def _compare(user: str, told: _State | None, present: _State | None) -> Iterator[str]:
    if told is None:
        yield sentence("The account {user} was not made here: the log tells nothing of it. Disable it.", user=user)
    elif present is None:
        yield sentence("The account {user} was removed by hand. The office itself only disables accounts.", user=user)
    else:
        yield from _changes(user, told, present)


def _changes(user: str, told: _State, present: _State) -> Iterator[str]:
    if present.role != told.role:
        yield sentence(
            "{user} is {role}, and the log says {told}: it was changed by hand.",
            user=user,
            role=ROLE_NAMES.get(present.role, present.role),
            told=ROLE_NAMES.get(told.role, told.role),
        )
    if present.enabled and not told.enabled:
        yield sentence("{user} is enabled, and the log says disabled: it was changed by hand.", user=user)
    if told.enabled and not present.enabled:
        yield sentence("{user} is disabled, and the log says enabled: it was changed by hand.", user=user)
    if present.mark != told.mark:
        yield sentence(
            "The password of {user} is not the one that was set here: it was changed by hand. Set a new one.",
            user=user,
        )
    if present.added_at != told.added_at:
        yield sentence("The time when {user} was added is not the log's: it was changed by hand.", user=user)


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
