"""What the measurements need from the application, which opens the real window for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from kiosk.catalog.model import Service
from kiosk.catalog.read import Catalogue
from kiosk.findings import PonteError
from kiosk.ui.display import Display
from kiosk.ui.guide_flow import GuideFlow
from kiosk.ui.navigator import Navigator
from kiosk.ui.takeaway import TakeAway
from kiosk.ui.translator import Translator
from kiosk.ui.visit import Visit


class BenchError(PonteError):
    """A measurement cannot be taken."""

    code = "bench"


@dataclass(frozen=True, slots=True)
class Stage:
    """The kiosk's window, already shown, and the objects behind it. Whoever opened it also closes it."""

    window: QQuickWindow
    catalogue: Catalogue
    navigator: Navigator
    translator: Translator
    display: Display
    visit: Visit
    guides: GuideFlow
    take_away: TakeAway

    def guided_service(self) -> Service:
        """The first service that has a guide.

        Raises:
            BenchError: the catalogue has no guide.
        """
        for service in self.catalogue.services():
            if service.guide is not None:
                return service
        raise BenchError("The catalogue has no service with a guide, so no visit can be measured.")


OpenStage = Callable[[Path], Stage]
"""Opens the kiosk with a printer that prints into the folder, as :mod:`kiosk.commands.bench` does."""
