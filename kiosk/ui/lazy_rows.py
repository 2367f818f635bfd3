"""A list for a view that may be very long: a row is made when the view comes to show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NO_PARENT = QModelIndex()


class LazyRows(QAbstractListModel):
    """Items with one role, ``row``: what ``shown`` makes of an item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Any] = ()
        self._shown: Callable[[Any], dict[str, Any]] = dict

    def show(self, items: Sequence[Any], shown: Callable[[Any], dict[str, Any]]) -> None:
        """Other items; the view begins anew."""
        self.beginResetModel()
        self._items, self._shown = items, shown
        self.endResetModel()

    def turn_into(self, items: Sequence[Any], shown: Callable[[Any], dict[str, Any]]) -> None:
        """Other items where the present ones stand: the view uses the rows that it has again."""
        before, after = len(self._items), len(items)
        if after < before:
            self.beginRemoveRows(_NO_PARENT, after, before - 1)
            self._items = self._items[:after]
            self.endRemoveRows()
        elif after > before:
            self.beginInsertRows(_NO_PARENT, before, after - 1)
        self._items, self._shown = items, shown
        if after > before:
            self.endInsertRows()
        if min(before, after):
            self.dataChanged.emit(self.index(0), self.index(min(before, after) - 1), [_ROLE])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE) -> Any:
        return self._shown(self._items[index.row()]) if role == _ROLE and index.isValid() else None

    def roleNames(self) -> dict[int, QByteArray]:
        return {_ROLE: QByteArray(b"row")}
