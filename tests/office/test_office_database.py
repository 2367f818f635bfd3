"""The office's database: all or nothing, and a sentence for whatever is wrong with its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from kiosk.office.database import OfficeDatabase, database_file
from kiosk.office.errors import OfficeError


@pytest.fixture
def database(tmp_path: Path) -> OfficeDatabase:
    made = OfficeDatabase.create(tmp_path)
    made.connection.execute("CREATE TABLE note (words TEXT)")
    return made


def notes(database: OfficeDatabase) -> list[str]:
    return [str(row["words"]) for row in database.connection.execute("SELECT words FROM note")]


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path: Path, database: OfficeDatabase) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO note VALUES ('kept')")
    database.close()
    assert notes(OfficeDatabase.open(tmp_path)) == ["kept"]


def test_a_mistake_in_the_middle_undoes_everything(database: OfficeDatabase) -> None:
    with pytest.raises(ValueError, match="in the middle"), database.transaction() as connection:
        connection.execute("INSERT INTO note VALUES ('half')")
        raise ValueError("in the middle")
    assert notes(database) == []


def test_a_second_office_is_not_made_over_the_first(tmp_path: Path, database: OfficeDatabase) -> None:
    with pytest.raises(OfficeError, match="already") as caught:
        OfficeDatabase.create(tmp_path)
    assert caught.value.code == "exists"


def test_without_an_office_the_sentence_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="office init"):
        OfficeDatabase.open(tmp_path)


def test_the_office_of_another_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", denied)
    for enter in (OfficeDatabase.open, OfficeDatabase.create):
        with pytest.raises(OfficeError) as caught:
            enter(tmp_path)
        assert caught.value.code == "not-yours"


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_file_that_is_no_office_says_so(tmp_path: Path, content: bytes) -> None:
    path = database_file(tmp_path)
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(OfficeError) as caught:
        OfficeDatabase.open(tmp_path)
    assert caught.value.code == "damaged"


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path, database: OfficeDatabase) -> None:
    database.connection.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(OfficeError) as caught:
        OfficeDatabase.open(tmp_path)
    assert caught.value.code == "newer-schema"


def test_a_full_disk_is_a_sentence_and_changes_nothing(database: OfficeDatabase) -> None:
    pages = database.connection.execute("PRAGMA page_count").fetchone()[0]
    database.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OfficeError) as caught, database.transaction() as connection:
        connection.executemany("INSERT INTO note VALUES (?)", [("x" * 1000,)] * 500)
    assert caught.value.code == "disk"
    assert notes(database) == []


@pytest.mark.parametrize("replaced", [False, True])
def test_what_nobody_would_find_again_is_not_written(tmp_path: Path, database: OfficeDatabase, replaced: bool) -> None:
    database.path.rename(tmp_path / "elsewhere")
    if replaced:
        database.path.write_bytes((tmp_path / "elsewhere").read_bytes())
    with pytest.raises(OfficeError) as caught, database.transaction():
        pass
    assert caught.value.code == "moved"
    (tmp_path / "elsewhere").rename(database.path)
    with database.transaction() as connection:
        connection.execute("INSERT INTO note VALUES ('back')")
    assert notes(database) == ["back"]


def test_two_windows_wait_for_each_other(tmp_path: Path, database: OfficeDatabase) -> None:
    second = OfficeDatabase.open(tmp_path)
    second.connection.execute("PRAGMA busy_timeout = 1")
    with database.transaction() as connection:
        connection.execute("INSERT INTO note VALUES ('first')")
        with pytest.raises(OfficeError) as caught, second.transaction():
            pass
    assert caught.value.code == "busy"
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    assert notes(second) == ["first"]
