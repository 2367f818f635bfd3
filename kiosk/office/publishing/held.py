"""What goes into a release: what is ready or was published before; never what somebody is still working on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.content_files import ContentSet, file_name
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor
from kiosk.office.drafts import store as drafts
from kiosk.office.drafts.model import Draft, State
from kiosk.office.drafts.shape import judged
from kiosk.office.review.errors import ReviewError
from kiosk.office.review.four_eyes import authors, seen_by_another
from kiosk.office.review.review import Review
from kiosk.office.review.urgent import Key


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A ready revision that a release holds, and who wrote it since it was last published."""

    kind: Kind
    id: str
    revision: int
    authors: frozenset[str]


@dataclass(frozen=True, slots=True)
class NextContent:
    """The content of the next release, what is new in it, and which records stay because somebody works on them."""

    content: ContentSet
    held: tuple[HeldRecord, ...]
    unfinished: frozenset[Key]


def next_content(connection: sqlite3.Connection, present: ContentSet | None) -> NextContent:
    """What the next release holds as the drafts are now.

    A record that is being worked on stays as it is in the ``present`` release; before the first one, as it was when
    the office began.
    """
    content, held, unfinished = ContentSet(), [], set()
    for draft in drafts.every(connection):
        if draft.state is State.RETIRED:
            continue
        if draft.state is State.DRAFT:
            record = _unfinished(connection, draft, present)
            unfinished.add((draft.kind, draft.id))
        else:
            record = _judged(draft, content)
        if record is not None:
            content.records(draft.kind)[draft.id] = record
        if draft.state is State.READY:
            held.append(HeldRecord(draft.kind, draft.id, draft.revision, authors(connection, draft.kind, draft.id)))
    return NextContent(content, tuple(held), frozenset(unfinished))


def keep_held(connection: sqlite3.Connection, release: int, held: Iterable[HeldRecord]) -> None:
    """Keep with a release what is new in it."""
    connection.executemany(
        "INSERT INTO release_record (release, kind, id, revision, authors) VALUES (?, ?, ?, ?, ?)",
        [(release, one.kind.value, one.id, one.revision, " ".join(sorted(one.authors))) for one in held],
    )


def turn_published(
    connection: sqlite3.Connection, release: int, review: Review, approvers: Sequence[Actor], four_eyes: bool
) -> None:
    """Turn to published what a release holds. What was changed since it was prepared stays a draft.

    Raises:
        AccountError: ``not-allowed``.
        ReviewError: ``own-work``: somebody who did not write a record has to approve it.
    """
    held = _held(connection, release)
    unchanged = [one for one in held if _is_still(connection, one, State.READY)]
    if four_eyes:
        _check_authors([one for one in held if one not in unchanged], {actor.user for actor in approvers})
    review.publish(connection, approvers, {(one.kind, one.id): one.revision for one in unchanged})


def turn_ready(connection: sqlite3.Connection, release: int) -> None:
    """Turn back to ready what a release held that kiosks were never given."""
    for one in _held(connection, release):
        if _is_still(connection, one, State.PUBLISHED):
            drafts.change_state(connection, one.kind, one.id, State.READY)


def _held(connection: sqlite3.Connection, release: int) -> list[HeldRecord]:
    rows = connection.execute("SELECT * FROM release_record WHERE release = ?", (release,))
    return [
        HeldRecord(Kind(row["kind"]), row["id"], row["revision"], frozenset(row["authors"].split())) for row in rows
    ]


def _check_authors(held: Iterable[HeldRecord], approvers: set[str]) -> None:
    own_work = [
        Finding(
            file_name(one.kind, one.id), 0, "", sentence("was written by {users}", users=", ".join(sorted(one.authors)))
        )
        for one in held
        if not seen_by_another(one.authors, approvers)
    ]
    if own_work:
        raise ReviewError(sentence("Somebody else has to approve these records."), own_work, "own-work")


def _is_still(connection: sqlite3.Connection, held: HeldRecord, state: State) -> bool:
    present = drafts.find(connection, held.kind, held.id)
    return present is not None and (present.revision, present.state) == (held.revision, state)


def _judged(draft: Draft, content: ContentSet) -> Any:
    record = judged(draft.kind, draft.id, draft.data)
    content.findings.extend(record.findings)
    return record.record


def _unfinished(connection: sqlite3.Connection, draft: Draft, present: ContentSet | None) -> Any:
    if present is not None:
        return present.records(draft.kind).get(draft.id)
    earlier = drafts.revisions(connection, draft.kind, draft.id)
    published = [revision for revision in earlier if revision.state is State.PUBLISHED]
    return judged(draft.kind, draft.id, published[-1].data).record if published else None
