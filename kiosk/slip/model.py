"""The slip: what it says, in four languages, before anything is painted.

It holds what the catalogue says about a service and, after a guide, which of it concerns this resident. It holds no
answer, no name, no number of a document (design.md, section 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from kiosk.catalog.freshness import service_is_stale
from kiosk.catalog.model import Contact, DocumentType, Fact, Institution, Place, Service, Source, Status
from kiosk.config import Desk
from kiosk.findings import PonteError
from kiosk.i18n.formats import long_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.i18n.text import Text

DISCLAIMER = message("This is guidance only. The institution makes the decision.")

Record = TypeVar("Record")


class SlipError(PonteError):
    """The slip cannot be made: the catalogue does not hold a record that a service or a guide names."""

    code = "slip"


class ReleaseName(Protocol):
    """Which release of the catalogue the slip was made from."""

    @property
    def number(self) -> int: ...


class SlipCatalogue(Protocol):
    """What the slip reads from the catalogue."""

    @property
    def release(self) -> ReleaseName: ...
    def service(self, identifier: str, /) -> Service | None: ...
    def fact(self, identifier: str, /) -> Fact | None: ...
    def source(self, identifier: str, /) -> Source | None: ...
    def institution(self, identifier: str, /) -> Institution | None: ...
    def contact(self, identifier: str, /) -> Contact | None: ...
    def document(self, identifier: str, /) -> DocumentType | None: ...
    def text(self, text: Text, /) -> Text: ...


class Cited(Protocol):
    """Something said by a source as of a day."""

    @property
    def source(self) -> str | None: ...
    @property
    def as_of(self) -> date | None: ...


class NeededDocument(Cited, Protocol):
    """A document to bring, as a service or a guide's outcome lists it."""

    @property
    def document(self) -> str: ...
    @property
    def condition(self) -> Text | None: ...


class CitedText(Cited, Protocol):
    """A sentence with its source."""

    @property
    def text(self) -> Text: ...


class GuideName(Protocol):
    """The guide a result came from."""

    @property
    def service(self) -> str: ...


