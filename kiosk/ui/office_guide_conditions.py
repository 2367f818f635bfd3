"""The conditions in the form of a guide: when a question is asked, and when an outcome holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from kiosk.guide.definition import QuestionKind
from kiosk.office.drafts.model import Data
from kiosk.office.guides import edits
from kiosk.office.guides.conditions import (
    Check,
    Condition,
    Group,
    Join,
    NotShownError,
    Row,
    moved,
    part_at,
    read_rule,
    with_more,
    with_part,
    write_rule,
)
from kiosk.office.guides.edits import at, path_of
from kiosk.ui.office_guide import OfficeGuide
from kiosk.ui.office_guide_condition import new_row, read_place, row_about, with_check
from kiosk.ui.office_guide_values import typed


class OfficeGuideConditions(QObject):
    """Changes a condition by its ``field`` in the guide, and its rows and groups by their ``place`` in it."""

    def __init__(self, guide: OfficeGuide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide = guide

    @Slot(str, str)
    def addRow(self, field: str, place: str) -> None:
        """One more row in the group at ``place``; where there is no condition yet, the first."""
        questions = self._questions_for(field)
        if questions:
            self._condition(field, lambda condition: with_more(condition, read_place(place), new_row(questions)))

    @Slot(str, str)
    def addGroup(self, field: str, place: str) -> None:
        """One more group, with a row to begin with."""
        questions = self._questions_for(field)
        if questions:
            group = Group(Join.ANY, (new_row(questions),))
            self._condition(field, lambda condition: with_more(condition, read_place(place), group))

    @Slot(str, str)
    def removePart(self, field: str, place: str) -> None:
        """Take a row or a group out of a condition."""
        self._condition(field, lambda condition: with_part(condition, read_place(place), None))

    @Slot(str, str, int)
    def movePart(self, field: str, place: str, by: int) -> None:
        """Move a row or a group one place up (-1) or down (1) in its group: "all" stops at the first that fails."""
        self._condition(field, lambda condition: moved(condition, read_place(place), by))

    @Slot(str)
    def removeCondition(self, field: str) -> None:
        """Take the whole condition out: it always holds."""
        self._guide.change(lambda data: edits.with_at(data, path_of(field), None))

    @Slot(str, str, str)
    def setJoin(self, field: str, place: str, join: str) -> None:
        """How the rows of a group belong together."""

        def make(condition: Condition) -> Condition:
            group = part_at(condition, read_place(place))
            joined = replace(group, join=Join(join)) if isinstance(group, Group) else group
            return with_part(condition, read_place(place), joined)

        self._condition(field, make)

    @Slot(str, str, str)
    def setQuestion(self, field: str, place: str, question: str) -> None:
        """Another question in a row."""
        self._row(field, place, lambda row: row_about(self._question(field, question), row))

    @Slot(str, str, str)
    def setCheck(self, field: str, place: str, check: str) -> None:
        """Another test in a row."""
        self._row(field, place, lambda row: with_check(row, Check(check), self._question(field, row.question)))

    @Slot(str, str, str)
    def setAnswer(self, field: str, place: str, value: str) -> None:
        """Another answer in a row; where several may be named: this one too, or no longer."""

        def make(row: Row) -> Row:
            if isinstance(row.value, list):
                chosen = [item for item in row.value if item != value] if value in row.value else [*row.value, value]
                return replace(row, value=chosen or row.value)
            if self._question(field, row.question).get("kind") == QuestionKind.YES_NO:
                return replace(row, value=value == "true")
            return replace(row, value=value)

        self._row(field, place, make)

    @Slot(str, str, str)
    def setNumber(self, field: str, place: str, line: str) -> None:
        """Another number in a row."""
        self._row(field, place, lambda row: replace(row, value=typed("minimum", line, False)))

    def _questions_for(self, field: str) -> Sequence[Data]:
        """The questions that a condition in this field may be about; the form that QML sees knows them."""
        raise NotImplementedError

    def _question(self, field: str, name: str) -> Data:
        return next((item for item in self._questions_for(field) if item.get("id") == name), {"id": name})

    def _condition(self, field: str, make: Callable[[Condition], Condition]) -> None:
        path = path_of(field)
        try:
            condition = make(read_rule(at(self._guide.data, path)))
        except (NotShownError, KeyError):  # a row that has gone meanwhile, or a rule that has no rows
            return
        self._guide.change(lambda data: edits.with_at(data, path, write_rule(condition)))

    def _row(self, field: str, place: str, make: Callable[[Row], Row]) -> None:
        def changed(condition: Condition) -> Condition:
            row = part_at(condition, read_place(place))
            return with_part(condition, read_place(place), make(row) if isinstance(row, Row) else row)

        self._condition(field, changed)
