"""Search, for QML."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.read import Catalogue
from kiosk.catalog.search import runs
from kiosk.ui.four_languages import of_message
from kiosk.ui.search_suggestions import SUGGESTIONS
from kiosk.ui.services import Services
from kiosk.ui.translator import Translator

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_QUERY = 100
"""Characters that are searched for; nobody types more by touch."""
MOST_RESULTS = 20


@QmlElement
@QmlSingleton
class Finder(QObject):
    """What was typed, and the services it may mean. Nothing typed is kept after the visit."""

    changed = Signal()
    instance: Finder

    def __init__(
        self, catalogue: Catalogue | None, services: Services, translator: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._services = services
        self._translator = translator
        self._query = ""
        self._results: list[dict[str, Any]] = []
        translator.localeChanged.connect(self._search)

    @staticmethod
    def create(engine: QQmlEngine) -> Finder:
        """What QML calls for the singleton: the object that the app made."""
        return Finder.instance

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(list, notify=changed)
    def results(self) -> list[dict[str, Any]]:
        """Cards of the services found, best first, each with ``runs``: the parts of its name, matching or not."""
        return self._results

    @Slot(str)
    def search(self, query: str) -> None:
        query = query[:LONGEST_QUERY]
        if query != self._query:
            self._query = query
            self._search()

    @Slot()
    def clear(self) -> None:
        self.search("")

    @Slot(result="QVariantList")
    def suggestions(self) -> list[dict[str, str]]:
        """Words to touch instead of typing, in four languages."""
        return [of_message(word) for word in SUGGESTIONS]

    def _search(self) -> None:
        self._results = [] if self._catalogue is None or not self._query.strip() else self._found(self._catalogue)
        self.changed.emit()

    def _found(self, catalogue: Catalogue) -> list[dict[str, Any]]:
        locale = self._translator.present
        found = []
        for hit in catalogue.search(self._query, locale, MOST_RESULTS):
            service = catalogue.service(hit.id)
            if service is not None:
                parts = runs(service.name[locale], self._query, locale)
                found.append(
                    {**self._services.card(service), "runs": [{"text": text, "match": match} for text, match in parts]}
                )
        return found
