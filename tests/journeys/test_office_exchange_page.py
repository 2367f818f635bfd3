"""Texts out to a spreadsheet and back, and exchange rates, in the office's window with a mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.first import begin_office
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.ui.office_exchange import OfficeExchange
from kiosk.ui.office_export import OfficeExport
from kiosk.ui.office_rates import OfficeRates
from PySide6.QtCore import Qt

from kiosk_window import prepare
from office_window import CHEAP, Desk

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
GOOD = "four good words here"
NEW = {2: "Novo nome", 3: "Novo resumo", 4: "Novo cabecalho"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Somebody has signed in to an office that knows the categories and a few sources."""
    prepare()
    from kiosk.app import make_application

    make_application()
    whole = read_content(CONTENT_FOLDER)
    content = ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))
    begin_office(tmp_path / "data", lambda: MORNING, "chan", GOOD, content, CHEAP)
    opened = Desk(tmp_path / "data", tmp_path / "none", lambda: MORNING)
    opened.use(Locale.EN)
    for words in ("chan", GOOD):
        opened.type(words)
        opened.key(Qt.Key.Key_Return)
    assert opened.wait_until(lambda: opened.parts.session.state == "signed-in")
    yield opened
    opened.close()


def press(desk: Desk, name: str) -> None:
    """Click on what has just come, where it then stands."""
    desk.settle()
    desk.window.grabWindow()  # a frame, so that everything has its place
    desk.click(name)


def test_three_portuguese_texts_go_out_come_back_and_are_undone(desk: Desk, tmp_path: Path) -> None:
    sent, back = OfficeExport.instance, OfficeExchange.instance
    drafts = Drafts(desk.parts.session.database, lambda: MORNING)
    first = drafts.rows(Kind.CATEGORIES, limit=1).rows[0].id
    before = drafts.load(Kind.CATEGORIES, first)
    assert before is not None
    press(desk, "place-exchange")
    press(desk, "tab-out")
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

    press(desk, "tab-in")
    desk.write("in-place", str(tmp_path / "texts.xlsx"))
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: back.doing == "")
    assert desk.shows("report-2")
    assert "Novo nome" in desk.item("report-0").property("text")
    assert drafts.load(Kind.CATEGORIES, first) == before
    press(desk, "import")
    assert desk.wait_until(lambda: back.doing == "")
    draft = drafts.load(Kind.CATEGORIES, first)
    assert draft is not None
    texts = [draft.data[field] for field in ("name", "summary", "title")]
    assert [text["pt-MO"] for text in texts] == list(NEW.values())
    assert all(text_states(text)[Locale.PT] is TranslationState.OK for text in texts)

    press(desk, "undo-1")
    desk.key(Qt.Key.Key_Return)  # Enter alone undoes nothing
    assert back.doing == ""
    press(desk, "undo-1")
    press(desk, "undo-question-yes")
    assert desk.wait_until(lambda: back.doing == "")
    undone = drafts.load(Kind.CATEGORIES, first)
    assert undone is not None
    assert undone.data == before.data
    assert desk.office.warnings == []


def test_a_first_rate_is_typed_asked_about_and_confirmed(desk: Desk) -> None:
    rates = OfficeRates.instance
    desk.use(Locale.PT)
    press(desk, "place-rates")
    assert desk.wait_until(lambda: rates.known)
    press(desk, "rates-source")
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
    press(desk, "rate-question-yes")
    assert desk.wait_until(lambda: rates.doing == "" and rates.newest != {})
    assert (rates.newest["renminbi"], rates.newest["by"], rates.newest["isOut"]) == ("0.8901", "chan", False)
    assert desk.shows("publish-rates")
    assert desk.office.warnings == []
