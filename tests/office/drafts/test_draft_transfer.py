"""Content goes through the office and comes out as it was, also after a program was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from draft_samples import Clock, fact, service
from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, canonical_yaml, read_content, replace_text
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER, PROJECT_FOLDER
from kiosk.office.accounts import Actor
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.first import UNFINISHED, begin_office
from kiosk.office.drafts.model import Saved, State
from kiosk.office.drafts.release_content import release_content
from kiosk.office.drafts.shape import as_json_data, with_dates
from kiosk.office.errors import OfficeError
from kiosk.yaml_document import YamlDocument

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates().map(lambda day: day.isoformat()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


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
    for kind in set(Kind) - {Kind.GUIDES}:  # whose fields a release has sorted; they come out in the order of a guide
        assert files_of(tmp_path / "from-release" / kind) == files_of(CONTENT_FOLDER / kind)


def content_in(folder: Path, records: dict[str, dict[str, Any]]) -> ContentSet:
    for name, data in records.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        replace_text(folder / name, canonical_yaml(YamlDocument(name, data)))
    return read_content(folder)


def test_an_import_writes_what_is_new_or_changed_and_brings_back_what_was_retired(
    drafts: Drafts, database: OfficeDatabase, ana: Actor, rui: Actor, tmp_path: Path
) -> None:
    first = content_in(
        tmp_path / "content", {"facts/a.yaml": fact("a"), "facts/b.yaml": fact("b"), "facts/c.yaml": fact("c")}
    )
    drafts.import_content(ana, first, State.PUBLISHED)
    drafts.retire(ana, Kind.FACTS, "b")
    drafts.create(ana, Kind.FACTS, "own", fact("own"))
    (tmp_path / "content" / "facts" / "c.yaml").unlink()
    more = content_in(tmp_path / "content", {"facts/a.yaml": fact("a", note="n"), "facts/d.yaml": fact("d")})
    plan = drafts.import_content(rui, more)
    assert plan.counts() == {"added": 1, "changed": 1, "restored": 1, "unchanged": 0, "kept": 2}
    states = {row.id: (row.state, row.revision, row.edited_by) for row in drafts.rows(Kind.FACTS).rows}
    assert states == {
        "a": (State.DRAFT, 2, "rui"),
        "b": (State.DRAFT, 3, "rui"),
        "c": (State.PUBLISHED, 1, "ana"),
        "d": (State.DRAFT, 1, "rui"),
        "own": (State.DRAFT, 1, "ana"),
    }
    assert dict(entries(database.connection)[-1].about) == plan.counts()
    assert drafts.plan_import(more).written == ()


def test_content_with_errors_does_not_come_in_at_all(
    drafts: Drafts, database: OfficeDatabase, ana: Actor, tmp_path: Path
) -> None:
    wrong = content_in(tmp_path / "content", {"facts/a.yaml": fact("a"), "facts/b.yaml": {"id": "b"}})
    with pytest.raises(OfficeError) as raised:
        drafts.import_content(ana, wrong)
    assert {finding.file for finding in raised.value.where} == {"facts/b.yaml"}
    assert drafts.rows(Kind.FACTS).total == 0
    assert entries(database.connection) == []


def test_an_unfinished_record_is_exported_as_it_is_and_told(drafts: Drafts, ana: Actor, tmp_path: Path) -> None:
    drafts.create(ana, Kind.SERVICES, "s", {"id": "s", "review_by": "2027-01-01", "name": {"zh-Hant-MO": "開戶"}})
    exported = drafts.export_content(tmp_path)
    assert (tmp_path / "services" / "s.yaml").read_text(encoding="utf-8") == (
        "id: s\nreview_by: 2027-01-01\nname:\n  zh-Hant-MO: 開戶\n"
    )
    assert {finding.file for finding in exported.findings} == {"services/s.yaml"}


def test_a_damaged_release_is_no_content(drafts: Drafts, ana: Actor, tmp_path: Path) -> None:
    built = build(content_in(tmp_path / "c", {"facts/a.yaml": fact("a")}), tmp_path / "release.sqlite").path
    built.write_bytes(built.read_bytes().replace(b"Encargos", b"Encargoz"))
    with pytest.raises(CatalogueError):
        release_content(built)


@given(JSON)
def test_dates_of_a_guide_come_back_from_json_as_they_were(data: Any) -> None:
    assert as_json_data(with_dates(data)) == data


# --- killed -----------------------------------------------------------------------------------------------------------

SAVER = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from kiosk.catalog.kinds import Kind
    from kiosk.office.accounts import Actor, Role
    from kiosk.office.database import OfficeDatabase
    from kiosk.office.drafts.drafts import Drafts
    drafts = Drafts(OfficeDatabase.open(Path(sys.argv[1])), lambda: datetime.now(UTC))
    draft = drafts.load(Kind.SERVICES, "open")
    revision = draft.revision
    while True:
        data = {**draft.data, "position": revision + 1}
        revision = drafts.save(Actor("ana", Role.EDITOR), Kind.SERVICES, "open", data, revision).draft.revision
        print(revision, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 5])
def test_what_was_said_to_be_saved_survives_a_killed_program(
    drafts: Drafts, database: OfficeDatabase, ana: Actor, acknowledged: int
) -> None:
    assert isinstance(drafts.create(ana, Kind.SERVICES, "open", service("open")), Saved)
    command = [sys.executable, "-c", textwrap.dedent(SAVER), str(database.path.parents[1])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT_FOLDER) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(acknowledged)][-1]
        process.send_signal(signal.SIGKILL)
    draft = drafts.load(Kind.SERVICES, "open")
    assert draft is not None
    assert draft.revision >= told
    assert draft.data["position"] == draft.revision
    assert [one.number for one in drafts.history(Kind.SERVICES, "open")] == list(range(draft.revision, 0, -1))
    assert len(entries(database.connection)) == draft.revision
    assert verify(database.connection) == []


def test_an_office_that_was_half_made_when_the_power_went_is_made_anew(tmp_path: Path, clock: Clock) -> None:
    OfficeDatabase.create(tmp_path / "data" / UNFINISHED).close()
    content = content_in(tmp_path / "content", {"facts/a.yaml": fact("a")})
    begin_office(tmp_path / "data", clock, "chefe", "four words in a row", content)
    database = OfficeDatabase.open(tmp_path / "data")
    assert Drafts(database, clock).rows(Kind.FACTS).total == 1
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["office"]
    database.close()
