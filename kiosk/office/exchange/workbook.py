"""Texts as a spreadsheet (``.xlsx``): one row per text; read back with suspicion.

openpyxl is imported late: no other part of the office needs it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.sentence import Sentence, sentence
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.rows import (
    FROM_COLUMN,
    STATE_COLUMN,
    ReturnedFile,
    ReturnedRow,
    guarded,
    has_control_characters,
    read_bases,
    unguarded,
    written_bases,
    written_marks,
    written_state,
)
from kiosk.office.exchange.texts import Place
from kiosk.office.exchange.watch import Watch, WatchedBytes, nobody, stage, uncollected, watched
from kiosk.office.translation.texts import DraftText

SHEET = "Texts"
MAX_ROWS = 200_000
"""Rows of one file. Five thousand services have about 100,000 texts."""
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""A zip file may unpack to far more than it is: this much is read at most."""
MAX_CELL_CHARACTERS = 32_767
"""Microsoft, "Excel specifications and limits": characters that a cell can contain."""

_KIND, _ID, _FIELD, _MARK = "kind", "id", "field", "mark"
_ALWAYS = (_KIND, _ID, _FIELD, CONTENT_SOURCE.value, FROM_COLUMN, STATE_COLUMN, _MARK)
_WIDTHS = {_KIND: 13, _ID: 28, _FIELD: 24, FROM_COLUMN: 12, STATE_COLUMN: 24, _MARK: 12}
"""In characters."""
_TEXT_WIDTH = 48
_TEXT_FORMAT = "@"
_AS_TEXT = "s"
_PLAIN_TYPES = frozenset({"s", "inlineStr"})
_OLD_OFFICE_FILE = b"\xd0\xcf\x11\xe0"
"""The beginning of .xls, and of an .xlsx with a password (Microsoft, MS-CFB 2.2)."""
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a spreadsheet writes a character that XML cannot hold (ECMA-376-1, 22.9.2.19, ST_Xstring)."""


def write_workbook(
    texts: Sequence[DraftText], locales: tuple[Locale, ...] = tuple(Locale), watch: Watch = nobody
) -> bytes:
    """The file to send out: the source and the other ``locales``, every cell as text, nothing that runs as a formula.

    Raises:
        ExchangeError: ``too-many`` rows, or ``not-writable``: a text that no spreadsheet can hold.
    """
    from openpyxl import Workbook

    if len(texts) > MAX_ROWS:
        said = sentence(
            "There are {count} texts; a file holds {most}. Export one kind at a time.", count=len(texts), most=MAX_ROWS
        )
        raise ExchangeError(said, code="too-many")
    columns = _columns(locales)
    shown = tuple(locale for locale in Locale if locale.value in columns)
    rows = [_cells_of(text, columns, shown) for text in watched(texts, stage(watch, 0.0, 0.4))]
    refused = [
        _unwritable(text, column)
        for text, cells in zip(texts, rows, strict=True)
        for column, words in cells.items()
        if not _fits(words)
    ]
    if refused:
        said = sentence("Some texts do not fit into a spreadsheet. Change them first.")
        raise ExchangeError(said, refused, "not-writable")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    _lay_out(sheet, columns)
    sheet.append([_fill(_cell(sheet, wrapped=False, bold=True), column) for column in columns])
    blank = {column: _cell(sheet, wrapped=column in tuple(Locale)) for column in columns}
    for cells in watched(rows, stage(watch, 0.4, 0.9)):
        sheet.append([_fill(cell, cells[column]) for column, cell in blank.items()])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_workbook(name: str, content: bytes, watch: Watch = nobody) -> ReturnedFile:
    """What came back. Whatever is wrong is a finding that names the row and what to do; only ``watch`` may raise."""
    problem = _not_a_workbook(content)
    if problem is not None:
        return _unusable(name, problem)
    with uncollected():
        return _read(name, content, watch)


def _read(name: str, content: bytes, watch: Watch) -> ReturnedFile:
    from openpyxl import load_workbook

    try:
        book = load_workbook(WatchedBytes(content, stage(watch, 0.0, 0.7)), rich_text=False, keep_links=False)
    except ExchangeError:
        raise
    except Exception as error:  # openpyxl answers a damaged file with errors of every kind
        said = sentence(
            "cannot be read as a spreadsheet ({reason}): save it as .xlsx again", reason=type(error).__name__
        )
        return _unusable(name, said)
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        said = sentence(
            "has hidden sheets ({names}): show them, and delete what is not needed", names=", ".join(hidden)
        )
        return _unusable(name, said)
    if SHEET not in book.sheetnames:
        said = sentence("has no sheet '{name}': give the sheet with the texts that name again", name=SHEET)
        return _unusable(name, said)
    others = [title for title in book.sheetnames if title != SHEET]
    extra = tuple(
        Finding(name, 0, title, sentence("is a sheet of its own: it is not read; delete it"), "warning")
        for title in others
    )
    sheet = book[SHEET]
    read = _Sheet(name, sheet).read(stage(watch, 0.7, 1.0))
    sheet.delete_rows(1, sheet.max_row)  # cells and their sheet hold each other: so they go at once, one by one
    return ReturnedFile(read.name, read.rows, (*extra, *read.refused), read.unusable)


# --- writing ----------------------------------------------------------------------------------------------------------


def _columns(locales: tuple[Locale, ...]) -> tuple[str, ...]:
    shown = [locale.value for locale in Locale if locale is CONTENT_SOURCE or locale in locales]
    return (_KIND, _ID, _FIELD, *shown, FROM_COLUMN, STATE_COLUMN, _MARK)


def _lay_out(sheet: Any, columns: Sequence[str]) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, _TEXT_WIDTH)
    sheet.freeze_panes = "A2"


def _cells_of(text: DraftText, columns: Sequence[str], shown: tuple[Locale, ...]) -> dict[str, str]:
    place = Place.of(text)
    fixed = {
        _KIND: place.kind,
        _ID: place.id,
        _FIELD: place.field,
        FROM_COLUMN: written_marks(text),
        STATE_COLUMN: written_state(text, shown),
        _MARK: written_bases(text, shown),
    }
    return {column: guarded(fixed[column] if column in fixed else text[Locale(column)]) for column in columns}


def _cell(sheet: Any, wrapped: bool, bold: bool = False) -> Any:
    """A cell that is text and stays text when it is typed in again. Cells are used again for every row: styles cost."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet)
    cell.number_format = _TEXT_FORMAT
    cell.alignment = Alignment(vertical="top", wrap_text=wrapped)
    cell.font = Font(bold=bold)
    return cell


