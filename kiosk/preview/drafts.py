"""The drafts of an office as a catalogue file, finished or not: what is missing is shown in its source language."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.model import Data, Draft, State
from kiosk.office.drafts.shape import judged
from kiosk.office.translation.texts import texts_of, words_of, written_path
from kiosk.preview.request import PreviewError

Key = tuple[Kind, str]
NOTHING_YET = "…"
"""What stands where nobody wrote anything in any language."""


@dataclass(frozen=True, slots=True)
class _Readable:
    """A draft as the catalogue has it. ``record`` is None where it cannot be shown; ``missing`` names its gaps."""

    record: Any
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class DraftsAsCatalogue:
    """``folder`` takes the catalogue file. Nothing is written to the office's database."""

    database: OfficeDatabase
    folder: Path
    _stamp: str = ""
    _file: Path = field(default_factory=Path)
    _read: dict[tuple[Kind, str, int, str], _Readable] = field(default_factory=dict)
    _present: dict[Key, _Readable] = field(default_factory=dict)

    def catalogue(self) -> Path:
        """The drafts that are not retired as a catalogue file; the same one as long as no draft changed.

        Raises:
            CatalogueError: ``cannot-write``.
        """
        stamp = self._stamp_now()
        if stamp != self._stamp:
            self._present = {(draft.kind, draft.id): self._readable(draft) for draft in self._drafts()}
            previous, self._file = self._file, self.folder / f"drafts-{stamp}.sqlite"
            build(_content(self._present), self._file)
            if self._stamp:
                previous.unlink(missing_ok=True)
            self._stamp = stamp
        return self._file

    def notes(self, kind: Kind, record_id: str) -> tuple[Message, ...]:
        """What is missing in a record and shown in another language instead.

        Raises:
            PreviewError: ``unknown``, or ``unfinished`` with what is wrong in it.
        """
        found = self._present.get((kind, record_id))
        if found is None:
            raise PreviewError(sentence("There is no such draft: {id}.", id=record_id), code="unknown")
        if found.record is None:
            words = sentence("{id} cannot be shown yet. Put this right first.", id=record_id)
            raise PreviewError(words, found.findings, code="unfinished")
        return tuple(
            message("Not yet translated, so the source text is shown: {field}.", field=name) for name in found.missing
        )

    def _drafts(self) -> list[Draft]:
        return [draft for draft in store.every(self.database.connection) if draft.state is not State.RETIRED]

    def _stamp_now(self) -> str:
        rows = self.database.connection.execute("SELECT kind, id, revision, state, edited_at FROM draft ORDER BY 1, 2")
        return hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()[:16]

    def _readable(self, draft: Draft) -> _Readable:
        key = (draft.kind, draft.id, draft.revision, draft.edited_at.isoformat())
        if key not in self._read:
            data, missing = with_every_language(draft.data)
            made = judged(draft.kind, draft.id, data)
            self._read[key] = _Readable(made.record, missing, made.findings)
        return self._read[key]


def with_every_language(data: Data) -> tuple[Data, tuple[str, ...]]:
    """Data whose texts have words in each language, and which had none: ``steps.0.text.pt-MO``."""
    changed, missing = copy.deepcopy(data), []
    for path, _ in texts_of(data):
        text = _at(changed, path)
        words = next((found for locale in (CONTENT_SOURCE, *Locale) if (found := words_of(text, locale))), NOTHING_YET)
        for locale in Locale:
            if not words_of(text, locale):
                text[locale.value] = words
                missing.append(written_path((*path, locale.value)))
    return changed, tuple(missing)


def _at(data: Any, path: tuple[str | int, ...]) -> dict[str, Any]:
    for step in path:
        data = data[step]
    found: dict[str, Any] = data
    return found


def _content(present: Mapping[Key, _Readable]) -> ContentSet:
    content = ContentSet()
    for (kind, record_id), readable in present.items():
        if readable.record is not None:
            content.records(kind)[record_id] = readable.record
    return content
