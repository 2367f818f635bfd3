"""The content folder: one YAML file per record, in a folder per kind (docs/content.md)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.scalarbool import ScalarBoolean

from kiosk.catalog.kinds import MODELS, Kind
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
from kiosk.durable_file import PART_SUFFIX
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.yaml_document import YamlDocument, parse, read_yaml

SUFFIX = ".yaml"
_NEVER_WRAP = 1_000_000
"""Columns: a text stays on one line, so that a changed text is one changed line."""
_LAST = ("source", "as_of", "confidence", "review_by", "note")


@dataclass(slots=True)
class ContentSet:
    """All content, by kind and id. A record with errors is not in its map; what is wrong stands in ``findings``.

    ``files`` gives the parsed file of a record (for line numbers) and is empty for content that came from elsewhere.
    """

    categories: dict[str, CategoryCard] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    documents: dict[str, DocumentType] = field(default_factory=dict)
    glossary: dict[str, GlossaryTerm] = field(default_factory=dict)
    policies: dict[str, Policy] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    guides: dict[str, YamlDocument] = field(default_factory=dict)
    files: dict[tuple[Kind, str], YamlDocument] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def records(self, kind: Kind) -> dict[str, Any]:
        """The records of one kind by id: models, or for guides their parsed files."""
        records: dict[str, Any] = getattr(self, kind.value)
        return records

    def has(self, what: str, record_id: str) -> bool:
        """Whether a guide's reference leads somewhere.

        ``what`` is a record's kind in the singular; a ``shown-fact`` is a fact that must also have a value.
        """
        if what == "shown-fact":
            fact = self.facts.get(record_id)
            return fact is not None and fact.value is not None
        return record_id in self.records(Kind(f"{what}s"))

    def finding(self, kind: Kind, record_id: str, path: Sequence[str | int], message: str) -> Finding:
        """An error at ``path`` in a record, with the line where its file is known."""
        document = self.files.get((kind, record_id))
        if document is None:
            return Finding(file_name(kind, record_id), 0, ".".join(str(step) for step in path), message)
        return document.finding(path, message)


def file_name(kind: Kind, record_id: str) -> str:
    """The record's file, relative to the content folder."""
    return f"{kind.value}/{record_id}{SUFFIX}"


def read_content(folder: Path) -> ContentSet:
    """Every record under ``folder``, and everything that is wrong with the files, at once. Never raises."""
    content = ContentSet()
    if not folder.is_dir():
        content.findings.append(
            Finding(str(folder), 0, "", sentence("is not a folder: name the folder that holds the content"))
        )
        return content
    for entry in _sorted_entries(folder, content):
        if entry.name in tuple(Kind) and entry.is_dir():
            _read_kind(Kind(entry.name), entry, content)
        else:
            kinds = ", ".join(Kind)
            said = sentence("does not belong here: the content folder holds only the folders {kinds}", kinds=kinds)
            content.findings.append(Finding(entry.name, 0, "", said))
    return content


def _read_kind(kind: Kind, folder: Path, content: ContentSet) -> None:
    for path in _sorted_entries(folder, content):
        name = f"{kind.value}/{path.name}"
        if path.suffix != SUFFIX or not path.is_file():
            said = sentence("is not a record: move it away, or name it {name}", name=f"<id>{SUFFIX}")
            content.findings.append(Finding(name, 0, "", said))
            continue
        document = read_yaml(path, name)
        if isinstance(document, Finding):
            content.findings.append(document)
        else:
            _add(kind, path.stem, document, content)


def _add(kind: Kind, stem: str, document: YamlDocument, content: ContentSet) -> None:
    written_id = document.data.get("id")
    if isinstance(written_id, str) and written_id != stem:
        said = sentence(
            "is '{id}', but the file is named {name}: make them the same", id=written_id, name=f"{stem}{SUFFIX}"
        )
        content.findings.append(document.finding(["id"], said))
        return
    if kind is Kind.GUIDES:
        if not isinstance(written_id, str):
            content.findings.append(document.finding(["id"], sentence("is missing: add it")))
            return
        content.guides[stem] = document
    else:
        record = parse(document, MODELS[kind])
        if isinstance(record, list):
            content.findings.extend(record)
            return
        content.records(kind)[stem] = record
    content.files[kind, stem] = document


def _sorted_entries(folder: Path, content: ContentSet) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        said = sentence("cannot be read: {reason}", reason=error.strerror or str(error))
        content.findings.append(Finding(str(folder), 0, "", said))
        return []


# --- writing ----------------------------------------------------------------------------------------------------------


def replace_text(path: Path, text: str) -> None:
    """Write ``path`` in one step: whoever reads it finds the old text or the new one.

    It is not waited for until the disk has it: a folder of content has hundreds of files, and can be written again.
    Raises:
        OSError: it cannot be written; nothing of it is left.
    """
    part = path.with_name(f".{path.name}{PART_SUFFIX}")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def canonical_yaml(record: Record | YamlDocument) -> str:
    """The one way to write a record: fields in the model's order (a guide's in its own), defaults left out."""
    data = plain(record.data) if isinstance(record, YamlDocument) else _model_data(record)
    out = io.StringIO()
    _writer().dump(data, out)
    return out.getvalue()


def _writer() -> YAML:
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = _NEVER_WRAP
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _model_data(record: BaseModel) -> dict[str, Any]:
    data: dict[str, Any] = _in_reading_order(
        plain(record.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True))
    )
    return data


def _in_reading_order(data: Any) -> Any:
    """What is stated first, then who says so, then what is for staff (inheritance puts the citation first)."""
    if isinstance(data, list):
        return [_in_reading_order(item) for item in data]
    if not isinstance(data, dict):
        return data
    last = _LAST if "confidence" in data else ()
    names = sorted(data, key=lambda name: last.index(name) if name in last else -1)
    return {name: _in_reading_order(data[name]) for name in names}


def plain(value: Any) -> Any:
    """``value`` as plain maps, lists, texts, numbers and dates; a decimal as the text of its exact digits."""
    if type(value) is str:  # most of the content; every check of every record comes here
        return value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, datetime | date):
        return value.replace()  # a copy: of one object met twice the writer makes an alias
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> Any:
    if isinstance(value, ScalarBoolean):
        return bool(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    return str(value)


def all_kinds(content: ContentSet) -> Iterator[tuple[Kind, str, Any]]:
    """Every record as (kind, id, record), in the order of kinds and ids."""
    for kind in sorted(Kind):
        for record_id in sorted(content.records(kind)):
            yield kind, record_id, content.records(kind)[record_id]
