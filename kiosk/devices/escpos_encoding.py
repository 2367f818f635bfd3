"""A sheet as ESC/POS: its dots in bands of GS v 0, then feed and cut, through python-escpos."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.devices.printer import Printable

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtGui import QImage

BAND_HEIGHT = 128
"""Dots a band: 9 KB at 576 dots, small enough for every printer's buffer, so a job can be called back soon."""
_PROFILE = "TM-T20II"
"""A printer of python-escpos' list with 576 dots; only its width matters here."""


def receipt(sheet: Printable) -> Iterator[bytes]:
    """The sheet in pieces, each a whole command. Needs a QGuiApplication.

    Raises:
        escpos.exceptions.ImageWidthError: a page is wider than 576 dots.
    """
    from escpos.printer import Dummy  # late: no part of a start

    encoder = Dummy(profile=_PROFILE)

    def taken() -> bytes:
        piece = bytes(encoder.output)
        encoder.clear()
        return piece

    encoder.hw("INIT")
    yield taken()
    for page in range(1, len(sheet.pages) + 1):
        for band in _bands(_dots(sheet.raster(page))):
            encoder.image(band, impl="bitImageRaster", fragment_height=BAND_HEIGHT)
            yield taken()
        encoder.cut()
        yield taken()


def _dots(picture: QImage) -> Image:
    """Black or white by the middle grey: edges stay sharp, where dithering would fray letters and codes."""
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage

    mono = picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    bits = bytes(mono.constBits())
    dots = Image.frombytes("1", (mono.width(), mono.height()), bits, "raw", "1", mono.bytesPerLine())
    is_first_black = QColor(mono.color(0)).lightness() < QColor(mono.color(1)).lightness()
    return dots if is_first_black else Image.eval(dots.convert("L"), lambda value: 255 - value).convert("1")


def _bands(dots: Image) -> Iterator[Image]:
    for top in range(0, dots.height, BAND_HEIGHT):
        yield dots.crop((0, top, dots.width, min(top + BAND_HEIGHT, dots.height)))
