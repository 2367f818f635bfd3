"""The door of the exchange: send texts out, see what a file would change, bring it or content in, undo an import.

An import, the drafts it changes and its entry in the audit log are one transaction.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.importing import ImportPlan, bring_in
from kiosk.office.drafts.model import Draft, State
from kiosk.office.drafts.shape import judged, refusals
from kiosk.office.exchange import past, po, workbook
from kiosk.office.exchange.content import put_back, written_records
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.past import PastImport, WrittenRecord
from kiosk.office.exchange.plan import Plan, TextChange, plan_of
from kiosk.office.exchange.texts import PlainRecord, text_at, texts_of_records, with_texts
from kiosk.office.exchange.watch import Watch, nobody, stage, watched
from kiosk.office.translation.texts import FieldPath, written_path

Key = tuple[Kind, str]
_WRITTEN = ("added", "changed", "restored")
"""The sorts of records of an import of content that the log counts."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done. ``number`` names the import for undoing it; None: there was nothing to change."""

    number: int | None
    texts: int
    records: int
    refused: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ContentImported:
    """What was done with content. ``number`` names the import for undoing it; None: there was nothing to write."""

    number: int | None
    plan: ImportPlan


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back: texts, or whole records of an import of content.

    ``kept`` are those that somebody edited since, each with who: they stay as they are.
    """

    number: int
    texts: int
    records: int
    kept: tuple[Finding, ...]
    is_content: bool = False


class Exchange:
    """Texts out and in. ``now`` gives the time in any zone; it is kept in UTC."""

    def __init__(self, database: OfficeDatabase, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    # --- out ----------------------------------------------------------------------------------------------------------

    def rows(self, kind: Kind | None = None, *, with_source: bool = False) -> int:
        """How many texts a spreadsheet holds; ``with_source``: how many a ``.po`` file holds."""
        return sum(bool(text.source) or not with_source for text in texts_of_records(self._records(kind)))

    def workbook(
        self, kind: Kind | None = None, locales: tuple[Locale, ...] = tuple(Locale), watch: Watch = nobody
    ) -> bytes:
        """The texts as a spreadsheet, all or those of one kind; with the source and these languages.

        Raises:
            ExchangeError: ``too-many`` or ``not-writable``.
        """
        return workbook.write_workbook(texts_of_records(self._records(kind)), locales, watch)

    def po_file(self, locale: Locale, kind: Kind | None = None) -> bytes:
        """The texts as the gettext file of one translation."""
        return po.write_po_file(texts_of_records(self._records(kind)), locale, self._now())

    # --- in -----------------------------------------------------------------------------------------------------------

    def plan(self, name: str, content: bytes, watch: Watch = nobody) -> Plan:
        """What :meth:`apply` would do with a file that came back. Nothing is written.

        Raises:
            ExchangeError: ``unusable``: the file as a whole cannot be used; ``where`` says why.
            And whatever ``watch`` raises.
        """
        read = po.read_po_file if name.lower().endswith(po.SUFFIX) else workbook.read_workbook
        returned = read(name, content, stage(watch, 0.0, 0.8))
        if returned.unusable:
            said = sentence("{file} cannot be imported. Nothing was changed.", file=name)
            raise ExchangeError(said, returned.refused, "unusable")
        return plan_of(returned, self._records(None), stage(watch, 0.8, 1.0))

    def apply(self, actor: Actor, plan: Plan, watch: Watch = nobody) -> Imported:
        """Do what the plan says: all of it in one step. Drafts that changed since the plan was made are refused.

        Raises:
            AccountError: ``not-allowed``.
            OfficeError: the database cannot be written; nothing was changed.
            And whatever ``watch`` raises: nothing was changed then either.
        """
        actor.must(Right.EDIT)
        refused, done = list(plan.refused), list[TextChange]()
        with self._database.transaction() as connection:
            for key, changes in watched(list(_by_record(plan.changes).items()), watch):
                present = _editable(connection, key)
                if present is None or present.revision != plan.revisions[key]:
                    refused.extend(_stale(plan.file, change) for change in changes)
                    continue
                stopped = self._write(connection, actor, present, {change.path: change.after for change in changes})
                refused.extend(stopped)
                done.extend(() if stopped else changes)
            number = self._keep(connection, actor, plan, done, len(refused)) if done else None
        return Imported(number, len(done), len(_by_record(done)), tuple(refused))

    def apply_content(
        self, actor: Actor, name: str, content: ContentSet, seen: ImportPlan | None = None
    ) -> ContentImported:
        """Bring in every record of ``content`` that is new or says something else, as drafts: all of it, or nothing.

        ``name`` is that of its folder or file; ``seen`` the plan that somebody looked at and agreed to.

        Raises:
            AccountError: ``not-allowed``.
            OfficeError: as :meth:`~kiosk.office.drafts.drafts.Drafts.import_content`.
        """
        actor.must(Right.EDIT)
        with self._database.transaction() as connection:
            plan = bring_in(connection, content, State.DRAFT, actor.user, self._now(), seen)
            if not plan.written:
                return ContentImported(None, plan)
            number = past.keep_import(connection, self._now(), actor.user, name)
            past.keep_records(connection, number, written_records(plan))
            about: dict[str, str | int] = {"import": number, "file": past.short_name(name)}
            about |= {sort: len(keys) for sort, keys in plan.keys().items() if sort in _WRITTEN}
            append(connection, self._now(), actor.user, Action.CONTENT_IMPORTED, about)
        return ContentImported(number, plan)

    def imports(self) -> list[PastImport]:
        """Every import, the newest first."""
        return past.past_imports(self._database.connection)

    def undo(self, actor: Actor, number: int) -> Undone:
        """Put back every text of an import with its marks, or every record, unless somebody edited it since.

        Records that were new, or retired before, are retired.

        Raises:
            AccountError: ``not-allowed``.
            ExchangeError: ``missing`` or ``undone``: there is no such import, or it was undone already.
            OfficeError: the database cannot be written; nothing was changed.
        """
        actor.must(Right.EDIT)
        with self._database.transaction() as connection:
            past.must_be_undoable(connection, number)
            records = past.records_of_import(connection, number)
            if records:
                undone = self._undo_records(connection, actor, number, records)
                action, count = Action.CONTENT_IMPORT_UNDONE, {"records": undone.records}
            else:
                undone = self._undo_texts(connection, actor, number)
                action, count = Action.TEXTS_IMPORT_UNDONE, {"texts": undone.texts}
            past.keep_undoing(connection, number, self._now(), actor.user)
            about = {"import": number, **count, "kept": len(undone.kept)}
            append(connection, self._now(), actor.user, action, about)
        return undone

    # --- inside -------------------------------------------------------------------------------------------------------

    def _records(self, kind: Kind | None) -> list[PlainRecord]:
        return [
            PlainRecord(draft.kind, draft.id, draft.revision, draft.data)
            for draft in store.every(self._database.connection)
            if draft.state is not State.RETIRED and kind in (None, draft.kind)
        ]

    def _write(
        self, connection: sqlite3.Connection, actor: Actor, present: Draft, texts: Mapping[FieldPath, Mapping[str, Any]]
    ) -> tuple[Finding, ...]:
        """A new revision with these texts; or why it cannot be a draft."""
        data = with_texts(present.data, texts)
        refused = refusals(present.kind, present.id, data)
        if not refused:
            data = judged(present.kind, present.id, data).data
            revision = present.revision + 1
            store.write(
                connection, Draft(present.kind, present.id, data, revision, State.DRAFT, actor.user, self._now())
            )
        return refused

    def _undo_texts(self, connection: sqlite3.Connection, actor: Actor, number: int) -> Undone:
        kept, restored = list[Finding](), list[TextChange]()
        for key, changes in _by_record(past.texts_of_import(connection, number)).items():
            present = _editable(connection, key)
            intact = [c for c in changes if present is not None and text_at(present.data, c.path) == c.after]
            kept.extend(
                past.changed_since(*key, written_path(change.path), present)
                for change in changes
                if change not in intact
            )
            if present is None or not intact:
                continue
            stopped = self._write(connection, actor, present, {change.path: change.before for change in intact})
            kept.extend(stopped)
            restored.extend(() if stopped else intact)
        return Undone(number, len(restored), len(_by_record(restored)), tuple(kept))

    def _undo_records(
        self, connection: sqlite3.Connection, actor: Actor, number: int, records: Sequence[WrittenRecord]
    ) -> Undone:
        kept = [put_back(connection, record, actor.user, self._now()) for record in records]
        told = tuple(finding for finding in kept if finding is not None)
        return Undone(number, 0, len(records) - len(told), told, is_content=True)

    def _keep(
        self, connection: sqlite3.Connection, actor: Actor, plan: Plan, done: list[TextChange], refused: int
    ) -> int:
        """Remember what undoing needs, and log it; returns the number of the import."""
        number = past.keep_import(connection, self._now(), actor.user, plan.file)
        past.keep_texts(connection, number, done)
        about: dict[str, str | int] = {"import": number, "file": past.short_name(plan.file)}
        about |= {"texts": len(done), "refused": refused}
        append(connection, self._now(), actor.user, Action.TEXTS_IMPORTED, about)
        return number


def _by_record(changes: Iterable[TextChange]) -> dict[Key, list[TextChange]]:
    grouped: dict[Key, list[TextChange]] = defaultdict(list)
    for change in changes:
        grouped[change.kind, change.id].append(change)
    return grouped


def _editable(connection: sqlite3.Connection, key: Key) -> Draft | None:
    draft = store.find(connection, *key)
    return None if draft is None or draft.state is State.RETIRED else draft


def _stale(file: str, change: TextChange) -> Finding:
    said = sentence(
        "{record} was changed while the import was looked at: import the file again",
        record=f"{change.kind.value}/{change.id}",
    )
    return Finding(file, change.line, written_path(change.path), said)
