"""How long a slip takes from the touch of Print to a whole PDF file."""

from __future__ import annotations

import time

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from kiosk.i18n.locales import Locale
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.stage import Stage

BUDGET = 150.0
"""Milliseconds (design.md, section 11)."""
SERVICES = 10
"""Services whose slips are printed, in every language."""


def measure(stage: Stage) -> list[Figure]:
    """Printing and, before it, making the slip with its preview. The first slip (fonts are loaded) is not counted."""
    made: list[float] = []
    printed: list[float] = []
    stage.take_away.prepare(stage.guided_service().id, "")
    stage.print_slip()
    for service in stage.catalogue.services()[:SERVICES]:
        for locale in Locale:
            stage.translator.use(locale)
            started = time.perf_counter()
            stage.take_away.prepare(service.id, "")
            made.append(_since(started))
            started = time.perf_counter()
            stage.print_slip()
            printed.append(_since(started))
    stage.visit.endAtOnce()
    floor = Reference("a PDF with one word", percentile([_bare_pdf() for _ in range(10)]), Unit.MILLISECONDS)
    return [
        Figure(
            "slip-pdf", "slip: confirm to PDF, p95", percentile(printed), Unit.MILLISECONDS, len(printed), BUDGET, floor
        ),
        Figure(
            "slip-made", "slip: made, with preview, p95", percentile(made), Unit.MILLISECONDS, len(made), None, floor
        ),
    ]


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
