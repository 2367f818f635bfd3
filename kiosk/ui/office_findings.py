"""Findings as the editor shows them: what is said, of which field, and where to go to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.ui.four_languages import of_sentence
from kiosk.ui.office_fields import label_of

_TAGS = frozenset(locale.value for locale in Locale)


def said(words: str, *, error: bool) -> dict[str, Any]:
    """A sentence about the record as a whole."""
    return {
        "label": {},
        "words": of_sentence(words),
        "error": error,
        "kind": "",
        "id": "",
        "field": "",
        "language": "",
    }


def told(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Each finding with its ``label`` and its place: ``kind`` and ``id`` of the record, ``field``, ``language``."""
    return [_told(finding) for finding in findings]


def _told(finding: Finding) -> dict[str, Any]:
    kind, _, name = finding.file.removesuffix(".yaml").partition("/")
    field, _, language = finding.field.rpartition(".")
    if language not in _TAGS:
        field, language = finding.field, ""
    return {
        **said(finding.message, error=finding.severity == "error"),
        "label": label_of(finding.field) if finding.field else {},
        "kind": kind,
        "id": name,
        "field": field,
        "language": language,
    }
