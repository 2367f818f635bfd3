"""Content files: everything wrong is said at once, with file, line and field; writing is canonical."""

from __future__ import annotations

import errno
import random
from pathlib import Path

import pytest
from catalog_samples import CONTENT, findings, sample, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.catalog.build import build
from kiosk.catalog.check import check
from kiosk.catalog.content_files import (
    ContentSet,
    all_kinds,
    canonical_yaml,
    file_name,
    read_content,
    replace_text,
)
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.stamp import stamp
from kiosk.findings import errors


def test_the_projects_own_content_has_no_errors(real_content: ContentSet) -> None:
    assert errors(check(real_content)) == []


def test_writing_what_was_read_gives_the_same_bytes(real_content: ContentSet, tmp_path: Path) -> None:
    for kind, record_id, record in all_kinds(real_content):
        name = file_name(kind, record_id)
        replace_text(tmp_path / "record.yaml", canonical_yaml(record))
        assert (tmp_path / "record.yaml").read_bytes() == (CONTENT / name).read_bytes(), name


def test_what_was_written_builds_to_the_same_content_hash(real_content: ContentSet, tmp_path: Path) -> None:
    for kind, record_id, record in all_kinds(real_content):
        path = tmp_path / "copy" / file_name(kind, record_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, canonical_yaml(record))
    first = build(real_content, tmp_path / "one.sqlite")
    again = build(read_content(tmp_path / "copy"), tmp_path / "two.sqlite")
    assert first.content_hash == again.content_hash


def test_all_errors_of_all_files_are_said_at_once_with_file_line_and_field(tmp_path: Path) -> None:
    records = sample()
    del records["services/open.yaml"]["status"]
    records["services/open.yaml"]["colour"] = "red"
    records["facts/limit.yaml"]["value"]["amount"] = "-5"
    found = {(item.file, item.field): item for item in findings(write(tmp_path, records))}
    assert "is missing" in found["services/open.yaml", "status"].message
    assert "not a field" in found["services/open.yaml", "colour"].message
    assert found["facts/limit.yaml", "value.amount"].line == 9


def test_a_file_whose_name_is_not_its_id_is_named(tmp_path: Path) -> None:
    records = sample()
    records["sources/other.yaml"] = records["sources/gazette.yaml"]
    (finding,) = findings(write(tmp_path, records))
    assert (finding.file, finding.field) == ("sources/other.yaml", "id")
    assert "other.yaml" in finding.message


def test_stray_files_and_folders_are_named(small: Path) -> None:
    (small / "notes.txt").write_text("?")
    (small / "servics").mkdir()
    (small / "facts" / "limit.yml").write_text("id: limit")
    assert {finding.file for finding in findings(small)} == {"notes.txt", "servics", "facts/limit.yml"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"id: [", "not valid YAML"),
        (b"\xff\xfe", "not UTF-8"),
        (b"- 1\n- 2\n", "one record"),
        (b"", "one record"),
        (b"id: a\nid: b\n", "not valid YAML"),
        (b"id: !!int ''\n", "not valid YAML"),
        (b"id: !!bool maybe\n", "not valid YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(small: Path, text: bytes, says: str) -> None:
    (small / "facts" / "limit.yaml").write_bytes(text)
    (finding,) = findings(small)
    assert finding.file == "facts/limit.yaml"
    assert says in finding.message


def test_endless_nesting_is_told_like_any_mistake(small: Path) -> None:
    (small / "facts" / "limit.yaml").write_bytes(b"id: " + b"[" * 500 + b"]" * 500)
    assert {finding.file for finding in findings(small)} == {"facts/limit.yaml"}


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path / "nowhere")
    assert "not a folder" in finding.message


MUTATIONS = (
    lambda text, at, what: text[:at] + what + text[at:],
    lambda text, at, what: text[:at] + text[at + len(what) :],
    lambda text, at, what: text[:at] + what + text[at + len(what) :],
    lambda text, at, what: text[:at],
    lambda text, at, what: text[:at] + text[max(0, at - 40) :],
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10_000),
    name=st.sampled_from(sorted(sample())),
    mutation=st.sampled_from(MUTATIONS),
    what=st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["&a [*a]", "*b", "<<: *a", "!!python/object:x", "{", "- ", ": ", "\t", "|", "? ", "1e999", "~"]
        ),
    ),
)
def test_no_spoiled_file_ever_ends_in_a_traceback(small: Path, seed: int, name: str, mutation, what: str) -> None:
    path = small / name
    text = path.read_text(encoding="utf-8")
    spoiled = mutation(text, random.Random(seed).randrange(len(text)), what)
    path.write_bytes(spoiled.encode("utf-8", errors="surrogatepass"))
    try:
        content = read_content(small)
        for finding in check(content):
            assert finding.message
            assert finding.file
        if not errors(content.findings):
            stamp(small)
    finally:
        path.write_text(text, encoding="utf-8")


def test_stamping_marks_what_is_missing_and_then_changes_nothing(small: Path) -> None:
    changed, found = stamp(small)
    assert found == []
    assert {item.file for item in changed} == set(sample())
    assert stamp(small) == ([], [])
    assert not [finding for finding in check(read_content(small)) if "from" in finding.message]


def test_stamping_leaves_an_old_mark_unless_all_are_to_be_written(small: Path) -> None:
    stamp(small)
    path = small / "services" / "open.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("到銀行。", "到銀行辦理。"), encoding="utf-8")
    outdated = [finding for finding in check(read_content(small)) if "was changed after" in finding.message]
    assert [(finding.file, finding.severity) for finding in outdated] == [("services/open.yaml", "warning")]
    assert stamp(small) == ([], [])
    changed, _ = stamp(small, everything=True)
    assert [(item.file, item.texts) for item in changed] == [("services/open.yaml", 1)]
    assert not [finding for finding in check(read_content(small)) if "was changed after" in finding.message]


def test_stamping_leaves_a_file_with_errors_as_it_is(small: Path) -> None:
    path = small / "facts" / "limit.yaml"
    path.write_text("id: limit\n", encoding="utf-8")
    _, found = stamp(small)
    assert {finding.file for finding in found} == {"facts/limit.yaml"}
    assert path.read_text(encoding="utf-8") == "id: limit\n"


def test_stamping_what_cannot_be_written_is_a_sentence_and_leaves_nothing_half_done(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(part: Path, target: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CatalogueError, match="cannot be written: Read-only"):
        stamp(small)
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_canonical_file_keeps_each_text_on_one_line(real_content: ContentSet) -> None:
    longest = max(real_content.services.values(), key=lambda service: len(service.summary.pt))
    assert longest.summary.pt in canonical_yaml(longest).replace("''", "'")
