"""What the form of a guide makes of what is typed, and what a new item of a list begins with."""

from __future__ import annotations

import re
from typing import Any

from kiosk.office.drafts.model import Data
from kiosk.office.guides import edits
from kiosk.office.guides.edits import at
from kiosk.office.translation.texts import FieldPath
from kiosk.ui.office_typed import typed_line

_NUMBERS = frozenset({"minimum", "maximum"})
_WHOLE = re.compile(r"-?\d{1,12}")
_DECIMAL = re.compile(r"-?\d{1,12}\.\d{1,4}")


def typed(field: str, line: str, is_flag: bool) -> Any:
    """What was typed as it stands in the data; nothing takes the field out. What is no number stays as it was typed."""
    words, name = typed_line(line).strip(), field.rpartition(".")[2]
    if is_flag:
        return _flag(name, words == "true")
    if not words:
        return None
    if name in _NUMBERS and words.isascii():
        if _WHOLE.fullmatch(words):
            return int(words)
        if _DECIMAL.fullmatch(words):
            return float(words)
    return words


def new_item(data: Data, path: FieldPath) -> Data:
    """A new item of the list at ``path``. Its source and day are those of the item before it, as a place to begin."""
    match path[-1]:
        case "options":
            return edits.new_option(data, path[:-1])
        case "sections":
            return edits.new_section(data)
        case "reasons":
            when = edits.first_comparison(at(data, ("questions", 0)) or {})
            return {"when": when, "text": edits.empty_text(), "mood": "ok"}
        case "checklist":
            return {"document": "", **_cited(data, path)}
        case _:
            return {"text": edits.empty_text(), **_cited(data, path)}


def _cited(data: Data, path: FieldPath) -> Data:
    before = (at(data, path) or [{}])[-1]
    return {name: before.get(name, "") for name in ("source", "as_of", "confidence")}


def _flag(name: str, value: bool) -> bool | None:
    """A flag that says what is so without it is left out."""
    return None if value is (name == "whole") else value
