"""Text: large enough, whole, apart, well broken, with glyphs: A-04, A-05, A-06, A-08, A-09, A-10."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kiosk.ui.clipping import SLACK, Words, overflows
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo, QRawFont, QTextLayout, QTextOption
from tests.walk.finding import Breach
from tests.walk.scene import Element, Scene

SMALLEST = 26
"""px at 100 % and 3.70 px/mm, ux.md R-T1."""
CAP_HEIGHT = 4.76
"""mm (3/16 inch), ADA/ABA 707.7.2 through ux.md R-T1."""
CAP_SHARE = 0.733
"""Cap height of Noto Sans CJK, of an em (ux.md, section 1)."""
FIXED_SCREENS = frozenset({"attract", "out-of-service"})
"""Drawn for a person who has chosen no text size yet (ux.md 4.1: attract is fixed)."""
NOT_FIRST = "，。、；：！？）」』】》〉%‰"
NOT_LAST = "（「『【《〈"
JOINER = "\u2060?"
SPACE = "[ \u00a0\u202f]"
UNBROKEN = re.compile(
    rf"\d{{4}}{JOINER}年{JOINER}\d{{1,2}}{JOINER}月{JOINER}\d{{1,2}}{JOINER}日"
    rf"|\d{{1,2}}{SPACE}de{SPACE}[A-Z][a-zç]+{SPACE}de{SPACE}\d{{4}}"
    rf"|\d{{1,2}}{SPACE}(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    rf"{SPACE}\d{{4}}"
    rf"|(?:MOP|CNY|HKD|USD){SPACE}\d(?:[\d,.]|{SPACE}(?=\d))*"
    rf"|\d(?:[\d.,]|{SPACE}(?=\d))*{SPACE}(?:MOP|CNY|HKD|USD)\b"
    rf"|\+?\d(?:[\d()-]|{SPACE}(?=[\d(])){{5,}}\d"
)
"""Dates as ``kiosk.i18n.formats`` writes them, amounts, telephone numbers (design.md, section 3)."""
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\n\r\t\u2028\u2029")


def sizes(scene: Scene) -> Iterator[Breach]:
    """A-04: no text is smaller than 26 px × the text step, nor its capitals than 4.76 mm."""
    for item in scene.texts():
        assert item.words is not None
        step = 1.0 if scene.screen in FIXED_SCREENS or item.layer == "keyboard" else scene.step
        least = SMALLEST * step * scene.unit
        size = item.words.font.pixelSize()
        capital = size * CAP_SHARE / scene.pixels_per_millimetre
        if size < least - 0.5:
            yield Breach("A-04", item.label, f"{size} px, at least {least:.0f} px at {step:.0%}")
        elif capital < CAP_HEIGHT:
            yield Breach("A-04", item.label, f"capitals of {capital:.1f} mm, at least {CAP_HEIGHT} mm")


def whole(scene: Scene) -> Iterator[Breach]:
    """A-05: no text is cut off, wider or higher than its place, or sticks out of the box or window around it."""
    for item in scene.texts():
        assert item.words is not None
        side = scene.elements[item.scroller].box if item.scroller >= 0 else scene.window
        for overflow in overflows(item.words, item.frame, side, item.scroller >= 0):
            yield Breach("A-05", item.label, overflow.detail)


def apart(scene: Scene) -> Iterator[Breach]:
    """A-06: no two texts lie on each other; none lies under the bar, or under the keyboard while it is open."""
    shown = scene.texts()
    for position, one in enumerate(shown):
        for other in shown[position + 1 :]:
            if "keyboard" in (one.layer, other.layer) and one.layer != other.layer:
                continue  # the keyboard covers what is under it; that nothing needed lies there is A-25's
            first, second = _ink(one, other)
            overlap = first.intersected(second)
            if overlap.width() > 2 and overlap.height() > 0.2 * min(first.height(), second.height()):
                yield Breach("A-06", one.label, f"lies on {other.label}")
    yield from _under_bars(scene)


def line_ends(scene: Scene) -> Iterator[Breach]:
    """A-08: no line starts with a closing mark or ends with an opening one."""
    for item in scene.texts():
        lines = lines_of(item)
        for line in lines[1:]:
            if line and line[0] in NOT_FIRST:
                yield Breach("A-08", item.label, f"a line starts with {line[0]}")
        for line in lines[:-1]:
            if line.rstrip() and line.rstrip()[-1] in NOT_LAST:
                yield Breach("A-08", item.label, f"a line ends with {line.rstrip()[-1]}")


def unbroken(scene: Scene) -> Iterator[Breach]:
    """A-09: phone numbers, amounts and dates stay on one line."""
    for item in scene.texts():
        lines = lines_of(item)
        if len(lines) < 2:
            continue
        ends, position = set(), 0
        for line in lines[:-1]:
            position += len(line)
            ends.add(position)
        assert item.words is not None
        for match in UNBROKEN.finditer(item.words.text):
            if any(match.start() < end < match.end() for end in ends):
                yield Breach("A-09", item.label, f"“{match[0]}” is broken across lines")


def glyphs(scene: Scene) -> Iterator[Breach]:
    """A-10: the family is the language's, and has a glyph for every character."""
    region = "SC" if scene.language == "zh-Hans-CN" else "HK"
    allowed = {f"Noto Sans CJK {region}", f"Noto Serif CJK {region}"}
    for item in scene.texts():
        words = item.words
        assert words is not None
        family = words.font.family()
        if family not in allowed:
            yield Breach("A-10", item.label, f"is set in {family or 'no family'}, the language asks for {region}")
        elif not _is_installed(family):
            yield Breach("A-10", item.label, f"the family {family} is not installed")
        missing = "".join(sorted({letter for letter in words.text if not _has_glyph(family, letter)}))
        if missing:
            yield Breach("A-10", item.label, f"{family} has no glyph for {missing}")


