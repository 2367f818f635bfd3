"""Texts as a spreadsheet: nothing is lost on the way, nothing runs, and whatever is wrong names its row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.catalog.content_files import read_content
from kiosk.catalog.content_texts import data_of, placed_texts
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import source_mark
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.rows import ReturnedFile, guarded, has_control_characters, unguarded
from kiosk.office.exchange.texts import Place, PlainRecord, fingerprint, texts_of_records, with_words
from kiosk.office.exchange.workbook import SHEET, read_workbook, write_workbook
from kiosk.office.translation.texts import DraftText

CONTENT = Path(__file__).parents[3] / "db" / "content"
WORDS = st.text(st.characters(codec="utf-8"), max_size=40).filter(lambda words: not has_control_characters(words))
STARTS = st.sampled_from(["", "=1+1", "+853", "-5", "@SUM", "\t", "'", "''", "'=", "_x0041_", "<b>&amp;", " "])
CELLS = st.builds(lambda start, words: start + words, STARTS, WORDS)


def sample() -> list[DraftText]:
    mark = source_mark("到內地銀行開戶")
    name = {
        "zh-Hant-MO": "到內地銀行開戶",
        "zh-Hans-CN": "到内地银行开户",
        "pt-MO": "Abrir conta",
        "en-MO": "Open an account",
        "from": mark,
    }
    summary = {"zh-Hant-MO": "=HYPERLINK(1)", "en-MO": "+853 is Macau", "from": {"en-MO": "00000000"}}
    keywords = {"zh-Hant-MO": ["開戶"], "pt-MO": ["conta"]}
    data = {"id": "account", "name": name, "steps": [{"text": summary}], "keywords": keywords}
    return texts_of_records([PlainRecord(Kind.SERVICES, "account", 1, data)])


def returned(change: Callable[[Any, Any], None]) -> ReturnedFile:
    """What is read after someone changed the file in a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(sample())))
    change(book, book[SHEET])
    out = io.BytesIO()
    book.save(out)
    return read_workbook("texts.xlsx", out.getvalue())


def column(sheet: Any, title: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == title)


def test_every_text_of_the_content_is_exported() -> None:
    content = read_content(CONTENT)
    records = [
        PlainRecord(kind, record_id, 0, data_of(record))
        for kind in Kind
        for record_id, record in content.records(kind).items()
    ]
    exported = {(text.kind, text.record_id, text.path) for text in texts_of_records(records)}
    assert exported == {(placed.kind, placed.record_id, placed.path) for placed in placed_texts(content)}


def test_a_file_that_nobody_changed_comes_back_as_it_went() -> None:
    read = read_workbook("texts.xlsx", write_workbook(sample()))
    assert not read.refused
    for row, text in zip(read.rows, sample(), strict=True):
        assert row.place == Place.of(text)
        assert row.words == {locale: text[locale] for locale in Locale}
        assert row.bases == {locale: fingerprint(row.place, locale, text[locale]) for locale in Locale}
    assert [row.told["state"] for row in read.rows] == [
        "ok",
        "zh-Hans-CN missing, pt-MO missing, en-MO out-of-date",
    ]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_words_survive_the_way_through_a_spreadsheet(pairs: list[tuple[str, str]]) -> None:
    texts = [
        DraftText(Kind.SERVICES, f"s-{number}", ("name",), {"zh-Hant-MO": first, "pt-MO": second})
        for number, (first, second) in enumerate(pairs)
    ]
    read = read_workbook("texts.xlsx", write_workbook(texts))
    assert not read.refused
    assert [row.words for row in read.rows] == [{locale: text[locale] for locale in Locale} for text in texts]


@given(CELLS)
def test_guarded_words_never_begin_like_a_formula_and_come_back_exact(words: str) -> None:
    assert guarded(words)[:1] not in {"=", "+", "-", "@", "\t"}
    assert unguarded(guarded(words)) == words


def test_no_cell_is_a_formula_and_every_cell_is_formatted_as_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(sample())))
    sheet = book[SHEET]
    assert sheet.freeze_panes == "A2"
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.number_format for cell in cells} == {"@"}
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.value[0] not in "=+-@" for cell in cells)
    assert sheet.column_dimensions["D"].width > 20


def test_a_text_with_a_control_character_is_told_before_anything_is_written() -> None:
    text = DraftText(Kind.FACTS, "fee", ("label",), {"zh-Hant-MO": "bell \x07 here"})
    with pytest.raises(ExchangeError) as caught:
        write_workbook([text])
    assert caught.value.where[0].file == "facts/fee.yaml"


