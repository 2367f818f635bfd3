"""A folder of content files that comes in: what it would change, and bringing it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.findings import Finding
from kiosk.office.accounts import Actor
from kiosk.office.audit.log import one_moment
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.importing import ImportPlan
from kiosk.office.exchange.exchange import ContentImported, Exchange
from kiosk.ui.office_exchange_rows import ChangeRow, rows_of_content


@dataclass(frozen=True, slots=True)
class FolderPlan:
    """What a folder would change: its plan, with what there was to read in it, and the rows that tell it."""

    folder: Path
    plan: ImportPlan
    content: ContentSet
    rows: tuple[ChangeRow, ...]
    remarks: tuple[Finding, ...]

    @property
    def writes(self) -> int:
        """How many records are written."""
        return len(self.plan.written)

    @property
    def unchanged(self) -> int:
        """How many records say nothing new."""
        return len(self.plan.unchanged)


def look_at_folder(database: OfficeDatabase, now: Callable[[], datetime], folder: Path) -> FolderPlan:
    """What :func:`bring_in_folder` would do. Nothing is written.

    Raises:
        OfficeError: ``content``: it cannot be used; ``where`` says why.
    """
    content, drafts = read_content(folder), Drafts(database, now)
    with one_moment(database.connection):
        plan = drafts.plan_import(content)
        loaded = [drafts.load(incoming.kind, incoming.id) for incoming in plan.changed]
    before = {(draft.kind, draft.id): draft for draft in loaded if draft is not None}
    remarks = tuple(finding for finding in content.findings if finding.severity == "warning")
    return FolderPlan(folder, plan, content, tuple(rows_of_content(plan, before)), remarks)


def bring_in_folder(
    database: OfficeDatabase, now: Callable[[], datetime], actor: Actor, seen: FolderPlan
) -> ContentImported:
    """Write what was looked at, as drafts.

    Raises:
        AccountError: ``not-allowed``.
        OfficeError: ``stale`` (the drafts changed meanwhile), or the database cannot be written; nothing was changed.
    """
    return Exchange(database, now).apply_content(actor, seen.folder.name, seen.content, seen.plan)
