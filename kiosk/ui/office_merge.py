"""What one person changed in a record, and the place of these changes in what another person made of it meanwhile.

An item of a list has its place where the same item stands now, wherever somebody moved it. Where that is not sure, or
where both changed the list itself, a change has no place: it is shown and not written anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.catalog.content_texts import FROM
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.anatomy import VARIANT
from kiosk.office.drafts.edits import NOTHING, value_at, with_value_at
from kiosk.office.drafts.model import Data
from kiosk.office.translation.texts import FieldPath, is_draft_text, texts_of, written_path
from kiosk.ui.office_alignment import aligned
from kiosk.ui.office_texts import with_words
from kiosk.ui.office_values import shown


@dataclass(frozen=True, slots=True)
class Changes:
    """A record before somebody changed it, and after."""

    before: Data
    after: Data


@dataclass(frozen=True, slots=True)
class Left:
    """A change that has no place. Without ``words``: items of a list that were added, moved or taken out."""

    field: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Changes by where they stand in another version: words by field and language, other values by path."""

    words: dict[str, dict[Locale, str]] = field(default_factory=dict)
    values: dict[FieldPath, Any] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, self.words.values())) + len(self.values) + len(self.left)

    def lines(self) -> dict[str, str]:
        """The values of one line, as they are typed."""
        return {
            written_path(path): shown(value)
            for path, value in self.values.items()
            if value is NOTHING or _is_line(value)
        }

    def parts(self) -> list[str]:
        """The fields of lists and parts that are others as a whole."""
        return [
            written_path(path) for path, value in self.values.items() if value is not NOTHING and not _is_line(value)
        ]


def placed(changes: Changes, theirs: Data) -> Placed:
    """Where my changes stand in ``theirs``."""
    found = Placed()
    _place(changes.before, changes.after, theirs, (), (), found)
    return found


def on_top(theirs: Data, mine: Placed) -> Data:
    """``theirs`` with the changes that have a place in it."""
    texts: Any = theirs
    for name, words in mine.words.items():
        path = next(path for path, _ in texts_of(theirs) if written_path(path) == name)
        for locale, said in words.items():
            texts = with_words(texts, path, locale, said)
    for path, value in mine.values.items():
        texts = with_value_at(texts, path, value)
    merged: Data = texts
    return merged


def _place(before: Any, mine: Any, theirs: Any, path: FieldPath, own: FieldPath, found: Placed) -> None:
    """``path`` is the place in ``theirs``, ``own`` that in ``mine``."""
    if mine in (before, theirs):
        return
    if theirs == before and not _goes_deeper(before, mine):
        found.values[path] = mine
    elif is_draft_text(before) and is_draft_text(mine) and is_draft_text(theirs):
        found.words[written_path(path)] = _other_words(before, mine)
    elif _are_parts(before, mine, theirs) and (not path or _one_kind(before, mine, theirs)):
        for name in dict.fromkeys((*before, *mine)):
            if name != FROM:
                was, now, there = (value_at(data, (name,)) for data in (before, mine, theirs))
                _place(was, now, there, (*path, name), (*own, name), found)
    elif _is_list(before) and _is_list(mine) and _is_list(theirs):
        _place_list(before, mine, theirs, path, own, found)
    elif _is_line(mine) and _is_line_or_nothing(before) and _is_line_or_nothing(theirs):
        found.values[path] = mine
    elif mine is NOTHING and _is_line(before) and _is_line(theirs):
        found.values[path] = NOTHING
    else:
        found.left.extend(_left(before, mine, own))


def _goes_deeper(before: Any, mine: Any) -> bool:
    """Whether a change can be told word by word: both are a text, a part, or a list with the same items."""
    if _is_items(before) and _is_items(mine):
        return _in_place(before, mine)
    return isinstance(before, Mapping) and isinstance(mine, Mapping) and before.get(VARIANT) == mine.get(VARIANT)


def _place_list(before: Any, mine: Any, theirs: Any, path: FieldPath, own: FieldPath, found: Placed) -> None:
    if not (_is_items(before) and _is_items(mine) and _is_items(theirs)):
        _place_words(before, mine, theirs, path, own, found)
        return
    if not _in_place(before, mine):
        found.left.extend(_left(before, mine, own))
        return
    for index, place in enumerate(aligned(before, theirs)):
        if place is not None:
            _place(before[index], mine[index], theirs[place], (*path, place), (*own, index), found)
        elif mine[index] != before[index]:
            found.left.extend(_left(before[index], mine[index], (*own, index)))


def _in_place(before: Any, mine: Any) -> bool:
    """Whether I left the list itself alone: no item that is surely the same stands elsewhere."""
    places = aligned(before, mine)
    return len(before) == len(mine) and all(place in (None, index) for index, place in enumerate(places))


def _place_words(before: Any, mine: Any, theirs: Any, path: FieldPath, own: FieldPath, found: Placed) -> None:
    """A list of words or ids: what I added and took out, unless the order is what I changed."""
    if any(not _is_line(item) for item in (*before, *mine, *theirs)) or set(before) == set(mine):
        found.left.append(Left(written_path(own), shown(mine)))
        return
    kept = [item for item in theirs if item in mine or item not in before]
    found.values[path] = [*kept, *(item for item in mine if item not in before and item not in kept)]


def _left(before: Any, mine: Any, own: FieldPath) -> Iterator[Left]:
    """Every word of mine that was not there before; only the field where there is none."""
    known = set(_words_in(before))
    new = [(path, words) for path, words in _lines_of(mine, own) if words not in known]
    if new:
        yield from (Left(written_path(path), words) for path, words in new)
    else:
        yield Left(written_path(own))


def _words_in(data: Any) -> Iterator[str]:
    return (words for _, words in _lines_of(data, ()))


def _lines_of(data: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(data, Mapping):
        for name, item in data.items():
            if name != FROM:
                yield from _lines_of(item, (*path, name))
    elif _is_items(data) and data:
        for index, item in enumerate(data):
            yield from _lines_of(item, (*path, index))
    elif words := shown(data):
        yield path, words


def _other_words(before: Mapping[str, Any], mine: Mapping[str, Any]) -> dict[Locale, str]:
    return {
        locale: str(mine.get(locale.value) or "")
        for locale in Locale
        if (mine.get(locale.value) or "") != (before.get(locale.value) or "")
    }


def _are_parts(*data: Any) -> bool:
    return all(isinstance(item, Mapping) and not is_draft_text(item) for item in data)


def _one_kind(*data: Mapping[str, Any]) -> bool:
    """Whether the parts can be compared field by field: an amount of money is no telephone number."""
    return len({item.get(VARIANT) for item in data}) == 1


def _is_items(data: Any) -> bool:
    return isinstance(data, Sequence) and not isinstance(data, str) and all(isinstance(item, Mapping) for item in data)


def _is_list(data: Any) -> bool:
    return isinstance(data, list)


def _is_line(data: Any) -> bool:
    return data is not NOTHING and not isinstance(data, Mapping | list)


def _is_line_or_nothing(data: Any) -> bool:
    return data is NOTHING or _is_line(data)
