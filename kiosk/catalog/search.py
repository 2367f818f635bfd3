"""Search, reading side."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kiosk.catalog.model import Category
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found."""

    id: str
    name: Text
    category: Category


def search(connection: sqlite3.Connection, query: str, locale: Locale, limit: int = 20) -> list[Hit]:
    rows = connection.execute("SELECT id, name, category FROM service WHERE instr(name, ?) LIMIT ?", (query, limit))
    del locale
    return [Hit(key, Text.model_validate_json(name), Category(category)) for key, name, category in rows]
