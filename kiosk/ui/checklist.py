"""The ticks on the checklist, for this visit only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Checklist(QObject):
    """Which documents the resident has ticked."""

    instance: Checklist

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit

    @staticmethod
    def create(engine: QQmlEngine) -> Checklist:
        """What QML calls for the singleton: the object that the app made."""
        return Checklist.instance

    @Slot(str, result=bool)
    def isTicked(self, key: str) -> bool:
        return key in self._visit.session.ticks

    @Slot(str, result=bool)
    def toggle(self, key: str) -> bool:
        """Tick or untick one document; whether it is ticked now."""
        return self._visit.session.toggle_tick(key)
