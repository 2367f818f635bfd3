"""The door to review: draft → ready → published by somebody else, and back with a comment.

The state stands in the drafts; here it is decided who may change it, and when. Every step is about the revision that
the person was shown, and is in the audit log in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from kiosk.catalog.content_files import file_name
from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.export import content_of
from kiosk.office.drafts.model import STATE_NAMES, Data, Draft, State
from kiosk.office.drafts.shape import judged
from kiosk.office.review.calendar import NEXT_REVIEW_DAYS, SOON_DAYS, Due, day_in_macau, due
from kiosk.office.review.checks import Checks, record_checks
from kiosk.office.review.errors import ReviewError
from kiosk.office.review.four_eyes import authors, seen_by_another
from kiosk.office.review.urgent import Key
from kiosk.office.translation.marks import confirmed
from kiosk.office.translation.texts import texts_of, written_path

PUBLISHERS_FOR_URGENT = 2
"""With four eyes on; one is enough where they are off."""
LONGEST_COMMENT = 2000
"""Characters."""
_REVIEWED_AGAIN = {State.PUBLISHED: State.READY, State.READY: State.READY, State.DRAFT: State.DRAFT}
"""The state of a fact after a look that changed nothing but its review date: there is nothing more to edit."""


@dataclass(frozen=True, slots=True)
class Comment:
    """Why a record was sent back, and which revision of it."""

    revision: int
    at: datetime
    user: str
    words: str


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A look at a fact's source that found it unchanged. ``source`` is the id of a record, None if it has none."""

    fact: str
    revision: int
    checked_on: date
    source: str | None
    review_by: date
    user: str


