"""The bridge and the water as items for QML: each is painted once and again only when one of its properties changes.

All lengths are design px and are multiplied by ``unit``; an item's width and height come from QML. Colours are
properties that bear the names of the theme's tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui import motif_geometry as geometry
from kiosk.ui.motif_geometry import Deck, Wave
from kiosk.ui.motif_painting import (
    ROUND,
    Viaduct,
    curve,
    disc,
    facade,
    hill,
    lighthouse,
    lotus,
    pen,
    polygon,
    post,
    viaduct,
    water,
)

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_BLACK = QColor("black")
_WHITE = QColor("white")


def _stored(name: str, default: Any) -> tuple[Callable[[Any], Any], Callable[[Any, Any], None]]:
    """How a property of a motif is read and written: a new value repaints the item and emits ``changed``."""

    def read(item: Any) -> Any:
        return item.values.get(name, default)

    def write(item: Any, value: Any) -> None:
        if value != read(item):
            item.values[name] = value
            item.update()
            item.changed.emit()

    return read, write


class Motif(QQuickPaintedItem):
    """What all the drawings share: soft edges, a transparent ground, and no part in the accessibility tree."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.values: dict[str, Any] = {}
        self.setAntialiasing(True)
        self.setOpaquePainting(False)
        self.setRenderTarget(QQuickPaintedItem.RenderTarget.Image)

    def geometryChange(self, present: QRectF | QRect, former: QRectF | QRect) -> None:
        """Paint anew at a new size."""
        super().geometryChange(present, former)
        if present.size() != former.size():
            self.update()


@QmlElement
class BridgeLine(Motif):
    """The header's line, which rises once to become the mark. It lies 8 above the foot of the item."""

    changed = Signal()
    _colour, _set_colour = _stored("colour", _BLACK)
    _weight, _set_weight = _stored("weight", 4.0)
    _mirrored, _set_mirrored = _stored("mirrored", False)
    _unit, _set_unit = _stored("unit", 1.0)
    colour = Property(QColor, _colour, _set_colour, notify=changed)
    weight = Property(float, _weight, _set_weight, notify=changed)
    mirrored = Property(bool, _mirrored, _set_mirrored, notify=changed)
    unit = Property(float, _unit, _set_unit, notify=changed)

    def paint(self, painter: QPainter) -> None:
        unit, colour = self._unit(), self._colour()
        deck = geometry.header_deck(self.width(), self.height() - 8 * unit, unit, self._mirrored())
        for x in geometry.header_piers(deck, unit):
            post(painter, x, deck.y(x), deck.base, colour, 2.4 * unit)
        curve(painter, deck.points(0, self.width()), colour, self._weight() * unit)


@QmlElement
class BridgeMark(Motif):
    """The small mark of the first page and the office: the bridge over its wave in a box of 96 × 60."""

    changed = Signal()
    _colour, _set_colour = _stored("colour", _BLACK)
    colour = Property(QColor, _colour, _set_colour, notify=changed)

    def paint(self, painter: QPainter) -> None:
        colour = self._colour()
        scale = min(self.width() / 96, self.height() / 60)
        painter.scale(scale, scale)
        deck = Deck(48, 40, 26, 38)
        for x in geometry.piers_across(48, 96, 12):
            if abs(x - 48) <= 36:
                post(painter, x, deck.y(x), 43, colour, 2.6)
        curve(painter, deck.points(3, 93), colour, 5, ROUND)
        curve(painter, Wave(51, 3.4, 28, 20).points(6, 90), colour, 3.4, ROUND)