def test_changed_words_are_read_from_their_cell() -> None:
    read = returned(lambda book, sheet: sheet.cell(2, column(sheet, "pt-MO"), "Abrir uma conta"))
    assert read.rows[0].words[Locale.PT] == "Abrir uma conta"
    assert read.rows[0].line == 2


@pytest.mark.parametrize(
    ("change", "line", "field", "told"),
    [
        (lambda book, sheet: sheet.cell(2, column(sheet, "pt-MO"), "=1+1"), 2, "pt-MO", "formula"),
        (lambda book, sheet: sheet.cell(3, column(sheet, "en-MO"), 2026), 3, "en-MO", "format the cell as text"),
        (lambda book, sheet: sheet.merge_cells("D2:E2"), 2, "D2:E2", "unmerge"),
        (lambda book, sheet: sheet.cell(3, column(sheet, "mark"), "oh"), 3, "mark", "must stay"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_others_are_read(
    change: Callable[[Any, Any], None], line: int, field: str, told: str
) -> None:
    read = returned(change)
    assert [(finding.line, finding.field) for finding in read.refused] == [(line, field)]
    assert told in read.refused[0].message
    assert [row.line for row in read.rows] == [({2, 3} - {line}).pop()]


def _hide(book: Any, sheet: Any) -> None:
    book.create_sheet("secret").sheet_state = "hidden"


def _rename(book: Any, sheet: Any) -> None:
    sheet.title = "Sheet1"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda book, sheet: sheet.delete_cols(column(sheet, "mark")), "mark: is missing"),
        (lambda book, sheet: sheet.cell(1, 12, "pt-MO"), "two columns"),
        (lambda book, sheet: sheet.merge_cells("A1:B1"), "merged cells in its header"),
        (lambda book, sheet: sheet.cell(1_048_576, 1, "far away"), "delete the rows below"),
        (_hide, "hidden sheets (secret)"),
        (_rename, "has no sheet 'Texts'"),
    ],
)
def test_a_spreadsheet_that_lost_its_shape_is_refused_as_a_whole(change: Callable[[Any, Any], None], told: str) -> None:
    read = returned(change)
    assert read.unusable
    assert not read.rows
    assert told in str(read.refused[0])


def _zip_of_something_else() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("readme.txt", "hello")
    return out.getvalue()


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(257 * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no spreadsheet"),
        ("kind,id\nservices,a".encode("utf-16"), "is no spreadsheet"),
        (b"\xd0\xcf\x11\xe0 rest", "password"),
        (_zip_of_something_else(), "of another kind"),
        (_zip_bomb(), "unpacks to more than"),
        (write_workbook(sample())[:-400], "is no spreadsheet"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_told_and_never_raises(content: bytes, told: str) -> None:
    read = read_workbook("texts.xlsx", content)
    assert read.unusable
    assert told in read.refused[0].message


@pytest.mark.parametrize(
    ("entities", "reference"),
    [
        ('<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij")), "&j;"),
        ('<!ENTITY file SYSTEM "file:///etc/hostname">', "&file;"),
    ],
)
def test_entities_are_neither_expanded_nor_fetched(entities: str, reference: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write_workbook(sample()))) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            part = good.read(name)
            if name.startswith("xl/worksheets/"):
                sheet = part.decode().partition("<worksheet")[2].replace("Abrir conta", reference)
                assert reference in sheet
                part = f"<!DOCTYPE worksheet [{entities}]><worksheet{sheet}".encode()
            bad.writestr(name, part)
    read = read_workbook("texts.xlsx", out.getvalue())
    assert read.unusable
    assert not read.rows


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_never_raises(place: int, damage: bytes) -> None:
    content = bytearray(write_workbook(sample()))
    start = place % len(content)
    content[start : start + len(damage)] = damage
    read = read_workbook("texts.xlsx", bytes(content))
    assert read.rows or read.refused


def test_new_words_are_marked_and_the_other_languages_keep_theirs() -> None:
    text = {"zh-Hant-MO": "甲", "en-MO": "A", "from": {"en-MO": "11111111"}}
    assert list(with_words(text, {Locale.PT: "B"}).items()) == [
        ("zh-Hant-MO", "甲"),
        ("pt-MO", "B"),
        ("en-MO", "A"),
        ("from", {"pt-MO": source_mark("甲"), "en-MO": "11111111"}),
    ]
    assert with_words(text, {}, [Locale.EN])["from"] == {"en-MO": source_mark("甲")}
    assert with_words(text, {Locale.ZH_HANT: "乙"})["from"] == {"en-MO": "11111111"}
