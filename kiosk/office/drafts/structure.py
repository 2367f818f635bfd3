"""Edits that change what a record is made of: an item of a list put in, taken out or moved, a part put in or taken out.

Every edit is a value, and knows the edit that undoes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.anatomy import VARIANT, Constant, Line, OneText, Part, Several, Shape, Variants, anatomy_of
from kiosk.office.drafts.model import Data
from kiosk.office.translation.texts import FieldPath

NOTHING: Any = object()
"""The value of a part that is not there."""


@dataclass(frozen=True, slots=True)
class Insert:
    """An item into the list at ``path``; a list that is not there begins with it."""

    path: FieldPath
    index: int
    item: Any


@dataclass(frozen=True, slots=True)
class Drop:
    """An item out of a list."""

    path: FieldPath
    index: int


@dataclass(frozen=True, slots=True)
class Move:
    """An item of a list to another place in it."""

    path: FieldPath
    index: int
    to: int


@dataclass(frozen=True, slots=True)
class Put:
    """Another value in a field; :data:`NOTHING` takes the field out."""

    path: FieldPath
    value: Any


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits that make sense only together, one after the other."""

    edits: tuple[Edit, ...]


Edit = Insert | Drop | Move | Put | Together


def edited(data: Data, edit: Edit) -> tuple[Data, Edit]:
    """A copy of ``data`` after an edit, and the edit that takes it back. What is not changed is shared.

    Raises:
        KeyError: the record has no such place.
        IndexError: the list has no such item.
    """
    if isinstance(edit, Together):
        back: list[Edit] = []
        for one in edit.edits:
            data, undo = edited(data, one)
            back.insert(0, undo)
        return data, Together(tuple(back))
    if isinstance(edit, Put):
        before = value_at(data, edit.path)
        return with_value_at(data, edit.path, edit.value), Put(edit.path, before)
    present = value_at(data, edit.path)
    items: list[Any] = [] if present is NOTHING else list(present)
    undo = _change(items, edit)
    return with_value_at(data, edit.path, items), Put(edit.path, NOTHING) if present is NOTHING else undo


def _change(items: list[Any], edit: Insert | Drop | Move) -> Edit:
    if isinstance(edit, Insert):
        if not 0 <= edit.index <= len(items):
            raise IndexError(edit.index)
        items.insert(edit.index, edit.item)
        return Drop(edit.path, edit.index)
    if not 0 <= edit.index < len(items):
        raise IndexError(edit.index)
    if isinstance(edit, Drop):
        return Insert(edit.path, edit.index, items.pop(edit.index))
    if not 0 <= edit.to < len(items):
        raise IndexError(edit.to)
    items.insert(edit.to, items.pop(edit.index))
    return Move(edit.path, edit.to, edit.index)


def value_at(data: Any, path: FieldPath) -> Any:
    """What stands at a path; :data:`NOTHING` where there is no such field.

    Raises:
        IndexError: a list on the way has no such item.
    """
    for step in path:
        if isinstance(step, int):
            if not isinstance(data, list):
                return NOTHING
            data = data[step]
        elif isinstance(data, Mapping) and step in data:
            data = data[step]
        else:
            return NOTHING
    return data


def with_value_at(data: Any, path: FieldPath, value: Any) -> Any:
    """A copy of ``data`` with another value at a path; parts on the way that are missing are made.

    Raises:
        KeyError: the path goes through something that has no such place.
        IndexError: a list on the way has no such item.
    """
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        if not isinstance(data, list):
            raise KeyError(step)
        changed = list(data)
        changed[step] = with_value_at(data[step], tuple(rest), value)
        return changed
    if not isinstance(data, Mapping):
        raise KeyError(step)
    if not rest and value is NOTHING:
        return {name: item for name, item in data.items() if name != step}
    return {**data, step: with_value_at(data.get(step, {}), tuple(rest), value)}


# --- what may be edited -----------------------------------------------------------------------------------------------


def path_of(field: str) -> FieldPath:
    """A dotted field such as ``steps.0.text`` as a path."""
    return tuple(int(step) if step.isdigit() else step for step in field.split("."))


def shape_at(kind: Kind, data: Data, path: FieldPath) -> Shape:
    """What the model of the record has at a path.

    Raises:
        KeyError: it has nothing there.
    """
    shape: Shape = anatomy_of(kind)
    for depth, step in enumerate(path):
        if isinstance(shape, Several) and isinstance(step, int):
            shape = shape.item
            continue
        if isinstance(shape, Variants):
            shape = shape.of(value_at(data, path[:depth]))
        if not isinstance(shape, Part) or not isinstance(step, str):
            raise KeyError(step)
        shape = shape.fields[step].shape
    return shape


