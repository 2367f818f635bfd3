"""Which texts of a window do not fit: cut off, wider or higher than their place, or out of the box around them.

``Text.truncated`` alone misses an unbreakable word (ux.md, section 5.4, point 6): the words' own size is compared with
their place too. Geometry is in scene px, also of what is scrolled away. Used by the preview, and by the walk's A-05.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

ROOTS = {
    "AppHeader": "header",
    "LeaveNow": "leave",
    "NavBar": "nav",
    "OnScreenKeyboard": "keyboard",
    "IdleDialog": "dialog",
}
"""Components that are a layer of the window of their own."""
SLACK = 0.15
"""em by which a line box of Noto CJK is higher than its ink at each end (1.16 to 0.88 above, 0.288 to 0.12 below)."""
_TOLERANCE = 1
"""px: what rounding may add."""
_SEEN = 0.01
_ALIGNMENTS = {0x2: 1.0, 0x4: 0.5, 0x40: 1.0, 0x80: 0.5}
"""How much of the free room lies before the text: right, horizontal centre, bottom, vertical centre."""


@dataclass(slots=True)
class Words:
    """The text of a Text item. ``ink`` is the painted rectangle in scene px."""

    text: str
    font: QFont
    ink: QRectF
    width: float
    height: float
    content_width: float
    content_height: float
    truncated: bool = False
    wraps: bool = True
    line_count: int = 1


class Misfit(StrEnum):
    """How a text does not fit."""

    TRUNCATED = "truncated"
    TOO_WIDE = "too-wide"
    TOO_HIGH = "too-high"
    OUT_OF_BOX = "out-of-box"
    OUT_OF_SCREEN = "out-of-screen"


@dataclass(frozen=True, slots=True)
class Overflow:
    """One misfit of one text. ``pixels``: by how much; 0 where Qt does not tell. ``detail`` says it in English."""

    misfit: Misfit
    pixels: float
    detail: str


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """A text of the window. ``frame`` is the nearest drawn box or control around it, ``side`` the view it scrolls in,
    else the window; ``layer`` is ``page``, ``sheet``, ``dialog``, ``header``, ``nav``, ``keyboard`` or ``window``.
    """

    words: Words
    frame: QRectF | None
    side: QRectF
    scrolls: bool
    layer: str

    def overflows(self) -> Iterator[Overflow]:
        return overflows(self.words, self.frame, self.side, self.scrolls)


def overflows(words: Words, frame: QRectF | None, side: QRectF, scrolls: bool) -> Iterator[Overflow]:
    """How a text does not fit: in its own place, else in the box around it and in what can be seen."""
    wide, high = words.content_width - words.width, words.content_height - words.height
    if words.truncated:
        yield Overflow(Misfit.TRUNCATED, max(0.0, wide, high), "is truncated")
    elif wide > _TOLERANCE:
        detail = f"needs {words.content_width:.0f} px, has a width of {words.width:.0f} px"
        yield Overflow(Misfit.TOO_WIDE, wide, detail)
    elif high > _TOLERANCE:
        detail = f"needs {words.content_height:.0f} px, has a height of {words.height:.0f} px"
        yield Overflow(Misfit.TOO_HIGH, high, detail)
    else:
        yield from _outside(words, frame, side, scrolls)


def texts_of(window: QQuickWindow) -> list[PlacedWords]:
    """Every text that can be read now, also what is scrolled away: a sheet or dialog leaves only its own, and the
    button that leaves at once."""
    area = QRectF(0, 0, window.width(), window.height())
    found = list(_texts(window.contentItem(), _Around(area, area)))
    shown = {text.layer for text in found}
    top = next((layer for layer in ("dialog", "sheet") if layer in shown), None)
    return [text for text in found if top is None or text.layer in (top, "leave")]


def kind_of(item: QQuickItem) -> str:
    """The QML type's name without Qt's numbering."""
    name = item.metaObject().className()
    return str(name).split("_QMLTYPE")[0].split("_QML_")[0]


def layer_of(kind: str) -> str | None:
    """The layer of the window that a component of this kind begins."""
    if kind in ROOTS:
        return ROOTS[kind]
    if kind.endswith("Screen"):
        return "page"
    return "sheet" if kind.endswith("Sheet") else None


def is_drawn(rectangle: QQuickItem) -> bool:
    """Whether a rectangle can be seen at all."""
    colour = rectangle.property("color")
    return colour is not None and bool(colour.alpha() > 0)


def words_of(item: QQuickItem) -> Words:
    """What a Text item shows, and the room it takes and has."""
    left, right = number_of(item, "leftPadding"), number_of(item, "rightPadding")
    top, bottom = number_of(item, "topPadding"), number_of(item, "bottomPadding")
    width, height = item.width() - left - right, item.height() - top - bottom
    content_width, content_height = number_of(item, "contentWidth"), number_of(item, "contentHeight")
    across, down, wraps = _text_modes(item)
    x = left + (width - content_width) * across
    y = top + (height - content_height) * down
    return Words(
        text=str(item.property("text")),
        font=QFont(item.property("font")),
        ink=item.mapRectToScene(QRectF(x, y, content_width, content_height)),
        width=width,
        height=height,
        content_width=content_width,
        content_height=content_height,
        truncated=bool(item.property("truncated")),
        wraps=wraps,
        line_count=int(number_of(item, "lineCount")),
    )


def number_of(item: QQuickItem, name: str) -> float:
    """A property that is a number; 0 for one that is not."""
    value = item.property(name)
    return float(value) if isinstance(value, int | float) else 0.0


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item inherits from those around it."""

    window: QRectF
    side: QRectF
    scrolls: bool = False
    frame: QRectF | None = None
    layer: str = "window"


