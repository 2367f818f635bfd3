"""One attempt of a running kiosk: a sign of life, if one is due, and everything that waits. Another thread calls it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event as Flag

from kiosk.config import Settings
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.outbox.delivery_state import read_state
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.heartbeat import Health, beat
from kiosk.outbox.sending import Sent, remember, send
from kiosk.outbox.targets import DropBoxTarget, open_target
from kiosk.outbox.waiting import Outbox
from kiosk.sealing.errors import SealingError

log = logging.getLogger("ponte.deliveries")


class Dispatch:
    """``open_box`` opens the drop box of the settings anew for each attempt, so that a corrected password counts."""

    def __init__(
        self,
        data: Path,
        settings: Settings,
        now: Callable[[], datetime],
        open_box: Callable[[], DropBoxTarget] | None = None,
    ) -> None:
        self.data = data
        self.minutes = settings.heartbeat_minutes
        self.is_set = settings.drop_box.url is not None
        self.outbox = Outbox(data, StaffEvents(data, now))
        self._kiosk_id = settings.kiosk_id
        self._now = now
        self._open_box = open_box or (lambda: open_target(settings.drop_box, data))
        self._target: DropBoxTarget | None = None
        self._cancelled = Flag()

    def attempt(self, health: Health | None) -> Sent:
        """Deliver what waits; before that make a heartbeat out of ``health``. Trouble is part of the answer."""
        if health is not None:
            self._beat(health)
        try:
            self._target = target = self._open_box()
        except DeliveryError as error:
            sent = Sent((), len(self.outbox.to_send()), error)
            remember(self.outbox, sent, self._now())
            return sent
        try:
            return send(self.outbox, target, self._now(), self._cancelled.is_set)
        finally:
            self._target = None
            target.close()

    def problem_code(self) -> str | None:
        """Why the last attempt did not deliver everything."""
        problem = read_state(self.data).problem
        return None if problem is None else problem.code

    def cancel(self) -> None:
        """End what is under way as soon as possible: the kiosk is being closed."""
        self._cancelled.set()
        target = self._target
        if target is not None:
            target.cancel()

    def _beat(self, health: Health) -> None:
        """A kiosk that cannot sign, or whose disk is full, still delivers what waits."""
        try:
            beat(self.outbox, health, self._now(), self._kiosk_id)
        except (SealingError, OSError) as error:
            log.warning("no-heartbeat", extra={"event": "no-heartbeat", "kind": type(error).__name__})
