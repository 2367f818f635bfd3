"""A catalogue of any size, made of the real content's words and built by the real builder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice, product
from pathlib import Path

from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.model import Institution, Service
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text


def large_catalogue(content: ContentSet, services: int, out: Path, release: int = 0) -> None:
    """Write a catalogue with that many services, as the release of that number.

    Raises:
        CatalogueError: the content has errors, or ``out`` cannot be written.
    """
    build(large_content(content, services), out, release)


def large_content(content: ContentSet, services: int) -> ContentSet:
    """The content with that many services: each real one, at each institution, numbered."""
    copies = {service.id: service for service in _copies(content, services)}
    return replace(content, services=copies, files={})


def _copies(content: ContentSet, count: int) -> Iterator[Service]:
    pairs = cycle(product(content.institutions.values(), content.services.values()))
    for number, (institution, service) in enumerate(islice(pairs, count), 1):
        changes = {"id": f"s-{number}", "position": number, "name": _name(service, institution, number), "related": ()}
        yield service.model_copy(update=changes)


def _name(service: Service, institution: Institution, number: int) -> Text:
    names = {locale.value: f"{service.name[locale]} {institution.name[locale]} {number}" for locale in Locale}
    return Text.model_validate(names)
