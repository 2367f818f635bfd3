"""Contrast: A-16 (the tokens) and A-17 (what is really painted), by WCAG 2.2's relative luminance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from tests.walk.finding import Breach
from tests.walk.scene import Scene

LEAST_TEXT = 4.5
BODY, TEXT, SHAPE, STRONG, HIGH, HIGH_FOCUS = 7.0, 4.5, 3.0, 10.0, 20.0, 11.4
"""WCAG 2.2 SC 1.4.6, 1.4.3, 1.4.11; ux.md R-C3: the default theme's text and high contrast. The coloured focus ring of
the high contrast themes reaches 16.75 and 11.45 (look.md, section 3)."""
OPAQUE = 0xFFFFFF
"""The red, green and blue of a colour's number."""
SAMPLES = 60
"""Points across and down a text at which the picture is looked at."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Foreground and background token, and the least contrast between them in the ordinary themes."""

    ink: str
    ground: str
    least: float


PAIRS = (
    Pair("text", "bg", STRONG),
    Pair("text", "surface", STRONG),
    Pair("text", "surface2", STRONG),
    Pair("text", "tint", BODY),
    Pair("text", "infoBg", BODY),
    Pair("text", "okBg", BODY),
    Pair("text", "warnBg", BODY),
    Pair("text", "errBg", BODY),
    Pair("text", "sky", BODY),
    Pair("muted", "bg", BODY),
    Pair("muted", "surface", BODY),
    Pair("muted", "surface2", BODY),
    Pair("muted", "tint", TEXT),  # not for text in Dark: look.md, section 3
    Pair("disabled", "bg", TEXT),
    Pair("disabled", "surface", TEXT),
    Pair("onPrimary", "primary", BODY),
    Pair("onPrimary", "primaryPressed", BODY),
    Pair("primary", "bg", BODY),
    Pair("primary", "surface", BODY),
    Pair("primary", "tint", TEXT),  # in Dark for ≥ 32 px bold only
    Pair("primary", "sky", BODY),
    Pair("info", "infoBg", BODY),
    Pair("ok", "okBg", BODY),
    Pair("warn", "warnBg", BODY),
    Pair("err", "errBg", BODY),
    Pair("err", "bg", BODY),
    Pair("err", "surface", BODY),
    Pair("lotus", "bg", BODY),
    Pair("lotus", "surface", BODY),
    Pair("foam", "sea", BODY),
    Pair("border", "bg", SHAPE),
    Pair("border", "surface", SHAPE),
    Pair("border", "surface2", SHAPE),
    Pair("focus", "bg", SHAPE),
    Pair("focus", "surface", SHAPE),
    Pair("focus", "surface2", SHAPE),
    Pair("bg", "primary", SHAPE),  # the gap inside the ring, beside a filled button
)


def tokens(palettes: Mapping[str, Mapping[str, str]]) -> Iterator[Breach]:
    """A-16: every pair of colours that stand on each other, in every theme."""
    for theme, colours in palettes.items():
        for pair in PAIRS:
            if pair.ink not in colours or pair.ground not in colours:
                yield Breach("A-16", theme, f"has no colour {pair.ink} or {pair.ground}")
                continue
            ratio = contrast(QColor(colours[pair.ink]), QColor(colours[pair.ground]))
            least = least_in(theme, pair)
            if ratio < least:
                yield Breach("A-16", theme, f"{pair.ink} on {pair.ground}: {ratio:.2f}, at least {least}")


def least_in(theme: str, pair: Pair) -> float:
    """The least contrast of a pair in a theme: 20 in the high contrast ones, but for the coloured focus ring."""
    if theme not in ("black", "white"):
        return pair.least
    if "sky" in (pair.ink, pair.ground) or "sea" in (pair.ink, pair.ground):
        return pair.least  # no pictures there
    return HIGH_FOCUS if pair.ink == "focus" else HIGH


def painted(scene: Scene, picture: QImage) -> Iterator[Breach]:
    """A-17: every text that can be seen whole stands out from what is painted around it."""
    points = points_of(picture)
    for item in scene.texts():
        assert item.words is not None
        ink = item.words.ink.toAlignedRect()
        whole = item.shown.toAlignedRect().adjusted(-2, -2, 2, 2).contains(ink) and picture.rect().contains(ink)
        if not whole or ink.isEmpty() or (item.layer == "page" and scene.keyboard.intersects(item.shown)):
            continue
        ratio = _ratio(points, ink)
        if ratio < LEAST_TEXT:
            yield Breach("A-17", item.label, f"painted contrast {ratio:.2f}, at least {LEAST_TEXT}")


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio of two opaque colours, from 1 to 21."""
    return _apart(_luminance(one.rgb() & OPAQUE), _luminance(other.rgb() & OPAQUE))


def _apart(one: float, other: float) -> float:
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _luminance(colour: int) -> float:
    """Of 0xRRGGBB. A screen has the same few colours again and again."""
    channels = ((colour >> 16 & 0xFF) / 255, (colour >> 8 & 0xFF) / 255, (colour & 0xFF) / 255)
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def points_of(picture: QImage) -> list[memoryview]:
    """The picture's rows, a number 0xffRRGGBB a point: slices of them are counted without a call for each point."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    line = plain.bytesPerLine() // 4
    numbers = memoryview(bytes(plain.constBits())).cast("I")
    return [numbers[row * line : row * line + plain.width()] for row in range(plain.height())]


def changed(before: QImage, after: QImage, area: QRect, least: float) -> int:
    """How many points of ``area`` have another colour afterwards, apart from the one before by ``least`` or more."""
    inside = area.intersected(after.rect())
    across = slice(inside.left(), inside.left() + inside.width())
    down = slice(inside.top(), inside.top() + inside.height())
    found: Counter[tuple[int, int]] = Counter()
    for one, other in zip(points_of(before)[down], points_of(after)[down], strict=True):
        if one[across] != other[across]:
            found.update(zip(one[across], other[across], strict=True))
    return sum(
        times
        for (one, other), times in found.items()
        if _apart(_luminance(one & OPAQUE), _luminance(other & OPAQUE)) >= least
    )


def _ratio(points: list[memoryview], ink: QRect) -> float:
    """The strongest fiftieth of the painted points against the commonest colour."""
    across, down = max(1, ink.width() // (SAMPLES * 4)), max(1, ink.height() // SAMPLES)
    found: Counter[int] = Counter()
    for row in points[ink.top() : ink.top() + ink.height() : down]:
        found.update(row[ink.left() : ink.left() + ink.width() : across])
    ground = _luminance(found.most_common(1)[0][0] & OPAQUE)
    ratios: list[float] = []
    for value, times in found.items():
        ratios += [_apart(_luminance(value & OPAQUE), ground)] * min(times, 50)
    ratios.sort(reverse=True)
    return ratios[min(len(ratios) - 1, max(3, len(ratios) // 50))] if len(ratios) > 3 else 1.0
