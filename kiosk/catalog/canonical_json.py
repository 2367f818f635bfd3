"""Canonical JSON: the same content gives the same bytes everywhere, so that it can be hashed and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any


def canonical_json(data: Any) -> str:
    """Plain data with sorted keys and no spaces; dates as ISO 8601."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)


def content_hash(records: Iterable[tuple[str, str, str]]) -> str:
    """SHA-256 over all records (kind, id, canonical JSON) in the order of kind and id; no release number, no time."""
    digest = hashlib.sha256()
    for kind, record_id, text in records:
        digest.update(f"{kind}\n{record_id}\n{text}\n".encode())
    return digest.hexdigest()


def rows_hash(rows: Iterable[Sequence[object]]) -> str:
    """SHA-256 over the rows of a query, in their order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in content")