def lines_of(item: Element) -> list[str]:
    """The text's lines as Qt breaks them."""
    words = item.words
    assert words is not None
    if not words.wraps or words.line_count <= 1:
        return words.text.split("\n")
    return list(_lines(words.text, words.font.toString(), words.width))


@lru_cache(maxsize=8192)
def _lines(text: str, font_key: str, width: float) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    found = (layout.lineAt(index) for index in range(layout.lineCount()))
    return tuple(text[line.textStart() : line.textStart() + line.textLength()] for line in found)


def _ink(one: Element, other: Element) -> tuple[QRectF, QRectF]:
    first, second = (_drawn(item.words) for item in (one, other) if item.words is not None)
    if one.scroller == other.scroller:
        return first, second
    return first.intersected(one.shown), second.intersected(other.shown)


def _drawn(words: Words) -> QRectF:
    """Without the free room that the line box has above and below."""
    slack = SLACK * words.font.pixelSize()
    return words.ink.adjusted(0, slack, 0, -slack)


def _under_bars(scene: Scene) -> Iterator[Breach]:
    bars = [item for item in scene.elements if item.kind in ("NavBar", "AppHeader") and item.layer in scene.layers]
    for item in scene.texts():
        assert item.words is not None
        seen = item.words.ink.intersected(item.shown)
        for bar in bars:
            under = seen.intersected(bar.box)
            if item.layer == "page" and under.height() > 2 and under.width() > 2:
                yield Breach("A-06", item.label, f"lies under {bar.kind}")


@lru_cache(maxsize=64)
def _raw(family: str) -> QRawFont:
    font = QFont(family)
    font.setPixelSize(28)
    return QRawFont.fromFont(font)


@lru_cache(maxsize=64)
def _is_installed(family: str) -> bool:
    return QFontInfo(QFont(family)).family() == family


@lru_cache(maxsize=65536)
def _has_glyph(family: str, letter: str) -> bool:
    return letter in ZERO_WIDTH or bool(_raw(family).supportsCharacter(ord(letter)))
