"""What the preview of the office does: asks its worker, one thing at a time, and keeps what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_preview_answers import ClippedTold, ErrorTold, PictureTold, Told
from kiosk.ui.office_preview_folder import PrivateFolder
from kiosk.ui.office_preview_languages import PreviewLanguages
from kiosk.ui.office_preview_pictures import PreviewPictures
from kiosk.ui.office_preview_worker import PATIENCE, PreviewWorker, worker_command
from kiosk.ui.office_session import OfficeSession

LARGEST_TEXT = 200
"""%, ux.md R-T3: the size at which the least fits."""
VIEW, ALL = "view", "all"
"""What the list of texts is of: the pictures, or every language at the largest size."""

WORKER = "worker"
"""The worker's part of the private folder."""


class OfficePicturing(QObject):
    """The record that is looked at. ``save`` saves what is being edited and says whether nothing is left unsaved.

    ``command`` starts the worker, by the first question; without it the real one. ``patience``: ms that it may say
    nothing.
    """

    picturesChanged: Signal
    atChanged: Signal
    clippedChanged: Signal
    statusChanged: Signal
    recordChanged: Signal
    optionsChanged: Signal
    framesChanged: Signal
    lookedAt: Signal
    # The class that QML sees makes them: Qt 6.11 crashes over a property whose signal is its base class's.

    def __init__(
        self,
        session: OfficeSession,
        save: Callable[[], bool],
        command: Sequence[str] | None = None,
        patience: int = PATIENCE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._save = session, save
        self._folder = PrivateFolder()
        self._worker = PreviewWorker(command or worker_command(session.data), patience, self)
        self._worker.told.connect(self._hear)
        self._worker.died.connect(self._lose)
        self._pictures = PreviewPictures(self._folder)
        self._key: tuple[str, str] | None = None
        self._options: dict[str, Any] = {
            "language": Locale.ZH_HANT.value,
            "text": 100,
            "theme": "light",
            "orientation": "portrait",
        }
        self._number = 0
        self._asked: dict[str, Any] | None = None
        self._measured: dict[str, Any] | None = None
        self._languages = PreviewLanguages()
        self._scope = VIEW
        self._clipped: list[ClippedTold] = []
        self._told_list: tuple[str, list[ClippedTold]] = (VIEW, [])
        self._looked: set[str] = set()
        self._at = 0
        self._wanted: ClippedTold | None = None
        self._is_found = False
        self._progress: PictureTold | None = None
        self._error: ErrorTold | None = None
        self._said: FourLanguages = {}
        self._failed = self._unsaved = self._restarted = False
        self._notes: tuple[FourLanguages, ...] = ()
        for signal in (self.picturesChanged, self.atChanged, self.clippedChanged):
            signal.connect(self.framesChanged)
        session.ended.connect(self.end)

    @Slot()
    def end(self) -> None:
        """Whoever looked is gone: no process and no picture is left."""
        self._worker.end()
        self._forget()
        self.recordChanged.emit()
        self._folder.remove()

    def _is_signed_in(self) -> bool:
        return str(self._session.state) == "signed-in"

    def _forget(self) -> None:
        self._stop_measuring()
        self._languages.forget()
        self._key = self._asked = self._wanted = self._progress = self._error = None
        self._scope, self._looked, self._clipped = VIEW, set(), []
        self._at = 0
        self._said, self._notes = {}, ()
        self._failed = self._unsaved = self._restarted = False
        self._pictures.forget()
        self.picturesChanged.emit()
        self.atChanged.emit()
        self._tell_clipped()

    def _choose(self, name: str, value: Any) -> None:
        if self._options[name] == value:
            return
        self._options[name] = value
        self._wanted = None
        self.optionsChanged.emit()
        self._ask()

    def _turn(self, at: int) -> None:
        at = max(0, min(at, len(self._pictures) - 1))
        if at != self._at:
            self._at = at
            self.atChanged.emit()

    def _listed(self) -> list[ClippedTold]:
        """The texts that do not fit, in the present scope, as far as it was looked through."""
        return self._languages.texts if self._scope == ALL else self._clipped

    def _seen_on_pictures(self) -> list[tuple[int, ClippedTold]]:
        """Those of the list that were found in what the pictures show, with their numbers."""
        numbered = enumerate(self._listed(), 1)
        if self._scope == VIEW:
            return list(numbered)
        if self._options["text"] != LARGEST_TEXT:
            return []
        return [(number, text) for number, text in numbered if text.language == self._options["language"]]

    def _tell_clipped(self) -> None:
        """The list only where it is another one: whoever stands in it keeps the place."""
        listed = (self._scope, self._listed())
        if listed != self._told_list:
            self._told_list = listed
            self.clippedChanged.emit()
        self.statusChanged.emit()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask for pictures as everything is chosen now; those of before stay until the new ones are there."""
        if self._key is None:
            return
        self._pictures.make_old()
        self._clipped, self._notes, self._progress = [], (), None
        self._looked.discard(VIEW)
        self._error, self._said, self._failed, self._restarted = None, {}, False, False
        self._asked = self._send(self._key, self._options)
        self.picturesChanged.emit()
        self._tell_clipped()

    def _send(self, key: tuple[str, str], options: Mapping[str, Any]) -> dict[str, Any] | None:
        self._number += 1
        request = {"request": self._number, "kind": key[0], "id": key[1], "progress": True, **options}
        return request if self._pass_on(request) else None

    def _pass_on(self, request: Mapping[str, Any]) -> bool:
        try:
            self._worker.ask(request, self._folder.part(WORKER))
        except OSError:
            self._said = of_message(message("There is no room for pictures on this machine."))
            self._failed = True
            return False
        return True

    def _measure_next(self) -> None:
        """One language after the other, and never beside pictures: a newer request would end them."""
        if self._key is not None and self._asked is None and self._measured is None and self._languages.waiting:
            options: dict[str, Any] = self._options | {
                "language": self._languages.waiting.pop(0),
                "text": LARGEST_TEXT,
                "pictures": False,
            }
            self._measured = self._send(self._key, options)

    def _stop_measuring(self) -> None:
        """At once, for who waits here; the worker ends the screen that it looks at."""
        if self._measured is not None:
            self._worker.cancel(self._measured["request"])
        self._languages.stop()
        self._measured = None

    # --- hearing ------------------------------------------------------------------------------------------------------

    def _hear(self, told: Told) -> None:
        if self._asked is not None and told.request == self._asked["request"]:
            self._hear_of_pictures(told)
        elif self._measured is not None and told.request == self._measured["request"]:
            self._hear_of_language(told)
        else:
            self._pictures.drop(told.picture)

    def _hear_of_pictures(self, told: Told) -> None:
        if told.measured is not None:
            self._clipped = list(told.measured.clipped)
        if told.picture is not None:
            self._pictures.take(told.picture, told.request)
            self._progress = told.picture
        if told.is_end:
            self._asked, self._restarted = None, False
            self._end_pictures(told)
        self.picturesChanged.emit()
        self._find()
        self._measure_next()
        self._tell_clipped()

    def _end_pictures(self, told: Told) -> None:
        if told.error is not None:
            self._fail(told.error)
        if told.pictures is None:
            return
        self._pictures.end()
        self._looked.add(VIEW)
        self._clipped, self._notes = list(told.clipped), told.notes
        self._turn(self._at)

    def _hear_of_language(self, told: Told) -> None:
        if told.measured is not None and self._measured is not None:
            self._languages.hear(self._measured["language"], told.measured)
            self._tell_clipped()
        if not told.is_end:
            return
        self._measured, self._restarted = None, False
        if told.error is not None:
            self._stop_measuring()
            self._fail(told.error)
        else:
            self._languages.end(told.clipped)
            self._measure_next()
        if self._languages.are_done:
            self._looked.add(ALL)
        self._tell_clipped()

    def _fail(self, error: ErrorTold) -> None:
        self._error, self._said, self._failed = error, error.says, True

    def _find(self) -> None:
        """Turn to the picture of the text that somebody wants to see, once it is there."""
        if self._wanted is None:
            return
        place = self._pictures.place_of(self._wanted)
        if place is not None:
            self._turn(place)
            if not self._is_found:
                self._is_found = True
                self.lookedAt.emit()

    def _lose(self) -> None:
        """The worker ended. What it had not done is asked once more; a second time that is said instead."""
        waiting = [request for request in (self._asked, self._measured) if request is not None]
        self._folder.clear(WORKER)
        if not waiting:
            return
        if self._restarted:
            self._asked = None
            self._stop_measuring()
            self._said = of_message(message("The preview does not work on this machine. See what 'doctor' says."))
            self._failed = True
        else:
            self._restarted = True
            self._said = of_message(message("The preview had ended unexpectedly and was started again."))
            for request in waiting:
                self._pass_on(request)
        self._tell_clipped()
