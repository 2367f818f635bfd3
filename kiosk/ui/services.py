"""The catalogue as QML shows it: categories, services, facts with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.freshness import Freshness, freshness, service_is_stale
from kiosk.catalog.model import (
    Category,
    Citation,
    Confidence,
    Contact,
    Fact,
    Money,
    Need,
    Phone,
    Place,
    Service,
    Statement,
    Status,
)
from kiosk.catalog.read import Catalogue
from kiosk.catalog.wording import value_words
from kiosk.i18n import formats
from kiosk.i18n.text import Text
from kiosk.ui.four_languages import of_date, of_text, of_words

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

HUB_CATEGORIES = (Category.ACCOUNT, Category.E_PAYMENT, Category.INSURANCE)
"""The three areas of the mission: big cards on the home screen."""
UNCONFIRMED = "unconfirmed"
"""Shown in place of the status of a service that only the plan of January 2022 speaks of."""
STATUSES = (Status.AVAILABLE, Status.PILOT, UNCONFIRMED, Status.PLANNED, Status.ENDED)
_FACT_ICONS = {"money": "yuan", "number": "list", "date": "calendar", "phone": "phone-call"}
"""By kind of value."""


@QmlElement
@QmlSingleton
class Services(QObject):
    """Everything the catalogue's screens show. Without a catalogue it is empty and the kiosk is out of service."""

    catalogueChanged = Signal()
    instance: Services

    def __init__(
        self, catalogue: Catalogue | None, development: bool, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._development = development
        self._today = today

    @staticmethod
    def create(engine: QQmlEngine) -> Services:
        """What QML calls for the singleton: the object that the app made."""
        return Services.instance

    @Property(bool, notify=catalogueChanged)
    def available(self) -> bool:
        return self._catalogue is not None

    @Property(bool, notify=catalogueChanged)
    def development(self) -> bool:
        """Whether the catalogue is one that nobody vouches for: the screen says "not for the public" at all times."""
        return self._development

    @Property(dict, notify=catalogueChanged)
    def asOf(self) -> dict[str, str]:
        """The day the information is from, long."""
        return {} if self._catalogue is None else of_date(self._catalogue.release.built_at.date())

    @Property(dict, notify=catalogueChanged)
    def asOfShort(self) -> dict[str, str]:
        """The day the information is from, in its shortest form."""
        if self._catalogue is None:
            return {}
        day = self._catalogue.release.built_at.date()
        return of_words(lambda locale: formats.short_date(day, locale))

    @Property(str, notify=catalogueChanged)
    def freshness(self) -> str:
        """``fresh``, ``ageing`` or ``stale`` (ux.md P-18)."""
        if self._catalogue is None:
            return Freshness.STALE.value
        return freshness(self._catalogue.release.built_at.date(), self._today()).value

    @Property(int, notify=catalogueChanged)
    def releaseNumber(self) -> int:
        return 0 if self._catalogue is None else self._catalogue.release.number

    @Slot(result="QVariantList")
    def hubs(self) -> list[dict[str, Any]]:
        """The big category cards."""
        return [card for card in self._cards() if card["id"] in HUB_CATEGORIES]

    @Slot(result="QVariantList")
    def otherCategories(self) -> list[dict[str, Any]]:
        return [card for card in self._cards() if card["id"] not in HUB_CATEGORIES]

    @Slot(str, result="QVariantMap")
    def category(self, identifier: str) -> dict[str, Any]:
        """One category's card, with the kinds of status its services have."""
        for card in self._cards():
            if card["id"] == identifier:
                statuses = {self._shown_status(service) for service in self._services(identifier)}
                return {**card, "statuses": [status for status in STATUSES if status in statuses]}
        return {}

    @Slot(str, str, result="QVariantList")
    def inCategory(self, identifier: str, status: str) -> list[dict[str, Any]]:
        """The services of one category, of one status (empty: all)."""
        services = self._services(identifier)
        return [self.card(service) for service in services if status in ("", self._shown_status(service))]

    @Slot(str, result="QVariantMap")
    def service(self, identifier: str) -> dict[str, Any]:
        """Everything about one service; nothing for an unknown one."""
        catalogue = self._catalogue
        service = None if catalogue is None else catalogue.service(identifier)
        if catalogue is None or service is None:
            return {}
        facts = [fact for name in service.facts if (fact := catalogue.fact(name)) is not None]
        return {
            **self.card(service),
            "guide": service.guide or "",
            "audience": [item.value for item in service.audience],
            "stale": service_is_stale(service, self._today()),
            "planOnly": self._shown_status(service) == UNCONFIRMED,
            "endedOn": of_date(service.ended_on) if service.ended_on else {},
            "who": self._statements(service.who),
            "steps": self._statements(service.steps),
            "risks": self._statements(service.risks),
            "needs": self._needs(service),
            "facts": [self.fact_map(fact) for fact in facts],
            "places": [self._place(place) for place in service.where],
            "related": [self.card(other) for name in service.related if (other := catalogue.service(name)) is not None],
            "plan": {}
            if service.plan is None
            else {"chapter": service.plan.chapter, "section": service.plan.section or ""},
        }

    # --- parts that other screens share -------------------------------------------------------------------------------

    def card(self, service: Service) -> dict[str, Any]:
        """A service as lists show it."""
        return {
            "id": service.id,
            "name": of_text(self.filled(service.name)),
            "summary": of_text(self.filled(service.summary)),
            "status": self._shown_status(service),
            "category": service.category.value,
        }

    def fact_map(self, fact: Fact) -> dict[str, Any]:
        """One fact: label, value, source."""
        value = fact.value
        return {
            "id": fact.id,
            "label": of_text(self.filled(fact.label)),
            "value": {} if value is None else of_words(value_words(value)),
            "confirmed": value is not None,
            "money": isinstance(value, Money),
            "phone": isinstance(value, Phone),
            "mainlandOnly": isinstance(value, Phone) and value.mainland_only,
            "icon": _FACT_ICONS.get(value.kind, "info") if value else "ask",
            "citation": self.citation(fact),
        }

    def document_map(self, item: Need, key: str) -> dict[str, Any]:
        """One document to bring; ``key`` names its tick."""
        document = None if self._catalogue is None else self._catalogue.document(item.document)
        if document is None:
            return {}
        return {
            "key": key,
            "name": of_text(document.name),
            "note": of_text(self.filled(item.condition) if item.condition else document.description),
            "icon": _DOCUMENT_ICONS.get(document.icon, document.icon),
            "citation": self.citation(item),
        }

    def contact_map(self, contact: Contact) -> dict[str, Any]:
        """Whom to call or visit, for what."""
        institution = None if self._catalogue is None else self._catalogue.institution(contact.institution)
        phone = contact.phone
        return {
            "id": contact.id,
            "name": of_text(institution.name) if institution else {},
            "need": of_text(contact.need),
            "phone": {} if phone is None else of_words(value_words(phone)),
            "mainlandOnly": phone is not None and phone.mainland_only,
            "email": contact.email or "",
            "address": of_text(contact.address),
            "hours": of_text(contact.hours),
            "citation": self.citation(contact),
        }

    def citation(self, item: Citation) -> dict[str, Any] | None:
        """Who says so and as of when, for the source line; nothing where there is no source."""
        if self._catalogue is None or item.source is None or item.as_of is None:
            return None
        source = self._catalogue.source(item.source)
        if source is None:
            return None
        seed = item.confidence is Confidence.SEED
        return {"publisher": of_text(source.publisher), "date": of_date(item.as_of), "plan": seed}

    def filled(self, text: Text) -> Text:
        """A text with its facts' values."""
        return text if self._catalogue is None else self._catalogue.text(text)

    def cited(self, items: Sequence[Citation], maps: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """The maps with their source lines. Neighbours with one source share the line under the last of them."""
        shown = list(maps)
        for index, item in enumerate(items):
            following = items[index + 1] if index + 1 < len(items) else None
            same = following is not None and (following.source, following.as_of) == (item.source, item.as_of)
            shown[index]["citation"] = None if same else self.citation(item)
        return shown

    # ------------------------------------------------------------------------------------------------------------------

    def _cards(self) -> list[dict[str, Any]]:
        if self._catalogue is None:
            return []
        return [
            {
                "id": card.id,
                "name": of_text(card.name),
                "summary": of_text(card.summary),
                "title": of_text(card.title),
                "count": len(self._services(card.id)),
            }
            for card in self._catalogue.categories()
        ]

    def _shown_status(self, service: Service) -> str:
        """The status as residents read it: what nobody has confirmed is not called available."""
        facts = [] if self._catalogue is None else [self._catalogue.fact(name) for name in service.facts]
        if _rests_on_the_plan(service, [fact for fact in facts if fact is not None]):
            return UNCONFIRMED
        return service.status.value

    def _services(self, category: str) -> list[Service]:
        known = {item.value for item in Category}
        if self._catalogue is None or category not in known:
            return []
        return self._catalogue.services(Category(category))

    def _statements(self, statements: Sequence[Statement]) -> list[dict[str, Any]]:
        return self.cited(statements, ({"text": of_text(self.filled(item.text))} for item in statements))

    def _needs(self, service: Service) -> list[dict[str, Any]]:
        maps = (self.document_map(item, f"{service.id}/{item.document}") for item in service.needs)
        return self.cited(service.needs, maps)

    def _place(self, place: Place) -> dict[str, Any]:
        catalogue = self._catalogue
        contact = None if catalogue is None or place.contact is None else catalogue.contact(place.contact)
        if contact is not None:
            return self.contact_map(contact)
        institution = None if catalogue is None else catalogue.institution(place.institution)
        return {} if institution is None else {**_NO_CONTACT, "name": of_text(institution.name)}


_NO_CONTACT: dict[str, Any] = {
    "id": "",
    "need": {},
    "phone": {},
    "mainlandOnly": False,
    "email": "",
    "address": {},
    "hours": {},
    "citation": None,
}
"""An institution of which nothing but the name is known."""
_DOCUMENT_ICONS = {"paper": "document", "home": "house"}


def _rests_on_the_plan(service: Service, facts: Sequence[Fact]) -> bool:
    """Whether all that is said rests on the plan of 2022, so that nobody has confirmed that the service runs today."""
    cited: list[Citation] = [*service.who, *service.needs, *service.steps, *service.risks]
    confidences = {item.confidence for item in [*cited, *facts] if item.confidence.may_be_shown}
    return service.status is not Status.PLANNED and confidences <= {Confidence.SEED}
