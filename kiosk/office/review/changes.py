"""What changed between two versions of a record, or of all content: field by field and language by language.

Items of a list that have an id are compared by it; items without one are lined up, so that a step put in at the
beginning is one added step, and not a change of all the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from kiosk.catalog.canonical_json import canonical_json
from kiosk.catalog.content_files import ContentSet, all_kinds
from kiosk.catalog.content_texts import FROM, data_of
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.summary import names_of
from kiosk.office.translation.difference import Run, difference, replacement, written
from kiosk.office.translation.texts import FieldPath, is_draft_text, words_of, written_path


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that changed. ``before`` or ``after`` is None where it was added or removed.

    ``path`` uses ids where items have them; ``locale`` is set for words of one language.
    """

    path: FieldPath
    locale: Locale | None
    before: str | None
    after: str | None

    @property
    def runs(self) -> tuple[Run, ...]:
        compared = replacement if self.locale is None else difference
        return compared(self.before or "", self.after or "")

    def __str__(self) -> str:
        place = written_path(self.path if self.locale is None else (*self.path, self.locale.value))
        return f"{place}: {written(self.runs)}"


class What(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that changed, by its zh-Hant-MO name."""

    kind: Kind
    id: str
    what: What
    names: Mapping[Locale, str]
    changes: tuple[FieldChange, ...]


Records = Mapping[tuple[Kind, str], Any]
"""Plain data of records by kind and id."""


def records_of(content: ContentSet) -> dict[tuple[Kind, str], Any]:
    """All content as plain data."""
    return {(kind, record_id): data_of(record) for kind, record_id, record in all_kinds(content)}


def content_changes(before: Records, after: Records) -> tuple[RecordChange, ...]:
    """Every record that was added, removed or changed, in the order of kinds and ids."""
    return tuple(
        found
        for key in sorted(before.keys() | after.keys())
        if (found := _record_change(key, before.get(key), after.get(key))) is not None
    )


def field_changes(before: Any, after: Any) -> tuple[FieldChange, ...]:
    """Every value that differs between two versions of a record's plain data, in the order of its fields."""
    return tuple(_compared((), before, after))


def _record_change(key: tuple[Kind, str], before: Any, after: Any) -> RecordChange | None:
    changes = field_changes(before, after)
    if not changes:
        return None
    what = What.ADDED if before is None else What.REMOVED if after is None else What.CHANGED
    names = names_of(key[1], before if after is None else after)
    return RecordChange(*key, what, names, changes)


def _compared(path: FieldPath, before: Any, after: Any) -> Iterator[FieldChange]:
    either = before if after is None else after
    if before is not None and after is not None and not _alike(before, after):
        yield from _compared(path, before, None)
        yield from _compared(path, None, after)
    elif is_draft_text(either):
        yield from _compared_texts(path, before or {}, after or {})
    elif isinstance(either, Mapping):
        before, after = before or {}, after or {}
        for name in dict.fromkeys((*before, *after)):
            yield from _compared((*path, str(name)), before.get(name), after.get(name))
    elif isinstance(either, list):
        for key, old, new in _paired(before or [], after or []):
            yield from _compared((*path, key), old, new)
        yield from _reordered(path, before or [], after or [])
    elif _leaf(before) != _leaf(after):
        yield FieldChange(path, None, _leaf(before), _leaf(after))


def _alike(before: Any, after: Any) -> bool:
    """Whether two values can be compared part by part."""
    return is_draft_text(before) == is_draft_text(after) and all(
        isinstance(before, sort) == isinstance(after, sort) for sort in (Mapping, list)
    )


def _compared_texts(path: FieldPath, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    """The words; the marks only where no word changed: then somebody said that a translation still holds."""
    said = False
    for locale in Locale:
        old, new = words_of(before, locale), words_of(after, locale)
        if old != new:
            said = True
            yield FieldChange(path, locale, old or None, new or None)
    if not said and before.get(FROM) != after.get(FROM):
        yield FieldChange((*path, FROM), None, _leaf(before.get(FROM)), _leaf(after.get(FROM)))


def _paired(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[str | int, Any, Any]]:
    """Which item became which: by id, else by alignment. The key is the id, or the position in the newer list."""
    if all(_id(item) for item in (*before, *after)):
        old, new = {_id(item): item for item in before}, {_id(item): item for item in after}
        for key in dict.fromkeys((*old, *new)):
            yield key, old.get(key), new.get(key)
        return
    matcher = SequenceMatcher(None, [*map(canonical_json, before)], [*map(canonical_json, after)], autojunk=False)
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            pairs = zip_longest(before[old_start:old_end], after[new_start:new_end])
            for index, (one, other) in enumerate(pairs):
                yield (new_start if other is not None else old_start) + index, one, other


def _reordered(path: FieldPath, before: Sequence[Any], after: Sequence[Any]) -> Iterator[FieldChange]:
    """Items with ids that stand in another order; items without are told by their alignment."""
    old, new = [*map(_id, before)], [*map(_id, after)]
    if not all((*old, *new)):
        return
    kept_before, kept_after = [key for key in old if key in new], [key for key in new if key in old]
    if kept_before != kept_after:
        yield FieldChange(path, None, ", ".join(kept_before), ", ".join(kept_after))


def _id(item: Any) -> str:
    return str(item["id"]) if isinstance(item, Mapping) and isinstance(item.get("id"), str) else ""


def _leaf(value: Any) -> str | None:
    """A single value as words; dates as ISO 8601, so that drafts and files compare alike."""
    if value is None or isinstance(value, str):
        return value
    return canonical_json(value).strip('"')
