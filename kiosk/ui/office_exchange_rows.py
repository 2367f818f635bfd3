"""What an import would do, or did, as rows of a list: a text before and after, or a sentence about a row of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.office.drafts.importing import ImportPlan, Incoming
from kiosk.office.drafts.model import Draft
from kiosk.office.exchange.plan import TextChange
from kiosk.office.translation.difference import Change, Run, difference
from kiosk.office.translation.texts import FieldPath, texts_of, words_of, written_path
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_fields import label_of

MOST_COMPARED = 3_000
"""Characters of two texts together that are compared word by word: longer ones would hold up the window."""
_LOCALES = {locale.value: locale for locale in Locale}
NEW, RETURNS, VALUES, STILL_RIGHT = (
    message("New record"),
    message("Comes back: it was retired here"),
    message("Other values change"),
    message("Said to be still right"),
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One text in one language that changes; or, with ``note``, what else is done with a record. ``line`` 0: none."""

    kind: Kind
    id: str
    line: int = 0
    path: FieldPath = ()
    locale: Locale | None = None
    before: str = ""
    after: str = ""
    note: Message | None = None


def rows_of_changes(changes: Iterable[TextChange]) -> list[ChangeRow]:
    """Each language of each text by itself."""
    return [
        _row(change.kind, change.id, change.line, change.path, locale, change.before, change.after)
        for change in changes
        for locale in change.locales
    ]


def rows_of_content(plan: ImportPlan, drafts: Mapping[tuple[Kind, str], Draft]) -> list[ChangeRow]:
    """Every record that content would write, those that change with each of their texts. ``drafts``: before."""
    rows = [ChangeRow(incoming.kind, incoming.id, note=NEW) for incoming in plan.added]
    rows += [ChangeRow(incoming.kind, incoming.id, note=RETURNS) for incoming in plan.restored]
    for incoming in plan.changed:
        rows += _changed_texts(incoming, drafts[incoming.kind, incoming.id])
    return rows


def change_map(row: ChangeRow) -> dict[str, Any]:
    """A change as the list shows it."""
    field = written_path((*row.path, row.locale.value) if row.locale is not None else row.path)
    return {
        "line": row.line,
        "kind": row.kind.value,
        "place": row.id,
        "about": of_message(KIND_NAMES[row.kind]),
        "label": label_of(field) if field else {},
        "words": of_message(row.note) if row.note is not None else {},
        "runs": []
        if row.note is not None
        else [{"change": run.change.value, "words": run.words} for run in _runs(row.before, row.after)],
    }


def finding_map(finding: Finding) -> dict[str, Any]:
    """A sentence about a row of a file, about a file of a folder, or about a text of a record."""
    return {
        "line": finding.line,
        "kind": "",
        "place": finding.file,
        "about": {},
        "label": _column(finding.field),
        "words": of_sentence(finding.message),
        "runs": [],
    }


def _row(
    kind: Kind,
    record_id: str,
    line: int,
    path: FieldPath,
    locale: Locale,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> ChangeRow:
    old, new = words_of(before, locale), words_of(after, locale)
    note = STILL_RIGHT if old == new else None
    return ChangeRow(kind, record_id, line, path, locale, old, new, note)


def _changed_texts(incoming: Incoming, draft: Draft) -> Iterator[ChangeRow]:
    before, after = dict(texts_of(draft.data)), dict(texts_of(incoming.data))
    changed = [path for path in (before | after) if before.get(path) != after.get(path)]
    told = 0
    for path in changed:
        old, new = before.get(path, {}), after.get(path, {})
        for locale in Locale:
            if words_of(old, locale) != words_of(new, locale):
                told += 1
                yield _row(incoming.kind, incoming.id, 0, path, locale, old, new)
    if not told or _without(draft.data, changed) != _without(incoming.data, changed):
        yield ChangeRow(incoming.kind, incoming.id, note=VALUES)


def _without(data: Any, paths: Iterable[FieldPath], at: FieldPath = ()) -> Any:
    """Plain data without these texts."""
    left_out = frozenset(paths)
    if at in left_out:
        return None
    if isinstance(data, Mapping):
        parts = {str(name): _without(item, left_out, (*at, str(name))) for name, item in data.items()}
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(data, list):
        return [_without(item, left_out, (*at, index)) for index, item in enumerate(data)]
    return data


def _runs(before: str, after: str) -> Iterable[Run]:
    if len(before) + len(after) <= MOST_COMPARED:
        return difference(before, after)
    return tuple(run for run in (Run(Change.REMOVED, before), Run(Change.ADDED, after)) if run.words)


def _column(field: str) -> FourLanguages:
    """A column that is a language is named by itself; the place of a text stays as the file has it."""
    if field in _LOCALES or "/" not in field:
        return label_of(field) if field else {}
    return of_message(message("{text}", text=field))
