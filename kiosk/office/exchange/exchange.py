"""The door of the exchange: send texts out, see what a file would change, bring it in, and undo an import.

An import, the drafts it changes and its entry in the audit log are one transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.catalog.content_files import file_name
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.model import Draft, State
from kiosk.office.drafts.shape import judged, refusals
from kiosk.office.exchange import po, workbook
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.plan import Plan, TextChange, plan_of
from kiosk.office.exchange.texts import PlainRecord, text_at, texts_of_records, with_texts
from kiosk.office.exchange.watch import Watch, nobody, stage, watched
from kiosk.office.translation.texts import FieldPath, written_path

_LONGEST_NAME = 200
"""Characters of a file's name that are kept."""
Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done. ``number`` names the import for undoing it; None: there was nothing to change."""

    number: int | None
    texts: int
    records: int
    refused: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back. ``kept`` are the texts that somebody edited since, each with who: they stay as they are."""

    number: int
    texts: int
    records: int
    kept: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import in the list of imports."""

    number: int
    at: datetime
    user: str
    file: str
    texts: int
    undone: bool


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

    def imports(self) -> list[PastImport]:
        """Every import, the newest first."""
        rows = self._database.connection.execute(
            "SELECT number, at, user, file, undone_at,"
            " (SELECT COUNT(*) FROM exchange_change WHERE import = number) AS texts"
            " FROM exchange_import ORDER BY number DESC"
        )
        return [
            PastImport(
                row["number"],
                datetime.fromisoformat(row["at"]),
                row["user"],
                row["file"],
                row["texts"],
                row["undone_at"] is not None,
            )
            for row in rows
        ]

    def undo(self, actor: Actor, number: int) -> Undone:
        """Put back every text of an import, with its marks, unless somebody edited it since.

        Raises:
            AccountError: ``not-allowed``.
            ExchangeError: ``missing`` or ``undone``: there is no such import, or it was undone already.
            OfficeError: the database cannot be written; nothing was changed.
        """
        actor.must(Right.EDIT)
        kept, restored = list[Finding](), list[TextChange]()
        with self._database.transaction() as connection:
            _must_be_undoable(connection, number)
            for key, changes in _by_record(_kept_changes(connection, number)).items():
                present = _editable(connection, key)
                intact = [c for c in changes if present is not None and text_at(present.data, c.path) == c.after]
                kept.extend(_edited(change, present) for change in changes if change not in intact)
                if present is None or not intact:
                    continue
                stopped = self._write(connection, actor, present, {change.path: change.before for change in intact})
                kept.extend(stopped)
                restored.extend(() if stopped else intact)
            connection.execute(
                "UPDATE exchange_import SET undone_at = ?, undone_by = ? WHERE number = ?",
                (_moment(self._now()), actor.user, number),
            )
            about = {"import": number, "texts": len(restored), "kept": len(kept)}
            append(connection, self._now(), actor.user, Action.TEXTS_IMPORT_UNDONE, about)
        return Undone(number, len(restored), len(_by_record(restored)), tuple(kept))

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

    def _keep(
        self, connection: sqlite3.Connection, actor: Actor, plan: Plan, done: list[TextChange], refused: int
    ) -> int:
        """Remember what undoing needs, and log it; returns the number of the import."""
        file = plan.file.encode("utf-8", errors="replace").decode("utf-8")[:_LONGEST_NAME]
        row = (_moment(self._now()), actor.user, file)
        cursor = connection.execute("INSERT INTO exchange_import (at, user, file) VALUES (?, ?, ?)", row)
        number = int(cursor.lastrowid or 0)
        connection.executemany(
            "INSERT INTO exchange_change (import, kind, id, path, text_before, text_after) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, change.kind.value, change.id, _json(change.path), _json(change.before), _json(change.after))
                for change in done
            ),
        )
        about: dict[str, str | int] = {"import": number, "file": file, "texts": len(done), "refused": refused}
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


def _edited(change: TextChange, present: Draft | None) -> Finding:
    file, field = file_name(change.kind, change.id), written_path(change.path)
    if present is None:
        return Finding(file, 0, field, sentence("was retired since the import: it stays as it is"))
    said = sentence("was edited since the import, last by {user}: it stays as it is", user=present.edited_by)
    return Finding(file, 0, field, said)


def _must_be_undoable(connection: sqlite3.Connection, number: int) -> None:
    row = connection.execute("SELECT undone_at FROM exchange_import WHERE number = ?", (number,)).fetchone()
    if row is None:
        said = sentence("There is no import {number}. Run 'office imports' to see them.", number=number)
        raise ExchangeError(said, code="missing")
    if row["undone_at"] is not None:
        raise ExchangeError(sentence("Import {number} was undone already.", number=number), code="undone")


def _kept_changes(connection: sqlite3.Connection, number: int) -> list[TextChange]:
    rows = connection.execute("SELECT * FROM exchange_change WHERE import = ? ORDER BY kind, id, path", (number,))
    return [
        TextChange(
            Kind(row["kind"]),
            row["id"],
            tuple(json.loads(row["path"])),
            0,
            (),
            json.loads(row["text_before"]),
            json.loads(row["text_after"]),
        )
        for row in rows
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
