"""The door to the drafts: load, save, retire, list, import and export.

Every save names the revision that it was based on, so that nobody overwrites what somebody else did meanwhile. A change
and its entry in the audit log are one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.catalog.content_files import ContentSet, file_name, plain
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.blank import CATEGORIES, NewRecord, blank_record, next_free, proposed_id
from kiosk.office.drafts.export import Exported, content_of, export_drafts
from kiosk.office.drafts.importing import ImportPlan, bring_in, plan_import
from kiosk.office.drafts.listing import Order, kind_mark, list_groups, list_rows
from kiosk.office.drafts.model import (
    Conflict,
    Data,
    Draft,
    Filters,
    Outcome,
    Refused,
    Revision,
    Rows,
    Saved,
    Stamp,
    State,
)
from kiosk.office.drafts.pointing import Pointer, pointing_to
from kiosk.office.drafts.shape import as_json_data, judged, refusals, same
from kiosk.office.drafts.summary import names_of, summary_of

NOTHING = Filters()
"""Filters that leave everything in but what is retired."""


class Drafts:
    """The records as staff see them now. ``now`` gives the time in any zone; it is kept in UTC."""

    def __init__(self, database: OfficeDatabase, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    # --- reading ------------------------------------------------------------------------------------------------------

    def load(self, kind: Kind, record_id: str) -> Draft | None:
        """The record as it is now, retired or not."""
        return store.find(self._database.connection, kind, record_id)

    def names(self, kind: Kind, record_id: str) -> Mapping[Locale, str]:
        """What the record is called in every language; its id where it has no name, or is not there."""
        draft = self.load(kind, record_id)
        return names_of(record_id, {} if draft is None else draft.data)

    def history(self, kind: Kind, record_id: str) -> list[Revision]:
        """Every revision with who, when and the whole data, newest first."""
        return store.revisions(self._database.connection, kind, record_id)[::-1]

    def stamps(self, kind: Kind, record_id: str) -> list[Stamp]:
        """Every revision with who and when, newest first, without its data: a long history is read at once."""
        return store.stamps(self._database.connection, kind, record_id)

    def revision(self, kind: Kind, record_id: str, number: int) -> Revision | None:
        """One revision whole."""
        return store.revision(self._database.connection, kind, record_id, number)

    def pointing_to(self, kind: Kind, record_id: str) -> list[Pointer]:
        """The records, retired ones left out, that name this one."""
        return pointing_to(self._database.connection, kind, record_id)

    def refusal(self, kind: Kind, record_id: str) -> Finding | None:
        """Why no new record can have this id; None: it can."""
        refused = refusals(kind, record_id, {"id": record_id})
        if refused:
            return refused[0]
        if kind is Kind.CATEGORIES and record_id not in CATEGORIES:
            said = sentence("must be one of the categories {categories}", categories=", ".join(CATEGORIES))
            return _about(kind, record_id, said)
        if self.load(kind, record_id) is not None:
            return _about(kind, record_id, sentence("is the id of another record: choose another one"))
        return None

    def can_begin(self, kind: Kind) -> bool:
        """Whether there can be one more of this kind: the kiosk knows seven categories and no other."""
        return kind is not Kind.CATEGORIES or bool(self.free_id(kind, ""))

    def free_id(self, kind: Kind, words: str) -> str:
        """An id for a new record of this name."""
        return proposed_id(kind, words, store.ids(self._database.connection, kind))

    def free_id_like(self, kind: Kind, record_id: str) -> str:
        """An id for a copy of a record."""
        return next_free(record_id, store.ids(self._database.connection, kind))

    def blank(self, kind: Kind, record_id: str, name: str, group: str, review_by: date) -> Data:
        """The smallest draft of a kind, at the next free position of its group, for :meth:`create`."""
        position = store.next_position(self._database.connection, kind, group)
        return blank_record(kind, NewRecord(record_id, name, group, position, review_by))

    def rows(
        self,
        kind: Kind,
        filters: Filters = NOTHING,
        text: str = "",
        order: Order = Order.PLACE,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows:
        """A list: what fits the filters and holds every word of ``text`` in its id, names or search words."""
        return list_rows(self._database.connection, kind, filters, text, order, limit, offset)

    def mark(self, kind: Kind) -> tuple[object, ...]:
        """Another one after every change to a record of this kind, by whomever: what was read before is old then."""
        return (self._database, *kind_mark(self._database.connection, kind))

    def groups(self, kind: Kind) -> list[tuple[str, str]]:
        """Every category with a status that its records have; empty texts where a record has none."""
        return list_groups(self._database.connection, kind)

    def content(self) -> ContentSet:
        """All records but the retired ones, for checks and building. Unfinished ones stand in ``findings``."""
        return content_of(store.every(self._database.connection))

    def export_content(self, folder: Path) -> Exported:
        """Write the content files; what was imported and not changed comes out byte for byte the same.

        Raises:
            OfficeError: ``cannot-write``.
        """
        return export_drafts(store.every(self._database.connection), folder)

    def plan_import(self, content: ContentSet) -> ImportPlan:
        """What :meth:`import_content` would do. Nothing is written."""
        return plan_import(store.every(self._database.connection), content)

    # --- writing ------------------------------------------------------------------------------------------------------

    def save(
        self,
        actor: Actor,
        kind: Kind,
        record_id: str,
        data: Mapping[str, Any],
        base_revision: int,
        *,
        session: str | None = None,
        autosave: bool = False,
    ) -> Outcome:
        """Save a record as a draft, based on the revision that the editor was shown (0: there is none yet).

        ``session`` names an editing session: its saves replace its autosaves in the history, under a new revision
        number each, so that another window still sees that something changed. Data that say nothing new write nothing.

        Raises:
            AccountError: ``not-allowed``.
            OfficeError: the database cannot be written; nothing was changed.
        """
        actor.must(Right.EDIT)
        given = as_json_data(plain(data))
        refused = refusals(kind, record_id, given)
        if refused:
            return Refused(refused)
        record = judged(kind, record_id, given)
        with self._database.transaction() as connection:
            present = store.find(connection, kind, record_id)
            if (present.revision if present else 0) != base_revision:
                return _conflict(connection, kind, record_id, present, base_revision)
            if present is not None and present.state is State.RETIRED:
                return Refused((_about(kind, record_id, sentence("is retired: restore it first")),))
            nothing_new = present is not None and same(present.data, record.data)
            replaced = not (nothing_new and autosave) and _drop_autosave(connection, present, actor.user, session)
            if present is not None and nothing_new and not replaced:
                return Saved(present, record.findings)
            draft = Draft(kind, record_id, record.data, base_revision + 1, State.DRAFT, actor.user, self._now())
            store.write(connection, draft, session if autosave else None)
            if not (replaced and autosave):
                self._log(connection, Action.DRAFT_SAVED, draft)
        return Saved(draft, record.findings)

    def create(self, actor: Actor, kind: Kind, record_id: str, data: Mapping[str, Any]) -> Outcome:
        """Save a record that does not exist yet; a Conflict shows the one that does."""
        return self.save(actor, kind, record_id, data, 0)

    def duplicate(self, actor: Actor, kind: Kind, record_id: str, new_id: str) -> Outcome:
        """A new record that says what another one says, at the next free position of its group."""
        present = self.load(kind, record_id)
        if present is None:
            return Refused((_about(kind, record_id, sentence("does not exist, so it cannot be copied")),))
        changes: Data = {"id": new_id}
        if "position" in present.data:
            group = summary_of(kind, record_id, present.data).category
            changes["position"] = store.next_position(self._database.connection, kind, group)
        return self.create(actor, kind, new_id, {**present.data, **changes})

    def retire(self, actor: Actor, kind: Kind, record_id: str, base_revision: int | None = None) -> Outcome:
        """Take a record out of the content; it stays in the drafts with its history. Without a base: as it is now."""
        return self._turn(actor, kind, record_id, base_revision, State.RETIRED, Action.DRAFT_RETIRED)

    def restore(self, actor: Actor, kind: Kind, record_id: str, base_revision: int | None = None) -> Outcome:
        """Bring a retired record back, as a draft."""
        return self._turn(actor, kind, record_id, base_revision, State.DRAFT, Action.DRAFT_RESTORED)

    def import_content(self, actor: Actor, content: ContentSet, state: State = State.DRAFT) -> ImportPlan:
        """Bring in every record of ``content`` that is new or says something else: all of it, or nothing.

        A retired record that is in ``content`` comes back; a record that is not in it stays as it is. Returns what was
        done; ``state`` is that of the records written. The exchange does the same with a way back
        (:meth:`~kiosk.office.exchange.exchange.Exchange.apply_content`).

        Raises:
            AccountError: ``not-allowed``.
            OfficeError: ``content`` (it has errors: ``where`` names them), or the database cannot be written.
        """
        actor.must(Right.EDIT)
        with self._database.transaction() as connection:
            plan = bring_in(connection, content, state, actor.user, self._now())
            append(connection, self._now(), actor.user, Action.CONTENT_IMPORTED, plan.counts())
        return plan

    def _turn(
        self, actor: Actor, kind: Kind, record_id: str, base_revision: int | None, state: State, action: Action
    ) -> Outcome:
        actor.must(Right.EDIT)
        with self._database.transaction() as connection:
            present = store.find(connection, kind, record_id)
            if present is None:
                return Refused((_about(kind, record_id, sentence("does not exist")),))
            if base_revision not in (None, present.revision):
                return _conflict(connection, kind, record_id, present, base_revision or 0)
            if (present.state is State.RETIRED) == (state is State.RETIRED):
                return Saved(present)
            turned = replace(
                present,
                revision=present.revision + 1,
                state=state,
                edited_by=actor.user,
                edited_at=self._now(),
            )
            store.write(connection, turned)
            self._log(connection, action, turned)
        return Saved(turned)

    def _log(self, connection: sqlite3.Connection, action: Action, draft: Draft) -> None:
        about: dict[str, str | int] = {"kind": draft.kind.value, "id": draft.id, "revision": draft.revision}
        append(connection, draft.edited_at, draft.edited_by, action, about)


def _conflict(
    connection: sqlite3.Connection, kind: Kind, record_id: str, present: Draft | None, base_revision: int
) -> Conflict:
    return Conflict(present, tuple(store.revisions(connection, kind, record_id, after=base_revision)))


def _drop_autosave(connection: sqlite3.Connection, present: Draft | None, user: str, session: str | None) -> bool:
    if present is None or session is None:
        return False
    return store.drop_autosave(connection, present, user, session)


def _about(kind: Kind, record_id: str, message: str) -> Finding:
    return Finding(file_name(kind, record_id), 0, "", message)
