"""The lines of a guide's picture, painted once and again only when one of them changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_HEAD = 7.0
"""Design px of an arrow's head."""


@QmlElement
class GuideWires(QQuickPaintedItem):
    """``lines`` as OfficeGuidePicture gives them, in design px times ``unit``; those at ``piece`` stand out."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, Any] = {
            "lines": [],
            "piece": "",
            "unit": 1.0,
            "colour": QColor("black"),
            "strong": QColor("black"),
        }
        self.setAntialiasing(True)
        self.setOpaquePainting(False)
        self.setRenderTarget(QQuickPaintedItem.RenderTarget.Image)

    def geometryChange(self, present: QRectF | QRect, former: QRectF | QRect) -> None:
        """Paint anew at a new size."""
        super().geometryChange(present, former)
        if present.size() != former.size():
            self.update()

    def _set(self, name: str, value: Any) -> None:
        if value != self._values[name]:
            self._values[name] = value
            self.update()
            self.changed.emit()

    def _lines(self) -> list[Any]:
        lines: list[Any] = self._values["lines"]
        return lines

    def _set_lines(self, value: list[Any]) -> None:
        self._set("lines", value)

    def _piece(self) -> str:
        return str(self._values["piece"])

    def _set_piece(self, value: str) -> None:
        self._set("piece", value)

    def _unit(self) -> float:
        return float(self._values["unit"])

    def _set_unit(self, value: float) -> None:
        self._set("unit", value)

    def _colour(self) -> QColor:
        return QColor(self._values["colour"])

    def _set_colour(self, value: QColor) -> None:
        self._set("colour", value)

    def _strong(self) -> QColor:
        return QColor(self._values["strong"])

    def _set_strong(self, value: QColor) -> None:
        self._set("strong", value)

    lines = Property(list, _lines, _set_lines, notify=changed)
    piece = Property(str, _piece, _set_piece, notify=changed)
    unit = Property(float, _unit, _set_unit, notify=changed)
    colour = Property(QColor, _colour, _set_colour, notify=changed)
    strong = Property(QColor, _strong, _set_strong, notify=changed)

    def paint(self, painter: QPainter) -> None:
        painter.scale(self._unit(), self._unit())
        piece = self._piece()
        marked = [line for line in self._lines() if piece and piece in (line["start"], line["end"])]
        for line in self._lines():
            if line not in marked:
                _paint(painter, line["points"], self._colour(), 1.5)
        for line in marked:
            _paint(painter, line["points"], self._strong(), 3.0)


def _paint(painter: QPainter, numbers: Sequence[float], colour: QColor, weight: float) -> None:
    points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    path = QPainterPath(points[0])
    for start, end in zip(points[::2], points[1::2], strict=True):
        if path.currentPosition() != start:
            path.lineTo(start)
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    painter.setPen(QPen(colour, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    tip = points[-1]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    back = tip.x() - _HEAD
    painter.drawPolygon(QPolygonF([tip, QPointF(back, tip.y() - _HEAD / 2), QPointF(back, tip.y() + _HEAD / 2)]))
