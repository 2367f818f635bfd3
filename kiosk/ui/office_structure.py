"""What the record in hand is made of, as the editor shows it, and the edits of its structure (ux.md, S-04)."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.office.drafts.edits import Edit, path_of, value_at
from kiosk.office.drafts.structure import addition, move, removal
from kiosk.ui.office_blocks import Block, blocks_of, conditions_of
from kiosk.ui.office_draft import DraftInHand
from kiosk.ui.office_editor import OfficeEditor

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeStructure(QObject):
    """The blocks of the record that the editor has in hand. Every edit can be undone and done again."""

    structureChanged = Signal()
    statusChanged = Signal()
    instance: OfficeStructure

    def __init__(self, editor: OfficeEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._blocks: list[Block] | None = None
        editor.recordChanged.connect(self._forget)
        editor.recordChanged.connect(self.structureChanged)
        editor.statusChanged.connect(self.statusChanged)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeStructure:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeStructure.instance

    @Property(list, notify=structureChanged)
    def blocks(self) -> list[Block]:
        """The blocks of the record, as they stand below each other."""
        return self._present()

    @Property(list, notify=structureChanged)
    def sections(self) -> list[Block]:
        """The blocks that begin a section: ``field``, ``label``, ``count`` of a list's items or -1."""
        return [block for block in self._present() if block["block"] == "section"]

    @Property(dict, notify=statusChanged)
    def conditions(self) -> dict[str, dict[str, str]]:
        """The worst state of the texts of each section by language."""
        return conditions_of(self._present(), self._editor.conditions())

    @Property(bool, notify=statusChanged)
    def canUndo(self) -> bool:
        hand = self._editor.hand
        return hand is not None and hand.can_undo and not self._editor.is_read_only()

    @Property(bool, notify=statusChanged)
    def canRedo(self) -> bool:
        hand = self._editor.hand
        return hand is not None and hand.can_redo and not self._editor.is_read_only()

    @Slot(str, result=str)
    def add(self, field: str) -> str:
        """An empty item at the end of a list, or an empty text or part; the field to begin with."""
        hand = self._may_edit()
        if hand is None:
            return field
        count = self._count(hand, field)
        self._do(hand, addition(hand.saved.kind, hand.data, path_of(field)))
        return self._first_in(f"{field}.{count}" if self._count(hand, field) > count else field)

    @Slot(str)
    def remove(self, field: str) -> None:
        """Take out an item, a text or a part."""
        hand = self._may_edit()
        if hand is not None:
            self._do(hand, removal(hand.saved.kind, hand.data, path_of(field)))

    @Slot(str, int, result=str)
    def move(self, field: str, by: int) -> str:
        """Move an item up (-1) or down (1); where it stands then."""
        hand = self._may_edit()
        path = path_of(field)
        index = path[-1]
        if hand is None or not isinstance(index, int) or not 0 <= index + by < self._count(hand, _list_of(field)):
            return field
        self._do(hand, move(hand.saved.kind, hand.data, path, by))
        return f"{_list_of(field)}.{index + by}"

    @Slot()
    def undo(self) -> None:
        """Take back the last edit of the structure."""
        hand = self._may_edit()
        if hand is not None and hand.can_undo:
            hand.undo()
            self._editor.restructured()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        hand = self._may_edit()
        if hand is not None and hand.can_redo:
            hand.redo()
            self._editor.restructured()

    def _present(self) -> list[Block]:
        """Typing changes none of them."""
        hand = self._editor.hand
        if self._blocks is None:
            self._blocks = blocks_of(hand.saved.kind, hand.data, list(hand.texts)) if hand else []
        return self._blocks

    def _forget(self) -> None:
        self._blocks = None

    def _may_edit(self) -> DraftInHand | None:
        return None if self._editor.is_read_only() else self._editor.hand

    def _do(self, hand: DraftInHand, edit: Edit) -> None:
        hand.restructure(edit)
        self._editor.restructured()

    def _count(self, hand: DraftInHand, field: str) -> int:
        items = value_at(hand.data, path_of(field))
        return len(items) if isinstance(items, list) else 0

    def _first_in(self, field: str) -> str:
        """The first text in an item; the item itself where it has none."""
        texts = (block["field"] for block in self._present() if block["block"] == "text")
        return next((str(name) for name in texts if name == field or name.startswith(f"{field}.")), field)


def _list_of(field: str) -> str:
    return field.rpartition(".")[0]
