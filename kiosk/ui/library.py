"""What the plan of January 2022 says, article by article, as QML shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.model import Confidence, PlanReference, Policy, Statement, Status
from kiosk.catalog.read import Catalogue
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.ui.four_languages import of_message, of_text
from kiosk.ui.services import UNCONFIRMED, Services

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_NUMERALS = "一二三四五六七八九"


@QmlElement
@QmlSingleton
class Library(QObject):
    """The policy library (ux.md K-15). Without a catalogue it is empty."""

    catalogueChanged = Signal()
    instance: Library

    def __init__(
        self, catalogue: Catalogue | None, services: Services, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._services = services
        self._today = today

    @staticmethod
    def create(engine: QQmlEngine) -> Library:
        """What QML calls for the singleton: the object that the app made."""
        return Library.instance

    @Property(list, notify=catalogueChanged)
    def topics(self) -> list[dict[str, Any]]:
        """The topics that have articles, in the order of the home screen: id and name."""
        return [{"id": group["id"], "name": group["name"]} for group in self.articlesOf("")]

    @Slot(str, result="QVariantList")
    def articlesOf(self, topic: str) -> list[dict[str, Any]]:
        """The articles of one topic (empty: all), as groups: the topic's id and name, and its articles' cards."""
        catalogue = self._catalogue
        if catalogue is None:
            return []
        policies = sorted(catalogue.policies(), key=lambda policy: policy.position)
        groups = (
            {
                "id": card.id,
                "name": of_text(card.name),
                "articles": [_card(policy) for policy in policies if policy.area.value == card.id],
            }
            for card in catalogue.categories()
            if topic in ("", card.id)
        )
        return [group for group in groups if group["articles"]]

    @Slot(str, result="QVariantMap")
    def article(self, identifier: str) -> dict[str, Any]:
        """Everything about one article; nothing for an unknown one.

        ``said`` are the points that the plan makes, ``found`` those of other sources.
        """
        catalogue = self._catalogue
        policy = None if catalogue is None else catalogue.policy(identifier)
        if catalogue is None or policy is None:
            return {}
        topic = next((card for card in catalogue.categories() if card.id == policy.area.value), None)
        services = [service for name in policy.services if (service := catalogue.service(name)) is not None]
        return {
            **_card(policy),
            "topic": {} if topic is None else of_text(topic.name),
            "stale": policy.review_by < self._today(),
            "place": of_message(_place(policy.plan)),
            "said": self._points([point for point in policy.points if _is_of_the_plan(point)]),
            "found": self._points([point for point in policy.points if not _is_of_the_plan(point)]),
            "services": [self._services.card(service) for service in services],
        }

    @Slot(str, result="QVariantList")
    def articlesAbout(self, service: str) -> list[dict[str, Any]]:
        """The cards of the articles that name a service."""
        policies = [] if self._catalogue is None else self._catalogue.policies()
        return [_card(policy) for policy in policies if service in policy.services]

    def _points(self, points: Sequence[Statement]) -> list[dict[str, Any]]:
        maps = ({"text": of_text(self._services.filled(point.text))} for point in points)
        return self._services.cited(points, maps)


def _card(policy: Policy) -> dict[str, Any]:
    """An article as lists show it. What only the plan says, and nobody confirmed, is not called available."""
    unconfirmed = policy.status is not Status.PLANNED and all(_is_of_the_plan(point) for point in policy.points)
    return {
        "id": policy.id,
        "title": of_text(policy.title),
        "status": UNCONFIRMED if unconfirmed else policy.status.value,
    }


def _is_of_the_plan(point: Statement) -> bool:
    return point.confidence is Confidence.SEED


def _place(plan: PlanReference) -> Message:
    """Where the plan says it, as each language counts chapters: 第三章第三節, Chapter 3, section 3."""
    if plan.section is None:
        return message("Chapter {chapter}", chapter=_counted(plan.chapter))
    return message(
        "Chapter {chapter}, section {section}", chapter=_counted(plan.chapter), section=_counted(plan.section)
    )


def _counted(heading: str) -> Callable[[Locale], str]:
    """The number of a heading such as 第十章: in Chinese as it stands, else in digits."""
    numeral = heading[1:-1]
    return lambda locale: numeral if locale.is_chinese else str(number_of(numeral))


def number_of(numeral: str) -> int:
    """The value of a Chinese numeral from 一 (1) to 九十九 (99)."""
    tens, ten, units = numeral.rpartition("十")
    value = _NUMERALS.index(units) + 1 if units else 0
    return value + (10 * (_NUMERALS.index(tens) + 1 if tens else 1) if ten else 0)
