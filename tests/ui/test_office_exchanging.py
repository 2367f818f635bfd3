"""Import and export in the office's window, through its objects, with real files and the real content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from threading import Event
from typing import Any

import openpyxl
import pytest
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.first import begin_office
from kiosk.office.exchange.exchange import Exchange
from kiosk.ui.lazy_rows import LazyRows
from kiosk.ui.office_exchange import OfficeExchange
from kiosk.ui.office_export import OfficeExport
from kiosk.ui.office_session import OfficeSession
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from signed_in_office import damage, signed_in_office

from begun_office import GOOD, KEEPER, NOW, USER, seed_content

EVERY = ["zh-Hans-CN", "pt-MO", "en-MO"]
KIND = Kind.CATEGORIES
Write = Callable[[Any, dict[str, int]], None]


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def out(session: OfficeSession) -> OfficeExport:
    return OfficeExport(session)


@pytest.fixture
def back(session: OfficeSession) -> OfficeExchange:
    return OfficeExchange(session)


def written(out: OfficeExport, qtbot: QtBot, form: str, place: Path, languages: list[str] = EVERY) -> None:
    out.write(form, "" if form == "content" else KIND.value, languages, str(place))
    qtbot.waitUntil(lambda: not out.busy, timeout=20_000)


def looked(back: OfficeExchange, qtbot: QtBot, place: Path) -> dict[str, int]:
    """See what a file would change; how long each list is."""
    back.check(str(place))
    qtbot.waitUntil(lambda: back.doing == "", timeout=20_000)
    return {item["name"]: item["count"] for item in back.lists}


def settled(step: Callable[[], None], back: OfficeExchange, qtbot: QtBot) -> None:
    step()
    qtbot.waitUntil(lambda: back.doing == "", timeout=20_000)


def rows(back: OfficeExchange, name: str) -> list[dict[str, Any]]:
    back.show(name)
    model = back.rows
    assert isinstance(model, LazyRows)
    return [model.data(model.index(number, 0)) for number in range(model.rowCount())]


def spreadsheet(session: OfficeSession, file: Path, write: Write) -> Path:
    """The texts of the categories, after somebody wrote in them."""
    content = Exchange(session.database, session.now).workbook(KIND)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Texts"]
    write(sheet, {cell.value: cell.column for cell in sheet[1]})
    book.save(file)
    return file


def three_names(sheet: Any, column: dict[str, int]) -> None:
    for line in (2, 4, 6):
        sheet.cell(line, column["pt-MO"]).value = f"Nome {line}"


def words_of(session: OfficeSession, line: int) -> str:
    """The Portuguese of a row of the spreadsheet, as the drafts have it."""
    sheet = openpyxl.load_workbook(io.BytesIO(Exchange(session.database, session.now).workbook(KIND)))["Texts"]
    column = {cell.value: cell.column for cell in sheet[1]}
    return str(sheet.cell(line, column["pt-MO"]).value)


def state_of(session: OfficeSession) -> list[str]:
    return [line for line in session.database.connection.iterdump() if "audit" not in line]


def test_a_spreadsheet_goes_to_the_place_that_was_typed_and_nothing_is_written_over_unasked(
    out: OfficeExport, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert out.proposed("xlsx") == "~/ponte-2026-11-23.xlsx"
    written(out, qtbot, "xlsx", Path("~/texts.xlsx"), ["pt-MO"])
    file = tmp_path / "texts.xlsx"
    sheet = openpyxl.load_workbook(file)["Texts"]
    assert "en-MO" not in [cell.value for cell in sheet[1]]
    assert out.said["en-MO"] == f"Written: {file}, {sheet.max_row - 1} rows"
    file.write_bytes(b"somebody's work")
    written(out, qtbot, "xlsx", file)
    assert "already" in out.asks["en-MO"]
    assert file.read_bytes() == b"somebody's work"
    out.dismiss()
    out.replace()
    assert not out.busy
    written(out, qtbot, "xlsx", file)
    out.replace()
    qtbot.waitUntil(lambda: not out.busy)
    assert (file.read_bytes()[:2], out.failed, out.asks) == (b"PK", False, {})


def test_content_files_come_out_byte_for_byte_as_they_came_in(qtbot: QtBot, tmp_path: Path) -> None:
    content = ContentSet(categories=seed_content().categories)
    begin_office(tmp_path / "data", lambda: NOW, USER, GOOD, content, KEEPER)
    session = OfficeSession(tmp_path / "data", lambda: tmp_path, lambda: NOW, keeper=KEEPER)
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    out, folder = OfficeExport(session), tmp_path / "content"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    written(out, qtbot, "content", folder)
    assert "There are files in" in out.asks["en-MO"]
    assert [path.name for path in folder.rglob("*")] == ["notes.txt"]
    out.replace()
    qtbot.waitUntil(lambda: not out.busy, timeout=20_000)
    files = sorted(path.name for path in folder.rglob("*.yaml"))
    assert files == sorted(f"{name}.yaml" for name in content.categories)
    assert all((folder / KIND / name).read_bytes() == (CONTENT_FOLDER / KIND / name).read_bytes() for name in files)
    assert out.said["en-MO"] == f"Written: {folder}, {len(files)} records"
    session.close()


def test_a_folder_comes_in_as_it_was_looked_at_and_not_over_what_somebody_changed_since(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    drafts = Drafts(session.database, session.now)
    folder = tmp_path / "content"
    copytree(CONTENT_FOLDER / KIND, folder / KIND)
    first, second = sorted((folder / KIND).iterdir())[:2]
    first.write_text(first.read_text("utf-8").replace("pt-MO: ", "pt-MO: Novo ", 1), "utf-8")
    second.write_text(re.sub(r"position: \d+", "position: 99", second.read_text("utf-8")), "utf-8")
    assert looked(back, qtbot, folder) == {"changes": 2}
    assert (back.report["isContent"], back.report["changes"]) == (True, 2)
    name, order = rows(back, "changes")
    assert (name["place"], order["place"]) == (first.stem, second.stem)
    assert "".join(run["words"] for run in name["runs"] if run["change"] == "+") == "Novo "
    assert order["words"]["en-MO"] == "Other values change"
    present = drafts.load(KIND, first.stem)
    assert present is not None
    changed = {**present.data, "name": {**present.data["name"], "en-MO": "Somebody's word"}}
    drafts.save(session.actor, KIND, first.stem, changed, present.revision)
    before = state_of(session)
    settled(back.apply, back, qtbot)
    assert (back.failed, "changed meanwhile" in back.said["en-MO"]) == (True, True)
    assert state_of(session) == before
    looked(back, qtbot, folder)
    settled(back.apply, back, qtbot)
    brought_in = drafts.load(KIND, first.stem)
    assert brought_in is not None
    assert (brought_in.state.value, brought_in.data["name"]["pt-MO"][:5]) == ("draft", "Novo ")
    assert back.said["en-MO"] == "Import 1: 2 records were brought in, as drafts."
    past = back.imports[0]
    assert (past["file"], past["texts"], past["records"], past["undone"]) == ("content", 0, 2, False)
    drafts.save(session.actor, KIND, first.stem, changed, brought_in.revision)
    settled(lambda: back.undo(1), back, qtbot)
    assert "1 record is as it was before. Those below were changed since" in back.said["en-MO"]
    (kept,) = rows(back, "kept")
    assert (kept["place"], f"last by {USER}" in kept["words"]["en-MO"]) == (f"categories/{first.stem}.yaml", True)
    assert back.imports[0]["undone"]


def test_what_a_file_would_change_is_seen_first_then_imported_and_undone_whole(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    file = spreadsheet(session, tmp_path / "back.xlsx", three_names)
    before, former = state_of(session), words_of(session, 4)
    assert looked(back, qtbot, file) == {"changes": 3}
    assert state_of(session) == before
    assert (back.report["file"], back.report["changes"]) == ("back.xlsx", 3)
    change = rows(back, "changes")[1]
    assert (change["line"], change["kind"]) == (4, "categories")
    assert "".join(run["words"] for run in change["runs"] if run["change"] != "+") == former
    assert "".join(run["words"] for run in change["runs"] if run["change"] != "−") == "Nome 4"
    settled(back.apply, back, qtbot)
    assert (back.said["en-MO"], words_of(session, 4)) == ("Import 1: 3 texts were changed.", "Nome 4")
    past = back.imports[0]
    assert (past["user"], past["file"], past["texts"], past["undone"]) == (USER, "back.xlsx", 3, False)
    settled(lambda: back.undo(1), back, qtbot)
    assert (words_of(session, 4), back.imports[0]["undone"]) == (former, True)
    settled(lambda: back.undo(1), back, qtbot)
    assert (back.failed, back.said["en-MO"]) == (True, "Import 1 was undone already.")


def test_what_somebody_edited_after_the_import_stays_and_is_named(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    looked(back, qtbot, spreadsheet(session, tmp_path / "back.xlsx", three_names))
    first = rows(back, "changes")[0]
    settled(back.apply, back, qtbot)
    drafts = Drafts(session.database, session.now)
    draft = drafts.load(KIND, first["place"])
    assert draft is not None
    data = {**draft.data, "name": {**draft.data["name"], "pt-MO": "Meu"}}
    drafts.save(session.actor, KIND, draft.id, data, draft.revision)
    settled(lambda: back.undo(1), back, qtbot)
    assert "2 texts are as they were before" in back.said["en-MO"]
    (kept,) = rows(back, "kept")
    assert (kept["place"], f"last by {USER}" in kept["words"]["en-MO"]) == (f"categories/{draft.id}.yaml", True)
    assert words_of(session, 2) == "Meu"


def test_rows_that_cannot_come_in_are_named_with_their_number_and_the_others_come_in(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    def write(sheet: Any, column: dict[str, int]) -> None:
        three_names(sheet, column)
        sheet.cell(8, column["pt-MO"]).value = "=1+1"
        sheet.cell(9, column["en-MO"]).value = "A {fact-that-is-not}"
        sheet.merge_cells(start_row=10, start_column=2, end_row=10, end_column=3)

    file = spreadsheet(session, tmp_path / "back.xlsx", write)
    drafts = Drafts(session.database, session.now)
    first = drafts.rows(KIND, limit=1).rows[0].id
    draft = drafts.load(KIND, openpyxl.load_workbook(file)["Texts"].cell(2, 2).value or first)
    assert draft is not None
    data = {**draft.data, "name": {**draft.data["name"], "pt-MO": "Outro"}}
    drafts.save(session.actor, KIND, draft.id, data, draft.revision)
    assert looked(back, qtbot, file) == {"changes": 2, "refused": 3, "stale": 1}
    assert [row["line"] for row in rows(back, "refused")] == [8, 9, 10]
    assert "formula" in rows(back, "refused")[0]["words"]["en-MO"]
    (stale,) = rows(back, "stale")
    assert (stale["line"], stale["label"]["en-MO"], "Outro" in stale["words"]["en-MO"]) == (2, "Português", True)
    settled(back.apply, back, qtbot)
    assert (words_of(session, 2), words_of(session, 4), words_of(session, 6)) == ("Outro", "Nome 4", "Nome 6")


def no_mark(sheet: Any, column: dict[str, int]) -> None:
    sheet.delete_cols(column["mark"])


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/workbook.xml", bytes(300 * 1024 * 1024))
    return out.getvalue()


BAD_FILES: dict[str, tuple[Callable[[OfficeSession, Path], None], str]] = {
    "none.xlsx": (lambda session, file: None, "There is no file"),
    "missing-column.xlsx": (lambda session, file: spreadsheet(session, file, no_mark) and None, "cannot be imported"),
    "bomb.xlsx": (lambda session, file: file.write_bytes(bomb()) and None, "cannot be imported"),
    "half.xlsx": (lambda session, file: file.write_bytes(b"PK\x03\x04 half a file") and None, "cannot be imported"),
    "old.xls": (lambda session, file: file.write_bytes(b"\xd0\xcf\x11\xe0 old") and None, "cannot be imported"),
    "pt_MO.po": (lambda session, file: file.write_bytes('msgid "é"'.encode("latin-1")) and None, "cannot be imported"),
    "folder": (lambda session, file: (file / "strange").mkdir(parents=True), "The content has errors"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_used_changes_nothing_and_says_why(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    make, said = BAD_FILES[name]
    make(session, tmp_path / name)
    before = state_of(session)
    looked(back, qtbot, tmp_path / name)
    assert back.failed
    assert said in back.said["en-MO"]
    assert (back.report["isPlan"], back.report["changes"]) == (False, 0)
    assert all(row["words"]["pt-MO"] != "" for row in rows(back, "refused"))
    assert name == "none.xlsx" or rows(back, "refused")
    back.apply()
    assert (back.doing, state_of(session)) == ("", before)


def test_a_po_file_with_a_broken_placeholder_is_refused_at_its_line(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    content = Exchange(session.database, session.now).po_file(Locale.PT, KIND)
    lines = content.decode().split("\n")
    where = [number for number, line in enumerate(lines) if line.startswith('msgstr "') and line != 'msgstr ""']
    lines[where[0]] = 'msgstr "Um {facto-que-falta}"'
    lines[where[1]] = 'msgstr "Palavras novas"'
    (tmp_path / "pt_MO.po").write_text("\n".join(lines), "utf-8")
    assert looked(back, qtbot, tmp_path / "pt_MO.po") == {"changes": 1, "refused": 1}
    (refused,) = rows(back, "refused")
    assert abs(refused["line"] - where[0]) <= 4
    assert "facto-que-falta" in refused["words"]["zh-Hant-MO"]


def stop_at_once(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, back: OfficeExchange, begin: Callable[[], None]
) -> None:
    """Begin, and stop before the other thread has come any further than its database."""
    opened, stopped = OfficeDatabase.open, Event()

    def wait(data: Path) -> OfficeDatabase:
        assert stopped.wait(10)
        return opened(data)

    with monkeypatch.context() as changed:
        changed.setattr(OfficeDatabase, "open", wait)
        begin()
        back.stop()
        stopped.set()
        qtbot.waitUntil(lambda: back.doing == "")


def test_reading_and_importing_can_be_stopped_and_leave_nothing_behind(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = spreadsheet(session, tmp_path / "back.xlsx", three_names)
    before = state_of(session)
    stop_at_once(monkeypatch, qtbot, back, lambda: back.check(str(file)))
    assert (back.said["en-MO"], back.report["file"]) == ("Stopped. Nothing was changed.", "")
    looked(back, qtbot, file)
    stop_at_once(monkeypatch, qtbot, back, back.apply)
    assert (back.said["en-MO"], back.report["file"]) == ("Stopped. Nothing was changed.", "back.xlsx")
    assert (state_of(session), back.imports) == (before, [])
    settled(back.apply, back, qtbot)
    assert not back.failed


def test_the_window_answers_while_a_file_is_read(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "back.xlsx"
    file.write_bytes(Exchange(session.database, session.now).workbook(Kind.SERVICES))
    beats = list[int]()
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(back.percent))
    timer.start()
    looked(back, qtbot, file)
    timer.stop()
    assert len(beats) > 10
    assert any(0 < percent < 100 for percent in beats)
    assert back.lists == []


def test_who_locks_the_window_finds_the_report_again_and_the_next_person_does_not(
    back: OfficeExchange, session: OfficeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    file = spreadsheet(session, tmp_path / "back.xlsx", three_names)
    back.check(str(file))
    session.lock()
    qtbot.waitUntil(lambda: back.doing == "", timeout=20_000)
    assert back.imports == []
    back.apply()
    assert back.failed
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    assert back.report["changes"] == 3
    session.signOut()
    assert (back.report["file"], back.said) == ("", {})


def test_past_imports_that_cannot_be_read_say_so(session: OfficeSession, back: OfficeExchange) -> None:
    damage(session)
    assert back.imports == []
    assert session.trouble["zh-Hant-MO"]