class GuideResult(Protocol):
    """What a guide found for this resident, filtered by its rules: catalogue records, never answers."""

    @property
    def checklist(self) -> Sequence[NeededDocument]: ...
    @property
    def steps(self) -> Sequence[CitedText]: ...
    @property
    def ask(self) -> Sequence[str]: ...
    @property
    def alternatives(self) -> Sequence[str]: ...
    @property
    def contacts(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class SlipDocument:
    """A document to bring and, if it is not always needed, when it is."""

    name: Text
    condition: Text | None = None


@dataclass(frozen=True, slots=True)
class SlipContact:
    """Where to go or whom to call. ``phone`` is E.164 or a short mainland number."""

    name: Text
    need: Text | None = None
    phone: str | None = None
    mainland_only: bool = False
    email: str | None = None
    address: Text | None = None
    hours: Text | None = None


@dataclass(frozen=True, slots=True)
class SlipSource:
    """Who says so, as of when."""

    publisher: Text
    as_of: date


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything a slip says. ``language`` is printed first, Traditional Chinese under it (ux.md, P-19).

    ``number`` comes from :func:`kiosk.slip.numbers.slip_number`; ``day`` is the day of printing.
    """

    title: Text
    service: str
    language: Locale
    release: int
    day: date
    number: str
    notices: tuple[Message, ...] = ()
    documents: tuple[SlipDocument, ...] = ()
    steps: tuple[Text, ...] = ()
    ask: tuple[Text, ...] = ()
    contacts: tuple[SlipContact, ...] = ()
    alternatives: tuple[Text, ...] = ()
    sources: tuple[SlipSource, ...] = ()
    disclaimer: Message = DISCLAIMER


def with_desk(slip: Slip, desk: Desk) -> Slip:
    """The slip with the operator's own desk before the other contacts, once the operator has named it."""
    if desk.name is None:
        return slip
    contact = SlipContact(desk.name, desk.directions, desk.phone, address=desk.address, hours=desk.hours)
    return replace(slip, contacts=(contact, *slip.contacts))


def general_slip(catalogue: SlipCatalogue, service: Service, language: Locale, day: date, number: str) -> Slip:
    """The slip of a service as everyone gets it. Raises :class:`SlipError` if the catalogue names a missing record."""
    unknown = [name for name in service.facts if not _found(catalogue.fact, name).confidence.may_be_shown]
    return _slip(
        catalogue,
        service,
        _Particulars(service.needs, service.steps, unknown, (), ()),
        language=language,
        day=day,
        number=number,
    )


def guided_slip(
    catalogue: SlipCatalogue, guide: GuideName, result: GuideResult, language: Locale, day: date, number: str
) -> Slip:
    """The slip after a guide. Raises :class:`SlipError` if the catalogue does not hold what the guide names."""
    return _slip(
        catalogue,
        _found(catalogue.service, guide.service),
        _Particulars(result.checklist, result.steps, result.ask, result.alternatives, result.contacts),
        language=language,
        day=day,
        number=number,
    )


@dataclass(frozen=True, slots=True)
class _Particulars:
    documents: Sequence[NeededDocument]
    steps: Sequence[CitedText]
    ask: Sequence[str]
    alternatives: Sequence[str]
    contacts: Sequence[str]


def _slip(
    catalogue: SlipCatalogue, service: Service, said: _Particulars, *, language: Locale, day: date, number: str
) -> Slip:
    named = [_found(catalogue.contact, name) for name in said.contacts]
    places = [place for place in service.where if place.contact not in said.contacts]
    contacts = [*named, *(_found(catalogue.contact, place.contact) for place in places if place.contact)]
    return Slip(
        title=catalogue.text(service.name),
        service=service.id,
        language=language,
        release=catalogue.release.number,
        day=day,
        number=number,
        notices=tuple(_notices(service, day)),
        documents=tuple(_document(catalogue, need) for need in said.documents),
        steps=tuple(catalogue.text(step.text) for step in said.steps),
        ask=tuple(catalogue.text(_found(catalogue.fact, name).label) for name in said.ask),
        contacts=(
            *(_contact(catalogue, contact) for contact in named),
            *(_place(catalogue, place) for place in places),
        ),
        alternatives=tuple(catalogue.text(_found(catalogue.service, name).name) for name in said.alternatives),
        sources=tuple(_sources(catalogue, [*said.documents, *said.steps, *contacts])),
    )


def _notices(service: Service, day: date) -> Iterable[Message]:
    if service.status is Status.PLANNED:
        yield message("This service is only planned. You cannot use it yet.")
    if service.ended_on is not None:
        ended_on = service.ended_on
        yield message("This service ended on {day}.", day=lambda locale: long_date(ended_on, locale))
    if service_is_stale(service, day):
        yield message("Some of this may be out of date. Please check at the counter.")


def _document(catalogue: SlipCatalogue, need: NeededDocument) -> SlipDocument:
    condition = None if need.condition is None else catalogue.text(need.condition)
    return SlipDocument(catalogue.text(_found(catalogue.document, need.document).name), condition)


def _place(catalogue: SlipCatalogue, place: Place) -> SlipContact:
    if place.contact is not None:
        return _contact(catalogue, _found(catalogue.contact, place.contact))
    return SlipContact(catalogue.text(_found(catalogue.institution, place.institution).name))


def _contact(catalogue: SlipCatalogue, contact: Contact) -> SlipContact:
    return SlipContact(
        name=catalogue.text(_found(catalogue.institution, contact.institution).name),
        need=catalogue.text(contact.need),
        phone=contact.phone.number if contact.phone else None,
        mainland_only=contact.phone.mainland_only if contact.phone else False,
        email=contact.email,
        address=catalogue.text(contact.address) if contact.address else None,
        hours=catalogue.text(contact.hours) if contact.hours else None,
    )


def _sources(catalogue: SlipCatalogue, said: Iterable[Cited]) -> Iterable[SlipSource]:
    """Each source once for each day it speaks of, the newest day first."""
    cited = {(item.as_of, item.source): None for item in said if item.source is not None and item.as_of is not None}
    for as_of, name in sorted(cited, key=lambda pair: pair[0], reverse=True):
        yield SlipSource(catalogue.text(_found(catalogue.source, name).publisher), as_of)


def _found(read: Callable[[str], Record | None], identifier: str) -> Record:
    record = read(identifier)
    if record is None:
        raise SlipError(f"The catalogue does not hold '{identifier}'. Run 'catalog check' and build it again.")
    return record
