"""What a heartbeat says of the running kiosk: its release, its printer, its trouble, and nothing of any visit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.catalog.read import Catalogue
from kiosk.devices.printer import PrinterState
from kiosk.distribution.client.state import read_state
from kiosk.distribution.installed import read_record
from kiosk.distribution.trust import Chosen, Trust
from kiosk.outbox.heartbeat import Health

_TROUBLE = frozenset({PrinterState.OUT_OF_PAPER, PrinterState.JAMMED, PrinterState.OFFLINE, PrinterState.CUT_OFF})


class Station:
    """The parts of the kiosk that are looked at. The catalogue may be another one at each look."""

    def __init__(self, data: Path, chosen: Chosen[Catalogue]) -> None:
        self._data = data
        self._chosen = chosen

    def health(self, printer: PrinterState, sessions_today: int, delivery_problem: str | None) -> Health:
        """How the kiosk is now. It reads three short files."""
        updates = read_state(self._data)
        found = {f"printer-{printer.value}"} if printer in _TROUBLE else set()
        found |= {f"update-{updates.problem.code}"} if updates.problem is not None else set()
        found |= {f"delivery-{delivery_problem}"} if delivery_problem is not None else set()
        number, trust, built_on = self._catalogue()
        return Health(
            release=number,
            trust=trust,
            built_on=built_on,
            printer=printer.value,
            sessions_today=sessions_today,
            problems=tuple(sorted(found)),
            last_sync=updates.last_success,
        )

    def _catalogue(self) -> tuple[int | None, str | None, date | None]:
        catalogue = self._chosen.catalogue
        if catalogue is None:
            return None, None, None
        release, trust = catalogue.release, self._chosen.trust
        if any(item.path == catalogue.path for item in read_record(self._data).releases):
            trust = Trust.INSTALLED  # it came while the kiosk was running
        return release.number, None if trust is None else trust.value, release.built_at.date()
