"""Scenes made by hand, for the promises that each check can find what it looks for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from tests.walk.scene import Element, Scene, Words

PORTRAIT = QRectF(0, 0, 1080, 1920)


def scene_of(*elements: Element, **more: Any) -> Scene:
    """A scene of these elements, at 100 % in English unless ``more`` says otherwise."""
    for index, element in enumerate(elements):
        element.index = index
    circumstances: dict[str, Any] = {
        "screen": "sample",
        "window": PORTRAIT,
        "pixels_per_millimetre": 3.70,
        "step": 1.0,
        "language": "en-MO",
        "theme": "light",
        "orientation": "portrait",
    }
    return Scene(elements=list(elements), **(circumstances | more))


def control(x: float, y: float, width: float = 300, height: float = 96, **more: Any) -> Element:
    """A button in the page."""
    box = QRectF(x, y, width, height)
    settings: dict[str, Any] = {
        "kind": "ActionButton", "name": "button", "layer": "page", "role": "button", "spoken_name": "Continue",
        "interactive": True, "tab_stop": True, "in_tree": True, "shown": box.intersected(PORTRAIT),
    }  # fmt: skip
    return Element(index=-1, box=box, **(settings | more))


def text(words: str, x: float = 48, y: float = 200, width: float = 600, height: float = 40, **more: Any) -> Element:
    """A text in the page that fits its place."""
    font = QFont(more.pop("family", "Noto Sans CJK HK"))
    font.setPixelSize(more.pop("size", 28))
    box = QRectF(x, y, width, height)
    written = Words(
        text=words,
        font=font,
        ink=QRectF(x, y, more.pop("content_width", width), more.pop("content_height", height)),
        width=width,
        height=height,
        line_count=more.pop("line_count", 1),
        content_width=width,
        content_height=height,
        truncated=more.pop("truncated", False),
    )
    written.content_width, written.content_height = written.ink.width(), written.ink.height()
    settings: dict[str, Any] = {
        "kind": "AText", "name": "", "layer": "page", "role": "static-text", "spoken_name": words,
        "in_tree": True, "shown": box.intersected(PORTRAIT),
    }  # fmt: skip
    return Element(index=-1, box=box, words=written, **(settings | more))
