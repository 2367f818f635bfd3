"""Comparing two or three things side by side, for QML: what is chosen in this visit, and the table of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.comparison import (
    FEWEST,
    MOST,
    Cell,
    Difference,
    Line,
    Row,
    Table,
    prepared_table,
    services_table,
    source_key,
)
from kiosk.catalog.freshness import service_is_stale
from kiosk.catalog.model import Category, Comparison
from kiosk.catalog.read import Catalogue
from kiosk.i18n.messages import Message, message
from kiosk.session.navigation import Place
from kiosk.ui.four_languages import FourLanguages, of_message, of_text, of_words
from kiosk.ui.navigator import Navigator
from kiosk.ui.services import Services
from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

TABLE, CHOOSING = "compare", "compare-choose"
"""The two screens."""
_EMPTY = Table((), ())


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the things compared are taken from: the services of a category, or a prepared comparison."""

    kind: str
    id: str

    @property
    def parameters(self) -> dict[str, str]:
        """Of the screen that shows it."""
        return {self.kind: self.id}


@dataclass(frozen=True, slots=True)
class _Removed:
    """What was taken out last, and the choice before."""

    id: str
    choice: tuple[str, ...]


@QmlElement
@QmlSingleton
class Comparing(QObject):
    """The choice is kept for the visit and wiped with it.

    Services are chosen first, and their table lies over the choosing; a prepared comparison opens as a table with its
    first columns, and its choosing lies over the table. So Back leads to what one came from.
    """

    subjectChanged = Signal()
    changed = Signal()
    onlyDifferingChanged = Signal()
    instance: Comparing

    def __init__(
        self,
        catalogue: Catalogue | None,
        services: Services,
        navigator: Navigator,
        visit: Visit,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._services = services
        self._navigator = navigator
        self._today = today
        self._choices: dict[_Subject, tuple[str, ...]] = {}
        self._subject: _Subject | None = None
        self._place: Place | None = None
        self._only_differing = False
        self._removed: _Removed | None = None
        self._problem: Message | None = None
        self._shown: dict[str, Any] | None = None
        navigator.changed.connect(self._follow)
        visit.wiped.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> Comparing:
        """What QML calls for the singleton: the object that the app made."""
        return Comparing.instance

    # --- what the screens show ----------------------------------------------------------------------------------------

    @Property(dict, notify=subjectChanged)
    def about(self) -> dict[str, Any]:
        """Title, summary and whether it was prepared; nothing for a subject that is not in the catalogue."""
        comparison, category = self._comparison(), self._category()
        if comparison is not None:
            title, summary = of_text(self._services.filled(comparison.title)), of_text(comparison.summary)
            return {"title": title, "summary": summary, "prepared": True}
        if category is not None:
            title = of_message(message("Compare services"))
            return {"title": title, "summary": self._services.category(category.value)["name"], "prepared": False}
        return {}

    @Property(list, notify=subjectChanged)
    def choices(self) -> list[dict[str, Any]]:
        """Everything that may be chosen: id, name, and its status if it is a service."""
        return self._all_choices()

    @Property(list, notify=subjectChanged)
    def prepared(self) -> list[dict[str, Any]]:
        """The prepared comparisons of the category whose services are chosen from."""
        category = self._category()
        return [] if category is None else self.preparedIn(category.value)

    @Property(list, notify=changed)
    def chosen(self) -> list[str]:
        """The ids of those that are chosen."""
        return list(self._chosen())

    @Property(dict, notify=changed)
    def problem(self) -> FourLanguages:
        """Why the last touch did nothing; empty if it did."""
        self._follow()
        return {} if self._problem is None else of_message(self._problem)

    @Property(dict, notify=changed)
    def table(self) -> dict[str, Any]:
        """Columns, rows and the numbered sources of what is chosen."""
        self._follow()
        if self._shown is None:
            self._shown = self._table_map(self._table())
        return self._shown

    @Property(bool, notify=onlyDifferingChanged)
    def onlyDiffering(self) -> bool:
        """Whether only the rows that differ are wanted."""
        return self._only_differing

    @Property(dict, notify=changed)
    def removed(self) -> FourLanguages:
        """The name of what was taken out last, while it can be put back."""
        if self._removed is None:
            return {}
        names = {choice["id"]: choice["name"] for choice in self._all_choices()}
        return dict(names.get(self._removed.id, {}))

    @Slot(str, result="QVariantList")
    def preparedIn(self, category: str) -> list[dict[str, Any]]:
        """The prepared comparisons of a category, in their order."""
        every = [] if self._catalogue is None else self._catalogue.comparisons()
        own = sorted((item for item in every if item.category.value == category), key=lambda item: item.position)
        return [
            {"id": item.id, "title": of_text(self._services.filled(item.title)), "summary": of_text(item.summary)}
            for item in own
        ]

    @Slot(str, result=bool)
    def offered(self, category: str) -> bool:
        """Whether there is something to compare in a category."""
        return len(self._services.inCategory(category, "")) >= FEWEST

    # --- what the resident does ---------------------------------------------------------------------------------------

    @Slot(str)
    def chooseIn(self, category: str) -> None:
        """From a category: choose among its services."""
        self._navigator.go(CHOOSING, _Subject("category", category).parameters)

    @Slot(str)
    def startWith(self, service: str) -> None:
        """From a service: choose what to compare it with. It joins what is chosen, or begins anew if that is full."""
        found = None if self._catalogue is None else self._catalogue.service(service)
        if found is None:
            return
        subject = _Subject("category", found.category.value)
        chosen = self._choices.get(subject, ())
        if service not in chosen:
            self._choices[subject] = (*chosen, service) if len(chosen) < MOST else (service,)
        self.chooseIn(found.category.value)

    @Slot(str)
    def toggle(self, identifier: str) -> None:
        """Choose one, or no longer; a fourth is refused."""
        chosen = self._chosen()
        self._problem = None
        if identifier in chosen:
            self._choose(tuple(name for name in chosen if name != identifier))
        elif len(chosen) >= MOST:
            self._problem = message("You can compare three at a time. Take one out first.")
        elif identifier in {choice["id"] for choice in self._all_choices()}:
            self._choose((*chosen, identifier))
        self._removed = None
        self._announce()

    @Slot()
    def show(self) -> None:
        """From the choosing to the table; with fewer than two chosen, why not."""
        if self._subject is None:
            return
        if len(self._chosen()) < FEWEST:
            self._problem = message("Please choose two or three.")
            self._announce()
        elif self._subject.kind == "category":
            self._navigator.go(TABLE, self._subject.parameters)
        else:
            self._return_to(TABLE, self._subject)

    @Slot()
    def chooseOthers(self) -> None:
        """From the table to the choosing."""
        if self._subject is None:
            return
        if self._subject.kind == "category":
            self._return_to(CHOOSING, self._subject)
        else:
            self._navigator.go(CHOOSING, self._subject.parameters)

    @Slot(str)
    def remove(self, identifier: str) -> None:
        """Take a column out of the table; it can be put back."""
        chosen = self._chosen()
        if identifier in chosen:
            self._removed = _Removed(identifier, chosen)
            self._choose(tuple(name for name in chosen if name != identifier))
            self._announce()

    @Slot()
    def putBack(self) -> None:
        """Undo the last removal."""
        if self._removed is not None:
            self._choose(self._removed.choice)
            self._removed = None
            self._announce()

    @Slot(bool)
    def setOnlyDiffering(self, wanted: bool) -> None:
        self._only_differing = wanted
        self.onlyDifferingChanged.emit()

    # ------------------------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Take up the subject of the screen; on other screens the last one stays, for the page that is closing.

        QML makes a new page before anything in Python hears of it. So whoever reads follows; telling afterwards would
        make all of the new page once more.
        """
        here = self._navigator.here
        if here is self._place or here.screen not in (TABLE, CHOOSING):
            return
        self._place = here
        kind = "comparison" if "comparison" in here.parameters else "category"
        subject = _Subject(kind, here.parameters.get(kind, ""))
        self._problem, self._shown = None, None
        if subject != self._subject:
            self._subject, self._removed = subject, None

    def _forget(self) -> None:
        self._choices.clear()
        self._removed, self._problem = None, None
        self.setOnlyDiffering(False)
        self._announce()

    def _announce(self) -> None:
        self._shown = None
        self.changed.emit()

    def _return_to(self, screen: str, subject: _Subject) -> None:
        """Back to the screen that lies under this one, or on to it where another one does."""
        self._navigator.back()
        self._navigator.go(screen, subject.parameters)

    def _comparison(self) -> Comparison | None:
        self._follow()
        if self._catalogue is None or self._subject is None or self._subject.kind != "comparison":
            return None
        return self._catalogue.comparison(self._subject.id)

    def _category(self) -> Category | None:
        self._follow()
        known = {item.value for item in Category}
        if self._catalogue is None or self._subject is None or self._subject.kind != "category":
            return None
        return Category(self._subject.id) if self._subject.id in known else None

    def _all_choices(self) -> list[dict[str, Any]]:
        comparison, category = self._comparison(), self._category()
        if comparison is not None:
            return [{"id": column.id, "name": of_text(column.name), "status": ""} for column in comparison.columns]
        if category is not None:
            cards = self._services.inCategory(category.value, "")
            return [{name: card[name] for name in ("id", "name", "status")} for card in cards]
        return []

    def _chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order of the touches. A prepared comparison opens with its first columns."""
        self._follow()
        if self._subject is None:
            return ()
        comparison = self._comparison()
        first = () if comparison is None else tuple(column.id for column in comparison.columns[:FEWEST])
        return self._choices.get(self._subject, first)

    def _choose(self, chosen: tuple[str, ...]) -> None:
        if self._subject is not None:
            self._choices[self._subject] = chosen

    def _table(self) -> Table:
        comparison, category, catalogue = self._comparison(), self._category(), self._catalogue
        if catalogue is not None and comparison is not None:
            return prepared_table(catalogue, comparison, self._chosen())
        if catalogue is not None and category is not None:
            return services_table(
                catalogue, category, self._chosen(), lambda service: str(self._services.card(service)["status"])
            )
        return _EMPTY

    def _table_map(self, table: Table) -> dict[str, Any]:
        numbers = {source_key(source): number for number, source in enumerate(table.sources, 1)}
        columns = [
            {"id": column.id, "name": of_text(column.name), "service": column.service or ""} for column in table.columns
        ]
        return {
            "columns": columns,
            "rows": [_row_map(row, numbers) for row in table.rows],
            "differing": sum(row.difference is Difference.DIFFERS for row in table.rows),
            "stale": self._is_stale(table),
            "sources": [self._services.citation(source) for source in table.sources],
            "services": self._cards(table),
        }

    def _is_stale(self, table: Table) -> bool:
        """Whether the day has passed by which staff wanted to look at this again."""
        comparison = self._comparison()
        if comparison is not None:
            return self._today() > comparison.review_by
        found = [None if self._catalogue is None else self._catalogue.service(column.id) for column in table.columns]
        return any(service_is_stale(service, self._today()) for service in found if service is not None)

    def _cards(self, table: Table) -> list[dict[str, Any]]:
        """Where to read more: the services of the columns, each once."""
        names = dict.fromkeys(column.service for column in table.columns if column.service is not None)
        found = [None if self._catalogue is None else self._catalogue.service(name) for name in names]
        return [self._services.card(service) for service in found if service is not None]


def _row_map(row: Row, numbers: Mapping[object, int]) -> dict[str, Any]:
    label = of_message(row.label) if isinstance(row.label, Message) else of_text(row.label)
    cells = [_cell_map(cell, numbers) for cell in row.cells]
    return {"id": row.id, "label": label, "difference": row.difference.value, "cells": cells}


def _cell_map(cell: Cell, numbers: Mapping[object, int]) -> dict[str, Any]:
    cited = [0 if line.citation is None else numbers[source_key(line.citation)] for line in cell.lines]
    pairs = pairwise((*cited, 0))
    lines = [
        _line_map(line, own if own != next_one else 0) for line, (own, next_one) in zip(cell.lines, pairs, strict=True)
    ]
    return {"standing": cell.standing.value, "status": cell.status, "lines": lines}


def _line_map(line: Line, source: int) -> dict[str, Any]:
    """A line, and its source's number in the list: 0 where it has none, or shares that of the line under it."""
    return {
        "text": of_words(line.words),
        "note": {} if line.note is None else of_words(line.note),
        "money": line.money,
        "source": source,
    }
