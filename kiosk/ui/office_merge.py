"""What one person changed in a record, and the same changes on top of what another person made of it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import Data
from kiosk.ui.office_texts import texts_by_field, with_words
from kiosk.ui.office_values import value_lines, with_value


@dataclass(frozen=True, slots=True)
class Changes:
    """Words by field and language, and lines by field."""

    words: dict[str, dict[Locale, str]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(map(len, self.words.values())) + len(self.lines)


def changes_between(kind: Kind, record_id: str, before: Data, after: Data) -> Changes:
    """What somebody changed who began with ``before``."""
    known, words = texts_by_field(kind, record_id, before), {}
    for name, text in texts_by_field(kind, record_id, after).items():
        old = known.get(name)
        other = {locale: text[locale] for locale in Locale if old is None or old[locale] != text[locale]}
        if other:
            words[name] = other
    old_lines, new_lines = value_lines(kind, before), value_lines(kind, after)
    names = dict.fromkeys((*old_lines, *new_lines))
    lines = {name: new_lines.get(name, "") for name in names if old_lines.get(name, "") != new_lines.get(name, "")}
    return Changes(words, lines)


def on_top(kind: Kind, record_id: str, data: Data, mine: Changes) -> tuple[Data, Changes]:
    """``data`` with my changes, and those for which it has no place any more: a step that somebody took out."""
    texts, left = texts_by_field(kind, record_id, data), Changes()
    merged: Any = data
    for name, words in mine.words.items():
        if name not in texts:
            left.words[name] = words
            continue
        for locale, said in words.items():
            merged = with_words(merged, texts[name].path, locale, said)
    for name, line in mine.lines.items():
        try:
            merged = with_value(merged, name, line)
        except (KeyError, IndexError, ValueError):
            left.lines[name] = line
    return merged, left
