from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.text import source_mark
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.workbook import SHEET

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[OfficeDatabase]:
    made = OfficeDatabase.create(tmp_path / "office-data")
    yield made
    made.close()


@pytest.fixture
def ana() -> Actor:
    return Actor("ana", Role.EDITOR)


@pytest.fixture
def drafts(database: OfficeDatabase, ana: Actor) -> Drafts:
    """Two records: an institution, whole; a term whose Portuguese is missing and whose English is out of date."""
    made = Drafts(database, lambda: NOW)
    mark = source_mark("中國銀行")
    name = {"zh-Hant-MO": "中國銀行", "zh-Hans-CN": "中国银行", "pt-MO": "Banco da China", "en-MO": "Bank of China"}
    made.create(ana, Kind.INSTITUTIONS, "boc", {"id": "boc", "name": {**name, "from": mark}, "kind": "bank"})
    term = {
        "zh-Hant-MO": "賬戶",
        "zh-Hans-CN": "账户",
        "en-MO": "Account",
        "from": {"zh-Hans-CN": source_mark("賬戶"), "en-MO": "00000000"},
    }
    made.create(ana, Kind.GLOSSARY, "account", {"id": "account", "group": "bank", "term": term})
    return made


@pytest.fixture
def exchange(database: OfficeDatabase, drafts: Drafts) -> Exchange:
    return Exchange(database, lambda: NOW)


@pytest.fixture
def edited() -> Callable[[bytes, dict[tuple[str, str], str]], bytes]:
    """A spreadsheet after somebody wrote in it: (id, column) to the new words."""

    def edit(content: bytes, words: dict[tuple[str, str], str]) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book[SHEET]
        titles = {cell.value: cell.column for cell in sheet[1]}
        lines = {sheet.cell(line, titles["id"]).value: line for line in range(2, sheet.max_row + 1)}
        for (record_id, title), new in words.items():
            sheet.cell(lines[record_id], titles[title]).value = new or None
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return edit
