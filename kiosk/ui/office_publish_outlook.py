"""Everything the page of releases shows, read in one go on the other thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import KeyPurpose, Publishing, Release, ReleaseState, SigningKeys
from kiosk.ui.office_publish_maps import changes_map, findings_map, record_head, release_map, waiting_map

NO_REPOSITORY, NO_KEY, NOT_NAMED, KEY_COUNTS = "no-repository", "no-key", "not-named", "counts"
"""Whether somebody can sign: there is nothing to sign for; no key; a key that the root does not name; one that it does.
"""
SIGNATURES_AT_FIRST = 2
"""Until the repository says how many it needs."""


def outlook_map(database: OfficeDatabase, now: Callable[[], datetime], actor: Actor) -> dict[str, Any]:
    """What waits, what is under way, what was published, and what the person may do about it.

    Raises:
        PonteError: the repository or the present release cannot be read.
    """
    publishing, keys = Publishing(database, now), SigningKeys(database, now)
    releases, current = publishing.releases(), publishing.current()
    number = current.number if current else 0
    found = publishing.outlook()
    checks = found.next.checks
    return {
        "mayPublish": actor.may(Right.PUBLISH),
        "keyState": _key_state(keys, actor),
        "needed": publishing.signatures_needed() if keys.repository.exists() else SIGNATURES_AT_FIRST,
        "records": [waiting_map(record, actor.user) for record in found.records],
        "leaving": [record_head(one.kind, one.id, one.names) for one in found.leaving],
        "blocking": findings_map(checks.blocking),
        "warnings": findings_map(checks.warnings),
        "underWay": _under_way(publishing, number, actor),
        "interrupted": publishing.interrupted() is not None,
        "releases": [release_map(release, number, actor.user) for release in releases],
        "current": number,
        "next": max((release.number for release in releases), default=0) + 1,
    }


def release_changes_map(publishing: Publishing, number: int) -> dict[str, Any]:
    """What a release changed against the one before (``before`` 0: it is the first).

    Raises:
        PonteError: one of the files is gone, or is not what was signed.
    """
    found = publishing.changes(number)
    return {"before": found.before or 0, **changes_map(found.records)}


def _under_way(publishing: Publishing, current: int, actor: Actor) -> dict[str, Any]:
    release = publishing.under_way()
    if release is None:
        return {}
    return {**release_map(release, current, actor.user), "waitsForItsDay": _waits_for_its_day(publishing, release)}


def _waits_for_its_day(publishing: Publishing, release: Release) -> bool:
    return release.state is ReleaseState.SIGNED and publishing.interrupted() is None


def _key_state(keys: SigningKeys, actor: Actor) -> str:
    if not keys.repository.exists():
        return NO_REPOSITORY
    own = [key for key in keys.every() if key.purpose is KeyPurpose.PUBLISHER and key.user == actor.user]
    present = [key for key in own if key.withdrawn_at is None]
    if not present:
        return NO_KEY
    return KEY_COUNTS if present[0].counts else NOT_NAMED
