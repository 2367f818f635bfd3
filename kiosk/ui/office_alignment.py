"""Which item of a list is the same one in another version of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.catalog.content_texts import FROM
from kiosk.office.translation.texts import FieldPath, is_draft_text

_CITATION = frozenset({"source", "as_of", "confidence"})
"""What many items share: it tells no item from another."""


def aligned(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[int | None]:
    """For each item of ``before`` its place in ``after``; None where it is gone, or where that is not sure.

    Items with ids are the same by them. Others are the same if they say the same, or else if one of their languages
    does, and no third item could be meant.
    """
    if all("id" in item for item in (*before, *after)):
        return _by_key([item["id"] for item in before], [item["id"] for item in after])
    places = _by_key([_key(item) for item in before], [_key(item) for item in after])
    rest, free = _open(places, len(after))
    alike = [[place for place in free if _is_alike(before[index], after[place])] for index in rest]
    wanted = Counter(place for found in alike for place in found)
    for index, found in zip(rest, alike, strict=True):
        if len(found) == 1 and wanted[found[0]] == 1:
            places[index] = found[0]
    return places


def _open(places: Sequence[int | None], length: int) -> tuple[list[int], list[int]]:
    taken = set(places)
    rest = [index for index, place in enumerate(places) if place is None]
    return rest, [place for place in range(length) if place not in taken]


def _by_key(before: Sequence[Any], after: Sequence[Any]) -> list[int | None]:
    """Only what stands once on each side is sure."""
    once = {key for key, count in Counter(after).items() if count == 1}
    once &= {key for key, count in Counter(before).items() if count == 1}
    return [after.index(key) if key in once else None for key in before]


def _key(item: Mapping[str, Any]) -> tuple[tuple[FieldPath, str], ...]:
    return tuple(sorted(_leaves(item, ()), key=str))


def _is_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    known, found = dict(_leaves(one, ())), dict(_leaves(other, ()))
    equal = [path for path in known if found.get(path) == known[path]]
    if any(_is_words(one, path) for path in equal):
        return True
    return 2 * len(equal) >= min(len(known), len(found)) > 0


def _is_words(item: Any, path: FieldPath) -> bool:
    for step in path[:-1]:
        item = item[step]
    return is_draft_text(item)


def _leaves(data: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """What an item says of its own: neither who says so, nor the marks of its translations."""
    if isinstance(data, Mapping):
        for name, item in data.items():
            if name != FROM and name not in _CITATION:
                yield from _leaves(item, (*path, str(name)))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _leaves(item, (*path, index))
    elif data not in (None, ""):
        yield path, str(data)