class Review:
    """Judges drafts. ``now`` gives the time in any zone; ``four_eyes`` False lets publishers publish their own work."""

    def __init__(self, database: OfficeDatabase, now: Callable[[], datetime], *, four_eyes: bool = True) -> None:
        self._database = database
        self._now = now
        self._four_eyes = four_eyes

    # --- reading ------------------------------------------------------------------------------------------------------

    def draft(self, kind: Kind, record_id: str) -> Draft:
        """The record as it is now.

        Raises:
            ReviewError: ``unknown``.
        """
        return _found(self._database.connection, kind, record_id)

    def checks(self, kind: Kind, record_id: str) -> Checks:
        """What blocks this draft from being ready, and what warns.

        Raises:
            ReviewError: ``unknown``.
        """
        return self._checks(self.draft(kind, record_id))

    def comments(self, kind: Kind, record_id: str) -> list[Comment]:
        """Why it was sent back, the newest first."""
        rows = self._database.connection.execute(
            "SELECT revision, at, user, words FROM review_comment WHERE kind = ? AND id = ? ORDER BY number DESC",
            (kind.value, record_id),
        )
        return [Comment(row["revision"], datetime.fromisoformat(row["at"]), row["user"], row["words"]) for row in rows]

    def urgent(self) -> frozenset[Key]:
        """The records whose present revision enough publishers called urgent."""
        rows = self._database.connection.execute(
            "SELECT kind, id FROM draft JOIN review_urgent USING (kind, id, revision)"
            " GROUP BY kind, id HAVING COUNT(DISTINCT user) >= ?",
            (PUBLISHERS_FOR_URGENT if self._four_eyes else 1,),
        )
        return frozenset((Kind(kind), str(record_id)) for kind, record_id in rows)

    def called_urgent_by(self, kind: Kind, record_id: str) -> frozenset[str]:
        """The publishers who called the present revision urgent."""
        rows = self._database.connection.execute(
            "SELECT user FROM draft JOIN review_urgent USING (kind, id, revision) WHERE kind = ? AND id = ?",
            (kind.value, record_id),
        )
        return frozenset(str(user) for (user,) in rows)

    def authors(self, kind: Kind, record_id: str) -> frozenset[str]:
        """Who wrote the record since it was last published."""
        return authors(self._database.connection, kind, record_id)

    def due(self, within_days: int = SOON_DAYS) -> tuple[Due, ...]:
        """Records to look at again: their day has passed or comes within so many days."""
        return due(self._database.connection, self._today(), within_days)

    # --- the way to a release -----------------------------------------------------------------------------------------

    def confirm(
        self,
        actor: Actor,
        kind: Kind,
        record_id: str,
        field: str,
        locales: Collection[Locale],
        revision: int | None = None,
    ) -> Draft:
        """Say that translations of one text still hold for its present source; the record is a draft again.

        ``field`` is a dotted path such as ``steps.0.text``.

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``unknown-field`` (no such text, or no words in that language), ``state`` (retired),
                ``conflict`` or ``unknown``.
        """
        actor.must(Right.EDIT)
        with self._database.transaction() as connection:
            present = _present(connection, kind, record_id, revision)
            if present.state is State.RETIRED:
                raise ReviewError(sentence("{id} is retired: restore it first.", id=record_id), code="state")
            data = _confirmed(present, field, locales)
            if data == present.data:
                return present
            draft = self._written(connection, actor, present, data, State.DRAFT)
            append(connection, draft.edited_at, actor.user, Action.DRAFT_SAVED, _about(draft))
        return draft

    def ready(self, actor: Actor, kind: Kind, record_id: str, revision: int | None = None) -> Draft:
        """Hand a draft to the publishers. ``revision`` is the one that was looked at (None: the present one).

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``blocked`` with what to put right, ``state``, ``conflict`` or ``unknown``.
        """
        actor.must(Right.EDIT)
        draft = _present(self._database.connection, kind, record_id, revision)
        blocking = self._checks(draft).blocking
        if blocking:
            said = sentence("{id} is not ready: put this right first.", id=record_id)
            raise ReviewError(said, blocking, "blocked")
        return self._step(actor, draft, State.DRAFT, State.READY, Action.RECORD_READY)

    def send_back(self, actor: Actor, kind: Kind, record_id: str, comment: str, revision: int | None = None) -> Draft:
        """Return a ready record to its editors, with a comment that says why.

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``comment`` (none, or too long), ``state``, ``conflict`` or ``unknown``.
        """
        actor.must(Right.PUBLISH)
        words = comment.strip()
        if not 0 < len(words) <= LONGEST_COMMENT:
            raise ReviewError(sentence("Say why, in 1 to {most} characters.", most=LONGEST_COMMENT), code="comment")
        draft = _present(self._database.connection, kind, record_id, revision)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO review_comment (kind, id, revision, at, user, words) VALUES (?, ?, ?, ?, ?, ?)",
                (kind.value, record_id, draft.revision, self._moment(), actor.user, words),
            )

        return self._step(actor, draft, State.READY, State.DRAFT, Action.RECORD_RETURNED, write)

    def say_urgent(self, actor: Actor, kind: Kind, record_id: str, revision: int | None = None) -> frozenset[str]:
        """Say that a ready revision cannot wait for its translations; returns all publishers who said so.

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``state``, ``conflict`` or ``unknown``.
        """
        actor.must(Right.PUBLISH)
        with self._database.transaction() as connection:
            draft = _present(connection, kind, record_id, revision)
            _must_be(draft, State.READY)
            key = (kind.value, record_id, draft.revision)
            said = connection.execute(
                "INSERT OR IGNORE INTO review_urgent (kind, id, revision, user, at) VALUES (?, ?, ?, ?, ?)",
                (*key, actor.user, self._moment()),
            )
            if said.rowcount:
                append(connection, self._now(), actor.user, Action.RECORD_URGENT, _about(draft))
            users = connection.execute("SELECT user FROM review_urgent WHERE kind = ? AND id = ? AND revision = ?", key)
            return frozenset(str(user) for (user,) in users)

    def publish(
        self, connection: sqlite3.Connection, approvers: Collection[Actor], revisions: Mapping[Key, int]
    ) -> None:
        """Turn ready records to published, inside the transaction that publishes the release and logs it.

        ``approvers`` are all who signed the release; ``revisions`` are the ones that it holds.

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``own-work`` (``where`` names the records that nobody else has seen), ``state``, ``conflict``
                or ``unknown``; the caller's transaction must then be undone.
        """
        for actor in approvers:
            actor.must(Right.PUBLISH)
        users = {actor.user for actor in approvers}
        own_work = [
            Finding(
                file_name(kind, record_id),
                0,
                "",
                sentence("was written by {users}", users=", ".join(sorted(written_by))),
            )
            for kind, record_id in sorted(revisions)
            if not seen_by_another(written_by := authors(connection, kind, record_id), users)
        ]
        if own_work and self._four_eyes:
            raise ReviewError(sentence("Somebody else has to approve these records."), own_work, "own-work")
        for (kind, record_id), revision in sorted(revisions.items()):
            _must_be(_present(connection, kind, record_id, revision), State.READY)
            store.change_state(connection, kind, record_id, State.PUBLISHED)

    # --- the calendar -------------------------------------------------------------------------------------------------

    def checked(self, actor: Actor, fact_id: str, review_by: date | None = None) -> Draft:
        """Somebody looked at the fact's source today and found it unchanged: one call, one new review date.

        ``as_of`` stays: it is the day of the source, not of the look (docs/content.md). The look is kept beside the
        fact with its source. A published fact becomes ready: a new ``review_by`` reaches kiosks with a release only.

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``unknown``, ``state`` (retired), or ``review-by`` (not after today).
        """
        actor.must(Right.EDIT)
        today = self._today()
        day = today + timedelta(days=NEXT_REVIEW_DAYS) if review_by is None else review_by
        if day <= today:
            said = sentence("The next review must come after today, {date}.", date=today.isoformat())
            raise ReviewError(said, code="review-by")
        with self._database.transaction() as connection:
            present = _found(connection, Kind.FACTS, fact_id)
            if present.state not in _REVIEWED_AGAIN:
                raise ReviewError(sentence("{id} is retired: restore it first.", id=fact_id), code="state")
            draft = self._with_review_by(connection, actor, present, day)
            source = draft.data.get("source")
            connection.execute(
                "INSERT INTO fact_check (fact, revision, checked_on, source, review_by, at, user)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (fact_id, draft.revision, today.isoformat(), source, day.isoformat(), self._moment(), actor.user),
            )
            append(connection, self._now(), actor.user, Action.FACT_CHECKED, _about(draft))
        return draft

    def fact_checks(self, fact_id: str) -> list[FactCheck]:
        """Every look that found the fact unchanged, the newest first."""
        rows = self._database.connection.execute(
            "SELECT fact, revision, checked_on, source, review_by, user FROM fact_check WHERE fact = ?"
            " ORDER BY number DESC",
            (fact_id,),
        )
        return [
            FactCheck(fact, revision, date.fromisoformat(on), source, date.fromisoformat(review_by), user)
            for fact, revision, on, source, review_by, user in rows
        ]

    def _with_review_by(self, connection: sqlite3.Connection, actor: Actor, present: Draft, day: date) -> Draft:
        """The fact with its new day as a new revision; itself, if that is its day already."""
        data = judged(Kind.FACTS, present.id, {**present.data, "review_by": day.isoformat()}).data
        if data == present.data:
            return present
        return self._written(connection, actor, present, data, _REVIEWED_AGAIN[present.state])

    # --- steps --------------------------------------------------------------------------------------------------------

    def _checks(self, draft: Draft) -> Checks:
        content = content_of(store.every(self._database.connection))
        return record_checks(draft.kind, draft.id, draft.data, content, self._today())

    def _step(
        self,
        actor: Actor,
        seen: Draft,
        before: State,
        after: State,
        action: Action,
        write: Callable[[sqlite3.Connection], None] = lambda connection: None,
    ) -> Draft:
        """From one state to the next, unless somebody changed the record since it was looked at."""
        with self._database.transaction() as connection:
            draft = _present(connection, seen.kind, seen.id, seen.revision)
            _must_be(draft, before)
            store.change_state(connection, draft.kind, draft.id, after)
            write(connection)
            append(connection, self._now(), actor.user, action, _about(draft))
        return replace(draft, state=after)

    def _written(self, connection: sqlite3.Connection, actor: Actor, present: Draft, data: Data, state: State) -> Draft:
        """The next revision of a record, in the transaction that is under way."""
        number = present.revision + 1
        draft = replace(present, data=data, revision=number, state=state, edited_by=actor.user, edited_at=self._now())
        store.write(connection, draft)
        return draft

    def _moment(self) -> str:
        return self._now().astimezone(UTC).isoformat()

    def _today(self) -> date:
        return day_in_macau(self._now())


