"""What may be edited in the structure of a record, as its model has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.anatomy import VARIANT, Constant, Line, OneText, Part, Several, Shape, Variants, anatomy_of
from kiosk.office.drafts.edits import NOTHING, Drop, Edit, Insert, Move, Put, Together, value_at
from kiosk.office.drafts.model import Data
from kiosk.office.translation.texts import FieldPath


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
