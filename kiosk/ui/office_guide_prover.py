"""The proof of a guide while somebody edits it: a moment after the last change, off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.findings import PonteError
from kiosk.office.drafts.model import Data
from kiosk.office.guides.study import Known, Study, study
from kiosk.ui.background import Background

AFTER = 300
"""ms of quiet before a guide is proved."""


class GuideProver(QObject):
    """Proves what it was given last; a newer guide ends the proof of an older one."""

    proved = Signal()

    def __init__(self, today: Callable[[], date], after: int = AFTER, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.study: Study | None = None
        self.busy = False
        self._today = today
        self._background = Background(self)
        self._wanted = 0
        self._given: tuple[str, Data, Known] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after)
        self._timer.timeout.connect(self._begin)

    def prove(self, guide_id: str, data: Data, known: Known) -> None:
        """Prove this guide once nothing new has come for a moment."""
        self._wanted += 1
        self._given, self.busy = (guide_id, data, known), True
        self._timer.start()

    def forget(self) -> None:
        """There is no guide any more."""
        self._wanted += 1
        self._timer.stop()
        self._given, self.study, self.busy = None, None, False

    def _begin(self) -> None:
        if self._given is None:
            return
        (guide_id, data, known), number, today = self._given, self._wanted, self._today()

        def done(found: Study | None) -> None:
            if number == self._wanted:
                self.study, self.busy = found, False
                self.proved.emit()

        def failed(error: PonteError) -> None:
            if number == self._wanted:
                self.study, self.busy = None, False
                self.proved.emit()

        self._background.run(lambda: study(guide_id, data, known, today, lambda: number != self._wanted), done, failed)
