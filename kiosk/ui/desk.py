"""The operator's own desk, from the settings: where help is to be had. Empty until the operator fills it in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.config import Settings
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.ui.four_languages import of_text, of_words

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 10_000
"""Milliseconds between looks at the calendar."""
_ASK = message("Please ask at the counter")
_OUT_OF_SERVICE = message("This kiosk is out of service for the moment. The staff will help you.")


@QmlElement
@QmlSingleton
class Desk(QObject):
    """Name, place, hours and telephone of the desk beside the kiosk, and the kiosk's own number."""

    changed = Signal()
    instance: Desk

    def __init__(self, settings: Settings, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._today = today
        self._shown = today()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @staticmethod
    def create(engine: QQmlEngine) -> Desk:
        """What QML calls for the singleton: the object that the app made."""
        return Desk.instance

    @Property(dict, notify=changed)
    def name(self) -> dict[str, str]:
        return of_text(self._settings.desk.name)

    @Property(dict, notify=changed)
    def address(self) -> dict[str, str]:
        return of_text(self._settings.desk.address)

    @Property(dict, notify=changed)
    def hours(self) -> dict[str, str]:
        return of_text(self._settings.desk.hours)

    @Property(dict, notify=changed)
    def directions(self) -> dict[str, str]:
        return of_text(self._settings.desk.directions)

    @Property(dict, notify=changed)
    def phone(self) -> dict[str, str]:
        number = self._settings.desk.phone
        return {} if number is None else of_words(lambda locale: formats.phone(number, locale))

    @Property(str, notify=changed)
    def kioskNumber(self) -> str:
        return self._settings.kiosk_number or ""

    @Property(dict, notify=changed)
    def today(self) -> dict[str, str]:
        """Today's day and month with the weekday, for the attract screen."""
        return of_words(self._day_and_weekday)

    def tick(self) -> None:
        """Look at the calendar: the attract screen may stand through midnight."""
        if self._shown != self._today():
            self._shown = self._today()
            self.changed.emit()

    @Slot(str, result=str)
    def endonym(self, tag: str) -> str:
        """A language's name in itself."""
        return Locale(tag).endonym

    @Slot(result="QVariantList")
    def languages(self) -> list[str]:
        """The tags of the four languages, in the order in which they are offered."""
        return [locale.value for locale in Locale]

    @Slot(result="QVariantList")
    def outOfService(self) -> list[dict[str, str]]:
        """What to say, in every language at once, when there is no catalogue to show."""
        return [
            {"language": locale.value, "title": _ASK.render(locale), "text": _OUT_OF_SERVICE.render(locale)}
            for locale in Locale
        ]

    def _day_and_weekday(self, locale: Locale) -> str:
        day, weekday = formats.day_and_month(self._shown, locale), formats.weekday(self._shown, locale)
        if locale.is_chinese:
            return f"{day}{weekday}"
        return f"{weekday.capitalize()}, {day}"
