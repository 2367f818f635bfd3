"""Content goes out: the drafts as a set of records, and as the YAML files of a content folder (docs/content.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalog.content_files import SUFFIX, ContentSet, canonical_yaml, file_name, replace_text
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence
from kiosk.office.drafts.model import Draft, State
from kiosk.office.drafts.shape import judged, with_dates
from kiosk.office.errors import OfficeError
from kiosk.yaml_document import YamlDocument


@dataclass(frozen=True, slots=True)
class Exported:
    """``written``: files that are new or changed. ``removed``: of retired records. ``strange``: files of no draft.

    ``records`` counts all records that the folder holds now; ``findings`` tell which of them are unfinished.
    """

    records: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    strange: tuple[str, ...]
    findings: tuple[Finding, ...]


def content_of(drafts: Iterable[Draft]) -> ContentSet:
    """The drafts that are not retired as content. What is unfinished is not in its map but in ``findings``."""
    content = ContentSet()
    for draft in drafts:
        if draft.state is State.RETIRED:
            continue
        record = judged(draft.kind, draft.id, draft.data)
        content.findings.extend(record.findings)
        if record.record is not None:
            content.records(draft.kind)[draft.id] = record.record
    return content


def export_drafts(drafts: Iterable[Draft], folder: Path) -> Exported:
    """Write every draft that is not retired to its file in the canonical layout, each whole or not at all.

    An unfinished one is written as it is. Files of retired records go; files of no record stay and are named.

    Raises:
        OfficeError: ``cannot-write``.
    """
    texts, removed, findings = dict[str, str](), list[str](), list[Finding]()
    for draft in drafts:
        name = file_name(draft.kind, draft.id)
        if draft.state is State.RETIRED:
            removed.append(name)
            continue
        texts[name], told = in_file(draft)
        findings.extend(told)
    try:
        written = [name for name, text in texts.items() if _write(folder / name, text)]
        gone = [name for name in removed if _remove(folder / name)]
    except OSError as error:
        said = sentence("{file} cannot be written: {reason}.", file=str(folder), reason=str(error))
        raise OfficeError(said, code="cannot-write") from None
    strange = sorted(_records_in(folder) - texts.keys())
    return Exported(len(texts), tuple(written), tuple(gone), tuple(strange), tuple(findings))


def in_file(draft: Draft) -> tuple[str, tuple[Finding, ...]]:
    """The text of a draft's content file, and what is unfinished in it."""
    record = judged(draft.kind, draft.id, draft.data)
    unfinished = YamlDocument(file_name(draft.kind, draft.id), with_dates(draft.data))
    return canonical_yaml(record.record or unfinished), record.findings


def _write(path: Path, text: str) -> bool:
    if path.is_file() and path.read_bytes() == text.encode("utf-8"):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_text(path, text)
    return True


def _remove(path: Path) -> bool:
    if not path.exists():
        return False
    path.unlink()
    return True


def _records_in(folder: Path) -> set[str]:
    return {f"{kind.value}/{path.name}" for kind in Kind for path in (folder / kind.value).glob(f"*{SUFFIX}")}
