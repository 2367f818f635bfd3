"""Content goes through the office and comes out as it was."""

from __future__ import annotations

from pathlib import Path

from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import State
from kiosk.office.drafts.release_content import release_content


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_whole_content_comes_out_byte_for_byte_and_builds_the_same_release(
    drafts: Drafts, ana: Actor, tmp_path: Path
) -> None:
    content = read_content(CONTENT_FOLDER)
    plan = drafts.import_content(ana, content, State.PUBLISHED)
    exported = drafts.export_content(tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(CONTENT_FOLDER)
    assert exported.records == len(plan.added) == len(exported.written)
    assert not (exported.findings or exported.strange or exported.removed)

    original = build(content, tmp_path / "original.sqlite")
    from_drafts = build(drafts.content(), tmp_path / "drafts.sqlite")
    assert from_drafts.content_hash == original.content_hash
    assert (tmp_path / "drafts.sqlite").read_bytes() == (tmp_path / "original.sqlite").read_bytes()

    of_release = release_content(tmp_path / "original.sqlite")
    assert drafts.plan_import(of_release).written == ()
    second = Drafts(OfficeDatabase.create(tmp_path / "second"), lambda: original.built_at)
    second.import_content(ana, of_release, State.PUBLISHED)
    second.export_content(tmp_path / "from-release")
    assert build(second.content(), tmp_path / "second.sqlite").content_hash == original.content_hash
    for kind in ("services", "facts", "comparisons", "indicators", "glossary"):
        assert files_of(tmp_path / "from-release" / kind) == files_of(CONTENT_FOLDER / kind)
