"""A sheet set for one paper, ready to be printed, kept as PDF or shown."""

from __future__ import annotations

import math
from functools import cached_property

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt, QUuid
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.i18n.messages import message
from kiosk.slip.outline import Sheet, characters, wording
from kiosk.slip.paint.measures import DOTS_PER_INCH, MEASURES, POINTS_PER_INCH, Measures, Paper
from kiosk.slip.paint.pages import Page, many_pages, one_page
from kiosk.slip.paint.pdf_metadata import dated, metadata
from kiosk.slip.paint.pdf_text import searchable
from kiosk.slip.paint.pictures import raster, torn_picture
from kiosk.slip.paint.rows import page_note, rows

_MILLIMETRES_PER_POINT = 25.4 / POINTS_PER_INCH
_ROLL_FOOT = 48
_A4_EDGE = 120
_NAMESPACE = QUuid("{6a1a5a0e-6d0c-5d7a-9f5a-0b7f2f1c8a51}")


class PaintedSheet:
    """One sheet on one paper. The layout is made once and painted on every device from the same lines.

    Needs a QGuiApplication.
    """

    def __init__(self, sheet: Sheet, paper: Paper = Paper.ROLL) -> None:
        self.sheet = sheet
        self.paper = paper

    @property
    def title(self) -> str:
        """The sheet's name in the print queue and in the PDF."""
        return self.sheet.name

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of one page in mm."""
        size = self._page_size().sizePoints()
        return size.width() * _MILLIMETRES_PER_POINT, size.height() * _MILLIMETRES_PER_POINT

    @cached_property
    def pages(self) -> list[Page]:
        """The pages: one for a roll, as many as needed for A4."""
        measures = self._measures
        blocks = rows(self.sheet.blocks, measures)
        if not measures.page_height:
            return [one_page(blocks, _ROLL_FOOT)]
        return many_pages(blocks, measures.page_height, _A4_EDGE, _A4_EDGE)

    def pdf(self) -> bytes:
        """The sheet as PDF: fonts embedded as subsets, text searchable, the same bytes for the same sheet."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS_PER_INCH)
        writer.setTitle(self.title)
        writer.setCreator("Ponte")
        writer.setDocumentId(QUuid.createUuidV5(_NAMESPACE, repr(self.sheet).encode()))
        writer.setDocumentXmpMetadata(metadata(self.title))
        self.paint_on(writer)
        pdf = searchable(bytes(buffer.data().data()), characters(self.sheet.blocks))
        return dated(pdf, self.sheet.day)

    def paint_on(self, device: object) -> bool:
        """Paint every page on a Qt paged device (a printer, a PDF writer); False if the device refuses to begin.

        Raises:
            TypeError: ``device`` is not a QPagedPaintDevice.
        """
        if not isinstance(device, QPagedPaintDevice):
            raise TypeError("a sheet can be painted on a QPagedPaintDevice only")
        device.setPageSize(self._page_size())
        device.setPageOrientation(QPageLayout.Orientation.Portrait)
        device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        painter = QPainter()
        if not painter.begin(device):
            return False
        painter.scale(device.logicalDpiX() / DOTS_PER_INCH, device.logicalDpiY() / DOTS_PER_INCH)
        painter.translate(self._measures.side, 0)
        for number, page in enumerate(self.pages, 1):
            if number > 1:
                device.newPage()
            self._draw(painter, number, page)
        return painter.end()

    def raster(self, page: int = 1) -> QImage:
        """One page as the printer's dots, 1 px each: 576 px wide for the roll."""
        chosen = self.pages[page - 1]
        return raster(lambda painter: self._draw(painter, page, chosen), self._measures.width, chosen.height)

    def preview(self, scale: float = 0.82) -> QImage:
        """The first page as the screen shows it (look.md, section 7); a roll ends in a torn, zig-zag edge."""
        page = self.pages[0]

        def draw(painter: QPainter) -> None:
            self._draw(painter, 1, page)

        return torn_picture(draw, self._measures.width, page.height, scale, is_torn=self.paper is Paper.ROLL)

    @property
    def _measures(self) -> Measures:
        return MEASURES[self.paper]

    def _draw(self, painter: QPainter, number: int, page: Page) -> None:
        painter.setPen(Qt.GlobalColor.black)
        page.draw(painter)
        if len(self.pages) > 1:
            self._draw_page_note(painter, number, page)

    def _draw_page_note(self, painter: QPainter, number: int, page: Page) -> None:
        note = message(
            "Slip {number}, page {page} of {pages}", number=self.sheet.number, page=number, pages=len(self.pages)
        )
        words = wording(self.sheet.language, lambda locale: [note.render(locale)])[0]
        row = page_note(words.paragraphs[0], words, self._measures)
        row.draw(painter, page.height - _A4_EDGE + (_A4_EDGE - row.height) // 2)

    def _page_size(self) -> QPageSize:
        if self.paper is Paper.A4:
            return QPageSize(QPageSize.PageSizeId.A4)
        measures = self._measures
        dots = (measures.width + 2 * measures.side, self.pages[0].height)
        width, height = (math.ceil(length * POINTS_PER_INCH / DOTS_PER_INCH) for length in dots)
        return QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "80 mm", QPageSize.SizeMatchPolicy.ExactMatch)
