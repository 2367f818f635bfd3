"""Which screens of the kiosk show a record, and how each is opened. Knows the catalogue and the guides, not Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import CategoryCard, Service
from kiosk.catalog.read import Catalogue
from kiosk.guide.definition import Guide
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.i18n.text import Text
from kiosk.preview.guide_places import Answers, answers_to_outcomes, answers_to_questions

MOST_OTHERS = 3
"""Of what shows a fact, source, document or institution, so many services are shown, and so many of the other kinds."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen with its parameters, after the answers given in ``guide``; then these controls are pressed, in order.

    ``compared``: so many of the things that the screen compares are chosen.
    """

    screen: str
    title: Message
    parameters: Mapping[str, str] = field(default_factory=dict)
    guide: str = ""
    answers: Answers = field(default_factory=dict)
    presses: tuple[str, ...] = ()
    compared: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A release, with its guides read: those that the kiosk can read."""

    catalogue: Catalogue
    guides: Mapping[str, Guide]


def places(shown: Shown, kind: Kind, record_id: str) -> list[Place]:
    """The screens on which a record is seen, the most telling first; none for a record that no screen shows."""
    found = _PLACES[kind](shown, record_id) if kind in _PLACES else iter(())
    unique = {
        (place.screen, tuple(place.parameters.items()), place.presses, str(place.answers)): place for place in found
    }
    return list(unique.values())


# --- services and what leads to them ----------------------------------------------------------------------------------


def _service(shown: Shown, record_id: str) -> Iterator[Place]:
    service = shown.catalogue.service(record_id)
    if service is None:
        return
    yield _service_page(service)
    yield from _category(shown, service.category.value)
    if service.needs:
        yield Place("checklist", message("Checklist: {name}", name=_in_each(service.name)), {"service": service.id})
    guide = shown.guides.get(service.guide or "")
    if guide is not None:
        yield from islice(_questions(guide), 1)


def _service_page(service: Service) -> Place:
    return Place("service", message("Service: {name}", name=_in_each(service.name)), {"service": service.id})


def _category_card(shown: Shown, record_id: str) -> Iterator[Place]:
    yield from _category(shown, record_id)
    yield Place("home", message("Home"))
    yield Place("library", message("What the plan says"))


def _category(shown: Shown, record_id: str) -> Iterator[Place]:
    card = _card(shown.catalogue, record_id)
    if card is not None:
        yield Place("category", message("Services: {name}", name=_in_each(card.name)), {"category": card.id})


def _card(catalogue: Catalogue, record_id: str) -> CategoryCard | None:
    return next((card for card in catalogue.categories() if card.id == record_id), None)


# --- guides -----------------------------------------------------------------------------------------------------------


def _guide(shown: Shown, record_id: str) -> Iterator[Place]:
    guide = shown.guides.get(record_id)
    if guide is None:
        return
    yield from _questions(guide)
    for outcome, answers in answers_to_outcomes(guide):
        title = message("Result: {name}", name=_in_each(outcome.title))
        yield Place("result", title, {"guide": guide.id}, guide.id, answers)
    yield from _last_pages(guide)


def _questions(guide: Guide) -> Iterator[Place]:
    for question, before in answers_to_questions(guide):
        title = message("Question: {name}", name=_in_each(question.text))
        yield Place("question", title, {"guide": guide.id, "question": question.id}, guide.id, before)


def _last_pages(guide: Guide) -> Iterator[Place]:
    """The page that checks the answers, after the way with the most questions."""
    longest = max((answers for _, answers in answers_to_outcomes(guide)), key=len, default=None)
    if longest is not None:
        yield Place(
            "check",
            message("Check your answers: {name}", name=_in_each(guide.title)),
            {"guide": guide.id},
            guide.id,
            longest,
        )


# --- the library, the figures, comparisons ----------------------------------------------------------------------------


def _policy(shown: Shown, record_id: str) -> Iterator[Place]:
    policy = shown.catalogue.policy(record_id)
    if policy is not None:
        yield Place("article", message("Article: {name}", name=_in_each(policy.title)), {"policy": policy.id})
        yield Place("library", message("What the plan says"), {"topic": policy.area.value})


def _indicator(shown: Shown, record_id: str) -> Iterator[Place]:
    for indicator in shown.catalogue.indicators():
        if indicator.id == record_id:
            press = f"group-{indicator.group.value}"
            yield Place("indicators", message("The plan in numbers: chart"), presses=(press,))
            yield Place("indicators", message("The plan in numbers: table"), presses=(press, "showAs"))


