"""Pictures of paper: the printer's own dots, the preview on the screen, and a QR code alone."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from kiosk.slip.qr import QUIET_ZONE, matrix

_TOOTH_WIDTH = 32
_TOOTH_HEIGHT = 16


def raster(draw: Callable[[QPainter], None], width: int, height: int) -> QImage:
    """Black on white, one pixel a dot."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    _paint(image, draw, 1)
    return image


def torn_picture(draw: Callable[[QPainter], None], width: int, height: int, scale: float, is_torn: bool) -> QImage:
    """The paper on a transparent ground, ``scale`` px a dot, with a zig-zag edge at its foot if it is torn off."""
    teeth = _TOOTH_HEIGHT if is_torn else 0
    image = QImage(
        math.ceil(width * scale), math.ceil((height + teeth) * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)

    def draw_paper(painter: QPainter) -> None:
        painter.fillPath(_paper(width, height, teeth), Qt.GlobalColor.white)
        draw(painter)

    _paint(image, draw_paper, scale)
    return image


def code_picture(payload: str, size: int) -> QImage:
    """The QR code of ``payload`` with its quiet zone, at most ``size`` px wide: whole pixels a module, no smoothing.

    A code that needs more pixels than ``size`` is one pixel a module.
    """
    modules = matrix(payload)
    count = len(modules) + 2 * QUIET_ZONE
    module = max(1, size // count)
    edge = b"\xff" * QUIET_ZONE
    blank = b"\xff" * count * QUIET_ZONE
    rows = b"".join(edge + bytes(0 if dark else 255 for dark in row) + edge for row in modules)
    image = QImage(blank + rows + blank, count, count, count, QImage.Format.Format_Grayscale8)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # its own pixels: the bytes above go
    return image.scaled(count * module, count * module)


def _paint(image: QImage, draw: Callable[[QPainter], None], scale: float) -> None:
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    draw(painter)
    painter.end()


def _paper(width: int, height: int, teeth: int) -> QPainterPath:
    corners = [QPointF(0, 0), QPointF(width, 0), QPointF(width, height)]
    if teeth:
        count = width // _TOOTH_WIDTH * 2
        step = width / count
        corners += [QPointF(width - index * step, height + (teeth if index % 2 else 0)) for index in range(1, count)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([*corners, QPointF(0, height)]))
    path.closeSubpath()
    return path
