"""What may be a draft, and what a draft says as a record of the catalogue.

A draft may be unfinished: what is missing or wrong is told, and never keeps a person from saving. Refused is only what
could not be kept, or could never become the record that it claims to be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kiosk.catalog.canonical_json import canonical_json
from kiosk.catalog.content_files import file_name, plain
from kiosk.catalog.content_texts import data_of, is_text
from kiosk.catalog.kinds import MODELS, Kind
from kiosk.catalog.model import Record
from kiosk.findings import Finding
from kiosk.guide.definition import Guide
from kiosk.i18n.sentence import sentence
from kiosk.office.drafts.blank import LONGEST_ID
from kiosk.office.drafts.model import Data
from kiosk.yaml_document import YamlDocument, parse

LARGEST = 2_000_000
"""Characters of JSON: ten times the longest guide, and what a window still edits."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft's data read as a record. ``record`` is missing while ``findings`` say that it is unfinished."""

    data: Data
    record: Record | YamlDocument | None
    findings: tuple[Finding, ...]


def judged(kind: Kind, record_id: str, data: Data) -> Judged:
    """Read a draft's data as a record. Whole records come back in one form: defaults left out, as in their files."""
    document = YamlDocument(file_name(kind, record_id), with_dates(data) if kind is Kind.GUIDES else data)
    if kind is Kind.GUIDES:
        guide = parse(document, Guide)
        return Judged(data, None, _without_lines(guide)) if isinstance(guide, list) else Judged(data, document, ())
    record = parse(document, MODELS[kind])
    if isinstance(record, list):
        return Judged(data, None, _without_lines(record))
    return Judged(as_json_data(data_of(record)), record, ())


def refusals(kind: Kind, record_id: str, data: Any) -> tuple[Finding, ...]:
    """Why ``data`` (plain JSON data) cannot be kept as this record's draft; empty when it can."""
    file = file_name(kind, record_id)
    if len(record_id) > LONGEST_ID or _SLUG.fullmatch(record_id) is None:
        said = sentence(
            "must be small letters and digits joined by hyphens, {most} characters at most: correct it",
            most=LONGEST_ID,
        )
        return (Finding(file, 0, "id", said),)
    if not isinstance(data, dict):
        return (Finding(file, 0, "", sentence("must hold one record, written as 'field: value' lines")),)
    if data.get("id") != record_id:
        said = sentence("must be '{id}', the record it is saved as: make them the same", id=record_id)
        return (Finding(file, 0, "id", said),)
    return _cannot_be_kept(file, data)


def as_json_data(data: Any) -> Any:
    """Plain data as JSON has it: dates become ISO 8601 texts, numbers and truths stay."""
    if isinstance(data, Mapping):
        return {str(name): as_json_data(item) for name, item in data.items()}
    if isinstance(data, list):
        return [as_json_data(item) for item in data]
    return data.isoformat() if isinstance(data, date) else data


def with_dates(data: Any) -> Any:
    """The other way round, for guides, which no model writes: a text that is a date becomes one. Words stay words."""
    if isinstance(data, Mapping):
        return dict(data) if is_text(data) else {name: with_dates(item) for name, item in data.items()}
    if isinstance(data, list):
        return [with_dates(item) for item in data]
    return _date_in(data) or data if isinstance(data, str) else data


def data_in_file(document: YamlDocument) -> Data:
    """What a parsed file holds, as plain JSON data."""
    data: Data = as_json_data(plain(document.data))
    return data


def same(one: Data, other: Data) -> bool:
    """Whether two data say the same; the order of their fields does not matter."""
    return canonical_json(one) == canonical_json(other)


def _date_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


def _cannot_be_kept(file: str, data: Data) -> tuple[Finding, ...]:
    try:
        length = len(json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8"))
    except (TypeError, ValueError, RecursionError):
        said = sentence("holds something that is not text, number, date, list or field: remove it")
        return (Finding(file, 0, "", said),)
    if length > LARGEST:
        return (Finding(file, 0, "", sentence("is longer than {most} bytes: divide it", most=f"{LARGEST:,}")),)
    return ()


def _without_lines(findings: list[Finding]) -> tuple[Finding, ...]:
    """A draft has no lines; its fields say where."""
    return tuple(replace(finding, line=0) for finding in findings)
