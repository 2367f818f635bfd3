"""One signing under way: what it tells while it works on the other thread, and whether it may go on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from kiosk.i18n.messages import Message, message
from kiosk.office.publishing.watching import Stage, stopped
from kiosk.ui.four_languages import FourLanguages, of_message

_STAGES = {
    Stage.CHECKING: message("The drafts are being checked…"),
    Stage.MEASURING: message("The screens are being checked…"),
    Stage.BUILDING: message("The release is being built…"),
    Stage.SIGNING: message("The release is being signed…"),
}


class SigningJob:
    """``tell`` is called on the thread that works, with what is being done and whether it can still be stopped."""

    def __init__(self, tell: Callable[[FourLanguages, bool], None]) -> None:
        self._tell = tell
        self._stop = Event()

    @property
    def is_stopped(self) -> bool:
        return self._stop.is_set()

    def stop(self) -> None:
        """Go on no further than to the next step, unless it is signed already."""
        self._stop.set()

    def watch(self, stage: Stage) -> None:
        """A stage of preparing begins.

        Raises:
            PublishingError: ``stopped``.
        """
        self._say(_STAGES[stage], stoppable=stage is not Stage.SIGNING)

    def measured(self, count: int, of_all: int) -> None:
        """So many screens of so many are measured.

        Raises:
            PublishingError: ``stopped``.
        """
        said = message("The screens are being checked: {count} of {all}…", count=count, all=of_all)
        self._say(said, stoppable=True)

    def _say(self, said: Message, *, stoppable: bool) -> None:
        if self.is_stopped:
            raise stopped()
        self._tell(of_message(said), stoppable)
