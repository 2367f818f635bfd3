"""The form of one piece of a guide as lines, from top to bottom. Each line is a map that one QML item shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kiosk.catalog.kinds import Kind
from kiosk.guide.calculators.offered import CALCULATORS
from kiosk.guide.definition import WITH_OPTIONS, WITH_RANGE, Guide, QuestionKind
from kiosk.office.drafts.model import Data
from kiosk.office.guides.conditions import NotShownError, read_rule
from kiosk.office.guides.edits import at, path_of
from kiosk.office.guides.words import condition_words
from kiosk.office.translation.texts import is_draft_text
from kiosk.ui.four_languages import FourLanguages, of_message, of_words
from kiosk.ui.office_guide_condition import condition_lines, options_of
from kiosk.ui.office_guide_names import GuideNames
from kiosk.ui.office_guide_places import SECTIONS, WHOLE, piece_title, text_words
from kiosk.ui.office_guide_words import (
    ADD,
    CONFIDENCE,
    DOCUMENT_KINDS,
    MOODS,
    OUTCOME_KINDS,
    QUESTION_KINDS,
    YES_NO,
    item_name,
    label,
)

Line = dict[str, Any]
_REFERENCES: Final[Mapping[str, Kind]] = {
    "facts": Kind.FACTS,
    "ask": Kind.FACTS,
    "alternatives": Kind.SERVICES,
    "contacts": Kind.CONTACTS,
    "comparisons": Kind.COMPARISONS,
}
_CURRENCIES: Final = ("MOP", "HKD", "CNY", "USD")
_FLAGS: Final = frozenset({"alone", "future", "other_nationality", "past", "quick_exit", "required", "whole"})


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a guide. ``opened``: the fields of the items that are not folded.

    ``spoken`` is the guide that says rules in words, where there is one.
    """

    data: Data
    names: GuideNames
    opened: Collection[str]
    spoken: Guide | None

    def lines(self, piece: str) -> list[Line]:
        """The lines of one piece; none where there is no such piece."""
        if piece == WHOLE:
            return list(self._whole())
        if piece == SECTIONS:
            return list(self._items("sections"))
        item = at(self.data, path_of(piece))
        if not isinstance(item, dict):
            return []
        return list(self._question(piece, item) if piece.startswith("questions") else self._outcome(piece, item))

    def questions_for(self, field: str) -> list[Data]:
        """The questions that a rule in this field may read: those asked before it."""
        path = path_of(field)
        questions = [item for item in at(self.data, ("questions",)) or [] if isinstance(item, Mapping)]
        return [dict(item) for item in (questions[: int(path[1])] if path[0] == "questions" else questions)]

    # --- pieces -------------------------------------------------------------------------------------------------------

    def _whole(self) -> Iterator[Line]:
        yield self._text("title")
        yield self._text("introduction")
        yield self._choice("service", self._records(Kind.SERVICES))
        yield self._line("review_by")
        yield self._flag("quick_exit")
        yield from self._references("contacts")

    def _question(self, piece: str, question: Data) -> Iterator[Line]:
        kind = str(question.get("kind"))
        yield self._text(f"{piece}.text", "text.questions")
        yield from self._optional_texts(piece, ("hint", "why", "unsure"))
        yield self._condition(f"{piece}.ask_if", path_of(piece)[1] != 0)
        yield from self._condition_rows(f"{piece}.ask_if")
        yield self._choice(f"{piece}.kind", options_of(QUESTION_KINDS), "kind.questions")
        yield from self._of_kind(piece, kind)
        sections = [
            {"value": str(item.get("id")), "words": text_words(item.get("title"), str(item.get("id")))}
            for item in at(self.data, ("sections",)) or []
        ]
        yield self._choice(f"{piece}.section", sections)
        yield self._line(f"{piece}.id")
        if "required" in question:
            yield self._flag(f"{piece}.required")

    def _of_kind(self, piece: str, kind: str) -> Iterator[Line]:
        if kind in WITH_OPTIONS:
            yield from self._items(f"{piece}.options")
        if kind == QuestionKind.MONEY:
            currencies = [{"value": code, "words": _as_written(code)} for code in _CURRENCIES]
            yield self._choice(f"{piece}.currency", currencies)
        if kind in WITH_RANGE:
            yield self._line(f"{piece}.minimum")
            yield self._line(f"{piece}.maximum")
        if kind == QuestionKind.NUMBER:
            yield self._flag(f"{piece}.whole", otherwise=True)
        if kind == QuestionKind.DATE:
            yield self._flag(f"{piece}.past")
            yield self._flag(f"{piece}.future")
        if kind == QuestionKind.DOCUMENT_NUMBER:
            yield self._choice(f"{piece}.document_kind", options_of(DOCUMENT_KINDS))
            yield self._flag(f"{piece}.other_nationality")

    def _outcome(self, piece: str, outcome: Data) -> Iterator[Line]:
        yield self._choice(f"{piece}.kind", options_of(OUTCOME_KINDS), "kind.outcomes")
        yield self._condition(f"{piece}.when", True, "when.outcomes")
        yield from self._condition_rows(f"{piece}.when")
        yield self._text(f"{piece}.title")
        yield self._text(f"{piece}.summary")
        for name in ("reasons", "checklist", "steps"):
            yield from self._items(f"{piece}.{name}")
        for name in (*_REFERENCES, "calculators"):
            yield from self._references(f"{piece}.{name}")
        yield self._line(f"{piece}.id")

    # --- items of lists -----------------------------------------------------------------------------------------------

    def _items(self, field: str) -> Iterator[Line]:
        name = field.rpartition(".")[2]
        items = at(self.data, path_of(field)) or []
        yield {"key": f"{field}!", "type": "title", "label": of_message(label(name)), "count": len(items)}
        for index, item in enumerate(items):
            here = f"{field}.{index}"
            folded = here not in self.opened
            yield {
                "key": f"{here}!",
                "type": "item",
                "field": here,
                "label": of_message(item_name(name, index + 1)),
                "words": self._item_words(item),
                "folded": folded,
                "first": index == 0,
                "last": index == len(items) - 1,
            }
            if not folded and isinstance(item, dict):
                yield from self._item(name, here, item)
        yield {"key": f"{field}+", "type": "add", "field": field, "label": of_message(ADD[name])}

    def _item(self, name: str, here: str, item: Data) -> Iterator[Line]:
        match name:
            case "options":
                yield self._text(f"{here}.label")
                yield from self._optional_texts(here, ("hint",))
                yield self._flag(f"{here}.alone")
                yield self._line(f"{here}.id")
                return
            case "sections":
                yield self._text(f"{here}.title")
                yield self._line(f"{here}.id")
                return
            case "reasons":
                yield self._text(f"{here}.text")
                yield self._choice(f"{here}.mood", options_of(MOODS))
            case "checklist":
                yield self._choice(f"{here}.document", self._records(Kind.DOCUMENTS))
                yield from self._optional_texts(here, ("condition",))
            case _:
                yield self._text(f"{here}.text")
        yield self._condition(f"{here}.when", True)
        yield from self._condition_rows(f"{here}.when")
        if name != "reasons":
            yield self._choice(f"{here}.source", self._records(Kind.SOURCES))
            yield self._line(f"{here}.as_of")
            yield self._choice(f"{here}.confidence", options_of(CONFIDENCE))

    def _item_words(self, item: Any) -> FourLanguages:
        if not isinstance(item, Mapping):
            return {}
        if "document" in item:
            name = str(item["document"])
            return self.names.of(Kind.DOCUMENTS).get(name, _as_written(name))
        text = next((item[name] for name in ("label", "title", "text") if is_draft_text(item.get(name))), None)
        return text_words(text, str(item.get("id") or "–"))

    # --- single lines -------------------------------------------------------------------------------------------------

    def _optional_texts(self, here: str, names: Sequence[str]) -> Iterator[Line]:
        there = [name for name in names if is_draft_text(at(self.data, path_of(f"{here}.{name}")))]
        for name in there:
            yield {**self._text(f"{here}.{name}"), "optional": True}
        wanted = [{"field": f"{here}.{name}", "label": of_message(ADD[name])} for name in names if name not in there]
        if wanted:
            yield {"key": f"{here}.{names[0]}?", "type": "more", "offers": wanted}

    def _text(self, field: str, name: str = "") -> Line:
        said = of_message(label(name, field.rpartition(".")[2]))
        return {"key": field, "type": "text", "field": field, "label": said, "optional": False}

    def _line(self, field: str) -> Line:
        """One line to type in. ``late``: it is taken when it is left, because every letter would be another id."""
        value = at(self.data, path_of(field))
        said = of_message(label(field.rpartition(".")[2]))
        return {
            "key": field,
            "type": "line",
            "field": field,
            "label": said,
            "value": "" if value is None else str(value),
            "late": field.endswith(".id"),
        }

    def _choice(self, field: str, options: Sequence[Mapping[str, Any]], name: str = "") -> Line:
        value = str(at(self.data, path_of(field)) or "")
        offered = list(options)
        if value not in {option["value"] for option in offered}:
            offered.insert(0, {"value": value, "words": _as_written(value or "–")})
        said = of_message(label(name, field.rpartition(".")[2]))
        return {
            "key": field,
            "type": "choice",
            "field": field,
            "label": said,
            "value": value,
            "options": offered,
        }

    def _flag(self, field: str, *, otherwise: bool = False) -> Line:
        value = at(self.data, path_of(field))
        chosen = otherwise if value is None else value
        said = of_message(label(field.rpartition(".")[2]))
        return {
            "key": field,
            "type": "choice",
            "field": field,
            "label": said,
            "value": str(chosen).lower(),
            "options": options_of(YES_NO),
        }

    def _condition(self, field: str, possible: bool, name: str = "") -> Line:
        """The head of a condition: whether there is one, and what it says where it has no rows."""
        rule = at(self.data, path_of(field))
        words: FourLanguages = {}
        try:
            read_rule(rule)
        except NotShownError:
            words = of_words(condition_words(rule, self.spoken))
        return {
            "key": f"{field}!",
            "type": "condition",
            "field": field,
            "label": of_message(label(name, field.rpartition(".")[2])),
            "empty": rule is None,
            "words": words,
            "possible": possible and bool(self.questions_for(field)),
        }

    def _condition_rows(self, field: str) -> Iterator[Line]:
        try:
            condition = read_rule(at(self.data, path_of(field)))
        except NotShownError:
            return
        yield from condition_lines(field, condition, self.questions_for(field))

    def _references(self, field: str) -> Iterator[Line]:
        name = field.rpartition(".")[2]
        options = self._calculators() if name == "calculators" else self._records(_REFERENCES[name])
        words = {option["value"]: option["words"] for option in options}
        chosen = [str(item) for item in at(self.data, path_of(field)) or []]
        yield {
            "key": field,
            "type": "references",
            "field": field,
            "label": of_message(label(name)),
            "items": [{"value": item, "words": words.get(item, _as_written(item))} for item in chosen],
            "options": [option for option in options if option["value"] not in chosen],
        }

    def _records(self, kind: Kind) -> list[dict[str, Any]]:
        return [{"value": name, "words": words} for name, words in self.names.of(kind).items()]

    def _calculators(self) -> list[dict[str, Any]]:
        return [{"value": str(name), "words": of_message(item.title)} for name, item in CALCULATORS.items()]


def _as_written(words: str) -> FourLanguages:
    return of_words(lambda _: words)


def is_flag(field: str) -> bool:
    """Whether the field holds yes or no."""
    return field.rpartition(".")[2] in _FLAGS


def head_of(data: Data, piece: str, names: GuideNames) -> dict[str, Any]:
    """What the head of the form says: the piece's ``title``, and where it stands among its like."""
    path = path_of(piece)
    if len(path) != 2:
        return {"piece": piece, "title": piece_title(data, piece, names), "first": True, "last": True, "movable": False}
    count, index = len(at(data, path[:1]) or []), int(path[1])
    return {
        "piece": piece,
        "title": piece_title(data, piece, names),
        "first": index == 0,
        "last": index == count - 1,
        "movable": True,
        "removable": count > 1,
    }
