"""The fields of a record that are no texts, one line each: dates, ids, amounts, short lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.anatomy import Control, Line, Part, Several, Shape, Variants, anatomy_of
from kiosk.office.drafts.edits import NOTHING, path_of, value_at, with_value_at
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.structure import shape_at
from kiosk.office.translation.texts import FieldPath, written_path

_COMMAS = re.compile(r"[,，、]")
_LISTS = frozenset({Control.SEVERAL_WORDS, Control.SEVERAL_CHOICES})
_TRUTH = {"true": True, "false": False}


def value_lines(kind: Kind, data: Data) -> dict[str, str]:
    """Each field with what stands in it, also those that the record may have and has not yet."""
    return {written_path(path): shown(value_at(data, path)) for path, _ in lines_in(anatomy_of(kind), data, ())}


def line_at(kind: Kind, data: Data, field: str) -> Line:
    """What may stand in a field of one line.

    Raises:
        KeyError: there is no such field.
    """
    shape = shape_at(kind, data, path_of(field))
    if not isinstance(shape, Line):
        raise KeyError(field)
    return shape


def with_value(kind: Kind, data: Data, field: str, line: str) -> Data:
    """A copy of ``data`` with what was typed in one line; nothing typed takes the field out.

    What is no whole number or date stays as it was typed: the checks of the draft say so.

    Raises:
        KeyError: there is no place for such a field.
        IndexError: there is no such item.
    """
    path, words = path_of(field), line.strip()
    shape = line_at(kind, data, field)
    if value_at(data, path[:-1]) is NOTHING and not words:
        return data
    if words or shape.control in _LISTS or isinstance(path[-1], int):
        changed: Data = with_value_at(data, path, _typed(shape.control, words))
    else:
        changed = with_value_at(data, path, NOTHING)
    return changed


def lines_in(shape: Shape, data: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Line]]:
    """Every field of one line below a place, in the order of the model."""
    if isinstance(shape, Line):
        yield path, shape
    elif isinstance(shape, Several):
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from lines_in(shape.item, item, (*path, index))
    elif isinstance(shape, Part | Variants):
        part = shape.of(data) if isinstance(shape, Variants) else shape
        for name, field in part.fields.items():
            here = value_at(data, (name,))
            if here is not NOTHING or isinstance(field.shape, Line) or not (field.required or field.nullable):
                yield from lines_in(field.shape, here, (*path, name))


def shown(value: Any) -> str:
    """A value as it is typed."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or value is NOTHING else str(value)


def _typed(control: Control, words: str) -> Any:
    if control in _LISTS:
        return [item for part in _COMMAS.split(words) if (item := part.strip())]
    if control is Control.WHOLE and words.isascii() and words.isdigit():
        return int(words)
    return _TRUTH.get(words.lower(), words) if control is Control.TRUTH else words
