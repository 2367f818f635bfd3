"""The painted slip: everything it says stands on the paper, whole, in both languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.i18n.locales import Locale
from kiosk.slip.letterhead import LETTERHEAD
from kiosk.slip.model import Slip
from kiosk.slip.outline import Code, Entry, Heading, Words, outline
from kiosk.slip.paint import PaintedSlip, Paper
from PySide6.QtGui import QGuiApplication, QImage, QPdfWriter
from slip_samples import LONG_WORD, same, sample_general

CASES = [pytest.param(paper, language) for paper in Paper for language in Locale]
PAINTED = pytest.mark.parametrize(("paper", "language"), CASES)
UNHURRIED = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
LONG_TEXTS = st.lists(
    st.sampled_from(
        ["responsabilidade", LONG_WORD, "em", "澳門居民身份證", "（回鄉證）", "2026年11月22日", "MOP 12,345.00", "，"]
    ),
    min_size=1,
    max_size=150,
).map(" ".join)


def extracted(pdf: bytes) -> str:
    """All text of a PDF, without spaces."""
    with_spaces = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return squeezed(with_spaces.replace("\ufffe", "-").replace("\x02", "-"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def everything_said(slip: Slip) -> list[Words]:
    """All wordings of the slip, in both languages."""
    blocks = outline(slip)
    wordings = [block.wording for block in blocks if isinstance(block, Entry | Heading)]
    wordings += [item for block in blocks if isinstance(block, Code) for item in (block.call, block.label)]
    return [words for item in wordings for words in item]


@PAINTED
def test_every_line_is_in_the_pdf_in_both_languages(painting: QGuiApplication, paper: Paper, language: Locale) -> None:
    slip = sample_general(language)
    found = extracted(PaintedSlip(slip, paper).pdf())
    said = [squeezed(part) for words in everything_said(slip) for part in words.paragraphs]
    if paper is Paper.ROLL:
        assert [part for part in said if part not in found] == []
    assert not Counter("".join(said)) - Counter(found)
    assert squeezed("+853 2856 8288") in found
    assert slip.number in found


@PAINTED
@given(words=LONG_TEXTS)
@UNHURRIED
def test_no_text_is_ever_cut(painting: QGuiApplication, paper: Paper, language: Locale, words: str) -> None:
    slip = replace(sample_general(language), title=same(words), steps=(same(words),), ask=(same("Ask " + words),))
    painted = PaintedSlip(slip, paper)
    said = "".join(part for item in everything_said(slip) for part in item.paragraphs)
    assert not Counter(squeezed(said)) - Counter(extracted(painted.pdf()))
    for number, page in enumerate(painted.pages, 1):
        edges = [(y, y + row.height) for row, y in page.rows]
        assert all(above[1] <= below[0] for above, below in pairwise(edges))
        assert edges[-1][1] <= page.height
        assert margins_are_white(painted.raster(number), paper)


def margins_are_white(image: QImage, paper: Paper) -> bool:
    """Nothing is inked at the right edge below the letterhead, nor on the last rows."""
    margin = {Paper.ROLL: 20, Paper.A4: 140}[paper]
    right = image.copy(image.width() - margin, 200, margin, image.height() - 200)
    foot = image.copy(0, image.height() - 20, image.width(), 20)
    return all(set(bytes(part.constBits())) <= {255} for part in (tight(right), tight(foot)))


def tight(image: QImage) -> QImage:
    """The image, its width made a multiple of 4 so that no padding stands between its rows."""
    return image.copy(image.width() % 4, 0, image.width() - image.width() % 4, image.height())


@PAINTED
def test_the_same_slip_gives_the_same_file(painting: QGuiApplication, paper: Paper, language: Locale) -> None:
    slip = sample_general(language)
    first, second = PaintedSlip(slip, paper).pdf(), PaintedSlip(slip, paper).pdf()
    assert first == second
    assert b"/CreationDate (D:20261122000000" in first


@PAINTED
def test_fonts_travel_with_the_file_and_the_file_stays_small(
    painting: QGuiApplication, paper: Paper, language: Locale
) -> None:
    pdf = PaintedSlip(sample_general(language), paper).pdf()
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor")
    assert len(pdf) < 200_000


def test_the_roll_is_576_dots_wide_on_80_mm_paper_and_as_long_as_it_needs(painting: QGuiApplication) -> None:
    short, long = (PaintedSlip(sample_general(language)) for language in (Locale.ZH_HANT, Locale.PT))
    assert short.raster().width() == long.raster().width() == 576
    assert short.size_mm[0] == pytest.approx(80, abs=0.2)
    assert long.size_mm[1] > short.size_mm[1]
    assert long.size_mm[1] == pytest.approx(long.raster().height() * 25.4 / 203, abs=0.4)
    assert len(long.pages) == 1


def test_a_long_slip_takes_several_numbered_a4_pages(painting: QGuiApplication) -> None:
    slip = sample_general(Locale.EN)
    painted = PaintedSlip(replace(slip, steps=slip.steps * 20), Paper.A4)
    document = pypdfium2.PdfDocument(painted.pdf())
    assert len(document) == len(painted.pages) > 2
    assert document[0].get_size() == (595, 842)
    for number, page in enumerate(document, 1):
        assert f"Slip 7K3M, page {number} of {len(document)}" in page.get_textpage().get_text_range()


def test_a_short_a4_slip_is_one_page_without_a_page_number(painting: QGuiApplication) -> None:
    painted = PaintedSlip(sample_general(Locale.ZH_HANT), Paper.A4)
    assert len(painted.pages) == 1
    assert "頁" not in extracted(painted.pdf())


def test_dates_are_never_broken_across_lines(painting: QGuiApplication) -> None:
    for fill in range(12):
        slip = replace(sample_general(Locale.ZH_HANT), steps=(same("填" * fill + "資料截至2026年11月22日止"),))
        lines = pypdfium2.PdfDocument(PaintedSlip(slip).pdf())[0].get_textpage().get_text_range()
        assert sum("2026年11月22日" in line for line in lines.split("\n")) == 2


def test_the_preview_is_paper_torn_off_at_its_foot(painting: QGuiApplication) -> None:
    painted = PaintedSlip(sample_general(Locale.PT))
    preview = painted.preview()
    assert preview.width() == 473
    alphas = {preview.pixelColor(x, preview.height() - 8).alpha() for x in range(preview.width())}
    assert {0, 255} <= alphas
    assert preview.pixelColor(10, preview.height() - 60).alpha() == 255
    assert PaintedSlip(sample_general(Locale.PT), Paper.A4).preview(0.5).pixelColor(0, 1186).alpha() == 255


def test_the_letterhead_is_the_bridge_of_the_screens() -> None:
    assert LETTERHEAD.deck(104) == LETTERHEAD.base - 46
    assert LETTERHEAD.deck(104 + 86) == LETTERHEAD.deck(576) == LETTERHEAD.base
    assert LETTERHEAD.deck(104 - 43) == LETTERHEAD.deck(104 + 43) == pytest.approx(LETTERHEAD.base - 23)
    piers = LETTERHEAD.piers()
    assert [top[0] for top, _ in piers] == [50, 68, 86, 104, 122, 140, 158]
    assert LETTERHEAD.line(576)[0] == (0, LETTERHEAD.base)
    assert LETTERHEAD.line(576)[-1] == (576, LETTERHEAD.base)


def test_a_slip_refuses_what_cannot_hold_pages(painting: QGuiApplication) -> None:
    with pytest.raises(TypeError, match="QPagedPaintDevice"):
        PaintedSlip(sample_general(Locale.PT)).paint_on(QImage(10, 10, QImage.Format.Format_RGB32))


def test_a_device_that_cannot_begin_is_told_by_value(painting: QGuiApplication) -> None:
    assert PaintedSlip(sample_general(Locale.PT)).paint_on(QPdfWriter("/nowhere/at/all.pdf")) is False