def _comparison(shown: Shown, record_id: str) -> Iterator[Place]:
    comparison = shown.catalogue.comparison(record_id)
    if comparison is None:
        return
    subject = {"comparison": comparison.id}
    title = message("Comparison: {name}", name=_in_each(comparison.title))
    yield Place("compare", title, subject, compared=min(3, len(comparison.columns)))
    yield Place("compare-choose", message("What to compare: {name}", name=_in_each(comparison.title)), subject)


# --- what other records name ------------------------------------------------------------------------------------------


def _contact(shown: Shown, record_id: str) -> Iterator[Place]:
    contact = shown.catalogue.contact(record_id)
    if contact is None:
        return
    for topic in contact.topics:
        presses = ("navHelp", "helpPhones", f"helpTopic-{topic.value}")
        yield Place("home", message("Phone numbers: {name}", name=_in_each(contact.need)), presses=presses)
    yield from _naming(shown, record_id)


def _institution(shown: Shown, record_id: str) -> Iterator[Place]:
    yield from _naming(shown, record_id)
    for contact in shown.catalogue.contacts():
        if contact.institution == record_id:
            yield from _contact(shown, contact.id)


def _source(shown: Shown, record_id: str) -> Iterator[Place]:
    """A source is named under what it says: also under the facts of a service."""
    yield from _naming(shown, record_id)
    catalogue = shown.catalogue
    for service in catalogue.services():
        facts = (catalogue.fact(name) for name in service.facts)
        if any(fact is not None and fact.source == record_id for fact in facts):
            yield _service_page(service)
            return


def _document(shown: Shown, record_id: str) -> Iterator[Place]:
    services = [service for service in shown.catalogue.services() if _names(service, record_id)]
    yield from map(_service_page, services[:1])
    for service in services[:MOST_OTHERS]:
        yield Place("checklist", message("Checklist: {name}", name=_in_each(service.name)), {"service": service.id})
    yield from _outcomes_naming(shown, record_id)


def _naming(shown: Shown, record_id: str) -> Iterator[Place]:
    """Services, articles, figures, comparisons and results that name a record or show its value in a sentence."""
    catalogue = shown.catalogue
    for service in islice(filter(_naming_it(record_id), catalogue.services()), MOST_OTHERS):
        yield _service_page(service)
    kinds: tuple[tuple[Iterable[Any], Callable[[Shown, str], Iterator[Place]]], ...] = (
        (catalogue.policies(), _policy),
        (catalogue.indicators(), _indicator),
        (catalogue.comparisons(), _comparison),
    )
    for records, show in kinds:
        for record in islice(filter(_naming_it(record_id), records), MOST_OTHERS):
            yield from islice(show(shown, record.id), 1)
    yield from _outcomes_naming(shown, record_id)


def _outcomes_naming(shown: Shown, record_id: str) -> Iterator[Place]:
    """The results, and the questions with contacts, of guides that name a record."""
    found = (
        Place("result", message("Result: {name}", name=_in_each(outcome.title)), {"guide": guide.id}, guide.id, answers)
        for guide in shown.guides.values()
        if _names(guide, record_id)
        for outcome, answers in answers_to_outcomes(guide)
        if _names(outcome, record_id)
    )
    yield from islice(found, MOST_OTHERS)
    for guide in shown.guides.values():
        if record_id in guide.contacts:
            yield from islice(_questions(guide), 1)


def _naming_it(record_id: str) -> Callable[[Any], bool]:
    return lambda record: _names(record, record_id)


def _names(part: Any, record_id: str) -> bool:
    """Whether plain data names the id: as a reference, or in a sentence as ``{id}``."""
    return _is_in(part.model_dump(mode="json"), record_id)


def _is_in(data: Any, record_id: str) -> bool:
    if isinstance(data, str):
        return data == record_id or f"{{{record_id}}}" in data
    if isinstance(data, Mapping):
        return any(_is_in(item, record_id) for name, item in data.items() if name != "id")
    return isinstance(data, list) and any(_is_in(item, record_id) for item in data)


def _in_each(text: Text) -> Callable[[Locale], str]:
    return lambda locale: text[locale]


_PLACES: Mapping[Kind, Callable[[Shown, str], Iterator[Place]]] = {
    Kind.SERVICES: _service,
    Kind.CATEGORIES: _category_card,
    Kind.GUIDES: _guide,
    Kind.POLICIES: _policy,
    Kind.INDICATORS: _indicator,
    Kind.COMPARISONS: _comparison,
    Kind.CONTACTS: _contact,
    Kind.INSTITUTIONS: _institution,
    Kind.DOCUMENTS: _document,
    Kind.FACTS: _naming,
    Kind.SOURCES: _source,
}
