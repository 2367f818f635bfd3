"""Opens the service that a scanned slip names, from any screen, and keeps the scanner's keys away from the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.scanner import Complete, LineDecoder, Outside, SlipCode, WedgeDecoder, serial_port, slip_code
from kiosk.session.navigation import LANGUAGE
from kiosk.ui.navigator import Navigator
from kiosk.ui.translator import Translator
from kiosk.ui.visit import ERROR, FINISHED, RESTING, Visit

SERVICE = "service"
PAPER, OLDER = "paper", "older"
"""The page's parameter, and its value for a slip printed from an earlier release."""


class Scanner(QObject):
    """The kiosk's scanner, if one is set. A scan asks nothing, and answers given so far stay."""

    def __init__(
        self,
        settings: Settings,
        catalogue: Catalogue | None,
        navigator: Navigator,
        visit: Visit,
        translator: Translator,
        now: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._navigator = navigator
        self._visit = visit
        self._translator = translator
        self._swallowed: set[int] = set()
        """Keys whose press was a scanner's, so that their release is too."""
        self._wedge: WedgeDecoder | None = None
        if settings.scanner == "wedge":
            self._wedge = WedgeDecoder(settings.scanner_prefix, settings.scanner_suffix, now)
        device = serial_port(settings.scanner)
        if device is not None:
            from kiosk.devices.serial_scanner import SerialScanner  # late: few kiosks have a port to load

            self.serial = SerialScanner(device, self.read, LineDecoder(now), self)

    def takes(self, event: QEvent) -> bool:
        """Whether this event of the window is the scanner's; then nobody else may see it."""
        if self._wedge is None or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:  # comes before the press, which decides
            return self._wedge.inside
        if event.type() is QEvent.Type.KeyRelease:
            was_taken = event.key() in self._swallowed
            self._swallowed.discard(event.key())
            return was_taken
        verdict = self._wedge.take(event.text())
        if isinstance(verdict, Outside):
            return False
        self._swallowed.add(event.key())
        if isinstance(verdict, Complete):
            self.read(verdict.text)
        return True

    def read(self, text: str) -> None:
        """A code was read; one that is not on a slip changes nothing."""
        code = slip_code(text)
        if code is not None and self._catalogue is not None:
            self._open(code, self._catalogue)

    def _open(self, code: SlipCode, catalogue: Catalogue) -> None:
        """The service's page, which says so itself if the catalogue has no such service (any more)."""
        if self._navigator.here.screen in (FINISHED, ERROR):
            self._visit.leave()
        self._visit.touch()
        if self._navigator.here.screen in RESTING | {LANGUAGE}:
            self._navigator.home()
        self._translator.use(code.language)
        parameters = {SERVICE: code.service}
        if code.release < catalogue.release.number and catalogue.service(code.service) is not None:
            parameters[PAPER] = OLDER
        self._navigator.go(SERVICE, parameters)
