"""What the measurements need from the application, which opens the real window for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from kiosk.catalog.model import Service
from kiosk.catalog.read import Catalogue
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.frames import until
from kiosk.ui.display import Display
from kiosk.ui.guide_flow import GuideFlow
from kiosk.ui.navigator import Navigator
from kiosk.ui.takeaway import TakeAway
from kiosk.ui.translator import Translator
from kiosk.ui.updates import Updates
from kiosk.ui.visit import Visit


@dataclass(frozen=True, slots=True)
class Stage:
    """The kiosk's window, already shown, and the objects behind it. Slips are printed into ``paper``.

    ``folder`` is an empty data folder of its own.
    """

    window: QQuickWindow
    catalogue: Catalogue
    navigator: Navigator
    translator: Translator
    display: Display
    visit: Visit
    guides: GuideFlow
    take_away: TakeAway
    updates: Updates
    folder: Path
    paper: Path

    def print_slip(self) -> None:
        """Print the slip that is shown, and wait for it.

        Raises:
            BenchError: it did not come out.
        """
        begun = self.take_away.printSlip()
        until(lambda: str(self.take_away.outcome) != "printing")
        if not begun or str(self.take_away.outcome) != "printed":
            raise BenchError("A slip was not printed, so it cannot be measured. Is there room for temporary files?")

    def guided_service(self) -> Service:
        """The first service that has a guide.

        Raises:
            BenchError: the catalogue has no guide.
        """
        for service in self.catalogue.services():
            if service.guide is not None:
                return service
        raise BenchError("The catalogue has no service with a guide, so no visit can be measured.")
