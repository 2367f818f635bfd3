"""The strokes and shapes of which the bridge, the water and the town are painted, on any QPainter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from kiosk.ui.motif_geometry import LOTUS, Deck, Petal, Point, Wave, piers_across

NO_PEN = QPen(Qt.PenStyle.NoPen)
BUTT = Qt.PenCapStyle.FlatCap
ROUND = Qt.PenCapStyle.RoundCap


@dataclass(frozen=True, slots=True)
class Viaduct:
    """A bridge with a rail and piers, as in the pictures: widths and distances in px."""

    deck: Deck
    weight: float
    rail_weight: float
    rail_above: float
    pier_weight: float
    pier_gap: float
    foot: float


def pen(colour: QColor, width: float, cap: Qt.PenCapStyle = BUTT) -> QPen:
    """A pen whose joins are mitred: round ones leave a notch where a finely stepped curve turns over."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.MiterJoin)


def polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def curve(painter: QPainter, points: list[Point], colour: QColor, width: float, cap: Qt.PenCapStyle = BUTT) -> None:
    """A line through ``points``."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, width, cap))
    painter.drawPolyline(polygon(points))


def post(painter: QPainter, x: float, top: float, foot: float, colour: QColor, width: float) -> None:
    """An upright stroke."""
    painter.fillRect(QRectF(x - width / 2, top, width, foot - top), colour)


def disc(painter: QPainter, x: float, y: float, radius: float, fill: QColor) -> None:
    painter.setPen(NO_PEN)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def shape(painter: QPainter, points: Iterable[Point], fill: QColor) -> None:
    """A filled polygon."""
    painter.setPen(NO_PEN)
    painter.setBrush(fill)
    painter.drawPolygon(polygon(points))


def arch(painter: QPainter, centre: float, foot: float, width: float, height: float, fill: QColor) -> None:
    """An opening with a round head."""
    path = QPainterPath(QPointF(centre - width / 2, foot))
    path.lineTo(centre - width / 2, foot - height + width / 2)
    path.arcTo(QRectF(centre - width / 2, foot - height, width, width), 180, -180)
    path.lineTo(centre + width / 2, foot)
    painter.setPen(NO_PEN)
    painter.fillPath(path, fill)


def water(painter: QPainter, edge: Wave, width: float, bottom: float, fill: QColor) -> None:
    """Everything from the wave down to ``bottom``."""
    shape(painter, [(0.0, bottom), *edge.points(0, width), (width, bottom)], fill)


def hill(painter: QPainter, rises: list[Deck], width: float, fill: QColor) -> None:
    """Land whose height is the sum of its ``rises``; all stand on the first one's base."""
    base = rises[0].base
    start = max(0.0, min(rise.centre - rise.half_width for rise in rises))
    stop = min(width, max(rise.centre + rise.half_width for rise in rises))
    ground = [(x, base - sum(base - rise.y(x) for rise in rises)) for x, _ in rises[0].points(start, stop)]
    shape(painter, [(start, base), *ground, (stop, base)], fill)


def viaduct(painter: QPainter, bridge: Viaduct, start: float, stop: float, width: float, colour: QColor) -> None:
    """The rail, the piers and the deck between ``start`` and ``stop``."""
    if stop <= start:
        return
    deck = bridge.deck
    curve(painter, deck.points(start, stop, bridge.rail_above), colour, bridge.rail_weight)
    for x in piers_across(deck.centre, width, bridge.pier_gap):
        if start <= x - bridge.pier_weight / 2 and x + bridge.pier_weight / 2 <= stop:
            post(painter, x, deck.y(x), bridge.foot, colour, bridge.pier_weight)
    curve(painter, deck.points(start, stop), colour, bridge.weight)


def lotus(
    painter: QPainter, x: float, foot: float, size: float, colours: Mapping[str, QColor], rim: QColor, rim_weight: float
) -> None:
    """Our own five-petalled lotus, its petals meeting at (``x``, ``foot``); a rim of 0 px is none."""
    for petal in LOTUS:
        painter.setPen(pen(rim, rim_weight) if rim_weight else NO_PEN)
        painter.setBrush(colours[petal.colour])
        painter.drawPath(_petal(petal, x, foot, size))


def _petal(petal: Petal, x: float, foot: float, size: float) -> QPainterPath:
    angle = math.radians(petal.angle)

    def place(aside: float, up: float) -> QPointF:
        return QPointF(
            x + aside * math.cos(angle) + up * math.sin(angle), foot + aside * math.sin(angle) - up * math.cos(angle)
        )

    length, aside = petal.length * size, petal.half_width * size
    path = QPainterPath(place(0, 0))
    path.cubicTo(place(-aside, 0.3 * length), place(-aside, 0.7 * length), place(0, length))
    path.cubicTo(place(aside, 0.7 * length), place(aside, 0.3 * length), place(0, 0))
    return path


def facade(painter: QPainter, wall: QColor, light: QColor) -> None:
    """An arcaded church front, 112 × 252 design px; (0, 0) is the middle of its foot."""
    painter.setPen(NO_PEN)
    painter.fillRect(QRectF(-52, -116, 104, 116), wall)
    volute = [(-52, -120), (-46, -125), (-42, -134)]
    shape(painter, [*volute, *((-x, y) for x, y in reversed(volute))], wall)
    painter.fillRect(QRectF(-42, -162, 84, 44), wall)
    painter.fillRect(QRectF(-56, -122, 112, 6), light)
    painter.fillRect(QRectF(-46, -164, 92, 5), light)
    shape(painter, [(-40, -164), (0, -200), (40, -164)], wall)
    disc(painter, 0, -178, 6, light)
    painter.fillRect(QRectF(-2.5, -226, 5, 28), wall)
    painter.fillRect(QRectF(-8, -219, 16, 5), wall)
    for centre in (-30, 0, 30):
        arch(painter, centre, 0, 20, 62, light)
        arch(painter, centre, -80, 12, 22, light)
        arch(painter, centre, -130, 12, 20, light)


def lighthouse(painter: QPainter, wall: QColor, light: QColor, lantern: QColor) -> None:
    """A lighthouse, 28 × 100 design px; (0, 0) is the middle of its foot."""
    shape(painter, [(-14, 0), (-10, -66), (10, -66), (14, 0)], light)
    shape(painter, [(-12.2, -30), (-11.2, -46), (11.2, -46), (12.2, -30)], wall)
    painter.fillRect(QRectF(-10, -90, 20, 18), lantern)
    painter.fillRect(QRectF(-14, -74, 28, 9), wall)
    path = QPainterPath(QPointF(-14, -90))
    path.quadTo(QPointF(0, -112), QPointF(14, -90))
    painter.fillPath(path, wall)
