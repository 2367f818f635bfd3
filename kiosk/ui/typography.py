"""Measurements of text that QML cannot make: balanced lines."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.ui.translator import Translator

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_PRECISION = 4.0
"""Balanced widths are found to this many px."""


@QmlElement
@QmlSingleton
class Typography(QObject):
    """Text measurements for the views."""

    @Slot(str, str, int, bool, float, result=float)
    def balancedWidth(self, text: str, family: str, pixel_size: int, bold: bool, available: float) -> float:
        """The narrowest width (px) at which ``text`` needs no more lines than at ``available`` px.

        Text that fits on one line gets the width of that line. Lines set this way are near to equal, so that neither
        one word nor two characters stand alone on the last (look.md, section 4).
        """
        if available <= 0 or not text or pixel_size <= 0:
            return max(0.0, available)
        latin = not Translator.instance.present.is_chinese  # Theme.letters: narrow quotation marks
        return _balanced_width(text, family, pixel_size, bold, latin, available)


@lru_cache(maxsize=64)
def _font(family: str, pixel_size: int, bold: bool, latin: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixel_size)
    font.setBold(bold)
    if latin:
        font.setFeature(QFont.Tag("pwid"), 1)
    return font


@lru_cache(maxsize=4096)
def _balanced_width(text: str, family: str, pixel_size: int, bold: bool, latin: bool, available: float) -> float:
    font = _font(family, pixel_size, bold, latin)
    layout = _laid_out(text, font, available)
    lines = layout.lineCount()
    if lines <= 1:
        return min(available, math.ceil(layout.lineAt(0).naturalTextWidth()) + 1)
    narrow, wide = available / (lines + 1), available
    while wide - narrow > _PRECISION:
        middle = (narrow + wide) / 2
        if _fits(text, font, middle, lines):
            wide = middle
        else:
            narrow = middle
    return min(available, wide + 1)


def _fits(text: str, font: QFont, width: float, lines: int) -> bool:
    layout = _laid_out(text, font, width)
    widest = max(layout.lineAt(index).naturalTextWidth() for index in range(layout.lineCount()))
    return layout.lineCount() <= lines and widest <= width


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout
