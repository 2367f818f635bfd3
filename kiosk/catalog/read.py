"""The catalogue as the kiosk reads it: one read-only file, checked when it is opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pydantic import ValidationError

from kiosk.catalog.canonical_json import content_hash, rows_hash
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import (
    Category,
    CategoryCard,
    Comparison,
    Contact,
    DocumentType,
    Fact,
    Indicator,
    Institution,
    Policy,
    Record,
    Service,
    Source,
)
from kiosk.catalog.release_file import DAMAGE, SCHEMA, corrupt, open_release_file
from kiosk.catalog.search import Hit, search
from kiosk.catalog.search_keys import SERVICE_ROWS
from kiosk.catalog.wording import value_words
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import Text

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Release:
    """What a release says about itself. Number 0 was never published; ``built_at`` is in UTC."""

    number: int
    built_at: datetime
    content_hash: str
    schema: int = SCHEMA
    audit_head: str = ""
    recipients: tuple[str, ...] = ()


class Catalogue:
    """All content of one release. Records are read when asked for; the file never changes while it is open."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, is_checked: bool = False) -> None:
        self.path = path
        self._connection = connection
        self._records: dict[tuple[Kind, str], Any] = {}
        self._texts: dict[tuple[str, ...], Text] = {}
        self.release, services_hash = self._read_release()
        if not is_checked:
            self._check_content(services_hash)

    @classmethod
    def open(cls, path: Path, *, is_checked: bool = False) -> Self:
        """The catalogue in ``path``.

        ``is_checked``: these very bytes (the same SHA-256) were opened and checked before, so it is not done again.
        Raises:
            CatalogueError: with a sentence that says what to do: ``missing``, ``not-a-catalogue``, ``corrupt`` or
                ``newer-schema``.
        """
        connection = open_release_file(path, is_checked=is_checked)
        try:
            return cls(path, connection, is_checked=is_checked)
        except DAMAGE as error:
            connection.close()
            raise corrupt(path, str(error)) from None
        except CatalogueError:
            connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def take_over(self, newer: Catalogue) -> None:
        """Be the release that ``newer`` is: whoever holds this object reads the new content from now on.

        ``newer`` must not be used any more. Nothing is read here, so no frame waits for it.
        """
        self._connection.close()
        self.path, self.release, self._connection = newer.path, newer.release, newer._connection
        self._records, self._texts = {}, {}
        self.__dict__.pop("_categories", None)  # what was kept of the former content

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- records ------------------------------------------------------------------------------------------------------

    def categories(self) -> list[CategoryCard]:
        """The categories that have services, in their order."""
        return list(self._categories)

    def services(self, category: Category | None = None) -> list[Service]:
        """All services, or those of one category, in the order in which the screens show them."""
        if category is None:
            rows = self._rows("SELECT id FROM service ORDER BY number")
        else:
            rows = self._rows("SELECT id FROM service WHERE category = ? ORDER BY number", (category.value,))
        return [service for (record_id,) in rows if (service := self.service(record_id)) is not None]

    def service(self, record_id: str) -> Service | None:
        return self._record(Kind.SERVICES, record_id, Service)

    def fact(self, record_id: str) -> Fact | None:
        return self._record(Kind.FACTS, record_id, Fact)

    def source(self, record_id: str) -> Source | None:
        return self._record(Kind.SOURCES, record_id, Source)

    def institution(self, record_id: str) -> Institution | None:
        return self._record(Kind.INSTITUTIONS, record_id, Institution)

    def contact(self, record_id: str) -> Contact | None:
        return self._record(Kind.CONTACTS, record_id, Contact)

    def contacts(self) -> list[Contact]:
        """All contacts, ordered by id."""
        return [record for key in self._ids(Kind.CONTACTS) if (record := self.contact(key)) is not None]

    def document(self, record_id: str) -> DocumentType | None:
        return self._record(Kind.DOCUMENTS, record_id, DocumentType)

    def policy(self, record_id: str) -> Policy | None:
        return self._record(Kind.POLICIES, record_id, Policy)

    def policies(self) -> list[Policy]:
        """The policy library, ordered by id."""
        return [record for key in self._ids(Kind.POLICIES) if (record := self.policy(key)) is not None]

    def indicators(self) -> list[Indicator]:
        """The plan's figures, ordered by id."""
        found = (self._record(Kind.INDICATORS, key, Indicator) for key in self._ids(Kind.INDICATORS))
        return [record for record in found if record is not None]

    def comparison(self, record_id: str) -> Comparison | None:
        return self._record(Kind.COMPARISONS, record_id, Comparison)

    def comparisons(self) -> list[Comparison]:
        """The prepared comparisons, ordered by id."""
        return [record for key in self._ids(Kind.COMPARISONS) if (record := self.comparison(key)) is not None]

    def guide_ids(self) -> list[str]:
        return self._ids(Kind.GUIDES)

    def guide_record(self, record_id: str) -> dict[str, Any] | None:
        """A guide as plain JSON data (dates are ISO texts); :mod:`kiosk.guide` makes a guide of it."""
        text = self._json(Kind.GUIDES, record_id)
        if text is None:
            return None
        data: dict[str, Any] = json.loads(text)
        return data

    # --- words --------------------------------------------------------------------------------------------------------

    def text(self, text: Text) -> Text:
        """``text`` with every ``{fact-id}`` replaced by that fact's value, in each language."""
        if not text.placeholders():
            return text
        key = tuple(text[locale] for locale in Locale)
        if key not in self._texts:
            self._texts[key] = text.filled({name: self._fact_words(name) for name in text.placeholders()})
        return self._texts[key]

    def search(self, query: str, locale: Locale, limit: int = 20) -> list[Hit]:
        """The services that ``query`` may mean, best first; any script and language finds any. No input fails."""
        try:
            return search(self._connection, query, locale, limit)
        except DAMAGE as error:
            raise corrupt(self.path, str(error)) from None

    def _fact_words(self, record_id: str) -> Mapping[Locale, str]:
        fact = self.fact(record_id)
        if fact is None or fact.value is None:
            said = sentence("a sentence shows the fact {fact}, which has no value", fact=record_id)
            raise corrupt(self.path, said)
        words = value_words(fact.value)
        return {locale: words(locale) for locale in Locale}

    # --- reading ------------------------------------------------------------------------------------------------------

    @cached_property
    def _categories(self) -> tuple[CategoryCard, ...]:
        used = {name for (name,) in self._rows("SELECT DISTINCT category FROM service")}
        cards = [self._record(Kind.CATEGORIES, key, CategoryCard) for key in self._ids(Kind.CATEGORIES) if key in used]
        return tuple(sorted((card for card in cards if card is not None), key=lambda card: card.position))

    def _record(self, kind: Kind, record_id: str, model: type[AnyRecord]) -> AnyRecord | None:
        key = (kind, record_id)
        if key not in self._records:
            text = self._json(kind, record_id)
            try:
                self._records[key] = None if text is None else model.model_validate_json(text)
            except ValidationError as error:
                said = sentence("{record} has {count} errors", record=f"{kind} {record_id}", count=error.error_count())
                raise corrupt(self.path, said) from None
        record: AnyRecord | None = self._records[key]
        return record

    def _json(self, kind: Kind, record_id: str) -> str | None:
        for (text,) in self._rows("SELECT json FROM record WHERE kind = ? AND id = ?", (kind.value, record_id)):
            return str(text)
        return None

    def _ids(self, kind: Kind) -> list[str]:
        return [str(key) for (key,) in self._rows("SELECT id FROM record WHERE kind = ? ORDER BY id", (kind.value,))]

    def _rows(self, statement: str, values: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(statement, values).fetchall()
        except UnicodeEncodeError:
            return  # an id from a command line that is not text: no record has it
        except DAMAGE as error:
            raise corrupt(self.path, str(error)) from None

    def _read_release(self) -> tuple[Release, str]:
        """What the release says about itself, and the hash of its table of services."""
        try:
            about = {name: json.loads(value) for name, value in self._rows("SELECT name, value FROM release")}
            return Release(
                number=int(about["number"]),
                built_at=_moment(about["built_at"]),
                content_hash=str(about["content_hash"]),
                schema=int(self._connection.execute("PRAGMA user_version").fetchone()[0]),
                audit_head=str(about["audit_head"]),
                recipients=tuple(str(recipient) for recipient in about["recipients"]),
            ), str(about["services_hash"])
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            said = sentence("what it says about itself cannot be read: {reason}", reason=repr(error))
            raise corrupt(self.path, said) from None

    def _check_content(self, services_hash: str) -> None:
        """Compare the content with the hashes the release states: no altered word is ever shown."""
        records = self._connection.execute("SELECT kind, id, json FROM record ORDER BY number")
        services = self._connection.execute(SERVICE_ROWS)
        if content_hash(records) != self.release.content_hash or rows_hash(services) != services_hash:
            raise corrupt(self.path, sentence("its content is not what was built"))


def _moment(text: str) -> datetime:
    """A time that says its offset: without one nobody can compare it with the clock.

    Raises:
        ValueError: it is none.
    """
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None:
        raise ValueError("a time without an offset")
    return moment
