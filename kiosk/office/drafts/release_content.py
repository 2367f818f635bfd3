"""The content of a release file, for an office that begins without content files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.catalog.content_files import ContentSet, file_name
from kiosk.catalog.kinds import MODELS, Kind
from kiosk.catalog.read import Catalogue
from kiosk.catalog.release_file import open_release_file
from kiosk.guide.definition import Guide
from kiosk.office.drafts.shape import with_dates
from kiosk.yaml_document import YamlDocument, parse


def release_content(path: Path) -> ContentSet:
    """Every record of a release whose content is what was built: its content hash is that of the release.

    Raises:
        CatalogueError: ``missing``, ``not-a-catalogue``, ``corrupt`` or ``newer-schema``.
    """
    Catalogue.open(path).close()
    connection = open_release_file(path)
    try:
        rows = connection.execute("SELECT kind, id, json FROM record ORDER BY number").fetchall()
    finally:
        connection.close()
    content = ContentSet()
    for kind, record_id, text in rows:
        _add(content, Kind(kind), record_id, json.loads(text))
    return content


def _add(content: ContentSet, kind: Kind, record_id: str, data: dict[str, Any]) -> None:
    document = YamlDocument(file_name(kind, record_id), with_dates(data) if kind is Kind.GUIDES else data)
    record = parse(document, Guide if kind is Kind.GUIDES else MODELS[kind])
    if isinstance(record, list):
        content.findings.extend(record)
    elif isinstance(record, Guide):
        template = record.model_dump(by_alias=True)
        content.guides[record_id] = YamlDocument(document.file, _in_order_of(template, document.data))
    else:
        content.records(kind)[record_id] = record


def _in_order_of(template: Any, data: Any) -> Any:
    """``data`` with its fields in the order of ``template``: a release has sorted them."""
    if isinstance(data, Mapping) and isinstance(template, Mapping):
        names = [name for name in template if name in data]
        names += [name for name in data if name not in template]
        return {name: _in_order_of(template.get(name), data[name]) for name in names}
    if isinstance(data, list) and isinstance(template, list | tuple) and len(template) == len(data):
        return [_in_order_of(*pair) for pair in zip(template, data, strict=True)]
    return data
