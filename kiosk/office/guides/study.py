"""What can be said of a guide while it is edited: what is wrong, how many paths it has, what follows what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.catalog.content_files import file_name
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.guide.definition import Guide
from kiosk.guide.prover import finding_at, prove
from kiosk.guide.references import references
from kiosk.guide.structure import structure_issues
from kiosk.i18n.sentence import sentence
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import judged
from kiosk.office.guides.diagram import Step, read_steps, routes_of, walked_steps
from kiosk.office.guides.provisional import provisional

MOST_QUESTIONS = 7
"""On one path: no shipped guide asks more, and who stands at a kiosk does not answer more (docs/guides.md)."""
Known = Mapping[str, Collection[str]]
"""The ids of the records that a guide may name, by the kind of the reference."""


@dataclass(frozen=True, slots=True)
class Study:
    """``guide`` is missing where the draft is none, even with its texts stood in for.

    ``walked``: the steps are those that somebody can take; else they only say which questions each rule reads.
    """

    findings: tuple[Finding, ...]
    guide: Guide | None = None
    steps: tuple[Step, ...] = ()
    walked: bool = False
    paths: int = 0
    longest: int = 0

    @property
    def reached(self) -> frozenset[str]:
        """The nodes that somebody comes to."""
        return frozenset(node for step in self.steps for node in (step.start, step.end))


def study(guide_id: str, data: Data, known: Known, today: date, given_up: Callable[[], bool]) -> Study | None:
    """Judge and prove a draft; nothing once ``given_up`` says that nobody waits for it any more."""
    findings = dict.fromkeys(judged(Kind.GUIDES, guide_id, data).findings)
    guide = provisional(guide_id, data)
    if isinstance(guide, list):
        return Study(tuple(sorted(dict.fromkeys((*findings, *guide)))))
    if given_up():
        return None
    findings |= dict.fromkeys(_lost(guide, known))
    if structure_issues(guide):
        findings |= dict.fromkeys(prove(guide, today).findings)
        return Study(tuple(sorted(findings)), guide, tuple(read_steps(guide)))
    proof = prove(guide, today, given_up=given_up)
    if given_up():
        return None
    findings |= dict.fromkeys(proof.findings)
    if not proof.longest:
        return Study(tuple(sorted(findings)), guide, tuple(read_steps(guide)))
    findings |= dict.fromkeys(_too_long(guide_id, proof.longest))
    steps = tuple(walked_steps(guide, routes_of(guide, today)))
    return Study(tuple(sorted(findings)), guide, steps, True, proof.paths, proof.longest)


def _lost(guide: Guide, known: Known) -> list[Finding]:
    return [
        finding_at(reference.path, reference.problem, guide.id, None)
        for reference in references(guide)
        if reference.id not in known.get(reference.kind, ())
    ]


def _too_long(guide_id: str, longest: int) -> list[Finding]:
    if longest <= MOST_QUESTIONS:
        return []
    said = sentence(
        "somebody is asked {count} questions, which is more than {most}: ask fewer", count=longest, most=MOST_QUESTIONS
    )
    return [Finding(file_name(Kind.GUIDES, guide_id), 0, "questions", said, "warning")]
