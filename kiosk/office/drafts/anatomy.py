"""What a record of each kind is made of, read from the models of the catalogue: what a window may offer to fill in."""

from __future__ import annotations

import types
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiosk.catalog.kinds import MODELS, Kind
from kiosk.catalog.model import Citation
from kiosk.guide.definition import Guide
from kiosk.i18n.text import Text

POINTS_TO: Final[Mapping[str, Kind]] = {
    "contact": Kind.CONTACTS,
    "contacts": Kind.CONTACTS,
    "document": Kind.DOCUMENTS,
    "fact": Kind.FACTS,
    "facts": Kind.FACTS,
    "guide": Kind.GUIDES,
    "institution": Kind.INSTITUTIONS,
    "related": Kind.SERVICES,
    "service": Kind.SERVICES,
    "services": Kind.SERVICES,
    "source": Kind.SOURCES,
}
"""The fields that hold the id of another record, whatever record they are in, and the kind of that record."""
VARIANT = "kind"
"""The field that tells which of several things a value is."""
_GUIDE_LISTS: Final = frozenset({"sections", "questions", "outcomes"})


class Control(StrEnum):
    """How one value is entered."""

    WORDS = "words"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    TRUTH = "truth"
    CHOICE = "choice"
    REFERENCE = "reference"
    SEVERAL_WORDS = "several-words"
    SEVERAL_CHOICES = "several-choices"


@dataclass(frozen=True, slots=True)
class OneText:
    """Words in four languages."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that never differs: ``kind: phone`` in a contact's telephone."""

    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value. ``choices`` are all that there are; ``kind`` is that of the record that a reference names."""

    control: Control
    choices: tuple[str, ...] = ()
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that belong together: a record, an item of a list, a telephone number."""

    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Variants:
    """One of several parts, by its ``kind``."""

    parts: Mapping[str, Part]

    def of(self, data: Any) -> Part:
        """The part that ``data`` is; one with nothing but its kind where it says no kind that there is."""
        known = self.parts.get(str(data.get(VARIANT))) if isinstance(data, Mapping) else None
        choice = Field(Line(Control.CHOICE, tuple(self.parts)), required=True, nullable=False)
        rest = {name: field for name, field in known.fields.items() if name != VARIANT} if known else {}
        return Part({VARIANT: choice, **rest})


@dataclass(frozen=True, slots=True)
class Several:
    """A list of parts or of references, in an order that matters."""

    item: Part | Line


Shape = OneText | Constant | Line | Part | Variants | Several


@dataclass(frozen=True, slots=True)
class Field:
    """``required``: a record is not whole without it. ``nullable``: it may be there or not."""

    shape: Shape
    required: bool
    nullable: bool


@cache
def anatomy_of(kind: Kind) -> Part:
    """The fields of a record in the order of its model, what it says before who says so, without its id.

    Of a guide only what stands on its top level: its questions and their rules have an editor of their own.
    """
    return _part(Guide, _GUIDE_LISTS) if kind is Kind.GUIDES else _part(MODELS[kind])


def _part(model: type[BaseModel], without: Collection[str] = ()) -> Part:
    hints = get_type_hints(model, include_extras=True)
    found: dict[str, Field] = {}
    for name, info in model.model_fields.items():
        shape = None if name == "id" or name in without else _shape(name, hints[name])
        if shape is not None:
            found[info.alias or name] = _field(shape, info, hints[name])
    own = {name: field for name, field in found.items() if name not in Citation.model_fields}
    return Part(own | found)


def _field(shape: Shape, info: FieldInfo, hint: Any) -> Field:
    return Field(shape, info.is_required(), type(None) in get_args(_bare(hint)))


def _shape(name: str, hint: Any) -> Shape | None:
    """None: a thing that only its own editor understands, such as the rule of a guide."""
    inner = _without_none(_bare(hint))
    if get_origin(inner) in (Union, types.UnionType):
        return _variants(get_args(inner))
    if get_origin(inner) is tuple:
        return _list(name, _bare(get_args(inner)[0]))
    if get_origin(inner) is Literal:
        values = tuple(str(value) for value in get_args(inner))
        return Line(Control.CHOICE, values) if len(values) > 1 else Constant(values[0])
    if not isinstance(inner, type):
        return None
    if inner is Text:
        return OneText()
    if issubclass(inner, BaseModel):
        return _part(inner)
    return _line(name, inner)


def _line(name: str, value: type) -> Line | None:
    if issubclass(value, StrEnum):
        return Line(Control.CHOICE, tuple(item.value for item in value))
    if value is str and name in POINTS_TO:
        return Line(Control.REFERENCE, kind=POINTS_TO[name])
    plain = {
        str: Control.WORDS,
        bool: Control.TRUTH,
        int: Control.WHOLE,
        Decimal: Control.NUMBER,
        date: Control.DATE,
    }
    return Line(plain[value]) if value in plain else None


def _list(name: str, item: Any) -> Shape | None:
    shape = _shape(name, item)
    if isinstance(shape, Part):
        return Several(shape)
    if not isinstance(shape, Line):
        return None
    if shape.control is Control.REFERENCE:
        return Several(shape)
    return Line(
        Control.SEVERAL_CHOICES if shape.control is Control.CHOICE else Control.SEVERAL_WORDS, choices=shape.choices
    )


def _variants(models: tuple[Any, ...]) -> Variants | None:
    """A choice of parts that each say their kind."""
    parts: dict[str, Part] = {}
    for model in map(_bare, models):
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            return None
        part = _part(model)
        kind = part.fields.get(VARIANT)
        if kind is None or not isinstance(kind.shape, Constant):
            return None
        parts[kind.shape.value] = part
    return Variants(parts)


def _bare(hint: Any) -> Any:
    """Without what ``Annotated`` adds."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    rest = tuple(item for item in get_args(hint) if item is not type(None))
    return _bare(rest[0]) if len(rest) == 1 else hint
