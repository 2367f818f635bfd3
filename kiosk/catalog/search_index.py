"""Search, writing side: the index that a build puts into a release. :mod:`kiosk.catalog.search` reads it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sqlite_utils import Database

from kiosk.catalog.canonical_json import canonical_json
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.model import Service, Status
from kiosk.catalog.search_keys import BETWEEN, SHORTEST_CORRECTED, keys_of, without_one_letter
from kiosk.catalog.sounds import spoken, spoken_from_each_character
from kiosk.i18n.folding import is_ideograph, words
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import PLACEHOLDER, Text

_USABLE = (Status.AVAILABLE, Status.PILOT)


def write_search_index(connection: sqlite3.Connection, services: Sequence[Service], content: ContentSet) -> None:
    """Write the tables ``service``, ``search_name``, ``search_body``, ``term`` and ``term_without_letter``."""
    known: Counter[str] = Counter()
    for number, service in enumerate(services, 1):
        body = _folded(_body(service, content))
        known.update({word for word in body.split() if not is_ideograph(word[0]) and word != BETWEEN})
        _write_service(connection, number, service)
        connection.execute("INSERT INTO search_body (rowid, words) VALUES (?, ?)", (number, body))
    connection.execute("INSERT INTO search_name (search_name) VALUES ('optimize')")
    connection.execute("INSERT INTO search_body (search_body) VALUES ('optimize')")
    _write_terms(Database(connection), known)


def _write_service(connection: sqlite3.Connection, number: int, service: Service) -> None:
    names = [_folded([service.name[locale]]) for locale in Locale]
    keywords = [_folded([word]) for word in _keywords(service)]
    chinese = [service.name[Locale.ZH_HANT], *service.keywords[Locale.ZH_HANT]]
    sounds = {sound: None for text in chinese for sound in spoken(text)}
    endings = {sound: None for text in chinese for sound in spoken_from_each_character(text)}
    name = canonical_json(service.name.model_dump(mode="json", by_alias=True, exclude={"made_from"}))
    connection.execute(
        "INSERT INTO service (number, id, category, name, names, keywords, sounds, usable)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            service.id,
            service.category.value,
            name,
            *keys_of(names, keywords, list(sounds), service.status in _USABLE),
        ),
    )
    connection.execute(
        "INSERT INTO search_name (rowid, chinese, simplified, portuguese, english, keywords, sounds)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, *names, f" {BETWEEN} ".join(["", *keywords, ""]), " ".join(endings)),
    )


def _keywords(service: Service) -> list[str]:
    """The keywords of all languages; each only once, folded alike."""
    return list({" ".join(words(word)): word for locale in Locale for word in service.keywords[locale]}.values())


def _body(service: Service, content: ContentSet) -> Iterator[str]:
    """All that a service says. Values of facts are left out: nobody looks for a service by a number."""
    yield from _keywords(service)
    for text in _texts(service, content):
        for locale in Locale:
            yield PLACEHOLDER.sub(" ", text[locale])


def _texts(service: Service, content: ContentSet) -> Iterator[Text]:
    yield service.name
    yield service.summary
    for statement in (*service.who, *service.steps, *service.risks):
        yield statement.text
    for need in service.needs:
        if need.document in content.documents:
            yield content.documents[need.document].name
    for fact in service.facts:
        if fact in content.facts:
            yield content.facts[fact].label
    for place in service.where:
        if place.institution in content.institutions:
            yield content.institutions[place.institution].name


def _folded(texts: Iterable[str]) -> str:
    """Words with spaces between them; texts apart, so that no phrase runs from one into the next."""
    return f" {BETWEEN} ".join(map(_folded_text, texts))


@lru_cache(maxsize=4096)
def _folded_text(text: str) -> str:
    """Kept, since many services name the same documents and institutions."""
    return " ".join(words(text))


def _write_terms(database: Database, known: Counter[str]) -> None:
    terms = sorted(known)
    database.table("term").insert_all({"word": word, "services": known[word]} for word in terms)
    rests = {
        (rest, word)
        for word in terms
        if len(word) >= SHORTEST_CORRECTED and word.isalpha()
        for rest in (word, *without_one_letter(word))
    }
    database.table("term_without_letter").insert_all({"rest": rest, "word": word} for rest, word in sorted(rests))
