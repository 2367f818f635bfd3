"""A record as blocks that stand below each other: sections, their texts, cards of values, items of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import CONTENT_SOURCE
from kiosk.i18n.messages import message
from kiosk.office.drafts.anatomy import Field, Line, OneText, Part, Several, Shape, Variants, anatomy_of
from kiosk.office.drafts.edits import NOTHING, value_at
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.structure import is_tied
from kiosk.office.translation.texts import FieldPath, written_path
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_fields import label_of

Block = dict[str, Any]
"""``key`` (no two are alike), ``block`` (its sort), ``field``, and what its sort needs."""
TEXTS, DETAILS = "texts", "details"
"""The sections of what stands in no list; no record has fields of these names."""
_NAMES = {TEXTS: message("Texts"), DETAILS: message("Details")}


class _Place(NamedTuple):
    """A field of a part: where it stands, what may stand there, and what does."""

    path: FieldPath
    field: Field
    value: Any

    @property
    def name(self) -> str:
        return written_path(self.path)

    @property
    def is_there(self) -> bool:
        return self.value is not NOTHING or not (self.field.required or self.field.nullable)


def blocks_of(kind: Kind, data: Data, texts: Sequence[str]) -> list[Block]:
    """All of a record, in the order of its model. ``texts`` are the dotted fields of all its texts.

    Texts that the model says nothing of, such as those of a guide's questions, come last under their first name.
    """
    places = list(_places(anatomy_of(kind), data, ()))
    found = list(_top(places))
    for place in places:
        if isinstance(place.field.shape, Several):
            found.extend(_list(kind, data, place, place.field.shape))
    shown = {block["field"] for block in found if block["block"] == "text"}
    found.extend(_rest([field for field in texts if field not in shown]))
    return found


def conditions_of(blocks: Sequence[Block], conditions: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The worst state of the texts of each section by language. ``conditions`` are those of each text."""
    found: dict[str, dict[str, str]] = {}
    worst: dict[str, str] = {}
    for block in blocks:
        if block["block"] == "section":
            worst = found.setdefault(block["field"], {})
        elif block["block"] == "text":
            for language, condition in conditions.get(block["field"], {}).items():
                worst[language] = max(condition, worst.get(language, ""), key=_WORSE.index)
    return found


_WORSE = ("", "source", "ok", "out-of-date", "missing")


# --- what stands in no list -------------------------------------------------------------------------------------------


def _top(places: Sequence[_Place]) -> Iterator[Block]:
    texts = list(_texts(places, ()))
    if texts:
        yield _section(TEXTS, of_message(_NAMES[TEXTS]))
        yield from texts
    card = _card([place for place in places if not _is_part(place)], ())
    if card is not None:
        yield _section(DETAILS, of_message(_NAMES[DETAILS]))
        yield card
    for place in places:
        if _is_part(place):
            inner = _card(list(_places(place.field.shape, place.value, place.path)), place.path)
            yield _section(place.name, _short(place.path), removable=place.field.nullable)
            yield from [inner] if inner else []


def _is_part(place: _Place) -> bool:
    """A part that is there has a section of its own."""
    return isinstance(place.field.shape, Part) and place.is_there


def _places(shape: Shape, data: Any, path: FieldPath) -> Iterator[_Place]:
    part = shape.of(data) if isinstance(shape, Variants) else shape
    if isinstance(part, Part):
        for name, field in part.fields.items():
            yield _Place((*path, name), field, value_at(data, (name,)))


def _texts(places: Sequence[_Place], whole: FieldPath) -> Iterator[Block]:
    """The texts of a part and of the parts in it, and a block for those that can be put in."""
    absent = [place for place in places if isinstance(place.field.shape, OneText) and not place.is_there]
    for place in places:
        if isinstance(place.field.shape, OneText):
            if place.is_there:
                removable = not place.field.required
                yield _text(place.name, _label_in(place.path, bare=not removable), removable=removable)
        elif isinstance(place.field.shape, Part | Variants) and place.is_there:
            yield from _texts(list(_places(place.field.shape, place.value, place.path)), place.path)
    if absent:
        name = written_path(whole)
        yield _block("add", name, parts=[{"field": place.name, "label": _short(place.path)} for place in absent])


