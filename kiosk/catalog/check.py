"""The rules between records, and the rules of wording: what ``catalog check`` says about content as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kiosk.catalog.check_comparisons import check_comparisons
from kiosk.catalog.check_library import check_library
from kiosk.catalog.check_parts import Path, cited, has_other_findings, misnamed_plan_place, missing, shared_positions
from kiosk.catalog.check_words import check_words
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.content_texts import data_of, placed_texts
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Category, Contact, Fact, Service, Words4
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence

ExtraCheck = Callable[[ContentSet], Iterable[Finding]]


def check(content: ContentSet, extra: Iterable[ExtraCheck] = (), today: date | None = None) -> list[Finding]:
    """Every finding about ``content``, in file order: what its files say, the rules here, and those of ``extra``.

    ``extra`` brings the checks of parts that the catalogue does not know (the guides). Without ``today`` nothing is
    said about review dates that have passed.
    """
    found = list(content.findings)
    own_rules = (_references, _placeholders, _categories, _positions, _plan_references)
    for own_rule in (*own_rules, check_library, check_comparisons, check_words):
        found.extend(own_rule(content))
    if today is not None:
        found.extend(_past_review(content, today))
    for rule in extra:
        found.extend(rule(content))
    return sorted(dict.fromkeys(found))


# --- references -------------------------------------------------------------------------------------------------------


def _references(content: ContentSet) -> Iterator[Finding]:
    for service in content.services.values():
        for path, kind, target in (*_service_references(service), *cited(data_of(service))):
            yield from missing(content, Kind.SERVICES, service.id, path, kind, target)
        if service.id in service.related:
            path = ("related", service.related.index(service.id))
            yield content.finding(Kind.SERVICES, service.id, path, sentence("names the service itself: remove it"))
    pointing: tuple[tuple[Kind, Mapping[str, Fact | Contact]], ...] = (
        (Kind.FACTS, content.facts),
        (Kind.CONTACTS, content.contacts),
    )
    for kind, records in pointing:
        for record in records.values():
            if record.source is not None:
                yield from missing(content, kind, record.id, ("source",), Kind.SOURCES, record.source)
    for contact in content.contacts.values():
        yield from missing(content, Kind.CONTACTS, contact.id, ("institution",), Kind.INSTITUTIONS, contact.institution)


def _service_references(service: Service) -> Iterator[tuple[Path, Kind, str]]:
    for index, need in enumerate(service.needs):
        yield ("needs", index, "document"), Kind.DOCUMENTS, need.document
    for index, fact in enumerate(service.facts):
        yield ("facts", index), Kind.FACTS, fact
    for index, place in enumerate(service.where):
        yield ("where", index, "institution"), Kind.INSTITUTIONS, place.institution
        if place.contact is not None:
            yield ("where", index, "contact"), Kind.CONTACTS, place.contact
    for index, other in enumerate(service.related):
        yield ("related", index), Kind.SERVICES, other
    if service.guide is not None:
        yield ("guide",), Kind.GUIDES, service.guide


def _placeholders(content: ContentSet) -> Iterator[Finding]:
    for placed in placed_texts(content):
        if placed.kind is Kind.GUIDES:
            continue  # the check of the guides says it
        for name in sorted(placed.text.placeholders()):
            fact = content.facts.get(name)
            if fact is None:
                if not has_other_findings(content, Kind.FACTS, name):
                    said = sentence("shows the fact '{fact}', which is not in facts/: correct the id", fact=name)
                    yield placed.finding(None, said)
            elif fact.value is None:
                said = sentence("shows the fact '{fact}', which has no value: say it without a value", fact=name)
                yield placed.finding(None, said)
            elif isinstance(fact.value, Words4) and fact.value.text.placeholders():
                said = sentence("shows the fact '{fact}', whose value shows a fact itself: write it out", fact=name)
                yield placed.finding(None, said)


# --- order and plan ---------------------------------------------------------------------------------------------------


def _categories(content: ContentSet) -> Iterator[Finding]:
    known = {category.value for category in Category}
    for card in content.categories.values():
        if card.id not in known:
            said = sentence(
                "is not one of the categories {categories}: rename or remove it", categories=", ".join(sorted(known))
            )
            yield content.finding(Kind.CATEGORIES, card.id, ("id",), said)
    for name in sorted(known - content.categories.keys()):
        if not has_other_findings(content, Kind.CATEGORIES, name):
            said = sentence("is missing: every category needs its record")
            yield Finding(f"{Kind.CATEGORIES.value}/{name}.yaml", 0, "", said)


def _positions(content: ContentSet) -> Iterator[Finding]:
    cards = ((card.id, "", card.position) for card in content.categories.values())
    yield from shared_positions(content, Kind.CATEGORIES, cards)
    services = ((item.id, item.category.value, item.position) for item in content.services.values())
    yield from shared_positions(content, Kind.SERVICES, services)


def _plan_references(content: ContentSet) -> Iterator[Finding]:
    for service in content.services.values():
        if service.plan is not None:
            yield from misnamed_plan_place(content, Kind.SERVICES, service.id, service.plan)


def _past_review(content: ContentSet, today: date) -> Iterator[Finding]:
    due = [(Kind.SERVICES, service.id, service.review_by) for service in content.services.values()]
    due += [(Kind.POLICIES, policy.id, policy.review_by) for policy in content.policies.values()]
    due += [(Kind.COMPARISONS, item.id, item.review_by) for item in content.comparisons.values()]
    due += [(Kind.FACTS, fact.id, fact.review_by) for fact in content.facts.values() if fact.review_by is not None]
    for kind, record_id, review_by in due:
        if review_by < today:
            said = sentence("was {date}: look at the record again and set a new date", date=review_by.isoformat())
            yield replace(content.finding(kind, record_id, ("review_by",), said), severity="warning")
