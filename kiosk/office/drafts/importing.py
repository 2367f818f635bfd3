"""Content comes in: what a whole set of records would change, and writing it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.catalog.content_files import ContentSet, all_kinds
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import Kind
from kiosk.findings import errors
from kiosk.i18n.sentence import sentence
from kiosk.office.drafts import store
from kiosk.office.drafts.model import Data, Draft, State
from kiosk.office.drafts.shape import as_json_data, same
from kiosk.office.errors import OfficeError

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One record to write, and the revision that it comes after (0: it is new)."""

    kind: Kind
    id: str
    data: Data
    after: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does. ``restored`` were retired; ``kept`` are in the drafts only and stay as they are."""

    added: tuple[Incoming, ...]
    changed: tuple[Incoming, ...]
    restored: tuple[Incoming, ...]
    unchanged: tuple[Key, ...]
    kept: tuple[Key, ...]

    @property
    def written(self) -> tuple[Incoming, ...]:
        return (*self.added, *self.changed, *self.restored)

    def keys(self) -> dict[str, list[Key]]:
        """The records of each sort."""
        written = {"added": self.added, "changed": self.changed, "restored": self.restored}
        named = {name: [(item.kind, item.id) for item in incoming] for name, incoming in written.items()}
        return {**named, "unchanged": list(self.unchanged), "kept": list(self.kept)}

    def counts(self) -> dict[str, str | int]:
        """How many records of each sort."""
        return {name: len(keys) for name, keys in self.keys().items()}


def plan_import(drafts: Iterable[Draft], content: ContentSet) -> ImportPlan:
    """Compare ``content`` with the drafts.

    Raises:
        OfficeError: ``content``, with every place, if any record could not be read: then nothing of it comes in.
    """
    wrong = errors(content.findings)
    if wrong:
        raise OfficeError(sentence("The content has errors, so nothing was imported."), wrong, "content")
    present = {(draft.kind, draft.id): draft for draft in drafts}
    added, changed, restored, unchanged = list[Incoming](), list[Incoming](), list[Incoming](), list[Key]()
    for kind, record_id, record in all_kinds(content):
        draft = present.pop((kind, record_id), None)
        incoming = Incoming(kind, record_id, as_json_data(data_of(record)), draft.revision if draft else 0)
        if draft is None:
            added.append(incoming)
        elif draft.state is State.RETIRED:
            restored.append(incoming)
        elif same(draft.data, incoming.data):
            unchanged.append((kind, record_id))
        else:
            changed.append(incoming)
    kept = tuple(key for key, draft in present.items() if draft.state is not State.RETIRED)
    return ImportPlan(tuple(added), tuple(changed), tuple(restored), tuple(unchanged), kept)


def bring_in(
    connection: sqlite3.Connection,
    content: ContentSet,
    state: State,
    user: str,
    at: datetime,
    seen: ImportPlan | None = None,
) -> ImportPlan:
    """Write what ``content`` adds, changes and restores, inside the caller's transaction; what was done.

    Raises:
        OfficeError: as :func:`plan_import`, or ``stale``: by now it would do something else than what was ``seen``.
    """
    plan = plan_import(store.every(connection), content)
    if seen is not None and plan.written != seen.written:
        said = sentence("The drafts were changed meanwhile. Nothing was imported: look at the folder again.")
        raise OfficeError(said, code="stale")
    for incoming in plan.written:
        draft = Draft(incoming.kind, incoming.id, incoming.data, incoming.after + 1, state, user, at)
        store.write(connection, draft)
    return plan
