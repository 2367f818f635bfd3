"""A service as one language tells it, in plain data: what ``catalog show`` prints (docs/schemas/catalog-show.json)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiosk.catalog.model import Citation, Contact, Place, Service, Source, Statement
from kiosk.catalog.read import Catalogue
from kiosk.catalog.wording import value_words
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text


class Teller:
    """Tells the records of one catalogue in one language."""

    def __init__(self, catalogue: Catalogue, locale: Locale) -> None:
        self._catalogue = catalogue
        self._locale = locale

    def service(self, service: Service) -> dict[str, Any]:
        """Everything about a service, with the records it names."""
        return {
            "id": service.id,
            "language": self._locale.value,
            "category": service.category.value,
            "status": service.status.value,
            "tier": service.tier.value,
            "audience": [audience.value for audience in service.audience],
            "name": self._say(service.name),
            "summary": self._say(service.summary),
            "who": self._statements(service.who),
            "needs": [
                {
                    "document": need.document,
                    "name": self._document(need.document),
                    "condition": None if need.condition is None else self._say(need.condition),
                    **_citation(need),
                }
                for need in service.needs
            ],
            "steps": self._statements(service.steps),
            "facts": [self.fact(fact) for fact in service.facts],
            "risks": self._statements(service.risks),
            "where": [self._place(place) for place in service.where],
            "related": [{"id": other, "name": self._service_name(other)} for other in service.related],
            "guide": service.guide,
            "plan": None if service.plan is None else service.plan.model_dump(),
            "review_by": service.review_by.isoformat(),
            "ended_on": None if service.ended_on is None else service.ended_on.isoformat(),
            "sources": [self._source(source) for source in self._sources(service)],
        }

    def fact(self, record_id: str) -> dict[str, Any]:
        """A fact; ``value`` is null where the resident is told to ask at the counter."""
        fact = self._catalogue.fact(record_id)
        if fact is None:
            return {"id": record_id, "label": record_id, "value": None}
        value = None if fact.value is None else value_words(fact.value)(self._locale)
        return {"id": fact.id, "label": self._say(fact.label), "value": value, **_citation(fact)}

    def _say(self, text: Text) -> str:
        return self._catalogue.text(text)[self._locale]

    def _statements(self, statements: Iterable[Statement]) -> list[dict[str, Any]]:
        return [{"text": self._say(statement.text), **_citation(statement)} for statement in statements]

    def _document(self, record_id: str) -> str:
        document = self._catalogue.document(record_id)
        return record_id if document is None else self._say(document.name)

    def _service_name(self, record_id: str) -> str:
        service = self._catalogue.service(record_id)
        return record_id if service is None else self._say(service.name)

    def _place(self, place: Place) -> dict[str, Any]:
        institution = self._catalogue.institution(place.institution)
        contact = None if place.contact is None else self._catalogue.contact(place.contact)
        return {
            "institution": place.institution,
            "name": place.institution if institution is None else self._say(institution.name),
            "contact": None if contact is None else self._contact(contact),
        }

    def _contact(self, contact: Contact) -> dict[str, Any]:
        return {
            "id": contact.id,
            "need": self._say(contact.need),
            "phone": None if contact.phone is None else value_words(contact.phone)(self._locale),
            "email": contact.email,
            "address": None if contact.address is None else self._say(contact.address),
            "hours": None if contact.hours is None else self._say(contact.hours),
            **_citation(contact),
        }

    def _sources(self, service: Service) -> list[Source]:
        """The sources of everything the service says, in the order in which they are first cited."""
        facts = [fact for key in service.facts if (fact := self._catalogue.fact(key)) is not None]
        cited: list[Citation] = [*service.who, *service.needs, *service.steps, *facts, *service.risks]
        names = dict.fromkeys(item.source for item in cited if item.source is not None)
        return [source for name in names if (source := self._catalogue.source(name)) is not None]

    def _source(self, source: Source) -> dict[str, Any]:
        return {
            "id": source.id,
            "publisher": self._say(source.publisher),
            "title": source.title,
            "url": source.url,
            "published": None if source.published is None else source.published.isoformat(),
        }


def _citation(item: Citation) -> dict[str, Any]:
    return {
        "source": item.source,
        "as_of": None if item.as_of is None else item.as_of.isoformat(),
        "confidence": item.confidence.value,
    }
