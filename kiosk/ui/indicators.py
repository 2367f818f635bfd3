"""The plan's figures as QML shows them: a chart and a table from the same points, and a sentence about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.model import Indicator, IndicatorGroup, YearValue
from kiosk.catalog.read import Catalogue
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.ui.four_languages import of_message, of_text, of_words
from kiosk.ui.services import Services

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

MOST_SERIES = 4
"""At most so many years stand side by side, the newest (ux.md K-16)."""
GROUP_NAMES = {
    IndicatorGroup.OVERALL: message("Finance as a whole"),
    IndicatorGroup.BANKING: message("Banks"),
    IndicatorGroup.INSURANCE: message("Insurance companies"),
    IndicatorGroup.SECURITIES: message("Securities firms"),
}


@QmlElement
@QmlSingleton
class Indicators(QObject):
    """The plan's figures by group (ux.md K-16). Without a catalogue there are none."""

    catalogueChanged = Signal()
    instance: Indicators

    def __init__(self, catalogue: Catalogue | None, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._services = services

    @staticmethod
    def create(engine: QQmlEngine) -> Indicators:
        """What QML calls for the singleton: the object that the app made."""
        return Indicators.instance

    @Property(list, notify=catalogueChanged)
    def groups(self) -> list[dict[str, Any]]:
        """The groups that have figures, in their order: id and name."""
        return [{"id": group.value, "name": of_message(name)} for group, name in GROUP_NAMES.items() if self._of(group)]

    @Slot(str, result="QVariantMap")
    def group(self, identifier: str) -> dict[str, Any]:
        """One group: its ``series`` (years), its ``figures`` with a point for each of them, and a ``summary``."""
        figures = self._of(identifier)
        if not figures:
            return {}
        return {"id": identifier, **drawn(figures), "citation": self._services.citation(figures[0])}

    def _of(self, group: str) -> list[Indicator]:
        if self._catalogue is None:
            return []
        found = [item for item in self._catalogue.indicators() if item.group == group]
        return sorted(found, key=lambda item: item.position)


def drawn(figures: Sequence[Indicator]) -> dict[str, Any]:
    """What chart and table are made from: the years, each figure's points, and the sentence about them."""
    series = _series(figures)
    return {
        "series": [{"name": of_message(_series_name(*item)), "target": item[1]} for item in series],
        "figures": [
            {
                "id": figure.id,
                "label": of_text(figure.label),
                "unit": of_text(figure.unit),
                "points": _points(figure, series),
            }
            for figure in figures
        ],
        "summary": of_message(summary(figures)),
    }


def summary(figures: Sequence[Indicator]) -> Message:
    """What the figures of a group show as a whole, from their first and last year: how many rise, and which most."""
    ways = [(figure, figure.values[0], figure.values[-1]) for figure in figures]
    rising = [way for way in ways if way[1].value < way[2].value]
    if not rising:
        return message("The plan sees no rise in these figures.")
    figure, first, last = max(rising, key=lambda way: _growth(way[1].value, way[2].value))
    named: dict[str, Any] = {
        "label": lambda locale: figure.label[locale],
        "first": _number(first.value),
        "first_year": str(first.year),
        "last": _number(last.value),
        "last_year": str(last.year),
    }
    if len(figures) == 1:
        return message("The plan wants a rise from {first} in {first_year} to {last} in {last_year}: {label}.", **named)
    return message(
        "Figures that should rise: {n} of {all}. The largest rise by share: {label}, "
        "from {first} in {first_year} to {last} in {last_year}, about {percent} more.",
        n=str(len(rising)),
        all=str(len(figures)),
        percent=_percent(_growth(first.value, last.value)),
        **named,
    )


def _growth(first: Decimal, last: Decimal) -> Decimal:
    """By what share of ``first`` it grows; from nothing nothing can be said, so it counts least."""
    return (last - first) / first if first else Decimal(0)


def _percent(share: Decimal) -> Callable[[Locale], str]:
    whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return lambda locale: f"{formats.number(whole, locale)}%"


def _number(value: Decimal) -> Callable[[Locale], str]:
    return lambda locale: formats.number(value, locale)


def _series(figures: Iterable[Indicator]) -> list[tuple[int, bool]]:
    """The years of all figures, each with whether it is a target, the earliest first."""
    return sorted({(point.year, point.target) for figure in figures for point in figure.values})[-MOST_SERIES:]


def _series_name(year: int, target: bool) -> Message:
    return message("{year}: target", year=str(year)) if target else message("{year}: reached", year=str(year))


def _points(figure: Indicator, series: Sequence[tuple[int, bool]]) -> list[dict[str, Any]]:
    """A point for each year; where the figure has none, a gap. ``share``: of the figure's own largest value."""
    known = {(point.year, point.target): point for point in figure.values}
    largest = max((known[item].value for item in series if item in known), default=Decimal(0))
    return [_point(known.get(item), largest) for item in series]


def _point(point: YearValue | None, largest: Decimal) -> dict[str, Any]:
    if point is None:
        return {"known": False, "value": of_message(message("No figure")), "share": 0.0}
    share = float(point.value / largest) if largest > 0 else 0.0
    return {"known": True, "value": of_words(_number(point.value)), "share": max(0.0, share)}
