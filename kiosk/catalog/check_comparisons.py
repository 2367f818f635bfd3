"""The rules of the prepared comparisons: whatever one names is there, and its columns and rows can be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.catalog.check_parts import Path, cited, missing, shared_positions
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Comparison, ComparisonColumn, ComparisonRow
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence


def check_comparisons(content: ContentSet) -> Iterator[Finding]:
    """Every finding about the prepared comparisons and what they point to."""
    for comparison in content.comparisons.values():
        for path, kind, target in (*_named(comparison), *cited(data_of(comparison))):
            yield from missing(content, Kind.COMPARISONS, comparison.id, path, kind, target)
        yield from _repeated(content, comparison, "columns", comparison.columns)
        yield from _repeated(content, comparison, "rows", comparison.rows)
    places = ((item.id, item.category.value, item.position) for item in content.comparisons.values())
    yield from shared_positions(content, Kind.COMPARISONS, places)


def _named(comparison: Comparison) -> Iterator[tuple[Path, Kind, str]]:
    for place, column in enumerate(comparison.columns):
        if column.service is not None:
            yield ("columns", place, "service"), Kind.SERVICES, column.service
    for line, row in enumerate(comparison.rows):
        for place, cell in enumerate(row.cells):
            if cell.fact is not None:
                yield ("rows", line, "cells", place, "fact"), Kind.FACTS, cell.fact


def _repeated(
    content: ContentSet, comparison: Comparison, name: str, parts: Sequence[ComparisonColumn | ComparisonRow]
) -> Iterator[Finding]:
    known: set[str] = set()
    for place, part in enumerate(parts):
        if part.id in known:
            said = sentence("is '{id}', the id of an earlier one: give each its own", id=part.id)
            yield content.finding(Kind.COMPARISONS, comparison.id, (name, place, "id"), said)
        known.add(part.id)
