"""Checks guides as files: their form, their proof, and the records they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.findings import Finding
from kiosk.guide.definition import Guide
from kiosk.guide.prover import finding_at, prove
from kiosk.guide.references import Reference, references
from kiosk.yaml_document import YamlDocument, parse

Exists = Callable[[Reference], bool]


@dataclass(frozen=True, slots=True)
class GuideReport:
    """One guide after its check. ``guide`` is missing when the file does not hold one."""

    id: str
    guide: Guide | None
    findings: tuple[Finding, ...]
    paths: int = 0
    longest: int = 0


def check_guide(guide_id: str, document: YamlDocument, exists: Exists, today: date) -> GuideReport:
    """Everything wrong with one guide, at once. ``exists`` says whether the record of a reference is there."""
    guide = parse(document, Guide)
    if isinstance(guide, list):
        return GuideReport(guide_id, None, tuple(guide))
    proof = prove(guide, today, document)
    lost = [
        finding_at(reference.path, reference.problem, guide.id, document)
        for reference in references(guide)
        if not exists(reference)
    ]
    return GuideReport(guide_id, guide, tuple(sorted((*proof.findings, *lost))), proof.paths, proof.longest)


def check_guides(documents: Mapping[str, YamlDocument], exists: Exists, today: date) -> list[Finding]:
    """The findings of all guides, for the check of the whole content."""
    return [
        finding
        for guide_id, document in sorted(documents.items())
        for finding in check_guide(guide_id, document, exists, today).findings
    ]
