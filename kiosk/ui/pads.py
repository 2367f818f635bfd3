"""What the number, date and phone pads show while somebody types: digits in groups, months by name, a date in full."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from babel.dates import get_month_names
from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.i18n import formats
from kiosk.i18n.locales import Locale

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

LEAP_YEAR = 2024  # with no year chosen yet, February may have 29 days
_PHONE_GROUPS = {"+853": (4, 4), "+86": (3, 4, 4)}  # as the numbers are printed: 6612 3456 and 138 0013 8000


@QmlElement
@QmlSingleton
class PadText(QObject):
    """Typed digits as text. The pads keep plain values (digits, ``.``, ISO dates); only the reading is made here.

    Every slot takes the tag of the language, so that a binding which reads it follows a change of language.
    """

    instance: PadText

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @staticmethod
    def create(engine: QQmlEngine) -> PadText:
        """What QML calls for the singleton: the object that the app made."""
        return PadText.instance

    @Slot(str, str, result=str)
    def grouped(self, typed: str, tag: str) -> str:
        """``1234567.5`` as ``1,234,567.5`` (``1 234 567,5`` in Portuguese); a point just typed is kept."""
        whole, point, fraction = typed.partition(".")
        if not whole.isdecimal():
            return typed
        locale = Locale(tag)
        mark = formats.number(Decimal("1.5"), locale)[1] if point else ""
        return formats.number(int(whole), locale) + mark + fraction

    @Slot(str, result=str)
    def decimalMark(self, tag: str) -> str:
        """``.`` or ``,``: what the key for the decimal point shows."""
        return formats.number(Decimal("1.5"), Locale(tag))[1]

    @Slot(str, result="QStringList")
    def months(self, tag: str) -> list[str]:
        """The twelve months, January first, as one writes them alone: ``1月``, ``Janeiro``, ``January``."""
        locale = Locale(tag)
        names = get_month_names("wide", "stand-alone", locale=tag.replace("-", "_"))
        texts = [str(names[month]) for month in range(1, 13)]
        return [text.capitalize() for text in texts] if locale is Locale.PT else texts

    @Slot(int, int, result=int)
    def daysIn(self, year: int, month: int) -> int:
        """How many days the month has. With 0 for the year or the month: the most that are possible."""
        if not month:
            return 31
        return calendar.monthrange(year or LEAP_YEAR, month)[1]

    @Slot(int, int, int, result=str)
    def isoDate(self, year: int, month: int, day: int) -> str:
        """``2026-11-22``; empty while a part is missing or there is no such day."""
        found = _date(year, month, day)
        return found.isoformat() if found else ""

    @Slot(str, str, result=str)
    def longDate(self, iso: str, tag: str) -> str:
        """``2026年11月22日``, ``22 de Novembro de 2026``; empty for an empty date."""
        return formats.long_date(date.fromisoformat(iso), Locale(tag)) if iso else ""

    @Slot(str, str, result=str)
    def weekday(self, iso: str, tag: str) -> str:
        """``星期日``, ``domingo``, ``Sunday``; empty for an empty date."""
        return formats.weekday(date.fromisoformat(iso), Locale(tag)) if iso else ""

    @Slot(str, result="QVariantList")
    def phoneGroups(self, calling_code: str) -> list[int]:
        """How many digits stand together in a phone number of ``+853`` (Macau) or ``+86`` (the Mainland)."""
        return list(_PHONE_GROUPS.get(calling_code, ()))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
