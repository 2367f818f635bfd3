"""Changes to a guide's plain data. Each gives a changed copy; what is not changed is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from kiosk.guide.definition import WITH_OPTIONS, WITH_RANGE, QuestionKind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import Data
from kiosk.office.translation.texts import FieldPath

_RULES: Final = ("ask_if", "when")
_OF_KIND: Final[Mapping[str, frozenset[QuestionKind]]] = {
    "options": WITH_OPTIONS,
    "minimum": WITH_RANGE,
    "maximum": WITH_RANGE,
    "whole": frozenset({QuestionKind.NUMBER}),
    "currency": frozenset({QuestionKind.MONEY}),
    "past": frozenset({QuestionKind.DATE}),
    "future": frozenset({QuestionKind.DATE}),
    "document_kind": frozenset({QuestionKind.DOCUMENT_NUMBER}),
    "other_nationality": frozenset({QuestionKind.DOCUMENT_NUMBER}),
}
"""Fields that only some kinds of question have."""


def path_of(field: str) -> FieldPath:
    """A dotted field as the steps to it."""
    return tuple(int(step) if step.isdigit() else step for step in field.split(".")) if field else ()


def at(data: Any, path: FieldPath) -> Any:
    """What stands there; nothing where there is no such place."""
    for step in path:
        if isinstance(data, Mapping) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def with_at(data: Any, path: FieldPath, value: Any) -> Any:
    """The data with another value in one place; ``None`` takes the field out.

    Raises:
        KeyError: there is no such place.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [*data[:step], with_at(data[step], rest, value), *data[step + 1 :]]
    if not isinstance(data, Mapping) or not isinstance(step, str) or (rest and step not in data):
        raise KeyError(step)
    if not rest and value is None:
        return {name: item for name, item in data.items() if name != step}
    return {**data, step: with_at(data.get(step), rest, value)}


def with_item(data: Data, path: FieldPath, item: Any, index: int | None = None) -> Data:
    """One more item in the list at ``path`` (which may not be there yet), at the end or at ``index``."""
    items = list(at(data, path) or [])
    items.insert(len(items) if index is None else index, item)
    changed: Data = with_at(data, path, items)
    return changed


def without_item(data: Data, path: FieldPath) -> Data:
    """Without the list's item at ``path``; a list that is empty then goes too."""
    items = list(at(data, path[:-1]) or [])
    del items[int(path[-1])]
    changed: Data = with_at(data, path[:-1], items or None)
    return changed


def with_item_moved(data: Data, path: FieldPath, by: int) -> Data:
    """The item at ``path`` one place up (-1) or down (1); as it was where there is no room."""
    items, here = list(at(data, path[:-1]) or []), int(path[-1])
    there = here + by
    if not 0 <= there < len(items):
        return data
    items[here], items[there] = items[there], items[here]
    changed: Data = with_at(data, path[:-1], items)
    return changed


# --- what is new ------------------------------------------------------------------------------------------------------


def empty_text() -> Data:
    """A text that nobody has written yet."""
    return {locale.value: "" for locale in Locale}


def new_question(data: Data) -> Data:
    """A yes-no question in the last section."""
    sections = ids_in(data, ("sections",))
    section = sections[-1] if sections else ""
    return {
        "id": _free("question", ids_in(data, ("questions",))),
        "kind": QuestionKind.YES_NO.value,
        "section": section,
        "text": empty_text(),
    }


def new_outcome(data: Data) -> Data:
    """An outcome that sends people to the staff, for those who answer the first question; it stands before the last."""
    first = next(iter(at(data, ("questions",)) or []), None)
    when = first_comparison(first) if isinstance(first, Mapping) else None
    made = {"id": _free("outcome", ids_in(data, ("outcomes",))), "kind": "ask"}
    return {**made, **({"when": when} if when else {}), "title": empty_text(), "summary": empty_text()}


def new_option(data: Data, question: FieldPath) -> Data:
    return {"id": _free("option", ids_in(data, (*question, "options"))), "label": empty_text()}


def new_section(data: Data) -> Data:
    return {"id": _free("section", ids_in(data, ("sections",))), "title": empty_text()}


def first_comparison(question: Mapping[str, Any]) -> Data:
    """A rule to begin with: the first answer that the question has."""
    name = str(question.get("id") or "")
    options = [item for item in question.get("options") or [] if isinstance(item, Mapping)]
    if question.get("kind") == QuestionKind.YES_NO:
        return {"question": name, "equals": True}
    if options:
        return {"question": name, "equals": str(options[0].get("id"))}
    return {"question": name, "known": True}


def ids_in(data: Data, path: FieldPath) -> list[str]:
    """The ids of the items of a list."""
    return [str(item.get("id")) for item in at(data, path) or [] if isinstance(item, Mapping)]


def _free(word: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for number in range(1, len(known) + 2) if (name := f"{word}-{number}") not in known)


# --- questions --------------------------------------------------------------------------------------------------------


def with_kind(data: Data, question: FieldPath, kind: QuestionKind) -> Data:
    """Another kind of answer, without the fields that it has no use for and with those that it needs."""
    old = at(data, question)
    made = {name: item for name, item in old.items() if name not in _OF_KIND or kind in _OF_KIND[name]}
    made["kind"] = kind.value
    if kind is QuestionKind.MONEY:
        made.setdefault("currency", "MOP")
    if kind is QuestionKind.DOCUMENT_NUMBER:
        made.setdefault("document_kind", "bir")
    if kind in WITH_OPTIONS and not made.get("options"):
        made["options"] = [{"id": f"option-{number}", "label": empty_text()} for number in (1, 2)]
    changed: Data = with_at(data, question, made)
    return changed


def with_id(data: Data, path: FieldPath, new: str) -> Data:
    """Another id for a section, a question, an option or an outcome; the rules that name it follow."""
    old = at(data, (*path, "id"))
    changed: Data = with_at(data, (*path, "id"), new)
    match path:
        case ("sections", _):
            for index, question in enumerate(at(changed, ("questions",)) or []):
                if question.get("section") == old:
                    changed = with_at(changed, ("questions", index, "section"), new)
        case ("questions", _):
            changed = _with_rules(changed, lambda rule: {**rule, "question": new} if rule["question"] == old else rule)
        case ("questions", _, "options", _):
            asked = at(data, (*path[:2], "id"))
            changed = _with_rules(changed, lambda rule: _renamed(rule, asked, old, new))
        case _:
            pass
    return changed


def _renamed(rule: Data, question: str, old: str, new: str) -> Data:
    if rule["question"] != question:
        return rule
    renamed = dict(rule)
    if renamed.get("equals") == old:
        renamed["equals"] = new
    if isinstance(renamed.get("one-of"), list):
        renamed["one-of"] = [new if item == old else item for item in renamed["one-of"]]
    return renamed


def rule_paths(data: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Where the guide's data holds rules."""
    if isinstance(data, Mapping):
        for name, item in data.items():
            if name in _RULES:
                yield (*path, name)
            else:
                yield from rule_paths(item, (*path, str(name)))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from rule_paths(item, (*path, index))


def _with_rules(data: Data, change: Callable[[Data], Data]) -> Data:
    for path in list(rule_paths(data)):
        data = with_at(data, path, _in_rule(at(data, path), change))
    return data


def _in_rule(rule: Any, change: Callable[[Data], Data]) -> Any:
    if isinstance(rule, Mapping) and "question" in rule:
        return change(dict(rule))
    if isinstance(rule, Mapping):
        return {name: _in_rule(item, change) for name, item in rule.items()}
    return [_in_rule(item, change) for item in rule] if isinstance(rule, list) else rule
