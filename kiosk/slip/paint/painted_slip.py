"""The slip, painted."""

from __future__ import annotations

from kiosk.slip.model import Slip
from kiosk.slip.outline import slip_sheet
from kiosk.slip.paint.measures import Paper
from kiosk.slip.paint.painted_sheet import PaintedSheet


class PaintedSlip(PaintedSheet):
    """One slip on one paper. Needs a QGuiApplication."""

    def __init__(self, slip: Slip, paper: Paper = Paper.ROLL) -> None:
        super().__init__(slip_sheet(slip), paper)
        self.slip = slip
