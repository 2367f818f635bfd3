"""How the screen looks to this resident: theme, text size, motion, hand; and what the device is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

PALETTES_FILE = Path(__file__).resolve().parents[2] / "resources/qml/Ponte/Theme/palettes.json"
THEMES = ("light", "dark", "black", "white", "warm")
TEXT_STEPS = (1.0, 1.25, 1.5, 2.0)  # ux.md R-T3; WCAG 2.2 SC 1.4.4 asks for 200 %
DESIGN_PIXELS_PER_MILLIMETRE = 3.70


@cache
def palettes() -> dict[str, dict[str, str]]:
    """Every theme's colours by token (look.md, section 3)."""
    loaded: dict[str, dict[str, str]] = json.loads(PALETTES_FILE.read_text(encoding="utf-8"))
    return loaded


@QmlElement
@QmlSingleton
class Display(QObject):
    """The resident's display settings; :meth:`reset` puts the defaults back at the end of each session."""

    themeChanged = Signal()
    textStepChanged = Signal()
    reduceMotionChanged = Signal()
    leftHandChanged = Signal()
    deviceChanged = Signal()
    instance: Display

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES[0]
        self._text_step = TEXT_STEPS[0]
        self._reduce_motion = False
        self._left_hand = False
        self._pixels_per_millimetre = DESIGN_PIXELS_PER_MILLIMETRE
        self._landscape = False

    @staticmethod
    def create(engine: QQmlEngine) -> Display:
        """What QML calls for the singleton: the object that the app made."""
        return Display.instance

    @Property(str, notify=themeChanged)
    def theme(self) -> str:
        """One of :data:`THEMES`."""
        return self._theme

    @Property(dict, notify=themeChanged)
    def colours(self) -> dict[str, str]:
        """The present theme's colours by token."""
        return palettes()[self._theme]

    @Property(float, notify=textStepChanged)
    def textStep(self) -> float:
        """One of :data:`TEXT_STEPS`; 1.0 is 100 %."""
        return self._text_step

    @Property(bool, notify=reduceMotionChanged)
    def reduceMotion(self) -> bool:
        return self._reduce_motion

    @Property(bool, notify=leftHandChanged)
    def leftHand(self) -> bool:
        return self._left_hand

    @Property(float, notify=deviceChanged)
    def pixelsPerMillimetre(self) -> float:
        """Of the device, from its configuration (px/mm)."""
        return self._pixels_per_millimetre

    @Property(bool, notify=deviceChanged)
    def landscape(self) -> bool:
        return self._landscape

    @Slot(str)
    def setTheme(self, theme: str) -> None:
        if theme in THEMES and theme != self._theme:
            self._theme = theme
            self.themeChanged.emit()

    @Slot(float)
    def setTextStep(self, step: float) -> None:
        if step in TEXT_STEPS and step != self._text_step:
            self._text_step = step
            self.textStepChanged.emit()

    @Slot(bool)
    def setReduceMotion(self, on: bool) -> None:
        if on != self._reduce_motion:
            self._reduce_motion = on
            self.reduceMotionChanged.emit()

    @Slot(bool)
    def setLeftHand(self, on: bool) -> None:
        if on != self._left_hand:
            self._left_hand = on
            self.leftHandChanged.emit()

    @Slot(result="QVariantList")
    def themes(self) -> list[str]:
        """The names of the themes, in the order in which they are offered."""
        return list(THEMES)

    @Slot(str, result="QVariantMap")
    def coloursOf(self, theme: str) -> dict[str, Any]:
        """Another theme's colours, for its sample."""
        return dict(palettes()[theme])

    @Slot(result="QVariantList")
    def textSteps(self) -> list[float]:
        return list(TEXT_STEPS)

    @Slot(bool)
    def setLandscape(self, landscape: bool) -> None:
        if landscape != self._landscape:
            self._landscape = landscape
            self.deviceChanged.emit()

    @property
    def density(self) -> float:
        """Of the device (px/mm), for Python."""
        return self._pixels_per_millimetre

    def set_device(self, pixels_per_millimetre: float) -> None:
        """The configured density of the screen (px/mm)."""
        self._pixels_per_millimetre = pixels_per_millimetre
        self.deviceChanged.emit()

    @Slot()
    def reset(self) -> None:
        """Back to the defaults (ux.md R-I9)."""
        self.setTheme(THEMES[0])
        self.setTextStep(TEXT_STEPS[0])
        self.setReduceMotion(False)
        self.setLeftHand(False)
