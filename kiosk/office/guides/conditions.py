"""A rule as the form shows it: rows "question – test – value", joined by all or any (docs/guides.md, "Rules").

A rule that the form cannot show (a ``not`` of a ``not``, one nested too deep, something that is no rule at all) is left
as it is: the form says it in words and does not touch it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from kiosk.findings import PonteError
from kiosk.i18n.sentence import sentence

DEEPEST = 4
"""Groups within groups that the form shows: the shipped guides need four, and a fifth has no room to stand in."""
Place: TypeAlias = tuple[int, ...]
"""Where a part stands: the positions on the way to it. The whole rule is ``()``."""


class Check(StrEnum):
    """How an answer is compared, each under the name that the form knows it by."""

    IS = "is"
    IS_NOT = "is-not"
    ONE_OF = "one-of"
    NONE_OF = "none-of"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    AGE_AT_LEAST = "age-at-least"
    YOUNGER = "younger"
    ANSWERED = "answered"
    NOT_SURE = "not-sure"


class Join(StrEnum):
    """How the rows of a group belong together."""

    ALL = "all"
    ANY = "any"
    NOT_ALL = "not-all"
    NONE = "none"


_WRITTEN: Final[Mapping[Check, tuple[str, bool]]] = {
    Check.IS: ("equals", False),
    Check.IS_NOT: ("equals", True),
    Check.ONE_OF: ("one-of", False),
    Check.NONE_OF: ("one-of", True),
    Check.AT_LEAST: ("at-least", False),
    Check.LESS_THAN: ("at-least", True),
    Check.AT_MOST: ("at-most", False),
    Check.MORE_THAN: ("at-most", True),
    Check.AGE_AT_LEAST: ("age-at-least", False),
    Check.YOUNGER: ("age-at-least", True),
}
"""The word in the file, and whether ``not`` stands around it."""
_READ: Final = {written: check for check, written in _WRITTEN.items()}
_JOINS: Final[Mapping[Join, tuple[str, bool]]] = {
    Join.ALL: ("all", False),
    Join.ANY: ("any", False),
    Join.NOT_ALL: ("all", True),
    Join.NONE: ("any", True),
}
_KNOWN: Final = {Check.ANSWERED: True, Check.NOT_SURE: False}


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison. ``value`` is an option, a truth, a list of options, a number; nothing where none is compared."""

    question: str
    check: Check
    value: Any = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows and groups that belong together."""

    join: Join
    parts: tuple[Row | Group, ...]


Part: TypeAlias = Row | Group
Condition: TypeAlias = Row | Group | None
"""``None``: there is no condition, it always holds."""


class NotShownError(PonteError):
    """The form has no rows for this rule."""

    code = "not-shown"

    def __init__(self) -> None:
        super().__init__(sentence("The form cannot show this condition. It stays as it is."))


def read_rule(rule: Any) -> Condition:
    """A rule, as it stands in a guide's data, as rows.

    Raises:
        NotShownError: there are no rows for it.
    """
    return None if rule is None else _part(rule, 0)


def write_rule(condition: Condition) -> Any:
    """The rule that the rows stand for; nothing where there are none."""
    match condition:
        case None:
            return None
        case Row(question=question, check=check, value=value):
            if check in _KNOWN:
                return {"question": question, "known": _KNOWN[check]}
            name, negated = _WRITTEN[check]
            return _with_not({"question": question, name: value}, negated)
        case Group(join=join, parts=parts):
            name, negated = _JOINS[join]
            return _with_not({name: [write_rule(part) for part in parts]}, negated)


def parts_of(condition: Condition, place: Place = ()) -> Iterator[tuple[Place, Part]]:
    """Every row and group with its place, in reading order."""
    if condition is None:
        return
    yield place, condition
    if isinstance(condition, Group):
        for index, part in enumerate(condition.parts):
            yield from parts_of(part, (*place, index))


def part_at(condition: Condition, place: Place) -> Part:
    """The row or group that stands there.

    Raises:
        KeyError: there is none.
    """
    for step in place:
        if not isinstance(condition, Group) or not 0 <= step < len(condition.parts):
            raise KeyError(place)
        condition = condition.parts[step]
    if condition is None:
        raise KeyError(place)
    return condition


def with_part(condition: Condition, place: Place, part: Part | None) -> Condition:
    """The condition with another part in one place, or without it. A group that loses its last part goes too.

    Raises:
        KeyError: there is no such place.
    """
    if not place:
        return part
    if not isinstance(condition, Group) or not 0 <= place[0] < len(condition.parts):
        raise KeyError(place)
    first, rest = place[0], place[1:]
    inner = with_part(condition.parts[first], rest, part)
    kept = () if inner is None else (inner,)
    parts = (*condition.parts[:first], *kept, *condition.parts[first + 1 :])
    return replace(condition, parts=parts) if parts else None


def with_more(condition: Condition, place: Place, part: Part) -> Condition:
    """One more part at the end of the group at ``place``; a single row becomes a group of both.

    Raises:
        KeyError: there is no such place.
    """
    if condition is None:
        return part
    here = part_at(condition, place)
    grown = replace(here, parts=(*here.parts, part)) if isinstance(here, Group) else Group(Join.ALL, (here, part))
    return with_part(condition, place, grown)


def moved(condition: Condition, place: Place, by: int) -> Condition:
    """A part one step up (-1) or down (1) in its group; as it was where there is no room.

    Raises:
        KeyError: there is no such place.
    """
    if not place:
        return condition
    group = part_at(condition, place[:-1])
    here, there = place[-1], place[-1] + by
    if not isinstance(group, Group) or not 0 <= there < len(group.parts):
        return condition
    parts = list(group.parts)
    parts[here], parts[there] = parts[there], parts[here]
    return with_part(condition, place[:-1], replace(group, parts=tuple(parts)))


def _part(rule: Any, depth: int) -> Part:
    negated = isinstance(rule, Mapping) and set(rule) == {"not"}
    inner = rule["not"] if negated else rule
    if not isinstance(inner, Mapping):
        raise NotShownError
    names = set(inner)
    for join, (name, is_not) in _JOINS.items():
        if names == {name} and is_not is negated:
            return _group(join, inner[name], depth)
    return _row(inner, names - {"question"}, negated)


def _group(join: Join, parts: Any, depth: int) -> Group:
    if depth >= DEEPEST or not isinstance(parts, list) or not parts:
        raise NotShownError
    return Group(join, tuple(_part(part, depth + 1) for part in parts))


def _row(rule: Mapping[str, Any], names: set[str], negated: bool) -> Row:
    question = rule.get("question")
    if len(names) != 1 or not isinstance(question, str):
        raise NotShownError
    name = names.pop()
    value = rule[name]
    if name == "known" and isinstance(value, bool) and not negated:
        return Row(question, Check.ANSWERED if value else Check.NOT_SURE)
    check = _READ.get((name, negated))
    if check is None or not _fits(name, value):
        raise NotShownError
    return Row(question, check, value)


def _fits(name: str, value: Any) -> bool:
    if name == "equals":
        return isinstance(value, bool | str)
    if name == "one-of":
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _with_not(rule: Any, negated: bool) -> Any:
    return {"not": rule} if negated else rule
