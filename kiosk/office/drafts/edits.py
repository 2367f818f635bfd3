"""Edits that change what a record is made of: an item of a list put in, taken out or moved, a part put in or taken out.

Every edit is a value, and knows the edit that undoes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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


def path_of(field: str) -> FieldPath:
    """A dotted field such as ``steps.0.text`` as a path."""
    return tuple(int(step) if step.isdigit() else step for step in field.split("."))
