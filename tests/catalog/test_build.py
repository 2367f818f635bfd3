"""Building: the same content gives the same bytes; nothing half-written; what is wrong stops it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from catalog_samples import CONTENT, sample, write
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.read import Catalogue

BUILD = """
import sys
from pathlib import Path
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
build(read_content(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_two_builds_give_the_same_bytes(real_content: ContentSet, real_file: Path, tmp_path: Path) -> None:
    assert sha256(build(real_content, tmp_path / "again.sqlite").path) == sha256(real_file)


@pytest.mark.parametrize("seed", ["1", "77"])
def test_another_process_with_another_hash_seed_gives_the_same_bytes(
    real_file: Path, tmp_path: Path, seed: str
) -> None:
    out = tmp_path / "other.sqlite"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Macau"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run([sys.executable, "-c", BUILD, CONTENT, out], check=True, env=environment, cwd=CONTENT.parents[1])
    assert sha256(out) == sha256(real_file)


def test_number_and_time_change_the_release_and_not_the_content_hash(small: Path, tmp_path: Path) -> None:
    content = read_content(small)
    one = build(content, tmp_path / "1.sqlite", release=1, built_at=datetime(2026, 3, 4, tzinfo=UTC))
    two = build(content, tmp_path / "2.sqlite", release=2, built_at=datetime(2026, 5, 6, tzinfo=UTC))
    assert one.content_hash == two.content_hash
    with Catalogue.open(two.path) as catalogue:
        assert (catalogue.release.number, catalogue.release.built_at) == (2, datetime(2026, 5, 6, tzinfo=UTC))
        assert catalogue.release.content_hash == two.content_hash


def test_a_release_carries_the_head_of_the_audit_log_and_its_content_hash_does_not(small: Path, tmp_path: Path) -> None:
    content, head = read_content(small), "5e" * 32
    plain = build(content, tmp_path / "plain.sqlite")
    audited = build(content, tmp_path / "audited.sqlite", audit_head=head)
    assert audited.content_hash == plain.content_hash
    with Catalogue.open(audited.path) as catalogue:
        assert catalogue.release.audit_head == head
    with Catalogue.open(plain.path) as catalogue:
        assert catalogue.release.audit_head == ""


def test_a_changed_word_changes_the_content_hash(small: Path, tmp_path: Path) -> None:
    before = build(read_content(small), tmp_path / "before.sqlite")
    records = sample()
    records["services/open.yaml"]["name"]["en-MO"] = "Open accounts"
    after = build(read_content(write(small, records)), tmp_path / "after.sqlite")
    assert before.content_hash != after.content_hash


def test_the_time_of_a_build_is_the_newest_date_in_the_content(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert build(read_content(small), tmp_path / "a.sqlite").built_at == datetime(2026, 1, 2, tzinfo=UTC)


def test_source_date_epoch_stands_over_the_content(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert build(read_content(small), tmp_path / "a.sqlite").built_at == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("seconds", ["soon", "-1", "99999999999999999"])
def test_a_source_date_epoch_that_names_no_time_does_not_count(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert build(read_content(small), tmp_path / "a.sqlite").built_at == datetime(2026, 1, 2, tzinfo=UTC)


def test_content_with_errors_is_not_built_and_the_old_file_stays(small: Path, tmp_path: Path) -> None:
    out = build(read_content(small), tmp_path / "a.sqlite").path
    before = sha256(out)
    (small / "facts" / "limit.yaml").write_text("id: limit\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        build(read_content(small), out)
    assert caught.value.code == "content"
    assert {finding.file for finding in caught.value.where} == {"facts/limit.yaml"}
    assert sha256(out) == before


def test_a_place_that_cannot_be_written_is_a_sentence(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogueError) as caught:
        build(read_content(small), tmp_path / "file" / "a.sqlite")
    assert caught.value.code == "cannot-write"


def test_nothing_but_the_release_is_left_behind(small: Path, tmp_path: Path) -> None:
    build(read_content(small), tmp_path / "out" / "a.sqlite")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.sqlite"]
