"""The months that staff choose a day from: which days stand where, how they are named, and where a key leads."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.macau_time import day_in_macau
from kiosk.ui.office_session import OfficeSession

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

WEEK = 7
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Where nothing else limits a field: the calendar turns no further."""


@QmlElement
@QmlSingleton
class OfficeCalendar(QObject):
    """Days are ISO dates (``2026-11-23``). Every slot takes the tag of the language, so that a binding follows it.

    ``earliest`` and ``latest`` are the days that a field allows, both included; empty: no limit of its own.
    """

    instance: OfficeCalendar

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeCalendar:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeCalendar.instance

    @Slot(result=str)
    def today(self) -> str:
        """The day in Macau."""
        return day_in_macau(self._session.now()).isoformat()

    @Slot(str, str, str, result=str)
    def opening(self, typed: str, earliest: str, latest: str) -> str:
        """The day at which the calendar opens: what is typed, else today, or the nearest that the field allows."""
        return _within(_day(typed) or _day(self.today()) or FIRST, earliest, latest).isoformat()

    @Slot(str, result=str)
    def named(self, typed: str) -> str:
        """What is typed as an ISO date; empty if it is no day."""
        found = _day(typed)
        return "" if found is None else found.isoformat()

    @Slot(str, str, result=str)
    def spoken(self, day: str, tag: str) -> str:
        """``23 November 2026``: the name of a day."""
        return formats.long_date(date.fromisoformat(day), Locale(tag))

    @Slot(str, str, result=str)
    def title(self, day: str, tag: str) -> str:
        """``November 2026``: the name of the day's month."""
        return formats.month_and_year(date.fromisoformat(day), Locale(tag))

    @Slot(str, result="QVariantList")
    def weekdays(self, tag: str) -> list[dict[str, str]]:
        """The heads of the seven columns, in the order of that language: ``short`` and ``full``."""
        locale = Locale(tag)
        start = _week_start(FIRST + timedelta(WEEK), locale)
        week = [start + timedelta(place) for place in range(WEEK)]
        return [{"short": formats.weekday_head(day, locale), "full": formats.weekday(day, locale)} for day in week]

    @Slot(str, str, result=int)
    def before(self, day: str, tag: str) -> int:
        """How many places of the first week stay empty, before the first of the day's month."""
        first = date.fromisoformat(day).replace(day=1)
        return (first - _week_start(first, Locale(tag))).days

    @Slot(str, str, str, str, result="QVariantList")
    def days(self, day: str, earliest: str, latest: str, tag: str) -> list[dict[str, Any]]:
        """The days of the day's month: ``day``, ``number``, ``name``, ``weekday``, and whether it is ``allowed``."""
        inside, locale = date.fromisoformat(day), Locale(tag)
        first, last = _limits(earliest, latest)
        month = [inside.replace(day=number) for number in range(1, _length(inside) + 1)]
        return [
            {
                "day": one.isoformat(),
                "number": one.day,
                "name": formats.long_date(one, locale),
                "weekday": formats.weekday(one, locale),
                "allowed": first <= one <= last,
            }
            for one in month
        ]

    @Slot(str, int, str, str, result=str)
    def moved(self, day: str, days: int, earliest: str, latest: str) -> str:
        """So many days on, but not over a limit."""
        return _within(date.fromisoformat(day) + timedelta(days), earliest, latest).isoformat()

    @Slot(str, int, str, str, result=str)
    def turned(self, day: str, months: int, earliest: str, latest: str) -> str:
        """The same day so many months on, or the last one where the month is shorter, but not over a limit."""
        present = date.fromisoformat(day)
        year, place = divmod(present.year * 12 + present.month - 1 + months, 12)
        if year < FIRST.year or year > LAST.year:
            return _within(FIRST if months < 0 else LAST, earliest, latest).isoformat()
        there = date(year, place + 1, 1)
        return _within(there.replace(day=min(present.day, _length(there))), earliest, latest).isoformat()

    @Slot(str, bool, str, str, str, result=str)
    def weekEdge(self, day: str, end: bool, earliest: str, latest: str, tag: str) -> str:
        """The first or last day of the day's week, but not over a limit."""
        start = _week_start(date.fromisoformat(day), Locale(tag))
        return _within(start + timedelta(WEEK - 1 if end else 0), earliest, latest).isoformat()


def _day(typed: str) -> date | None:
    try:
        found = date.fromisoformat(typed.strip())
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None


def _limits(earliest: str, latest: str) -> tuple[date, date]:
    return _day(earliest) or FIRST, _day(latest) or LAST


def _within(day: date, earliest: str, latest: str) -> date:
    first, last = _limits(earliest, latest)
    return max(first, min(day, last))


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _week_start(day: date, locale: Locale) -> date:
    return day - timedelta((day.weekday() - formats.first_weekday(locale)) % WEEK)
