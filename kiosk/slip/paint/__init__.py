"""Painting of the slip: one model, set for an 80 mm roll or for A4, as PDF, on a printer, or as a picture."""

from __future__ import annotations

from kiosk.slip.paint.measures import Paper
from kiosk.slip.paint.painted_sheet import PaintedSheet
from kiosk.slip.paint.painted_slip import PaintedSlip
from kiosk.slip.paint.pictures import code_picture

__all__ = ["PaintedSheet", "PaintedSlip", "Paper", "code_picture"]
