"""Text set in lines: every character stands somewhere, long words wrap, dates and numbers stay whole."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from kiosk.i18n.locales import Locale
from kiosk.i18n.typefaces import font_family

_LINE_HEIGHT_LATIN = 1.30
_LINE_HEIGHT_CHINESE = 1.36
_WHOLE = re.compile(
    r"（[^（）]{1,10}）|「[^「」]{1,10}」|\d+年(?:\d+月(?:\d+日)?)?|\d+月\d+日|\+?\d[\d,.:/\u00a0-]*\d\S?"
)
"""Short names in brackets, dates, amounts and phone numbers: they never break across lines (design.md, section 3)."""
_SHORTEST_LAST_LINE = 3
"""Characters, counting a full stop as one (look.md, section 4, line breaks)."""
_WORD = re.compile(r"[^\s\u2e80-\uffef]+")

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""The CJK fonts draw these a whole square wide; the feature that narrows them changes the text of a PDF."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: height of the em in dots, weight, family; ``balanced`` headings leave no lonely last word."""

    pixels: int
    bold: bool = False
    serif: bool = False
    balanced: bool = False

    def font(self, locale: Locale) -> QFont:
        """Noto CJK, the face of the language. Without ``locl``: it swaps Latin digits for glyphs that have no
        character code, and a PDF's text could then not be searched or read aloud."""
        font = QFont(font_family(locale, "Serif" if self.serif else "Sans"))
        font.setPixelSize(self.pixels)
        font.setBold(self.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("locl"), 0)
        return font

    def line_height(self, locale: Locale) -> int:
        """Dots from one line's top to the next one's."""
        return math.ceil(self.pixels * (_LINE_HEIGHT_CHINESE if locale.is_chinese else _LINE_HEIGHT_LATIN))


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, ready to be drawn. ``height`` is in dots; the ink stands in the middle of it."""

    layout: QTextLayout
    index: int
    height: int
    width: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the line's top left corner at ``x``, ``y``."""
        line = self.layout.lineAt(self.index)
        line.draw(painter, QPointF(x, y + (self.height - line.ascent() - line.descent()) / 2))

    def baseline(self) -> float:
        """Dots from the line's top to the foot of its letters."""
        line = self.layout.lineAt(self.index)
        return (self.height + line.ascent() - line.descent()) / 2


def set_text(text: str, locale: Locale, style: Style, width: float) -> list[SetLine]:
    """``text`` in lines of at most ``width`` dots."""
    if not locale.is_chinese:
        text = text.translate(_STRAIGHT)
    return [line for part in text.split("\n") if part.strip() for line in _set_paragraph(part, locale, style, width)]


def _set_paragraph(text: str, locale: Locale, style: Style, width: float) -> list[SetLine]:
    lines = _set_at(text, locale, style, width)
    if len(lines) < 2:
        return lines
    if not style.balanced:
        return _without_orphan(lines, text, locale, style, width)
    least = max([_longest_word(text, style.font(locale)), width / len(lines)])
    fits = _narrowest(least, width, lambda at: len(_set_at(text, locale, style, at)) == len(lines))
    return _set_at(text, locale, style, fits)


def _without_orphan(lines: list[SetLine], text: str, locale: Locale, style: Style, width: float) -> list[SetLine]:
    """The text set a little narrower if its last line held one or two Chinese characters only."""
    shortest = _SHORTEST_LAST_LINE * style.pixels
    for narrower in range(_SHORTEST_LAST_LINE if locale.is_chinese else 0):
        tried = _set_at(text, locale, style, width - narrower * style.pixels)
        if len(tried) == len(lines) and tried[-1].width >= shortest:
            return tried
    return lines


def _narrowest(least: float, most: float, fits: Callable[[float], bool]) -> float:
    """The smallest width between two that still fits, to within two dots."""
    while most - least > 2:
        middle = (least + most) / 2
        least, most = (least, middle) if fits(middle) else (middle, most)
    return most


def _longest_word(text: str, font: QFont) -> float:
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in _WORD.findall(text)), default=0.0)


def _set_at(text: str, locale: Locale, style: Style, width: float) -> list[SetLine]:
    layout = QTextLayout(text, style.font(locale))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    whole = list(_whole_spans(text))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        end = start + line.textLength()
        cut = next((first for first, last in whole if start < first < end < last), None)
        if cut is not None:
            line.setNumColumns(cut - start)
    layout.endLayout()
    height = style.line_height(locale)
    widths = [layout.lineAt(index).naturalTextWidth() for index in range(layout.lineCount())]
    return [SetLine(layout, index, height, used) for index, used in enumerate(widths)]


def _whole_spans(text: str) -> Iterable[tuple[int, int]]:
    """Where the unbreakable pieces begin and end, in UTF-16 units, as QTextLayout counts."""
    for match in _WHOLE.finditer(text):
        yield _utf16(text[: match.start()]), _utf16(text[: match.end()])


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