@QmlElement
class ProgressBridge(Motif):
    """How far a guide or a countdown has come: ``total`` spans, and a sun where the resident stands.

    The sun stands on pier ``answered + 1``, or on ``progress`` (in spans, any real number) where that is not negative,
    so that QML can let it walk.
    """

    changed = Signal()
    _total, _set_total = _stored("total", 1)
    _answered, _set_answered = _stored("answered", 0)
    _progress, _set_progress = _stored("progress", -1.0)
    _primary, _set_primary = _stored("primary", _BLACK)
    _border, _set_border = _stored("border", _BLACK)
    _sun, _set_sun = _stored("sun", _WHITE)
    _done_weight, _set_done_weight = _stored("doneWeight", 14.0)
    _todo_weight, _set_todo_weight = _stored("todoWeight", 6.0)
    _unit, _set_unit = _stored("unit", 1.0)
    total = Property(int, _total, _set_total, notify=changed)
    answered = Property(int, _answered, _set_answered, notify=changed)
    progress = Property(float, _progress, _set_progress, notify=changed)
    primary = Property(QColor, _primary, _set_primary, notify=changed)
    border = Property(QColor, _border, _set_border, notify=changed)
    sun = Property(QColor, _sun, _set_sun, notify=changed)
    doneWeight = Property(float, _done_weight, _set_done_weight, notify=changed)
    todoWeight = Property(float, _todo_weight, _set_todo_weight, notify=changed)
    unit = Property(float, _unit, _set_unit, notify=changed)

    def paint(self, painter: QPainter) -> None:
        unit, width, total = self._unit(), self.width(), max(self._total(), 1)
        position = self._progress() if self._progress() >= 0 else self._answered() + 1.0
        deck = geometry.progress_deck(width, self.height(), unit)
        here = geometry.progress_x(position, total, width, unit)
        for index in range(total + 1):
            x = geometry.progress_x(index, total, width, unit)
            colour = self._primary() if x <= here else self._border()
            post(painter, x, deck.y(x), self.height() - 4 * unit, colour, 4 * unit)
        start, end = (geometry.progress_x(pier, total, width, unit) for pier in (0, total))
        curve(painter, deck.points(here, end), self._border(), self._todo_weight() * unit, ROUND)
        curve(painter, deck.points(start, here), self._primary(), self._done_weight() * unit, ROUND)
        radius = 17.5 * unit
        middle = min(max(here, radius), width - radius)  # whole even on the outermost piers
        disc(painter, middle, deck.y(here), radius, self._primary())
        disc(painter, middle, deck.y(here), 12.5 * unit, self._sun())


@QmlElement
class SpanBridge(Motif):
    """A row of the chart: a solid bar for what is reached, and a bridge over the gap to the target.

    ``share`` is what is reached as a share of the target, 0 to 1.
    """

    changed = Signal()
    _share, _set_share = _stored("share", 0.0)
    _primary, _set_primary = _stored("primary", _BLACK)
    _border, _set_border = _stored("border", _BLACK)
    _sun, _set_sun = _stored("sun", _WHITE)
    _unit, _set_unit = _stored("unit", 1.0)
    share = Property(float, _share, _set_share, notify=changed)
    primary = Property(QColor, _primary, _set_primary, notify=changed)
    border = Property(QColor, _border, _set_border, notify=changed)
    sun = Property(QColor, _sun, _set_sun, notify=changed)
    unit = Property(float, _unit, _set_unit, notify=changed)

    def paint(self, painter: QPainter) -> None:
        unit, border = self._unit(), self._border()
        deck = geometry.span_deck(self._share(), self.width(), self.height(), unit)
        start, target = deck.centre - deck.half_width, deck.centre + deck.half_width
        if target > start:
            for pier in range(1, 5):
                x = start + pier * (target - start) / 5
                post(painter, x, deck.y(x), self.height() - 4 * unit, border, 3 * unit)
            curve(painter, deck.points(start, target), border, 6 * unit)
        painter.fillRect(QRectF(0, deck.base - 8 * unit, start, 16 * unit), self._primary())
        disc(painter, max(start, 11 * unit), deck.base, 11 * unit, self._primary())
        painter.setPen(pen(border, 4 * unit))
        painter.setBrush(self._sun())
        reach = 10 * unit
        corners = [(target - reach, deck.base), (target, deck.base - reach), (target + reach, deck.base)]
        painter.drawPolygon(polygon([*corners, (target, deck.base + reach)]))


@QmlElement
class WaveEdge(Motif):
    """The water of the bar or the rail: ``edge`` names the side at which it begins, ``top``, ``left`` or ``right``.

    The middle of the wave lies 10 inside that side. ``flat`` makes it a straight line, for the high contrast themes.
    """

    changed = Signal()
    _edge, _set_edge = _stored("edge", "top")
    _flat, _set_flat = _stored("flat", False)
    _colour, _set_colour = _stored("colour", _BLACK)
    _tint, _set_tint = _stored("tint", _WHITE)
    _weight, _set_weight = _stored("weight", 3.0)
    _unit, _set_unit = _stored("unit", 1.0)
    edge = Property(str, _edge, _set_edge, notify=changed)
    flat = Property(bool, _flat, _set_flat, notify=changed)
    colour = Property(QColor, _colour, _set_colour, notify=changed)
    tint = Property(QColor, _tint, _set_tint, notify=changed)
    weight = Property(float, _weight, _set_weight, notify=changed)
    unit = Property(float, _unit, _set_unit, notify=changed)

    def paint(self, painter: QPainter) -> None:
        unit, edge = self._unit(), self._edge()
        length, depth = (self.width(), self.height()) if edge == "top" else (self.height(), self.width())
        if edge == "left":
            painter.setTransform(QTransform(0, 1, 1, 0, 0, 0), True)  # x and y change places
        elif edge == "right":
            painter.translate(self.width(), 0)
            painter.rotate(90)
        wave = Wave(10 * unit, 0.0 if self._flat() else 6 * unit, 108 * unit)
        water(painter, wave, length, depth, self._tint())
        curve(painter, wave.points(0, length), self._colour(), self._weight() * unit)


@QmlElement
class AttractScene(Motif):
    """The picture of the first page: the sun behind the bridge, the town on its left, the hills on its right.

    The horizon is at 62 % of the height. ``centre`` is where the bridge is highest, as a share of the width. ``plain``
    leaves the bridge and a still, straight sea, for the high contrast themes.
    """

    changed = Signal()
    _sky, _set_sky = _stored("sky", _WHITE)
    _sun, _set_sun = _stored("sun", _WHITE)
    _sea, _set_sea = _stored("sea", _BLACK)
    _foam, _set_foam = _stored("foam", _WHITE)
    _ink, _set_ink = _stored("ink", _BLACK)
    _clay, _set_clay = _stored("clay", _BLACK)
    _line, _set_line = _stored("line", _BLACK)
    _leaf, _set_leaf = _stored("leaf", _BLACK)
    _plain, _set_plain = _stored("plain", False)
    _centre, _set_centre = _stored("centre", 0.5)
    sky = Property(QColor, _sky, _set_sky, notify=changed)
    sun = Property(QColor, _sun, _set_sun, notify=changed)
    sea = Property(QColor, _sea, _set_sea, notify=changed)
    foam = Property(QColor, _foam, _set_foam, notify=changed)
    ink = Property(QColor, _ink, _set_ink, notify=changed)
    clay = Property(QColor, _clay, _set_clay, notify=changed)
    line = Property(QColor, _line, _set_line, notify=changed)
    leaf = Property(QColor, _leaf, _set_leaf, notify=changed)
    plain = Property(bool, _plain, _set_plain, notify=changed)
    centre = Property(float, _centre, _set_centre, notify=changed)

    def paint(self, painter: QPainter) -> None:
        width, height = self.width(), self.height()
        unit = min(width / 1080, height / 1200)  # the drawing is 1080 wide; a low screen makes it smaller
        horizon, centre = round(0.62 * height), self._centre() * width
        painter.fillRect(QRectF(0, 0, width, height), self._sky())
        if not self._plain():
            disc(painter, centre, horizon - 210 * unit, 300 * unit, self._sun())
            self._paint_land(painter, horizon, unit)
        bands = geometry.attract_bands(horizon, centre, unit)
        deck = Deck(centre, 432 * unit, 210 * unit, horizon - 26 * unit)
        foot = horizon if self._plain() else horizon + bands[0].amplitude + 1
        bridge = Viaduct(deck, 16 * unit, 3 * unit, 17 * unit, 7 * unit, 58 * unit, foot)
        viaduct(painter, bridge, 0, width, width, self._ink())
        if self._plain():
            painter.fillRect(QRectF(0, horizon, width, height - horizon), self._sea())
            return
        for index, band in enumerate(bands):
            bottom = height if index == 4 else bands[index + 1].level + bands[index + 1].amplitude
            water(painter, band, width, bottom, self._foam() if index % 2 else self._sea())

    def _paint_land(self, painter: QPainter, horizon: float, unit: float) -> None:
        width = self.width()
        spare = max(width - 1080 * unit, 0)
        town = 74 * unit + 0.06 * spare  # a wide screen keeps the town off its edge
        far = width - 225 * unit - 0.06 * spare
        shore = horizon + 16 * unit  # so low that the water hides where the hills end
        far_hills = [Deck(far, 262 * unit, 206 * unit, shore), Deck(far + 300 * unit, 330 * unit, 150 * unit, shore)]
        hill(painter, [Deck(town + 76 * unit, 310 * unit, 166 * unit, shore)], width, self._line())
        hill(painter, far_hills, width, self._line())
        hill(painter, [Deck(far + 145 * unit, 240 * unit, 126 * unit, shore)], width, self._leaf())
        painter.save()
        painter.translate(town + 69 * unit, horizon - 147 * unit)
        painter.scale(unit, unit)
        lighthouse(painter, self._clay(), self._foam(), self._sea())
        painter.restore()
        painter.save()
        painter.translate(town, horizon - 26 * unit)
        painter.scale(unit, unit)
        facade(painter, self._clay(), self._foam())
        painter.restore()


