"""The recipients as they are against the recipients as the log tells them: a row changed by hand is noticed.

Whoever could slip in a key of their own would read every application from the next release on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import Entry, entries, one_moment
from kiosk.office.database import FILE
from kiosk.office.recipients import store

_ACTIONS = (Action.RECIPIENT_ADDED, Action.RECIPIENT_RETIRED)


@dataclass(frozen=True, slots=True)
class _State:
    """What is compared of a recipient; ``entry`` is the last one about it (0 in the table's own)."""

    name: str
    present: bool
    entry: int


def differences(connection: sqlite3.Connection) -> list[Finding]:
    """What stands in the recipients and was never done through the office; nothing when all is well.

    Raises:
        OfficeError: ``audit-log``: the log itself was altered so that it cannot be read.
    """
    with one_moment(connection):
        told = _told(connection)
        present = {one.key: _State(one.name, one.is_present, 0) for one in store.every(connection)}
    return [
        Finding(FILE, told[key].entry if key in told else 0, f"recipient.{key}", problem)
        for key in sorted(told.keys() | present.keys())
        for problem in _compare(key, told.get(key), present.get(key))
    ]


def strangers(connection: sqlite3.Connection) -> list[Finding]:
    """Those differences that would let somebody read applications: keys in use that were not added here.

    Raises:
        OfficeError: ``audit-log``, as :func:`differences`.
    """
    with one_moment(connection):
        told = {key for key, state in _told(connection).items() if state.present}
        foreign = {f"recipient.{key}" for key in store.present_keys(connection) if key not in told}
        return [finding for finding in differences(connection) if finding.field in foreign]


def _compare(key: str, told: _State | None, present: _State | None) -> Iterator[str]:
    if told is None:
        yield sentence("The recipient {key} was not added here: the log tells nothing of it. Retire it.", key=key)
    elif present is None:
        yield sentence("The recipient {key} was removed by hand. The office itself only retires recipients.", key=key)
    elif present.name != told.name:
        yield sentence(
            "The name of the recipient {key} was changed by hand: the log says {name}.", key=key, name=told.name
        )
    elif present.present and not told.present:
        yield sentence("The recipient {key} was retired, and somebody brought it back by hand.", key=key)
    elif told.present and not present.present:
        yield sentence("The recipient {key} was retired by hand: the log tells nothing of it.", key=key)


def _told(connection: sqlite3.Connection) -> dict[str, _State]:
    """Each recipient as the log leaves it."""
    told: dict[str, _State] = {}
    for entry in _entries(connection):
        key = str(entry.about.get("key"))
        told[key] = _State(str(entry.about.get("name")), entry.action == Action.RECIPIENT_ADDED, entry.number)
    return told


def _entries(connection: sqlite3.Connection) -> list[Entry]:
    found = [entry for action in _ACTIONS for entry in entries(connection, action=action)]
    return sorted(found, key=lambda entry: entry.number)
