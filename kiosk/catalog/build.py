"""Builds a release: the same content, number, time and SQLite version give the same bytes."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from kiosk.catalog.canonical_json import canonical_json, content_hash, rows_hash
from kiosk.catalog.content_files import ContentSet, all_kinds
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.model import Service
from kiosk.catalog.search_index import write_search_index
from kiosk.catalog.search_keys import SERVICE_ROWS
from kiosk.durable_file import PART_SUFFIX, move_into_place
from kiosk.findings import errors
from kiosk.i18n.sentence import sentence

DDL = Path(__file__).resolve().parents[2] / "db" / "schema" / "release.sql"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built: ``counts`` says how many records of each kind."""

    path: Path
    release: int
    built_at: datetime
    content_hash: str
    size_bytes: int
    counts: Mapping[str, int]


def build(
    content: ContentSet,
    out: Path,
    release: int = 0,
    built_at: datetime | None = None,
    recipients: Sequence[str] = (),
    audit_head: str = "",
) -> BuildReport:
    """Write ``content`` as a release file, whole or not at all.

    ``recipients`` are the public keys to which kiosks seal applications, checked by the caller. ``audit_head`` is the
    head of the office's audit log, so that a log rewritten later is found.
    ``built_at`` defaults to SOURCE_DATE_EPOCH, else to the newest date in the content: never to the clock.
    Raises:
        CatalogueError: ``content`` if any record could not be read, ``cannot-write`` if the file could not.
    """
    broken = errors(content.findings)
    if broken:
        raise CatalogueError(sentence("The content has errors, so no catalogue was built."), broken, code="content")
    records = [
        (kind.value, record_id, canonical_json(data_of(record))) for kind, record_id, record in all_kinds(content)
    ]
    moment = (built_at or _source_date() or newest_date(content)).astimezone(UTC)
    digest = content_hash(records)
    about = {
        "number": release,
        "built_at": moment.isoformat(),
        "content_hash": digest,
        "audit_head": audit_head,
        "recipients": list(recipients),
    }
    _write_whole(out, about, records, content)
    counts = Counter(kind for kind, _, _ in records)
    return BuildReport(out, release, moment, digest, out.stat().st_size, dict(sorted(counts.items())))


def services_in_order(content: ContentSet) -> list[Service]:
    """The services as the screens show them: by category, position in it, and id."""
    places = {card.id: card.position for card in content.categories.values()}
    last = len(places) + 1
    return sorted(
        content.services.values(),
        key=lambda service: (places.get(service.category, last), service.category, service.position, service.id),
    )


def newest_date(content: ContentSet) -> datetime:
    """The newest ``as_of`` anywhere in the content, at midnight UTC."""
    days = [day for _, _, record in all_kinds(content) for day in _days(data_of(record))]
    return datetime.combine(max(days), time(), UTC) if days else _EPOCH


def _days(data: Any) -> Iterator[date]:
    if isinstance(data, Mapping):
        day = data.get("as_of")
        if isinstance(day, date):
            yield day
        for item in data.values():
            yield from _days(item)
    elif isinstance(data, list):
        for item in data:
            yield from _days(item)


def _source_date() -> datetime | None:
    """SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), if it is set and names a time."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (seconds.isascii() and seconds.isdigit()):
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _write_whole(out: Path, about: Mapping[str, Any], records: list[tuple[str, str, str]], content: ContentSet) -> None:
    part = out.with_name(f".{out.name}{PART_SUFFIX}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _write(part, about, records, content)
        move_into_place(part, out)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        said = sentence("{file} cannot be written: {reason}.", file=str(out), reason=str(error))
        raise CatalogueError(said, code="cannot-write") from None


def _write(path: Path, about: Mapping[str, Any], records: list[tuple[str, str, str]], content: ContentSet) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript(DDL.read_text(encoding="utf-8"))
        database = Database(connection)
        connection.execute("BEGIN")
        database.table("record").insert_all(
            {"number": number, "kind": kind, "id": record_id, "json": text}
            for number, (kind, record_id, text) in enumerate(records, 1)
        )
        write_search_index(connection, services_in_order(content), content)
        stated = {**about, "services_hash": rows_hash(connection.execute(SERVICE_ROWS))}
        database.table("release").insert_all(
            {"name": name, "value": canonical_json(value)} for name, value in sorted(stated.items())
        )
        if connection.in_transaction:
            connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
