"""How long a slip takes: from the touch of Print to a whole PDF file, as ESC/POS for a receipt printer, as QR code."""

from __future__ import annotations

import time

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPainter, QPdfWriter

from kiosk.devices.escpos_encoding import receipt
from kiosk.i18n.locales import Locale
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.stage import Stage

BUDGET = 150.0
"""Milliseconds (design.md, section 11)."""
CODE_WIDTH = 640
"""px of the QR code on the screen at its largest."""
SERVICES = 10
"""Services whose slips are printed, in every language."""


def measure(stage: Stage) -> list[Figure]:
    """Printing and, before it, making the slip with its preview. The first slip (fonts are loaded) is not counted."""
    made: list[float] = []
    printed: list[float] = []
    encoded: list[float] = []
    coded: list[float] = []
    stage.take_away.prepare(stage.guided_service().id, "")
    stage.print_slip()
    _encode(stage)
    for service in stage.catalogue.services()[:SERVICES]:
        for locale in Locale:
            stage.translator.use(locale)
            started = time.perf_counter()
            stage.take_away.prepare(service.id, "")
            made.append(_since(started))
            started = time.perf_counter()
            stage.print_slip()
            printed.append(_since(started))
            started = time.perf_counter()
            _encode(stage)
            encoded.append(_since(started))
            started = time.perf_counter()
            _draw_code(stage)
            coded.append(_since(started))
    stage.visit.endAtOnce()
    floor = Reference("a PDF with one word", percentile([_bare_pdf() for _ in range(10)]), Unit.MILLISECONDS)
    return [
        Figure(
            "slip-pdf", "slip: confirm to PDF, p95", percentile(printed), Unit.MILLISECONDS, len(printed), BUDGET, floor
        ),
        Figure(
            "slip-made", "slip: made, with preview, p95", percentile(made), Unit.MILLISECONDS, len(made), None, floor
        ),
        Figure(
            "slip-escpos", "slip: as ESC/POS, p95", percentile(encoded), Unit.MILLISECONDS, len(encoded), None, floor
        ),
        Figure("slip-code", "slip: QR code, p95", percentile(coded), Unit.MILLISECONDS, len(coded), None, floor),
    ]


def _encode(stage: Stage) -> None:
    painted = stage.take_away.painted
    if painted is None or not sum(len(piece) for piece in receipt(painted)):
        raise BenchError("A slip could not be encoded, so it cannot be measured.")


def _draw_code(stage: Stage) -> None:
    """The code for phones, of this slip for the first time: codes made before are kept."""
    size = QSize(CODE_WIDTH, CODE_WIDTH)
    if stage.take_away.pictures.requestImage("code/bench", QSize(), size).width() <= 1:
        raise BenchError("A QR code could not be drawn, so it cannot be measured.")


def _bare_pdf() -> float:
    started = time.perf_counter()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(100, 100, "Ponte")
    painter.end()
    return _since(started)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
