"""What the rules between records share: references, positions, and places in the plan of 2022."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import PlanReference
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence

Path = tuple[str | int, ...]

_CHAPTER = re.compile(r"第[一二三四五六七八九十]+章")
_SECTION = re.compile(r"第[一二三四五六七八九十]+节")


def cited(data: Any, path: Path = ()) -> Iterator[tuple[Path, Kind, str]]:
    """The sources that plain data cites: where, the kind :attr:`Kind.SOURCES`, and the id."""
    if isinstance(data, Mapping):
        if isinstance(data.get("source"), str) and "confidence" in data:
            yield (*path, "source"), Kind.SOURCES, data["source"]
        for name, item in data.items():
            yield from cited(item, (*path, name))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from cited(item, (*path, index))


def missing(
    content: ContentSet, kind: Kind, record_id: str, path: Path, wanted: Kind, target: str
) -> Iterator[Finding]:
    """A finding if the record that is named is not there."""
    if target in content.records(wanted) or has_other_findings(content, wanted, target):
        return
    said = sentence(
        "names '{id}', which is not in {folder}/: correct the id or add the record", id=target, folder=wanted.value
    )
    yield content.finding(kind, record_id, path, said)


def has_other_findings(content: ContentSet, kind: Kind, record_id: str) -> bool:
    """Whether the record is there but could not be read: then its own findings say enough."""
    return any(finding.file == f"{kind.value}/{record_id}.yaml" for finding in content.findings)


def shared_positions(content: ContentSet, kind: Kind, places: Iterable[tuple[str, str, int]]) -> Iterator[Finding]:
    """A finding for each record whose position another one of its group has too; a place is (id, group, position)."""
    taken: dict[tuple[str, int], str] = {}
    for record_id, group, position in sorted(places):
        other = taken.setdefault((group, position), record_id)
        if other != record_id:
            said = sentence(
                "is {position}, the position of '{other}' too: give each its own", position=position, other=other
            )
            yield content.finding(kind, record_id, ("position",), said)


def misnamed_plan_place(content: ContentSet, kind: Kind, record_id: str, plan: PlanReference) -> Iterator[Finding]:
    """Findings if the chapter or the section is not named as the plan names it."""
    if not _CHAPTER.fullmatch(plan.chapter):
        said = sentence("is not a chapter such as {example}: correct it", example="第三章")
        yield content.finding(kind, record_id, ("plan", "chapter"), said)
    if plan.section is not None and not _SECTION.fullmatch(plan.section):
        said = sentence("is not a section such as {example}: correct it", example="第三节")
        yield content.finding(kind, record_id, ("plan", "section"), said)