def _texts(item: QQuickItem, around: _Around) -> Iterator[PlacedWords]:
    if not item.isVisible() or item.opacity() < _SEEN:
        return
    layer = layer_of(kind_of(item)) or around.layer
    box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    if layer == "keyboard" and item.width() > 0 and not box.intersects(around.window):
        return  # the keyboard waits below the window while it is closed
    if item.inherits("QQuickText") and str(item.property("text")).strip():
        yield PlacedWords(words_of(item), around.frame, around.side, around.scrolls, layer)
    within = _within(item, box, replace(around, layer=layer))
    for child in item.childItems():
        yield from _texts(child, within)


def _within(item: QQuickItem, box: QRectF, around: _Around) -> _Around:
    if item.inherits("QQuickFlickable"):
        return replace(around, side=box, scrolls=True, frame=None)
    is_control = item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextInput")
    if is_control or (item.inherits("QQuickRectangle") and is_drawn(item)):
        return replace(around, frame=box)
    return around


def _outside(words: Words, frame: QRectF | None, side: QRectF, scrolls: bool) -> Iterator[Overflow]:
    slack = SLACK * words.font.pixelSize()
    if frame is not None and not frame.adjusted(-_TOLERANCE, -slack, _TOLERANCE, slack).contains(words.ink):
        yield _beyond(Misfit.OUT_OF_BOX, "the box around it", words.ink, frame)
    sideways = words.ink.left() < side.left() - _TOLERANCE or words.ink.right() > side.right() + _TOLERANCE
    upright = words.ink.top() < side.top() - _TOLERANCE or words.ink.bottom() > side.bottom() + _TOLERANCE
    if sideways or (upright and not scrolls):
        yield _beyond(Misfit.OUT_OF_SCREEN, "the screen", words.ink, side)


def _beyond(misfit: Misfit, what: str, ink: QRectF, frame: QRectF) -> Overflow:
    sides = {
        "left": frame.left() - ink.left(),
        "top": frame.top() - ink.top(),
        "right": ink.right() - frame.right(),
        "bottom": ink.bottom() - frame.bottom(),
    }
    told = ", ".join(f"{amount:.0f} px ({side})" for side, amount in sides.items() if amount > 0.5)
    return Overflow(misfit, max(sides.values()), f"sticks out of {what} by {told}")


def _text_modes(item: QQuickItem) -> tuple[float, float, bool]:
    """Horizontal and vertical alignment as shares of the free room, and whether lines wrap.

    PySide cannot convert these enumerations; QML hands them over as numbers.
    """
    names = "[effectiveHorizontalAlignment, verticalAlignment, wrapMode]"
    value: Any = QQmlExpression(QQmlEngine.contextForObject(item), item, names).evaluate()
    listed = value[0] if isinstance(value, tuple) else value
    numbers = [int(number) for number in (listed.toVariant() if hasattr(listed, "toVariant") else listed)]
    return _ALIGNMENTS.get(numbers[0], 0.0), _ALIGNMENTS.get(numbers[1], 0.0), numbers[2] != 0
