"""The interface language, and messages in it, for ``I18n.qml``."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.i18n.locales import DEFAULT_LOCALE, Locale
from kiosk.i18n.messages import Message

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Translator(QObject):
    """The present locale. QML calls it through ``I18n`` only, so that bindings follow a change of language."""

    localeChanged = Signal()
    instance: Translator

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = DEFAULT_LOCALE

    @staticmethod
    def create(engine: QQmlEngine) -> Translator:
        """What QML calls for the singleton: the object that the app made."""
        return Translator.instance

    @Property(str, notify=localeChanged)
    def locale(self) -> str:
        """The tag of the present locale, for example ``pt-MO``."""
        return self._locale.value

    @Slot(str)
    def choose(self, tag: str) -> None:
        """Switch to the locale of that tag."""
        self.use(Locale(tag))

    def use(self, locale: Locale) -> None:
        """Switch every binding to ``locale``."""
        if locale is not self._locale:
            self._locale = locale
            self.localeChanged.emit()

    @property
    def present(self) -> Locale:
        """The present locale, for Python."""
        return self._locale

    @Slot(str, "QVariantMap", result=str)
    def translate(self, source: str, parameters: dict[str, Any]) -> str:
        return Message(source, _as_text(parameters)).render(self._locale)

    @Slot(str, str, int, "QVariantMap", result=str)
    def translatePlural(self, singular: str, plural: str, count: int, parameters: dict[str, Any]) -> str:
        values = {"n": str(count), **_as_text(parameters)}
        return Message(singular, values, plural, count).render(self._locale)


def _as_text(parameters: dict[str, Any]) -> dict[str, str]:
    """QML hands numbers over as doubles: 3.0 is written 3."""
    return {
        name: str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        for name, value in parameters.items()
    }
