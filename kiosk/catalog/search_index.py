"""Search, writing side: the index that a build puts into a release."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kiosk.catalog.canonical_json import canonical_json
from kiosk.catalog.content_files import ContentSet, plain
from kiosk.catalog.model import Service


def write_search_index(connection: sqlite3.Connection, services: Sequence[Service], content: ContentSet) -> None:
    for number, service in enumerate(services, 1):
        name = canonical_json(plain(service.name.model_dump(by_alias=True, exclude_none=True)))
        connection.execute(
            "INSERT INTO service VALUES (?, ?, ?, ?, '')", (number, service.id, service.category.value, name)
        )
