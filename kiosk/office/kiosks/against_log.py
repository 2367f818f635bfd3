"""The kiosks as they are against the kiosks as the log tells them: a row changed by hand is noticed.

Whoever could slip in a key of their own could send applications in the name of a kiosk.
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
from kiosk.office.kiosks import store
from kiosk.office.kiosks.model import EnrolledKiosk

_ACTIONS = (Action.KIOSK_ADDED, Action.KIOSK_RETIRED)


@dataclass(frozen=True, slots=True)
class _State:
    """What is compared of a key; ``entry`` is the last one about it (0 in the table's own)."""

    kiosk: str
    name: str
    present: bool
    entry: int


def differences(connection: sqlite3.Connection) -> list[Finding]:
    """What stands in the kiosks and was never done through the office; nothing when all is well.

    Raises:
        OfficeError: ``audit-log``: the log itself was altered so that it cannot be read.
    """
    with one_moment(connection):
        told = _told(connection)
        kept = {one.key: _State(one.id, one.name, one.is_present, 0) for one in store.every(connection)}
    return [
        Finding(FILE, told[key].entry if key in told else 0, f"kiosk.{key}", problem)
        for key in sorted(told.keys() | kept.keys())
        for problem in _compare(kept.get(key), told.get(key))
    ]


def trusted(connection: sqlite3.Connection) -> dict[str, EnrolledKiosk]:
    """By id, the kiosks whose signatures count: present ones, and only those that the log tells so too.

    Raises:
        OfficeError: ``audit-log``, as :func:`differences`.
    """
    with one_moment(connection):
        told = {(state.kiosk, key) for key, state in _told(connection).items() if state.present}
        return {one.id: one for one in store.every(connection) if one.is_present and (one.id, one.key) in told}


def _compare(kept: _State | None, told: _State | None) -> Iterator[str]:
    if kept is None:
        if told is not None:
            yield sentence(
                "The kiosk {kiosk} was removed by hand. The office itself only retires kiosks.", kiosk=told.kiosk
            )
    elif told is None:
        yield sentence(
            "The kiosk {kiosk} was not added here: the log tells nothing of it. Retire it.", kiosk=kept.kiosk
        )
    elif (kept.kiosk, kept.name) != (told.kiosk, told.name):
        yield sentence(
            "Id or name of the kiosk {kiosk} was changed by hand: the log says {told}, {name}.",
            kiosk=kept.kiosk,
            told=told.kiosk,
            name=told.name,
        )
    elif kept.present and not told.present:
        yield sentence("The kiosk {kiosk} was retired, and somebody brought it back by hand.", kiosk=kept.kiosk)
    elif told.present and not kept.present:
        yield sentence("The kiosk {kiosk} was retired by hand: the log tells nothing of it.", kiosk=kept.kiosk)


def _told(connection: sqlite3.Connection) -> dict[str, _State]:
    """Each key as the log leaves it."""
    told: dict[str, _State] = {}
    for entry in _entries(connection):
        about = {name: str(value) for name, value in entry.about.items()}
        present = entry.action == Action.KIOSK_ADDED
        told[about.get("key", "")] = _State(about.get("kiosk", ""), about.get("name", ""), present, entry.number)
    return told


def _entries(connection: sqlite3.Connection) -> list[Entry]:
    found = [entry for action in _ACTIONS for entry in entries(connection, action=action)]
    return sorted(found, key=lambda entry: entry.number)
