"""What staff are told about the devices: kind, state and time, and nothing of the visit."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.devices.printer import PrinterState


@dataclass(frozen=True, slots=True)
class PrinterAlert:
    """The printer is in trouble, has little paper, or works again (``ready``). ``time`` has a time zone."""

    state: PrinterState
    time: datetime
    kind: str = "printer"


AlertSink = Callable[[PrinterAlert], None]

log = logging.getLogger("ponte.devices")


def log_alert(alert: PrinterAlert) -> None:
    """Into the program's own log."""
    event = f"{alert.kind}-{alert.state.value}"
    log.warning(event, extra={"event": event, "time": alert.time.isoformat()})


class PrinterWatch:
    """Tells staff when the printer's state changes, once for each change, however often residents try."""

    def __init__(self, tell: AlertSink, now: Callable[[], datetime]) -> None:
        self._tell = tell
        self._now = now
        self._last = PrinterState.READY

    def note(self, state: PrinterState) -> None:
        """The printer was found in this state. That there is none is the operator's choice and no news."""
        if state in (self._last, PrinterState.NONE):
            return
        self._last = state
        self._tell(PrinterAlert(state, self._now()))
