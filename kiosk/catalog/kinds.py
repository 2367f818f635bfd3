"""The kinds of records that a catalogue holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.catalog.model import (
    CategoryCard,
    Comparison,
    Contact,
    DocumentType,
    Fact,
    GlossaryTerm,
    Indicator,
    Institution,
    Policy,
    Record,
    Service,
    Source,
)
from kiosk.i18n.messages import Message, message


class Kind(StrEnum):
    """A kind of record, valued by the name of its folder and of its records in a release."""

    CATEGORIES = "categories"
    SERVICES = "services"
    FACTS = "facts"
    SOURCES = "sources"
    INSTITUTIONS = "institutions"
    CONTACTS = "contacts"
    DOCUMENTS = "documents"
    GUIDES = "guides"
    GLOSSARY = "glossary"
    POLICIES = "policies"
    INDICATORS = "indicators"
    COMPARISONS = "comparisons"


KIND_NAMES: Final[Mapping[Kind, Message]] = {
    Kind.CATEGORIES: message("categories"),
    Kind.SERVICES: message("services"),
    Kind.FACTS: message("facts"),
    Kind.SOURCES: message("sources"),
    Kind.INSTITUTIONS: message("institutions"),
    Kind.CONTACTS: message("contacts"),
    Kind.DOCUMENTS: message("documents"),
    Kind.GUIDES: message("guides"),
    Kind.GLOSSARY: message("glossary"),
    Kind.POLICIES: message("policies"),
    Kind.INDICATORS: message("indicators"),
    Kind.COMPARISONS: message("comparisons"),
}
"""The kinds as sentences name them."""
MODELS: dict[Kind, type[Record]] = {
    Kind.CATEGORIES: CategoryCard,
    Kind.SERVICES: Service,
    Kind.FACTS: Fact,
    Kind.SOURCES: Source,
    Kind.INSTITUTIONS: Institution,
    Kind.CONTACTS: Contact,
    Kind.DOCUMENTS: DocumentType,
    Kind.GLOSSARY: GlossaryTerm,
    Kind.POLICIES: Policy,
    Kind.INDICATORS: Indicator,
    Kind.COMPARISONS: Comparison,
}
"""The class of each kind. Guides have none here: :mod:`kiosk.guide` knows their shape, the catalogue carries them."""