def _fill(cell: Any, words: str) -> Any:
    cell.value = _ESCAPE_LIKE.sub("_x005F_", words)
    cell.data_type = _AS_TEXT
    return cell


def _fits(words: str) -> bool:
    return len(words) <= MAX_CELL_CHARACTERS and not has_control_characters(words)


def _unwritable(text: DraftText, column: str) -> Finding:
    said = sentence(
        "{column} holds a control character, or is too long for one cell: correct it in the editor", column=column
    )
    return text.finding(None, said)


# --- reading ----------------------------------------------------------------------------------------------------------


def _unusable(name: str, message: str, line: int = 0) -> ReturnedFile:
    return ReturnedFile(name, (), (Finding(name, line, "", message),), unusable=True)


def _missing_column() -> Sentence:
    return sentence("is missing: this column must stay; export the texts again")


def _not_a_workbook(content: bytes) -> str | None:
    if content.startswith(_OLD_OFFICE_FILE):
        return sentence("has a password or is in the old .xls format: save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return sentence(
            "is no spreadsheet (or only a part of one): send the .xlsx file itself, or save it as .xlsx again"
        )
    if "xl/workbook.xml" not in names:
        return sentence("is a packed file of another kind: save the spreadsheet as .xlsx")
    if size > MAX_UNPACKED_BYTES:
        return sentence(
            "unpacks to more than {most} MB: export fewer texts at a time", most=MAX_UNPACKED_BYTES // 1024**2
        )
    return None


