"""Texts out to a spreadsheet and back, and exchange rates, in the office's window with a mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.ui.office_exchange import OfficeExchange
from kiosk.ui.office_export import OfficeExport
from kiosk.ui.office_rates import OfficeRates
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow

from begun_office import NOW, small_begun_office
from office_window import Desk, signed_in_desk

NEW = {2: "Novo nome", 3: "Novo resumo", 4: "Novo cabecalho"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with signed_in_desk(small_begun_office(tmp_path / "data")) as opened:
        yield opened


def test_three_portuguese_texts_go_out_come_back_and_are_undone_and_so_is_content(desk: Desk, tmp_path: Path) -> None:
    sent, back = OfficeExport.instance, OfficeExchange.instance
    drafts = Drafts(desk.parts.session.database, lambda: NOW)
    first = drafts.rows(Kind.CATEGORIES, limit=1).rows[0].id
    before = drafts.load(Kind.CATEGORIES, first)
    assert before is not None
    desk.click("place-exchange")
    desk.click("tab-out")
    desk.write("out-place", str(tmp_path / "texts.xlsx"))
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: not sent.busy)
    book = openpyxl.load_workbook(tmp_path / "texts.xlsx")
    sheet = book["Texts"]
    assert sent.said["en-MO"].endswith(f"texts.xlsx, {sheet.max_row - 1} rows")
    column = next(cell.column for cell in sheet[1] if cell.value == "pt-MO")
    for line, words in NEW.items():
        sheet.cell(line, column).value = words
    book.save(tmp_path / "texts.xlsx")

    desk.click("tab-in")
    desk.write("in-place", str(tmp_path / "texts.xlsx"))
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: back.doing == "")
    assert desk.shows("report-2")
    assert "Novo nome" in desk.item("report-0").property("text")
    assert drafts.load(Kind.CATEGORIES, first) == before
    desk.click("import")
    assert desk.wait_until(lambda: back.doing == "")
    draft = drafts.load(Kind.CATEGORIES, first)
    assert draft is not None
    texts = [draft.data[field] for field in ("name", "summary", "title")]
    assert [text["pt-MO"] for text in texts] == list(NEW.values())
    assert all(text_states(text)[Locale.PT] is TranslationState.OK for text in texts)

    desk.click("undo-1")
    desk.key(Qt.Key.Key_Return)  # Enter alone undoes nothing
    assert back.doing == ""
    desk.click("undo-1")
    desk.click("undo-question-yes")
    assert desk.wait_until(lambda: back.doing == "")
    undone = drafts.load(Kind.CATEGORIES, first)
    assert undone is not None
    assert undone.data == before.data

    drafts.export_content(tmp_path / "content")
    file = tmp_path / "content" / "categories" / f"{first}.yaml"
    file.write_text(file.read_text("utf-8").replace("pt-MO: ", "pt-MO: Novo ", 1), "utf-8")
    desk.write("in-place", str(tmp_path / "content"))
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: back.doing == "")
    desk.click("import")
    assert desk.wait_until(lambda: back.doing == "" and drafts.load(Kind.CATEGORIES, first) != undone)
    desk.click("undo-2")
    assert "put back 1 record?" in str(desk.item("undo-question").property("question"))
    desk.click("undo-question-yes")
    assert desk.wait_until(lambda: back.doing == "")
    again = drafts.load(Kind.CATEGORIES, first)
    assert again is not None
    assert again.data == before.data
    assert desk.office.warnings == []


def test_the_window_for_choosing_a_file_goes_when_the_office_is_locked(desk: Desk) -> None:
    desk.click("place-exchange")
    desk.click("tab-in")
    desk.click("in-place-file")
    assert len(shown_windows()) > 1
    desk.parts.session.lock()
    assert desk.wait_until(lambda: shown_windows() == [desk.window])
    desk.window.requestActivate()  # a desktop does it by itself
    desk.click("password")
    desk.unlock()
    assert shown_windows() == [desk.window]
    assert desk.office.warnings == []


def shown_windows() -> list[QWindow]:
    return [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]


def test_a_first_rate_is_typed_asked_about_and_confirmed(desk: Desk) -> None:
    rates = OfficeRates.instance
    desk.use(Locale.PT)
    desk.click("place-rates")
    assert desk.wait_until(lambda: rates.known)
    desk.click("rates-source")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    desk.write("renminbi", "0.8901")
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: rates.doing == "")
    assert "0.8901" in rates.asks["pt-MO"]
    desk.key(Qt.Key.Key_Return)  # Enter alone says no, and the field has the focus again
    assert (rates.asks, rates.newest) == ({}, {})
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: bool(rates.asks))
    desk.click("rate-question-yes")
    assert desk.wait_until(lambda: rates.doing == "" and rates.newest != {})
    assert (rates.newest["renminbi"], rates.newest["by"], rates.newest["isOut"]) == ("0.8901", "chan", False)
    assert desk.shows("publish-rates")
    assert desk.office.warnings == []


def test_a_rate_is_not_dated_in_the_future(desk: Desk) -> None:
    desk.click("place-rates")
    desk.click("dated-calendar")
    assert desk.item("dated-day-23").isEnabled()  # today
    assert not desk.item("dated-day-24").isEnabled()
    assert not desk.item("dated-month-on").isEnabled()
    desk.click("dated-month-back")
    desk.click("dated-day-30")
    assert desk.item("dated").property("text") == "2026-10-30"
    desk.click("dated-calendar")
    desk.parts.session.lock()  # by itself, after ten minutes
    desk.unlock()  # nothing lies over the password
    assert desk.item("dated").property("text") == "2026-10-30"
    assert desk.office.warnings == []
