"""The audit log: what was written can be read, and whatever is altered later is found."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.catalog.canonical_json import canonical_json
from kiosk.office.audit.actions import KEYS, Action
from kiosk.office.audit.export import COLUMNS, as_csv, as_json
from kiosk.office.audit.log import BEFORE_THE_FIRST, Entry, append, entries, head, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.errors import OfficeError

ROOT = Path(__file__).parents[3]
MORNING = datetime(2026, 11, 23, 9, 30, 15, 250_000, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WRITTEN = 8
READ = "SELECT at, user, action, about, hash FROM audit WHERE number = ?"
WRITE = (
    "UPDATE audit SET at = CAST(? AS TEXT), user = CAST(? AS TEXT), action = CAST(? AS TEXT),"
    " about = CAST(? AS TEXT), hash = CAST(? AS TEXT) WHERE number = ?"
)
COPY = "INSERT INTO audit SELECT ?, at, user, action, about, hash FROM audit WHERE number = ?"


def write(database: OfficeDatabase, number: int, user: str = "chan", role: str = "editor") -> str:
    with database.transaction() as connection:
        about = {"account": f"user-{number}", "role": role}
        return append(connection, MORNING + number * MINUTE, user, Action.ACCOUNT_ROLE, about)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[OfficeDatabase]:
    made = OfficeDatabase.create(tmp_path)
    yield made
    made.close()


@pytest.fixture
def written(database: OfficeDatabase) -> OfficeDatabase:
    for number in range(1, WRITTEN + 1):
        write(database, number, user="chan" if number % 2 else "wong")
    return database


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with a log, for many tampered copies in memory."""
    made = OfficeDatabase.create(tmp_path_factory.mktemp("image"))
    for number in range(1, WRITTEN + 1):
        write(made, number)
    made.connection.execute("PRAGMA journal_mode = DELETE")
    content = made.connection.serialize()
    made.close()
    return content