class _CellError(Exception):
    """One cell makes its row unusable."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


class _Sheet:
    """One reading of the sheet with the texts."""

    def __init__(self, name: str, sheet: Any) -> None:
        self._name = name
        self._sheet = sheet
        self._columns: dict[str, int] = {}
        self._rows: list[ReturnedRow] = []
        self._refused: list[Finding] = []
        self._merged = {
            row: str(area) for area in sheet.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)
        }

    def read(self, watch: Watch) -> ReturnedFile:
        problems = list(self._read_header())
        if problems:
            return ReturnedFile(self._name, (), tuple(problems), unusable=True)
        for line in watched(range(2, self._sheet.max_row + 1), watch):
            self._read_row(line)
        return ReturnedFile(self._name, tuple(self._rows), tuple(self._refused))

    def _read_header(self) -> Iterable[Finding]:
        if self._sheet.max_row > MAX_ROWS + 1:
            said = sentence(
                "goes down to row {last}; at most {most} are read: delete the rows below",
                last=self._sheet.max_row,
                most=MAX_ROWS,
            )
            yield Finding(self._name, self._sheet.max_row, "", said)
            return
        if 1 in self._merged:
            said = sentence("has merged cells in its header: unmerge them")
            yield Finding(self._name, 1, self._merged[1], said)
            return
        titles = [str(cell.value or "").strip() for cell in self._sheet[1]]
        for title, count in Counter(titles).items():
            if count > 1 and title in (*_ALWAYS, *Locale):
                said = sentence("is the title of two columns: delete one of them")
                yield Finding(self._name, 1, title, said)
        self._columns = {title: number for number, title in enumerate(titles, start=1)}
        for title in _ALWAYS:
            if title not in self._columns:
                yield Finding(self._name, 1, title, _missing_column())

    def _read_row(self, line: int) -> None:
        if all(self._sheet.cell(line, number).value is None for number in self._columns.values()):
            return
        if line in self._merged:
            self._refuse(line, self._merged[line], sentence("has merged cells: unmerge them, and fill in each cell"))
            return
        try:
            self._rows.append(self._row(line))
        except _CellError as bad:
            self._refuse(line, bad.column, bad.message)

    def _row(self, line: int) -> ReturnedRow:
        place = Place(self._words(line, _KIND), self._words(line, _ID), self._words(line, _FIELD))
        bases = read_bases(self._words(line, _MARK))
        if bases is None:
            said = sentence("was changed: this column must stay as it was; export the texts again")
            raise _CellError(_MARK, said)
        told = {column: self._words(line, column) for column in (FROM_COLUMN, STATE_COLUMN)}
        return ReturnedRow(line, place, dict(self._languages(line, bases)), bases, told=told)

    def _languages(self, line: int, bases: Mapping[Locale, str]) -> Iterable[tuple[Locale, str]]:
        for locale in bases:
            if locale.value not in self._columns:
                raise _CellError(locale.value, _missing_column())
            yield locale, self._words(line, locale.value)

    def _words(self, line: int, column: str) -> str:
        cell = self._sheet.cell(line, self._columns[column])
        if cell.value is None:
            return ""
        if cell.data_type == "f":
            raise _CellError(column, sentence("holds a formula: write the words themselves"))
        if cell.data_type not in _PLAIN_TYPES:
            said = sentence("holds a number, a date or an error: format the cell as text and write it again")
            raise _CellError(column, said)
        written = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(cell.value))
        return unguarded(written.replace("\r\n", "\n")).strip()

    def _refuse(self, line: int, column: str, message: str) -> None:
        self._refused.append(Finding(self._name, line, column, message))
