"""What waits for a release, record by record: what changed, who wrote it, what blocks it, what urgency replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_files import ContentSet, file_name
from kiosk.catalog.content_texts import data_of
from kiosk.findings import Finding
from kiosk.office.drafts import store as drafts
from kiosk.office.drafts.model import Data, Draft, State
from kiosk.office.publishing.next_release import NextRelease
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.review.changes import RecordChange, content_changes, records_of
from kiosk.office.review.urgent import CounterSentence, Key, counter_sentences


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """A record that somebody handed on for review.

    ``change`` is None where it says what kiosks have already. ``urgent_by`` called it urgent; ``urgent`` says whether
    that is enough.
    """

    draft: Draft
    change: RecordChange | None
    authors: frozenset[str]
    urgent_by: frozenset[str]
    urgent: bool
    replaced: tuple[CounterSentence, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """``records`` go into the next release; ``leaving`` are those that it takes out."""

    next: NextRelease
    records: tuple[WaitingRecord, ...]
    leaving: tuple[RecordChange, ...]


def outlook(workplace: Workplace, coming: NextRelease) -> Outlook:
    """Look at what waits for ``coming``.

    Raises:
        RepositoryError: ``damaged``.
    """
    held = {(one.kind, one.id): one for one in coming.found.held}
    before = _published(workplace, coming.present, held)
    after = records_of(coming.found.content)
    if coming.present is None:
        after = {key: data for key, data in after.items() if key in held}
    changes = {(change.kind, change.id): change for change in content_changes(before, after)}
    records = tuple(_waiting(workplace, coming, key, changes.get(key)) for key in held)
    leaving = tuple(change for key, change in changes.items() if key not in held and key not in after)
    return Outlook(coming, records, leaving)


def _published(workplace: Workplace, present: ContentSet | None, held: Mapping[Key, Any]) -> dict[Key, Data]:
    """What kiosks have; before the first release, what the office began with."""
    if present is not None:
        return records_of(present)
    found: dict[Key, Data] = {}
    for kind, record_id in held:
        earlier = drafts.revisions(workplace.connection, kind, record_id)
        published = [one.data for one in earlier if one.state is State.PUBLISHED]
        if published:
            found[kind, record_id] = published[-1]
    return found


def _waiting(workplace: Workplace, coming: NextRelease, key: Key, change: RecordChange | None) -> WaitingRecord:
    draft, review, file = workplace.review.draft(*key), workplace.review, file_name(*key)
    record = coming.found.content.records(key[0]).get(key[1])
    return WaitingRecord(
        draft,
        change,
        review.authors(*key),
        review.called_urgent_by(*key),
        key in coming.urgent,
        tuple(counter_sentences(*key, draft.data if record is None else data_of(record))),
        tuple(finding for finding in coming.checks.findings if finding.file == file),
    )
