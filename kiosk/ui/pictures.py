"""The drawings of the screens, painted from ``resources/icons`` and ``resources/pictures`` in the theme's colours.

QML asks for them by address: ``image://icons/<name>/<rrggbb>`` (or ``…/<stroke>`` for another line width) and
``image://pictures/<name>/<theme>``. Each drawing is painted once per colour and size and then kept, because the
software renderer must not draw it anew with each page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QQmlEngine, QQmlImageProviderBase
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.findings import PonteError
from kiosk.ui.display import palettes

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICONS_FOLDER = RESOURCES / "icons"
PICTURES_FOLDER = RESOURCES / "pictures"
ICON_STROKE = "2"  # of the 24 grid (look.md, section 8)
KEPT_DRAWINGS = 256  # every icon and picture of one theme, twice over

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_STROKE = re.compile(r"[0-9]+(\.[0-9]+)?")
_TOKEN = re.compile(r"\{(\w+)\}")
_LOG = logging.getLogger(__name__)


class PictureError(PonteError):
    """A drawing, a colour or a theme that does not exist was asked for."""

    code = "no-picture"


def icon_names() -> list[str]:
    """The names of all icons."""
    return sorted(path.stem for path in ICONS_FOLDER.glob("*.svg"))


def picture_names() -> list[str]:
    """The names of all pictures."""
    return sorted(path.stem for path in PICTURES_FOLDER.glob("*.svg"))


@lru_cache(maxsize=KEPT_DRAWINGS)
def paint_icon(name: str, colour: str, width: int = 0, height: int = 0, stroke: str = ICON_STROKE) -> QImage:
    """The icon in ``colour`` (``rrggbb``) on a transparent ground.

    ``width`` and ``height`` are px; 0 means: as the other one, or the drawing's own size. ``stroke`` is the width of
    the lines on the 24 grid. Raises :class:`PictureError`.
    """
    if not _COLOUR.fullmatch(colour) or not _STROKE.fullmatch(stroke):
        raise PictureError(f"The icon {name!r} cannot be drawn in {colour!r} with a line of {stroke!r}.")
    drawing = _read(ICONS_FOLDER, name)
    coloured = drawing.replace("currentColor", f"#{colour}")
    return _paint(coloured.replace(f'stroke-width="{ICON_STROKE}"', f'stroke-width="{stroke}"'), width, height)


@lru_cache(maxsize=KEPT_DRAWINGS)
def paint_picture(name: str, theme: str, width: int = 0, height: int = 0) -> QImage:
    """The picture in the colours of ``theme``; ``width`` and ``height`` (px) as for :func:`paint_icon`.

    Raises :class:`PictureError`.
    """
    if theme not in palettes():
        raise PictureError(f"There is no theme {theme!r}.")
    palette = palettes()[theme]
    drawing = _read(PICTURES_FOLDER, name)
    unknown = sorted(set(_TOKEN.findall(drawing)) - palette.keys())
    if unknown:
        raise PictureError(f"The picture {name!r} asks for colours that no theme has: {', '.join(unknown)}.")
    return _paint(_TOKEN.sub(lambda token: palette[token[1]], drawing), width, height)


@lru_cache(maxsize=KEPT_DRAWINGS)
def _read(folder: Path, name: str) -> str:
    path = folder / f"{name}.svg"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise PictureError(f"There is no drawing {name!r} in {folder.name}.")
    return path.read_text(encoding="utf-8")


def _paint(drawing: str, width: int, height: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    if not renderer.isValid():
        raise PictureError("The drawing cannot be read as SVG.")
    image = QImage(_size(renderer.viewBoxF().size().toSize(), width, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _size(own: QSize, width: int, height: int) -> QSize:
    if width > 0 and height > 0:
        return QSize(width, height)
    if width > 0:
        return QSize(width, max(1, round(width * own.height() / own.width())))
    if height > 0:
        return QSize(max(1, round(height * own.width() / own.height())), height)
    return own


def icon_at(parts: list[str], width: int, height: int) -> QImage:
    """``image://icons/<name>/<rrggbb>``, perhaps with ``/<stroke>`` behind it. Raises :class:`PictureError`."""
    if len(parts) not in (2, 3):
        raise PictureError(f"An icon's address is name/rrggbb or name/rrggbb/stroke, not {'/'.join(parts)!r}.")
    name, colour = parts[:2]
    return paint_icon(name, colour, width, height, parts[2] if len(parts) == 3 else ICON_STROKE)


def picture_at(parts: list[str], width: int, height: int) -> QImage:
    """``image://pictures/<name>/<theme>``. Raises :class:`PictureError`."""
    if len(parts) != 2:
        raise PictureError(f"A picture's address is name/theme, not {'/'.join(parts)!r}.")
    name, theme = parts
    return paint_picture(name, theme, width, height)


class DrawingProvider(QQuickImageProvider):
    """Paints while the page is put together, so that no page appears with its drawings missing.

    ``paint`` makes the drawing of an address that was cut at its strokes.
    """

    def __init__(self, paint: Callable[[list[str], int, int], QImage]) -> None:
        super().__init__(QQmlImageProviderBase.ImageType.Image)
        self._paint = paint

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        """What QML calls. A wrong address draws nothing and leaves a line in the log."""
        try:
            image = self._paint(address.split("/"), requested.width(), requested.height())
        except PictureError as error:
            _LOG.warning("%s", error.message)
            image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def install(engine: QQmlEngine) -> None:
    """Let QML loaded by ``engine`` ask for icons and pictures."""
    engine.addImageProvider("icons", DrawingProvider(icon_at))
    engine.addImageProvider("pictures", DrawingProvider(picture_at))