def _confirmed(draft: Draft, field: str, locales: Collection[Locale]) -> Data:
    path = next((path for path, _ in texts_of(draft.data) if written_path(path) == field), None)
    if path is None:
        raise ReviewError(sentence("{id} has no text {field}.", id=draft.id, field=field), code="unknown-field")
    data = draft.data
    try:
        for locale in locales:
            data = confirmed(data, path, locale)
    except KeyError as error:
        said = sentence(
            "{id} says nothing in {language} under {field}.", id=draft.id, language=str(error.args[0]), field=field
        )
        raise ReviewError(said, code="unknown-field") from None
    return data


def _found(connection: sqlite3.Connection, kind: Kind, record_id: str) -> Draft:
    draft = store.find(connection, kind, record_id)
    if draft is None:
        said = sentence("There is no {id} among the {kind}.", id=record_id, kind=KIND_NAMES[kind])
        raise ReviewError(said, code="unknown")
    return draft


def _present(connection: sqlite3.Connection, kind: Kind, record_id: str, revision: int | None) -> Draft:
    draft = _found(connection, kind, record_id)
    if revision not in (None, draft.revision):
        said = sentence(
            "{user} changed {id} meanwhile: look at revision {revision} first.",
            user=draft.edited_by,
            id=record_id,
            revision=draft.revision,
        )
        raise ReviewError(said, code="conflict")
    return draft


def _must_be(draft: Draft, state: State) -> None:
    if draft.state is not state:
        said = sentence(
            "{id} is {present}, not {wanted}.",
            id=draft.id,
            present=STATE_NAMES[draft.state],
            wanted=STATE_NAMES[state],
        )
        raise ReviewError(said, code="state")


def _about(draft: Draft) -> dict[str, str | int]:
    return {"kind": draft.kind.value, "id": draft.id, "revision": draft.revision}
