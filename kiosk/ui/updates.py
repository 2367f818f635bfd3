"""New releases while the kiosk runs: looked for on another thread, shown only when nobody is in a visit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.read import Catalogue
from kiosk.distribution.client.schedule import Schedule
from kiosk.distribution.client.sticks import Stick
from kiosk.distribution.client.supply import Supply
from kiosk.findings import PonteError
from kiosk.i18n import formats
from kiosk.i18n.messages import Message, message
from kiosk.ui.background import Background
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.navigator import Navigator
from kiosk.ui.visit import RESTING

if TYPE_CHECKING:
    from kiosk.distribution.client.client import Synced

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 5_000
"""Milliseconds between looks at the clock, at the sticks and at what is installed."""
NEWS_SECONDS = 120.0
"""How long the attract screen tells what became of a stick."""
NO_NEWER = message("The information on the stick is not newer than what this kiosk has.")
NOT_OURS = message("The information on the stick could not be used. Please ask the office for a new one.")

log = logging.getLogger("ponte.updates")


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a look found: sticks (None: there was none), and whether the record of installed releases has changed."""

    sticks: tuple[Stick, ...] | None
    has_changed: bool


@QmlElement
@QmlSingleton
class Updates(QObject):
    """Looks for releases by itself. Residents see nothing of it but newer information on their next visit."""

    changed = Signal()
    instance: Updates

    def __init__(
        self,
        supply: Supply,
        navigator: Navigator,
        show: Callable[[Catalogue], None],
        now: Callable[[], float],
        chance: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """``show`` puts another catalogue on the screens; ``now`` is a clock that only goes forward (seconds)."""
        super().__init__(parent)
        self._supply = supply
        self._navigator = navigator
        self._show = show
        self._now = now
        self._background = Background(self)
        self._schedule = Schedule(supply.minutes, chance)
        self._next = now() + self._schedule.at_start()
        self._seen: list[Stick] = []
        self._waiting: Catalogue | None = None
        self._from_stick = False
        self._news: Message | None = None
        self._news_until = 0.0
        navigator.changed.connect(self._swap)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)

    @staticmethod
    def create(engine: QQmlEngine) -> Updates:
        """What QML calls for the singleton: the object that the app made."""
        return Updates.instance

    @Property(dict, notify=changed)
    def news(self) -> FourLanguages:
        """What became of a stick, for a while; nothing most of the time."""
        return {} if self._news is None else of_message(self._news)

    @property
    def busy(self) -> bool:
        """Whether something is being fetched or checked."""
        return self._background.busy

    def start(self) -> None:
        """Begin to look at the clock."""
        self._timer.start()

    def stop(self) -> None:
        """End what is under way, and wait until it has ended."""
        self._timer.stop()
        self._supply.cancel()
        self._background.wait()

    def tick(self) -> None:
        """Look at the clock, at the sticks and at what is installed."""
        if self._news is not None and self._now() >= self._news_until:
            self._tell(None)
        if not self.busy:
            resting = self._is_resting()
            self._background.run(lambda: self._look(resting), self._looked, self._not_opened)

    def look_now(self) -> None:
        """Ask the repository without waiting for the next time."""
        self._next = self._now()
        self.tick()

    # --- getting a release --------------------------------------------------------------------------------------------

    def _look(self, resting: bool) -> _Sight:
        """On the other thread: a stick or a disk that is failing holds up whoever asks it. While somebody is in a visit
        no stick is looked at."""
        return _Sight(tuple(self._supply.sticks()) if resting else None, self._supply.has_changed())

    def _looked(self, sight: _Sight) -> None:
        stick = self._new_stick(sight.sticks)
        if stick is not None and self._is_resting():
            self._seen.append(stick)
            self._from_stick = True
            self._sync(str(stick.repository))
        elif self._supply.repository is not None and self._now() >= self._next:
            self._from_stick = False
            self._sync(self._supply.repository)
        elif sight.has_changed:  # by a command, perhaps in a branch without any network
            self._from_stick = False
            self._background.run(self._supply.newer, self._opened, self._not_opened)

    def _new_stick(self, present: Sequence[Stick] | None) -> Stick | None:
        """A stick that was not looked at yet."""
        if present is None:
            return None
        self._seen = [stick for stick in self._seen if stick in present]
        return next((stick for stick in present if stick not in self._seen), None)

    def _sync(self, source: str) -> None:
        self._background.run(lambda: self._supply.sync(source), self._synced, self._failed)

    def _synced(self, synced: Synced) -> None:
        self._plan(self._schedule.after_success)
        if self._from_stick and not synced.installed:
            self._tell(NO_NEWER)
        self._background.run(self._supply.newer, self._opened, self._failed)

    def _opened(self, newer: Catalogue | None) -> None:
        if newer is None:
            return
        if self._waiting is not None:
            self._waiting.close()
        self._waiting = newer
        self._swap()

    def _failed(self, error: PonteError) -> None:
        self._plan(self._schedule.after_failure)
        self._not_opened(error)
        if self._from_stick and error.code == "busy":
            self._seen.pop()  # a command is importing, perhaps from this stick: look at it when that has ended
        elif self._from_stick:
            self._tell(NO_NEWER if error.code == "rollback" else NOT_OURS)

    def _not_opened(self, error: PonteError) -> None:
        log.warning("update-failed", extra={"event": "update-failed", "reason": error.code})

    def _plan(self, pause: Callable[[], float]) -> None:
        """A stick says nothing about the network: only the repository's own attempts move the next look."""
        if not self._from_stick:
            self._next = self._now() + pause()

    # --- showing it ---------------------------------------------------------------------------------------------------

    def _is_resting(self) -> bool:
        return self._navigator.here.screen in RESTING

    def _swap(self) -> None:
        """A visit ends on the release on which it began."""
        if self._waiting is None or not self._is_resting():
            return
        newer, self._waiting = self._waiting, None
        day = newer.release.built_at.date()
        self._show(newer)
        if self._from_stick:
            said = message(
                "Newer information, of {date}, was loaded from the stick. You can take it out.",
                date=lambda locale: formats.long_date(day, locale),
            )
            self._tell(said)

    def _tell(self, news: Message | None) -> None:
        self._news, self._news_until = news, self._now() + NEWS_SECONDS
        self.changed.emit()