def _label_in(path: FieldPath, *, bare: bool) -> FourLanguages:
    """The name of a text in its item or record; none (``bare``) for the sentence that an item is."""
    item = max((index for index, step in enumerate(path) if isinstance(step, int)), default=-1)
    rest = path[item + 1 :]
    return {} if bare and item >= 0 and rest == ("text",) else label_of(written_path(rest))


def _card(places: Sequence[_Place], whole: FieldPath) -> Block | None:
    """The values of a part and of the parts in it, and what can be put in."""
    groups = [group for place in places if isinstance(place.field.shape, Variants) for group in _group(place)]
    lines = [place.name for place in places if isinstance(place.field.shape, Line)]
    if lines:
        groups.append({"field": written_path(whole), "label": {}, "removable": False, "lines": lines})
    groups += [group for place in places if isinstance(place.field.shape, Part) for group in _group(place)]
    absent = [
        {"field": place.name, "label": _short(place.path)}
        for place in places
        if isinstance(place.field.shape, Part | Variants) and not place.is_there
    ]
    return _block("lines", written_path(whole), groups=groups, parts=absent) if groups or absent else None


def _group(place: _Place) -> Iterator[dict[str, Any]]:
    if place.is_there:
        inner = _places(place.field.shape, place.value, place.path)
        yield {
            "field": place.name,
            "label": _short(place.path),
            "removable": place.field.nullable,
            "lines": [line.name for line in inner if isinstance(line.field.shape, Line)],
        }


# --- lists ------------------------------------------------------------------------------------------------------------


def _list(kind: Kind, data: Data, place: _Place, shape: Several) -> Iterator[Block]:
    items = place.value if isinstance(place.value, list) else []
    tied, nested = is_tied(kind, place.path), len(place.path) > 1
    label = of_message(_NAMES[DETAILS]) if tied else label_of(place.name)
    if not tied:
        yield _section(place.name, label, "list" if nested else "section", len(items), may_add=True)
    for index, item in enumerate(items):
        path = (*place.path, index)
        line = isinstance(shape.item, Line)
        yield _block(
            "item",
            written_path(path),
            label=_item_label(data, path) if tied else label_of(written_path(path[-2:])),
            up=index > 0 and not tied,
            down=index < len(items) - 1 and not tied,
            removable=not tied,
            line=line,
        )
        if not line:
            yield from _item(kind, data, list(_places(shape.item, item, path)), path)


def _item(kind: Kind, data: Data, places: Sequence[_Place], path: FieldPath) -> Iterator[Block]:
    yield from _texts(places, path)
    card = _card(places, path)
    if card is not None:
        yield card
    for place in places:
        if isinstance(place.field.shape, Several):
            yield from _list(kind, data, place, place.field.shape)


def _item_label(data: Data, path: FieldPath) -> FourLanguages:
    """A cell is called as its column is."""
    known, columns, index = label_of(written_path(path[-2:])), data.get("columns", []), path[-1]
    name = value_at(columns, (index, "name")) if isinstance(index, int) and index < len(columns) else NOTHING
    if not isinstance(name, Mapping):
        return known
    return {tag: str(name.get(tag) or name.get(CONTENT_SOURCE.value) or label) for tag, label in known.items()}


def _rest(fields: Sequence[str]) -> Iterator[Block]:
    """Texts by the two first steps on the way to them: ``questions.3``."""
    section, item = "", ""
    for field in fields:
        first, *rest = field.split(".")
        if first != section:
            section, item = first, ""
            yield _section(first, label_of(first))
        if rest and rest[0].isdigit() and f"{first}.{rest[0]}" != item:
            item = f"{first}.{rest[0]}"
            yield _block("item", item, label=label_of(item), up=False, down=False, removable=False, line=False)
        short = ".".join(rest[1:]) if item else field
        yield _text(field, label_of(short or field), removable=False)


# --- blocks -----------------------------------------------------------------------------------------------------------


def _section(
    field: str,
    label: FourLanguages,
    sort: str = "section",
    count: int = -1,
    *,
    may_add: bool = False,
    removable: bool = False,
) -> Block:
    return _block(sort, field, label=label, count=count, mayAdd=may_add, removable=removable)


def _text(field: str, label: FourLanguages, *, removable: bool) -> Block:
    return _block("text", field, label=label, removable=removable)


def _block(sort: str, field: str, **more: Any) -> Block:
    return {"key": f"{sort}:{field}", "block": sort, "field": field, **more}


def _short(path: FieldPath) -> FourLanguages:
    return label_of(str(path[-1]))