def unguarded(image: bytes) -> sqlite3.Connection:
    """A copy whose triggers somebody removed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(image)
    connection.row_factory = sqlite3.Row
    connection.execute("DROP TRIGGER audit_is_never_changed")
    connection.execute("DROP TRIGGER audit_is_never_shortened")
    return connection


# --- writing and reading ----------------------------------------------------------------------------------------------


def test_an_entry_says_who_did_what_when_and_about_what(database: OfficeDatabase) -> None:
    macau = MORNING.astimezone(timezone(timedelta(hours=8)))
    with database.transaction() as connection:
        new_head = append(connection, macau, "chan", "account-role", {"account": "wong", "role": "publisher"})
    about = {"account": "wong", "role": "publisher"}
    assert entries(database.connection) == [Entry(1, MORNING, "chan", "account-role", about, new_head)]
    assert head(database.connection) == new_head


def test_a_log_that_nobody_touched_is_right_empty_or_full(database: OfficeDatabase) -> None:
    assert head(database.connection) == BEFORE_THE_FIRST
    assert verify(database.connection) == []
    for number in range(1, 4):
        write(database, number)
        assert verify(database.connection) == []


def test_every_entry_moves_the_head_even_one_that_says_the_same(database: OfficeDatabase) -> None:
    heads = {write(database, 1) for _ in range(3)}
    assert len(heads) == 3


def test_what_is_undone_is_not_in_the_log(database: OfficeDatabase) -> None:
    first = write(database, 1)
    with pytest.raises(RuntimeError), database.transaction() as connection:
        append(connection, MORNING, "chan", Action.SIGNED_IN, {})
        raise RuntimeError
    assert head(database.connection) == first
    write(database, 2)
    assert verify(database.connection) == []


def test_an_entry_is_never_written_apart_from_its_change(database: OfficeDatabase) -> None:
    with pytest.raises(ValueError, match="transaction"):
        append(database.connection, MORNING, "chan", Action.SIGNED_IN, {})


@pytest.mark.parametrize(
    ("action", "about"),
    [
        ("account-eaten", {}),
        (Action.SIGNED_IN, {"password": "correct horse"}),
        (Action.ACCOUNT_ROLE, {"account": "x" * 501}),
        (Action.SIGN_IN_FAILED, {"failures": True}),
        (Action.SIGN_IN_FAILED, {"failures": 1.5}),
    ],
)
def test_only_what_is_declared_can_be_written(database: OfficeDatabase, action: str, about: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"account-eaten|declare|neither"), database.transaction() as connection:
        append(connection, MORNING, "chan", action, about)
    assert entries(database.connection) == []


def test_a_time_without_a_zone_is_refused(database: OfficeDatabase) -> None:
    with pytest.raises(ValueError, match="zone"), database.transaction() as connection:
        append(connection, MORNING.replace(tzinfo=None), "chan", Action.SIGNED_IN, {})


def test_every_action_declares_its_keys() -> None:
    assert set(KEYS) == set(Action)


def test_entries_are_found_by_user_action_and_time(written: OfficeDatabase) -> None:
    def numbers(**wanted: Any) -> list[int]:
        return [entry.number for entry in entries(written.connection, **wanted)]

    assert numbers(user="wong") == [2, 4, 6, 8]
    assert numbers(user="' OR 1 --") == []
    assert numbers(action="signed-in") == []
    assert numbers(since=MORNING + 3 * MINUTE, until=MORNING + 6 * MINUTE) == [3, 4, 5]
    assert numbers(user="chan", newest_first=True, limit=2) == [7, 5]


@pytest.mark.parametrize("statement", ["UPDATE audit SET user = 'x'", "DELETE FROM audit"])
def test_a_mistake_in_the_program_cannot_alter_the_log(written: OfficeDatabase, statement: str) -> None:
    with pytest.raises(OfficeError, match="audit log is never"), written.transaction() as connection:
        connection.execute(statement)
    assert len(entries(written.connection)) == WRITTEN


# --- tampering --------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(data=st.data())
def test_one_altered_byte_anywhere_is_found_and_its_entry_named(image: bytes, data: st.DataObject) -> None:
    connection = unguarded(image)
    number = data.draw(st.integers(1, WRITTEN), "entry")
    texts = [str(text).encode() for text in connection.execute(READ, (number,)).fetchone()]
    column = data.draw(st.integers(0, len(texts) - 1), "column")
    was = texts[column]
    place = data.draw(st.integers(0, len(was) - 1), "place")
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != was[place]), "byte")
    texts[column] = was[:place] + bytes([byte]) + was[place + 1 :]
    connection.execute(WRITE, (*texts, number))
    assert number in [finding.line for finding in verify(connection)]


@settings(deadline=None)
@given(st.integers(1, WRITTEN))
def test_a_removed_entry_is_found_even_the_last(image: bytes, number: int) -> None:
    connection = unguarded(image)
    connection.execute("DELETE FROM audit WHERE number = ?", (number,))
    assert [finding.line for finding in verify(connection)] == [number]


def test_a_whole_log_that_was_removed_is_found(image: bytes) -> None:
    connection = unguarded(image)
    connection.execute("DELETE FROM audit")
    assert f"{WRITTEN} were written" in verify(connection)[0].message


def test_a_removed_entry_is_found_when_the_others_were_renumbered(image: bytes) -> None:
    connection = unguarded(image)
    connection.execute("DELETE FROM audit WHERE number = 3")
    connection.execute("UPDATE audit SET number = number - 1 WHERE number > 3")
    assert 3 in [finding.line for finding in verify(connection)]


@settings(deadline=None)
@given(st.sets(st.integers(1, WRITTEN), min_size=2, max_size=2))
def test_two_swapped_entries_are_found(image: bytes, pair: set[int]) -> None:
    first, second = sorted(pair)
    connection = unguarded(image)
    for old, new in ((first, 100), (second, first), (100, second)):
        connection.execute("UPDATE audit SET number = ? WHERE number = ?", (new, old))
    connection.execute("UPDATE sqlite_sequence SET seq = ?", (WRITTEN,))
    lines = [finding.line for finding in verify(connection)]
    assert first in lines
    assert second in lines


def test_an_inserted_entry_is_found(image: bytes) -> None:
    connection = unguarded(image)
    for number in range(WRITTEN, 3, -1):
        connection.execute("UPDATE audit SET number = number + 1 WHERE number = ?", (number,))
    connection.execute(COPY, (4, 3))
    assert 4 in [finding.line for finding in verify(connection)]


@pytest.mark.parametrize("number", [0, -7])
def test_an_entry_before_the_first_is_found(image: bytes, number: int) -> None:
    connection = unguarded(image)
    connection.execute(COPY, (number, 1))
    assert "before the first" in verify(connection)[0].message


def test_a_rewritten_chain_is_right_in_itself_and_found_by_the_heads_in_releases(tmp_path: Path) -> None:
    heads: dict[int, str] = {}
    true = OfficeDatabase.create(tmp_path / "true")
    false = OfficeDatabase.create(tmp_path / "false")
    for number in range(1, 7):
        heads[number] = write(true, number)
        write(false, number, role="administrator" if number == 3 else "editor")
    assert verify(true.connection, heads) == []
    assert verify(false.connection) == []
    found = verify(false.connection, {2: heads[2], 5: heads[5]})
    assert len(found) == 1, "release 2 was made before what was rewritten"
    assert "Release 5" in found[0].message
    assert "rewritten" in found[0].message


def test_an_older_copy_of_the_database_is_found_by_the_head_in_a_release(image: bytes) -> None:
    connection = unguarded(image)
    released = head(connection)
    connection.execute("DELETE FROM audit WHERE number > 5")
    connection.execute("UPDATE sqlite_sequence SET seq = 5")
    assert verify(connection) == []
    assert "cut short" in verify(connection, {9: released})[0].message


def test_releases_whose_heads_go_back_are_found(written: OfficeDatabase) -> None:
    hashes = [entry.hash for entry in entries(written.connection)]
    assert verify(written.connection, {1: hashes[2], 2: hashes[2], 3: hashes[6]}) == []
    assert "Release 4" in verify(written.connection, {2: hashes[6], 4: hashes[2]})[0].message


def test_a_release_made_before_the_first_entry_is_known(written: OfficeDatabase) -> None:
    assert verify(written.connection, {1: BEFORE_THE_FIRST}) == []


def test_what_another_window_writes_meanwhile_is_no_tampering(written: OfficeDatabase, tmp_path: Path) -> None:
    other = OfficeDatabase.open(tmp_path)
    added: list[str] = []

    def meanwhile() -> int:
        if len(added) < 3:
            added.append(write(other, WRITTEN + 1))
        return 0

    written.connection.set_progress_handler(meanwhile, 1)
    assert verify(written.connection) == []
    written.connection.set_progress_handler(None, 0)
    assert head(written.connection) == added[-1], "it was really written while the log was read"
    assert verify(written.connection) == []
    other.close()


@pytest.mark.parametrize("about", ["{", "[]", "7", "[" * 100_000, '{"account": "wong"}'])
def test_an_entry_that_is_no_entry_any_more_is_told_never_a_crash(image: bytes, about: str) -> None:
    connection = unguarded(image)
    connection.execute("UPDATE audit SET about = ? WHERE number = 4", (about,))
    assert [finding.line for finding in verify(connection)] == [4]


def test_a_list_with_an_unreadable_entry_says_which_one(image: bytes) -> None:
    connection = unguarded(image)
    connection.execute("UPDATE audit SET at = 'yesterday' WHERE number = 4")
    with pytest.raises(OfficeError, match=r"Entry 4.*office audit verify"):
        entries(connection)


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_csv_holds_every_entry_as_it_was_written(written: OfficeDatabase) -> None:
    found = entries(written.connection)
    content = as_csv(found)
    assert content.startswith(b"\xef\xbb\xbf"), "or a spreadsheet on Windows garbles Chinese"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(int(row["number"]), json.loads(row["about"]), row["hash"]) for row in rows] == [
        (entry.number, entry.about, entry.hash) for entry in found
    ]


def test_a_json_file_can_be_verified_without_this_program(written: OfficeDatabase) -> None:
    previous = "0" * 64
    for entry in json.loads(as_json(entries(written.connection)))["entries"]:
        stated = entry.pop("hash")
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert text == canonical_json(entry)
        previous = hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
        assert previous == stated
    assert previous == head(written.connection)


# --- crashes ----------------------------------------------------------------------------------------------------------

WRITER = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from kiosk.office.audit.log import append
    from kiosk.office.database import OfficeDatabase
    database = OfficeDatabase.open(Path(sys.argv[1]))
    while True:
        with database.transaction() as connection:
            head = append(connection, datetime.now(UTC), "chan", "signed-in", {})
        print(head, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 4, 9])
def test_what_was_acknowledged_survives_a_killed_program(tmp_path: Path, acknowledged: int) -> None:
    OfficeDatabase.create(tmp_path).close()
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(acknowledged)]
        process.send_signal(signal.SIGKILL)
    database = OfficeDatabase.open(tmp_path)
    assert [entry.hash for entry in entries(database.connection)][:acknowledged] == told
    assert verify(database.connection) == []
    write(database, 1)
    assert verify(database.connection) == []
