"""The resident's visit: when it begins, the warning when nobody touches the screen, and the wipe at its end."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.i18n.forgetting import forget_what_was_written
from kiosk.i18n.locales import Locale
from kiosk.session.idle import IdleClock, Phase
from kiosk.session.navigation import ATTRACT
from kiosk.session.session import Session
from kiosk.ui.display import Display
from kiosk.ui.navigator import Navigator
from kiosk.ui.translator import Translator

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 250
"""Milliseconds between looks at the clock: the countdown moves in steps of one second."""
OUT_OF_SERVICE = "out-of-service"
RESTING = frozenset({ATTRACT, OUT_OF_SERVICE})
"""Screens on which nobody is in a visit."""
FINISHED = "finished"
FINISHED_SECONDS = 15.0
"""How long the last page stays before the attract screen comes back (ux.md K-13)."""
ERROR = "error"
ERROR_SECONDS = 60.0
"""How long the error page stays without a touch (ux.md K-21)."""
_LAST_PAGES = frozenset({FINISHED, ERROR})
"""Pages that lead to the attract screen by themselves."""

log = logging.getLogger("ponte.visit")


@QmlElement
@QmlSingleton
class Visit(QObject):
    """One resident after another. Everything that a visit leaves behind is wiped through :meth:`wipe`."""

    changed = Signal()
    warningChanged = Signal()
    wiped = Signal()
    instance: Visit

    def __init__(
        self,
        navigator: Navigator,
        translator: Translator,
        display: Display,
        clock: IdleClock,
        now: Callable[[], float],
        language: Locale,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = Session()
        self._navigator = navigator
        self._translator = translator
        self._display = display
        self._clock = clock
        self._now = now
        self._language = language
        self._resting = OUT_OF_SERVICE if navigator.here.screen == OUT_OF_SERVICE else ATTRACT
        self._more_time = False
        self._warning = False
        self._seconds = 0
        self._leaves_at: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        navigator.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> Visit:
        """What QML calls for the singleton: the object that the app made."""
        return Visit.instance

    @Property(bool, notify=warningChanged)
    def warning(self) -> bool:
        """Whether "are you still here?" is shown."""
        return self._warning

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        """Of the countdown."""
        return self._seconds

    @Property(float, notify=changed)
    def shareLeft(self) -> float:
        """Of the countdown, from 1 to 0."""
        return self._seconds / self._clock.warning_seconds

    @Property(bool, notify=changed)
    def hasAnswers(self) -> bool:
        return self.session.has_answers

    @Property(bool, notify=changed)
    def moreTime(self) -> bool:
        """Whether this resident asked for three times as long."""
        return self._more_time

    @Slot(bool)
    def setMoreTime(self, wanted: bool) -> None:
        self._more_time = wanted
        self._clock.need_more_time(wanted)
        self._clock.touch()
        self.changed.emit()

    @Slot()
    def touch(self) -> None:
        """The resident is here. While the warning is shown, this is what its safe button (or any touch) says."""
        self._clock.touch()
        if self._warning:
            self._set_warning(False, 0)
        if self._navigator.here.screen == ERROR:
            self._leaves_at = self._now() + ERROR_SECONDS

    @Slot()
    def holdClock(self) -> None:
        """Paper or a QR code is being taken: the clock waits."""
        self._clock.pause()

    @Slot()
    def finish(self) -> None:
        """The resident is done: wipe, and say so for a moment."""
        self._wipe("finish")
        self._navigator.show_only(FINISHED)
        self._leaves_at = self._now() + FINISHED_SECONDS

    @Slot()
    def leave(self) -> None:
        """From the last page, or the error page, to the attract screen; only now the language goes back."""
        self._drop()
        self._rest()

    @Slot()
    def endAtOnce(self) -> None:
        """Wipe and go straight to the attract screen (out of service: to the page that says so)."""
        self._wipe("ended")
        self._rest()

    @Slot(str)
    def pageFailed(self, screen: str) -> None:
        """A page could not be shown at all."""
        log.error("page-failed", extra={"event": "page-failed", "screen_id": screen})
        if screen != ERROR:
            self.fail()

    def fail(self) -> None:
        """Something unexpected happened: a clean session and a plain page that says so.

        Out of service there is no visit to begin again, so that page stays.
        """
        self._wipe("error")
        if self._resting == OUT_OF_SERVICE:
            self._rest()
            return
        self._navigator.show_only(ERROR)
        self._leaves_at = self._now() + ERROR_SECONDS

    def tick(self) -> None:
        """Look at the clock."""
        if self._leaves_at is not None:
            if self._now() >= self._leaves_at:
                self.leave()
            return
        if self._navigator.here.screen in RESTING:
            self._clock.touch()
            return
        phase = self._clock.phase
        if phase is Phase.EXPIRED:
            self._wipe("timeout")
            self._rest()
        else:
            self._set_warning(phase is Phase.WARNING, math.ceil(self._clock.seconds_left))

    def use_session(self, session: Session) -> None:
        """Go on with another session object (the walk shows screens with answers given)."""
        self.session = session
        self.changed.emit()

    def _follow(self) -> None:
        """Whoever goes on from the error page begins a visit like any other."""
        if self._navigator.here.screen not in _LAST_PAGES:
            self._leaves_at = None

    def _set_warning(self, warning: bool, seconds: int) -> None:
        if (warning, seconds if warning else 0) != (self._warning, self._seconds):
            turned = warning is not self._warning
            self._warning, self._seconds = warning, seconds if warning else 0
            if turned:
                self.warningChanged.emit()
            self.changed.emit()

    def _wipe(self, reason: str) -> None:
        log.info("visit-ended", extra={"event": reason, "screen_id": self._navigator.here.screen})
        self._drop()

    def _drop(self) -> None:
        """Nothing of the visit stays, and everyone who holds a part of it is told."""
        self.session = Session()
        self._more_time = False
        self._leaves_at = None
        self._clock.restart()
        QGuiApplication.clipboard().clear()
        self._set_warning(False, 0)
        self.wiped.emit()
        forget_what_was_written()
        self.changed.emit()

    def _rest(self) -> None:
        self._navigator.show_only(self._resting)
        self._translator.use(self._language)
        self._display.reset()
        self._clock.restart()
        self.changed.emit()
