"""Releases, changes and findings as the page of releases shows them: maps for QML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from kiosk.catalog.content_texts import FROM
from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.office.drafts.summary import names_of
from kiosk.office.publishing import Release, ReleaseState
from kiosk.office.publishing.outlook import WaitingRecord
from kiosk.office.review.changes import FieldChange, RecordChange
from kiosk.office.translation.texts import written_path
from kiosk.ui.four_languages import of_date, of_message, of_sentence, of_words
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_moments import to_the_minute

MOST_RECORDS, MOST_FIELDS = 100, 60
"""Of a release, and of a record, that are shown; the commands list all."""


def finding_map(finding: Finding) -> dict[str, Any]:
    """What is wrong in words, and the record to open for it (``kind`` and ``id`` empty: none)."""
    kind, record_id = _record_of(finding.file)
    return {
        "words": of_sentence(finding.message),
        "label": label_of(finding.field) if finding.field else {},
        "error": finding.severity == "error",
        "kind": kind,
        "id": record_id,
    }


def _record_of(file: str) -> tuple[str, str]:
    path = PurePosixPath(file)
    known = path.parent.name in Kind._value2member_map_
    return (path.parent.name, path.stem) if known else ("", "")


def change_map(change: FieldChange) -> dict[str, Any]:
    """One value that changed. ``note`` stands in place of runs where only a mark changed."""
    if change.path and change.path[-1] == FROM:
        holds = message("Somebody said that the translations still hold.")
        return {"label": label_of(written_path(change.path[:-1])), "runs": [], "note": of_message(holds)}
    path = change.path if change.locale is None else (*change.path, change.locale.value)
    runs = [{"change": run.change.value, "words": run.words} for run in change.runs]
    return {"label": label_of(written_path(path)), "runs": runs, "note": {}}


def record_change_map(change: RecordChange) -> dict[str, Any]:
    """A record that changed, with the first of its values that did."""
    return {
        **record_head(change.kind, change.id, change.names),
        "what": change.what.value,
        "changes": [change_map(one) for one in change.changes[:MOST_FIELDS]],
        "more": max(0, len(change.changes) - MOST_FIELDS),
    }


def record_head(kind: Kind, record_id: str, names: Mapping[Locale, str]) -> dict[str, Any]:
    """Which record it is."""
    name = of_words(names.__getitem__)
    return {"kind": kind.value, "id": record_id, "name": name, "kindName": of_message(KIND_NAMES[kind])}


def changes_map(changes: Sequence[RecordChange]) -> dict[str, Any]:
    """What a release changed, the first of it."""
    return {
        "records": [record_change_map(change) for change in changes[:MOST_RECORDS]],
        "more": max(0, len(changes) - MOST_RECORDS),
    }


def waiting_map(record: WaitingRecord, user: str) -> dict[str, Any]:
    """A record that waits for review, as ``user`` may deal with it."""
    draft, change = record.draft, record.change
    nothing: dict[str, Any] = {"what": "", "changes": [], "more": 0}
    return {
        **(record_change_map(change) if change else nothing),
        **record_head(draft.kind, draft.id, names_of(draft.id, draft.data)),
        "revision": draft.revision,
        "editedBy": draft.edited_by,
        "editedAt": to_the_minute(draft.edited_at),
        "authors": ", ".join(sorted(record.authors)),
        "own": user in record.authors,
        "urgent": record.urgent,
        "urgentBy": ", ".join(sorted(record.urgent_by)),
        "calledUrgent": user in record.urgent_by,
        "replaced": [
            {"label": label_of(written_path((*one.path, one.locale.value))), "before": one.before, "after": one.after}
            for one in record.replaced
        ],
        "findings": [finding_map(finding) for finding in record.findings],
    }


def release_map(release: Release, current: int, user: str) -> dict[str, Any]:
    """A release in a list, and ``user``'s part in it."""
    return {
        "number": release.number,
        "state": release.state.value,
        "current": release.number == current,
        "notes": release.notes,
        "preparedBy": release.prepared_by,
        "builtAt": to_the_minute(release.built_at),
        "publishedAt": to_the_minute(release.published_at),
        "effectiveOn": {} if release.effective_on is None else of_date(release.effective_on),
        "rolledBackTo": release.rolled_back_to or 0,
        "signatures": [{"user": one.user, "at": to_the_minute(one.at)} for one in release.signatures],
        "mine": any(one.user == user for one in release.signatures),
        "canBeRestored": release.state is ReleaseState.PUBLISHED and release.number != current,
    }


def findings_map(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [finding_map(finding) for finding in findings]
