"""What residents prepared and the signs of life go to the centre while the kiosk runs, on another thread."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.distribution.client.schedule import Schedule
from kiosk.findings import PonteError
from kiosk.outbox.dispatch import Dispatch
from kiosk.outbox.heartbeat import Health
from kiosk.outbox.sending import Sent
from kiosk.outbox.visit_count import VisitCount
from kiosk.ui.background import Background
from kiosk.ui.health import Station
from kiosk.ui.navigator import Navigator
from kiosk.ui.printing import Printing
from kiosk.ui.visit import ERROR, FINISHED, RESTING

TICK = 5_000
"""Milliseconds between looks at the clock."""
_NOBODY = RESTING | {FINISHED, ERROR}
"""Screens from which a visit begins."""

log = logging.getLogger("ponte.deliveries")


class Deliveries(QObject):
    """Sends by itself: soon after a visit if something waits, and a sign of life about every ``heartbeat_minutes``.

    Trouble with the network is tried again sooner and then ever later; a refusal waits for the usual time. No screen
    waits for any of it, and residents see nothing of it.
    """

    instance: Deliveries

    def __init__(
        self,
        dispatch: Dispatch,
        station: Station,
        visits: VisitCount,
        navigator: Navigator,
        printing: Printing,
        now: Callable[[], float],
        chance: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """``now`` is a clock that only goes forward (seconds); ``chance`` draws from 0 up to 1."""
        super().__init__(parent)
        self._dispatch = dispatch
        self._station = station
        self._visits = visits
        self._printing = printing
        self._navigator = navigator
        self._now = now
        self._background = Background(self)
        self._beats = Schedule(dispatch.minutes, chance)
        self._tries = Schedule(dispatch.minutes, chance)
        self._next_beat = now() + self._beats.at_start()
        self._next_try: float | None = None
        self._in_trouble = False
        self._asked_printer = False
        self._nobody = True
        navigator.changed.connect(self._follow)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)

    @property
    def busy(self) -> bool:
        """Whether something is being sent."""
        return self._background.busy

    def start(self) -> None:
        """Begin to look at the clock; without a drop box there is nothing to begin."""
        if self._dispatch.is_set:
            self._timer.start()

    def stop(self) -> None:
        """End what is under way, and wait for that. What was not acknowledged is sent after the next start."""
        self._timer.stop()
        self._dispatch.cancel()
        self._background.wait()
        if self._dispatch.is_set:
            self._visits.save()

    def tick(self) -> None:
        """Look at the clock."""
        if self.busy or not self._dispatch.is_set:
            return
        now = self._now()
        if now >= self._next_beat:
            self._beat(now)
        elif self._next_try is not None and now >= self._next_try:
            self._attempt(lambda: None)

    # ------------------------------------------------------------------------------------------------------------------

    def _beat(self, now: float) -> None:
        """The printer is asked first; by the next tick it has answered, or is taken as it was."""
        if not self._asked_printer:
            self._asked_printer = True
            self._printing.ask()
            return
        self._asked_printer = False
        self._next_beat = now + self._beats.after_success()
        printer, visits, problem = self._printing.state, self._visits.today(), self._dispatch.problem_code

        def health() -> Health:
            self._visits.save()
            return self._station.health(printer, visits, problem())

        self._attempt(health)

    def _attempt(self, health: Callable[[], Health | None]) -> None:
        self._next_try = None
        self._background.run(lambda: self._dispatch.attempt(health()), self._ended, self._failed)

    def _ended(self, sent: Sent) -> None:
        problem = sent.problem
        self._in_trouble = problem is not None
        if problem is None:
            self._tries.after_success()
        elif problem.pauses:
            self._next_try = self._now() + self._tries.after_failure()
        else:
            self._next_try = self._now() + self._tries.after_success()

    def _failed(self, error: PonteError) -> None:
        log.warning("delivery-failed", extra={"event": "delivery-failed", "reason": error.code})
        self._in_trouble = True
        self._next_try = self._now() + self._tries.after_failure()

    def _follow(self) -> None:
        """Visits are counted when they begin; when one has ended, what it left to be sent goes at once."""
        nobody = self._navigator.here.screen in _NOBODY
        if nobody is self._nobody:
            return
        self._nobody = nobody
        if not nobody:
            self._visits.begun()
        elif not self._in_trouble and self._dispatch.is_set:
            self._next_try = self._now()
