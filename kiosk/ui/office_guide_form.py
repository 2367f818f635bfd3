"""The form of a guide (ux.md, S-12): one question, one outcome, or what belongs to the guide as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.guide.definition import QuestionKind
from kiosk.office.drafts.model import Data
from kiosk.office.guides import edits
from kiosk.office.guides.edits import at, path_of
from kiosk.office.translation.texts import FieldPath
from kiosk.ui.office_guide import OfficeGuide
from kiosk.ui.office_guide_conditions import OfficeGuideConditions
from kiosk.ui.office_guide_lines import Form, head_of, is_flag
from kiosk.ui.office_guide_places import WHOLE, piece_of
from kiosk.ui.office_guide_values import new_item, typed
from kiosk.ui.office_typed import typed_line

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeGuideForm(OfficeGuideConditions):
    """The piece of the guide that is open. Its lines come by their keys, so that a change redraws no other line."""

    changed = Signal()
    pieceChanged = Signal()
    wanted = Signal(str)
    """Something else shall be looked at: the key of its line."""
    instance: OfficeGuideForm

    def __init__(self, guide: OfficeGuide, parent: QObject | None = None) -> None:
        super().__init__(guide, parent)
        self._piece = self._told = ""
        self._opened: set[str] = set()
        self._lines: dict[str, dict[str, Any]] = {}
        guide.recordChanged.connect(self._begin)
        guide.reshaped.connect(self._tell)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeGuideForm:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeGuideForm.instance

    # --- what is shown ------------------------------------------------------------------------------------------------

    @Property(str, notify=pieceChanged)
    def piece(self) -> str:
        """``guide``, ``sections``, ``questions.N``, ``outcomes.N``; empty: none is open."""
        return self._piece

    @Property(dict, notify=changed)
    def head(self) -> dict[str, Any]:
        """``title``, ``first``, ``last``, ``movable``, ``removable``."""
        return head_of(self._guide.data, self._piece, self._guide.names) if self._piece else {}

    @Property(list, notify=changed)
    def keys(self) -> list[str]:
        """The lines of the form, from top to bottom."""
        return list(self._lines)

    @Slot(str, result="QVariantMap")
    def line(self, key: str) -> dict[str, Any]:
        """One line; empty where it has gone."""
        return self._lines.get(key, {})

    @Slot(str)
    def open(self, piece: str) -> None:
        """Show another piece; an empty one closes the form."""
        self._piece, self._opened = piece, set()
        self._tell()

    @Slot(str)
    def goTo(self, field: str) -> None:
        """Show the piece in which a field stands, and its line."""
        self._piece = piece_of(field)
        steps = field.split(".")
        self._opened |= {".".join(steps[:end]) for end in range(2, len(steps) + 1) if steps[end - 1].isdigit()}
        self._tell()
        self.wanted.emit(self._nearest(field))

    @Slot(str)
    def fold(self, field: str) -> None:
        """Open an item of a list, or fold it."""
        self._opened ^= {field}
        self._tell()

    # --- values -------------------------------------------------------------------------------------------------------

    @Slot(str, str)
    def setValue(self, field: str, value: str) -> None:
        """Another value in a line or a choice; nothing typed takes the field out. An id stays one of a kind."""
        path = path_of(field)
        if path[-1] == "id":
            self._rename(path, typed_line(value).strip())
            return

        def make(data: Data) -> Data:
            if path[-1] == "kind" and path[0] == "questions":
                return edits.with_kind(data, path[:-1], QuestionKind(value))
            changed: Data = edits.with_at(data, path, typed(field, value, is_flag(field)))
            return changed

        self._guide.change(make)

    @Slot(str)
    def addText(self, field: str) -> None:
        """A text that need not be there: a hint, a reason for asking."""
        if self._guide.change(lambda data: edits.with_at(data, path_of(field), edits.empty_text())):
            self.wanted.emit(field)

    @Slot(str)
    def removeText(self, field: str) -> None:
        self._guide.change(lambda data: edits.with_at(data, path_of(field), None))

    # --- lists --------------------------------------------------------------------------------------------------------

    @Slot(str)
    def add(self, field: str) -> None:
        """One more item in a list; it is opened."""
        path = path_of(field)
        here = f"{field}.{len(at(self._guide.data, path) or [])}"
        self._opened.add(here)
        if self._guide.change(lambda data: edits.with_item(data, path, new_item(data, path))):
            self.wanted.emit(f"{here}!")

    @Slot(str)
    def remove(self, field: str) -> None:
        """Take an item out of its list, or the open question or outcome out of the guide."""
        path = path_of(field)
        is_piece = field == self._piece
        if is_piece:
            self._piece = self._after_removal(path)
        self._fold_like(path)
        self._guide.change(lambda data: edits.without_item(data, path))

    @Slot(str, int)
    def shift(self, field: str, by: int) -> None:
        """Move an item one place up (-1) or down (1) in its list."""
        path = path_of(field)
        there = ".".join(map(str, (*path[:-1], int(path[-1]) + by)))
        if field == self._piece:
            self._piece = there
        opened = {field, there} & self._opened
        swapped = {there if item == field else field for item in opened}
        self._opened = (self._opened - {field, there}) | swapped
        if not self._guide.change(lambda data: edits.with_item_moved(data, path, by)) and self._piece == there:
            self._piece = field

    @Slot()
    def addQuestion(self) -> None:
        """One more question, the last of all; its form is opened."""
        index = len(at(self._guide.data, ("questions",)) or [])
        self._add_piece(("questions",), index, edits.new_question)

    @Slot()
    def addOutcome(self) -> None:
        """One more outcome, before the last, which has no rule; its form is opened."""
        index = max(len(at(self._guide.data, ("outcomes",)) or []) - 1, 0)
        self._add_piece(("outcomes",), index, edits.new_outcome)

    @Slot(str, str)
    def addReference(self, field: str, record: str) -> None:
        """Name one more record in a list."""
        self._guide.change(lambda data: edits.with_item(data, path_of(field), record))

    # ------------------------------------------------------------------------------------------------------------------

    def _form(self) -> Form:
        return Form(self._guide.data, self._guide.names, self._opened, self._guide.proved_guide())

    def _questions_for(self, field: str) -> list[Data]:
        return self._form().questions_for(field)

    def _begin(self) -> None:
        if not head_exists(self._guide.data, self._piece):
            self._piece, self._opened = "", set()

    def _tell(self) -> None:
        if self._piece and not head_exists(self._guide.data, self._piece):
            self._piece = ""
        if self._told != self._piece:
            self._told = self._piece
            self.pieceChanged.emit()
        self._lines = {line["key"]: line for line in self._form().lines(self._piece)} if self._piece else {}
        self.changed.emit()

    def _nearest(self, field: str) -> str:
        """The line in which a field stands: the row of a condition, else the one that shares most of its name."""
        steps = field.split(".")
        rule = next((index for index, step in enumerate(steps) if step in ("ask_if", "when")), len(steps))
        inside = [step for step in steps[rule + 1 :] if step.isdigit()]
        rows = (f"{'.'.join(steps[: rule + 1])}#{'.'.join(inside[:end])}" for end in range(len(inside), 0, -1))
        heads = (".".join(steps[:end]) for end in range(len(steps), 0, -1))
        names = {key.rstrip("!+?"): key for key in reversed(self._lines)}
        return next((names[name] for name in (*rows, *heads) if name in names), "")

    def _rename(self, path: FieldPath, name: str) -> None:
        """Another id; none, or one that another item of its list has, is not taken."""
        taken = edits.ids_in(self._guide.data, path[:-2])
        if name and name not in taken:
            self._guide.change(lambda data: edits.with_id(data, path[:-1], name))
        else:
            self._tell()

    def _add_piece(self, path: FieldPath, index: int, make: Callable[[Data], Data]) -> None:
        before, self._piece = self._piece, f"{path[0]}.{index}"
        self._opened = set()
        if self._guide.change(lambda data: edits.with_item(data, path, make(data), index)):
            self.wanted.emit("")
        else:
            self._piece = before

    def _after_removal(self, path: FieldPath) -> str:
        left = len(at(self._guide.data, path[:-1]) or []) - 1
        return f"{path[0]}.{min(int(path[1]), left - 1)}" if left > 0 else WHOLE

    def _fold_like(self, path: FieldPath) -> None:
        """Fold the items of a list whose numbers change."""
        start = ".".join(map(str, path[:-1])) + "."
        self._opened = {field for field in self._opened if not field.startswith(start)}


def head_exists(data: Data, piece: str) -> bool:
    """Whether the guide has this piece."""
    path = path_of(piece)
    return len(path) == 1 or at(data, path) is not None