def is_required(kind: Kind, data: Data, path: FieldPath) -> bool:
    """Whether a record is not whole without what stands at a path; an item of a list is there to be filled in.

    Raises:
        KeyError: the record has no such place.
    """
    last = path[-1]
    if isinstance(last, int):
        return True
    shape = shape_at(kind, data, path[:-1])
    part = shape.of(value_at(data, path[:-1])) if isinstance(shape, Variants) else shape
    if not isinstance(part, Part):
        raise KeyError(last)
    return part.fields[last].required


def addition(kind: Kind, data: Data, path: FieldPath) -> Edit:
    """The edit that puts an empty item at the end of a list, or an empty part or text where there is none.

    Raises:
        KeyError: the record has no such place.
    """
    shape = shape_at(kind, data, path)
    if not isinstance(shape, Several):
        return Put(path, blank(shape))
    present = value_at(data, path)
    items: list[Any] = [] if present is NOTHING else present
    insert = Insert(path, len(items), _blank_item(path, shape, items, data))
    return _with_cells(kind, data, insert)


def removal(kind: Kind, data: Data, path: FieldPath) -> Edit:
    """The edit that takes out an item, a part or a text."""
    last = path[-1]
    if isinstance(last, int):
        return _with_cells(kind, data, Drop(path[:-1], last))
    return Put(path, NOTHING)


def other_variant(kind: Kind, data: Data, path: FieldPath, value: str) -> Edit | None:
    """The edit that makes a value one of another kind, nothing of it filled in; None where ``path`` tells no kind.

    Raises:
        KeyError: the record has no such place.
    """
    shape = shape_at(kind, data, path[:-1])
    if path[-1] != VARIANT or not isinstance(shape, Variants):
        return None
    return Put(path[:-1], blank(shape.parts[value]) if value in shape.parts else {})


def move(kind: Kind, data: Data, path: FieldPath, by: int) -> Edit:
    """The edit that moves an item of a list up (-1) or down (1).

    Raises:
        KeyError: this is no item of a list.
    """
    index = path[-1]
    if not isinstance(index, int):
        raise KeyError(index)
    return _with_cells(kind, data, Move(path[:-1], index, index + by))


def blank(shape: Shape) -> Any:
    """Nothing filled in yet; what is required and cannot be guessed is left out, and the draft's checks say so."""
    if isinstance(shape, OneText):
        return {locale.value: "" for locale in Locale}
    if isinstance(shape, Constant):
        return shape.value
    if isinstance(shape, Part):
        return {
            name: blank(field.shape)
            for name, field in shape.fields.items()
            if field.required and isinstance(field.shape, OneText | Constant | Part)
        }
    if isinstance(shape, Variants):
        return {}
    return [] if isinstance(shape, Several) else ""


def is_tied(kind: Kind, path: FieldPath) -> bool:
    """Whether a list follows another one: a row of a comparison has a cell for each column, in their order."""
    return kind is Kind.COMPARISONS and path[-1] == "cells"


def _blank_item(path: FieldPath, shape: Several, items: list[Any], data: Data) -> Any:
    item = blank(shape.item)
    if isinstance(shape.item, Line):
        return item
    if any("id" in other for other in items if isinstance(other, Mapping)):
        item = {"id": _free_id(str(path[-1]), items), **item}
    if "cells" in shape.item.fields:
        item["cells"] = [{} for _ in data.get("columns", ())]
    return item


def _free_id(name: str, items: list[Any]) -> str:
    taken = {item.get("id") for item in items}
    return next(found for n in range(1, len(items) + 2) if (found := f"{name}-{n}") not in taken)


def _with_cells(kind: Kind, data: Data, edit: Insert | Drop | Move) -> Edit:
    """With a column of a comparison go its cells."""
    if kind is not Kind.COMPARISONS or edit.path != ("columns",):
        return edit
    columns = len(data.get("columns", ()))
    whole = [index for index, row in enumerate(data.get("rows", ())) if len(row.get("cells", ())) == columns]
    return Together((edit, *(_in_cells(edit, row) for row in whole)))


def _in_cells(edit: Insert | Drop | Move, row: int) -> Edit:
    path: FieldPath = ("rows", row, "cells")
    if isinstance(edit, Insert):
        return Insert(path, edit.index, {})
    return Drop(path, edit.index) if isinstance(edit, Drop) else Move(path, edit.index, edit.to)