@QmlElement
class ResultHero(Motif):
    """The picture of arrival over a result. The bridge and its three bands of water stand on the foot of the item.

    ``mood`` is ``likely`` (sun and lotus), ``ask`` (no lotus) or ``other`` (no lotus, and the deck ends at its
    highest point). ``drawn`` is how much of the deck there is, from 0 to 1. ``plain`` as in :class:`AttractScene`.
    """

    changed = Signal()
    _mood, _set_mood = _stored("mood", "likely")
    _drawn, _set_drawn = _stored("drawn", 1.0)
    _plain, _set_plain = _stored("plain", False)
    _sky, _set_sky = _stored("sky", _WHITE)
    _sun, _set_sun = _stored("sun", _WHITE)
    _sea, _set_sea = _stored("sea", _BLACK)
    _foam, _set_foam = _stored("foam", _WHITE)
    _ink, _set_ink = _stored("ink", _BLACK)
    _bloom, _set_bloom = _stored("bloom", _WHITE)
    _rose, _set_rose = _stored("rose", _BLACK)
    _unit, _set_unit = _stored("unit", 1.0)
    mood = Property(str, _mood, _set_mood, notify=changed)
    drawn = Property(float, _drawn, _set_drawn, notify=changed)
    plain = Property(bool, _plain, _set_plain, notify=changed)
    sky = Property(QColor, _sky, _set_sky, notify=changed)
    sun = Property(QColor, _sun, _set_sun, notify=changed)
    sea = Property(QColor, _sea, _set_sea, notify=changed)
    foam = Property(QColor, _foam, _set_foam, notify=changed)
    ink = Property(QColor, _ink, _set_ink, notify=changed)
    bloom = Property(QColor, _bloom, _set_bloom, notify=changed)
    rose = Property(QColor, _rose, _set_rose, notify=changed)
    unit = Property(float, _unit, _set_unit, notify=changed)

    def paint(self, painter: QPainter) -> None:
        unit, width, height = self._unit(), self.width(), self.height()
        centre = 0.74 * width
        painter.fillRect(QRectF(0, 0, width, height), self._sky())
        if not self._plain():
            disc(painter, centre, height - 141 * unit, 138 * unit, self._sun())
        bands = geometry.result_bands(height, width / 2, unit)
        deck = Deck(centre, min(0.25 * width, 300 * unit), 150 * unit, height - 69 * unit)
        foot = bands[0].level if self._plain() else bands[0].level + bands[0].amplitude
        bridge = Viaduct(deck, 10 * unit, 2 * unit, 11 * unit, 4 * unit, 34 * unit, foot)
        end = centre if self._mood() == "other" else width
        viaduct(painter, bridge, 0, min(self._drawn() * width, end), width, self._ink())
        if self._plain():
            post(painter, width / 2, foot, foot + 3 * unit, self._ink(), width)
            return
        if self._mood() == "likely":
            colours = {"bloom": self._bloom(), "rose": self._rose()}
            lotus(painter, centre + 205 * unit, foot - 6 * unit, 62 * unit, colours, self._ink(), 2.4 * unit)
        for band, colour in zip(bands, (self._sea(), self._foam(), self._sea()), strict=True):
            water(painter, band, width, height, colour)
