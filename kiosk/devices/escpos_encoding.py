"""A sheet as ESC/POS: its dots in bands of GS v 0, then feed and cut.

Initialising, feeding and cutting come from python-escpos. The dots are packed here: python-escpos takes every picture
through five conversions, a tenth of a second for a slip, and the screen would stand still meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.devices.printer import Printable

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

BAND_HEIGHT = 128
"""Dots a band: 9 KB at 576 dots, small enough for every printer's buffer, so a job can be called back soon."""
MOST_DOTS = 576
"""Across 80 mm paper, of which 72 mm can be printed at 203 dpi."""
_RASTER = b"\x1dv0\x00"
"""GS v 0 with m = 0: normal size (Epson ESC/POS reference)."""


def receipt(sheet: Printable) -> Iterator[bytes]:
    """The sheet in pieces, each a whole command. Needs a QGuiApplication.

    Raises:
        ValueError: a page is wider than 576 dots.
    """
    from escpos.printer import Dummy  # late: no part of a start

    encoder = Dummy()
    encoder.hw("INIT")
    yield bytes(encoder.output)
    encoder.clear()
    encoder.cut()
    feed_and_cut = bytes(encoder.output)
    for page in range(1, len(sheet.pages) + 1):
        yield from _bands(sheet.raster(page))
        yield feed_and_cut


def _bands(picture: QImage) -> Iterator[bytes]:
    """The picture, black or white by the middle grey: dithering would fray letters and codes."""
    if picture.width() > MOST_DOTS:
        raise ValueError(f"{picture.width()} dots do not fit on the paper: at most {MOST_DOTS}")
    lines = _lines(picture)
    width = (picture.width() + 7) // 8
    for top in range(0, len(lines), BAND_HEIGHT):
        band = lines[top : top + BAND_HEIGHT]
        size = width.to_bytes(2, "little") + len(band).to_bytes(2, "little")
        yield _RASTER + size + b"".join(band)


def _lines(picture: QImage) -> list[bytes]:
    """Rows of dots, eight to a byte, the leftmost first; a set bit is black."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage

    mono = picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    if QColor(mono.color(1)).lightness() > QColor(mono.color(0)).lightness():
        mono.invertPixels()
    bits, step = bytes(mono.constBits()), mono.bytesPerLine()
    whole, rest = divmod(mono.width(), 8)
    beyond = bytes((0xFF00 >> rest & 0xFF,)) if rest else b""
    rows = (bits[start : start + whole + len(beyond)] for start in range(0, len(bits), step))
    if not rest:
        return list(rows)
    return [row[:-1] + bytes((row[-1] & beyond[0],)) for row in rows]
