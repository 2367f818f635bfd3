"""One record while it is edited: its words, the marks of its translations, and what was there before."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import uuid4

from kiosk.i18n.locales import Locale
from kiosk.office.drafts.anatomy import Line
from kiosk.office.drafts.edits import Edit, edited, path_of, value_at
from kiosk.office.drafts.model import Data, Draft
from kiosk.office.drafts.shape import same
from kiosk.office.drafts.structure import is_required, other_variant
from kiosk.office.translation.marks import confirmed, with_marks
from kiosk.office.translation.states import States, text_states
from kiosk.office.translation.texts import DraftText
from kiosk.ui.office_merge import Changes, Left, Placed, on_top, placed
from kiosk.ui.office_texts import stripped, texts_by_field, with_words
from kiosk.ui.office_typed import typed_line, typed_words
from kiosk.ui.office_values import line_at, shown, value_lines, with_value


class ValueInHand(NamedTuple):
    """A value of one line, as it is typed."""

    shape: Line
    value: str
    required: bool


class DraftInHand:
    """What the editor's window has in hand. ``saved`` is the record as the office has it; nothing here writes."""

    def __init__(self, saved: Draft) -> None:
        self.saved = saved
        self.session = uuid4().hex
        self.dirty = False
        self._first = self._before = self.data = copy.deepcopy(saved.data)
        self.aside: Changes | None = None
        """What could not be saved, while what somebody else wrote is shown."""
        self.mine = Placed()
        """The same by its place in what is shown, and what has no place any more."""
        self._touched = ("", "")
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self.texts: Mapping[str, DraftText] = {}
        self._states: dict[str, States] | None = None
        self._read()

    @property
    def changed_since_opening(self) -> bool:
        return not same(self._first, self.data)

    @property
    def states(self) -> Mapping[str, States]:
        """The state of every text in every language, by its field."""
        if self._states is None:
            self._states = {field: text_states(text.words) for field, text in self.texts.items()}
        return self._states

    @property
    def can_undo(self) -> bool:
        """Whether there is a last edit of the structure to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def set_words(self, field: str, locale: Locale, words: str) -> bool:
        """Other words in one text; whether anything changed.

        The marks are those of the words before this text was touched: who types and goes back has made no translation.

        Raises:
            KeyError: there is no such text.
        """
        text, words = self.texts[field], typed_words(words)
        if str(text.words.get(locale.value) or "") == words:
            return False
        if self._touched != (field, locale.value):
            self._before, self._touched = self.data, (field, locale.value)
        self._change(with_marks(self._before, with_words(self.data, text.path, locale, words)))
        return True

    def set_line(self, field: str, line: str) -> bool:
        """Another value in a field of one line; whether anything changed.

        Raises:
            KeyError: there is no place for such a field.
        """
        found, line = self.line(field), typed_line(line)
        if found is not None and found.value == line:
            return False
        self._change(with_value(self.saved.kind, self.data, field, line))
        self._before = with_value(self.saved.kind, self._before, field, line)
        return True

    def other_variant(self, field: str, value: str) -> Edit | None:
        """The edit that makes a value one of another kind; None where the field tells no kind.

        Raises:
            KeyError: there is no such field.
        """
        return other_variant(self.saved.kind, self.data, path_of(field), value)

    def restructure(self, edit: Edit) -> None:
        """Put in, take out or move a part of the record.

        Raises:
            KeyError: there is no such place.
            IndexError: there is no such item.
        """
        self._undone.clear()
        self._step(edit, self._done)

    def undo(self) -> None:
        """Take back the last edit of the structure; what was typed elsewhere since then stays."""
        if self._done:
            self._step(self._done.pop(), self._undone)

    def redo(self) -> None:
        """Do again what was taken back, with the words that had been typed in it."""
        if self._undone:
            self._step(self._undone.pop(), self._done)

    def confirm(self, field: str, locale: Locale) -> None:
        """A translation still holds for the present source text.

        Raises:
            KeyError: there is no such text, or it has no words in that language.
        """
        self._put(confirmed(self.data, self.texts[field].path, locale))

    def take_back(self) -> None:
        """As it was when it was opened."""
        self._done, self._undone = [], []
        self._put(self._first)

    def line(self, field: str) -> ValueInHand | None:
        """What stands in a field of one line, and what may; None where there is no such field."""
        path = path_of(field)
        try:
            shape = line_at(self.saved.kind, self.data, field)
            return ValueInHand(shape, shown(value_at(self.data, path)), is_required(self.saved.kind, self.data, path))
        except (KeyError, IndexError):
            return None

    def lines(self) -> dict[str, str]:
        """The fields of one line, also the empty ones."""
        return value_lines(self.saved.kind, self.data)

    def for_saving(self) -> Data:
        data: Data = stripped(self.data, self.texts.values())
        return data

    def was_saved(self, saved: Draft) -> None:
        """The office has it now, as ``saved``."""
        self.saved, self.data, self.dirty = saved, saved.data, False
        self._read()

    def unsaved(self) -> Changes | None:
        """What is not saved."""
        if self.dirty and not same(self.saved.data, self.data):
            return Changes(self.saved.data, self.data)
        return self.aside

    def set_aside(self, mine: Changes | None, left: Sequence[Left]) -> None:
        """Show my changes beside what is here, and those that had no place before."""
        self.aside = mine
        self.mine = Placed() if mine is None else placed(mine, self.data)
        self.mine.left.extend(left)

    def put_on_top(self) -> None:
        """My changes on what is here; what finds no place stays in ``mine``."""
        if self.aside is None:
            return
        found, left = placed(self.aside, self.data), self.mine.left
        self.aside, self.mine = None, Placed(left=left)
        self._done, self._undone = [], []
        self._put(with_marks(self.data, on_top(self.data, found)))

    def _step(self, edit: Edit, backs: list[Edit]) -> None:
        data, back = edited(self.data, edit)
        backs.append(back)
        self._put(data)

    def _put(self, data: Data) -> None:
        self._before, self._touched = data, ("", "")
        self._change(data)

    def _change(self, data: Data) -> None:
        self.data, self.dirty = data, True
        self._read()

    def _read(self) -> None:
        self.texts = texts_by_field(self.saved.kind, self.saved.id, self.data)
        self._states = None
