"""A record as residents will see it (ux.md, S-05): pictures of the kiosk's screens, and the texts that do not fit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.i18n.locales import Locale
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_picturing import ALL, LARGEST_TEXT, VIEW, OfficePicturing
from kiosk.ui.office_preview_frames import frame_maps
from kiosk.ui.office_preview_maps import clipped_map, error_maps, picture_map

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

SIZES = (100, 125, 150, LARGEST_TEXT)
THEMES = ("light", "dark", "black", "white", "warm")


@QmlElement
@QmlSingleton
class OfficePreview(OfficePicturing):
    """One record on the kiosk's screens, as QML shows it."""

    recordChanged = Signal()
    optionsChanged = Signal()
    picturesChanged = Signal()
    atChanged = Signal()
    clippedChanged = Signal()
    statusChanged = Signal()
    framesChanged = Signal()
    lookedAt = Signal()
    """The picture with the text that somebody chose in the list is there."""
    instance: OfficePreview

    @staticmethod
    def create(engine: QQmlEngine) -> OfficePreview:
        """What QML calls for the singleton: the object that the app made."""
        return OfficePreview.instance

    # --- the record and how it is looked at ---------------------------------------------------------------------------

    @Property(str, notify=recordChanged)
    def kind(self) -> str:
        return self._key[0] if self._key else ""

    @Property(str, notify=recordChanged)
    def id(self) -> str:
        """Empty: no record is looked at."""
        return self._key[1] if self._key else ""

    @Property(dict, notify=recordChanged)
    def kindName(self) -> FourLanguages:
        return of_message(KIND_NAMES[Kind(self._key[0])]) if self._key else {}

    @Property(str, notify=optionsChanged)
    def language(self) -> str:
        return str(self._options["language"])

    @Property(int, notify=optionsChanged)
    def text(self) -> int:
        """In %."""
        return int(self._options["text"])

    @Property(str, notify=optionsChanged)
    def theme(self) -> str:
        return str(self._options["theme"])

    @Property(str, notify=optionsChanged)
    def orientation(self) -> str:
        return str(self._options["orientation"])

    # --- the pictures -------------------------------------------------------------------------------------------------

    @Property(list, notify=picturesChanged)
    def pictures(self) -> list[dict[str, Any]]:
        """Each with its ``source``, ``title``, ``page`` of ``pages``, and whether it is ``old``: a new one comes."""
        return [picture_map(told, old=old) for told, old in self._pictures.shown()]

    @Property(int, notify=atChanged)
    def at(self) -> int:
        """Which of the pictures is looked at, from 0."""
        return self._at

    @Property(bool, notify=statusChanged)
    def busy(self) -> bool:
        """Whether pictures are still to come."""
        return self._asked is not None

    @Property(int, notify=statusChanged)
    def place(self) -> int:
        """The screen whose pictures come now, from 1; 0 before the first came."""
        return self._progress.place if self._progress else 0

    @Property(int, notify=statusChanged)
    def places(self) -> int:
        return self._progress.places if self._progress else 0

    @Property(list, notify=framesChanged)
    def frames(self) -> list[dict[str, Any]]:
        """Where texts of the list stand on the picture that is looked at, as :func:`frame_maps` tells it."""
        picture = self._pictures.new(self._at)
        return [] if picture is None else frame_maps(self._seen_on_pictures(), picture, self._wanted)

    # --- what does not fit --------------------------------------------------------------------------------------------

    @Property(str, notify=clippedChanged)
    def scope(self) -> str:
        """``view``: what the pictures show; ``all``: every language at the largest size."""
        return self._scope

    @Property(list, notify=clippedChanged)
    def clipped(self) -> list[dict[str, Any]]:
        """The texts that do not fit, in the present scope."""
        return [clipped_map(number, item) for number, item in enumerate(self._listed(), 1)]

    @Property(int, notify=framesChanged)
    def chosen(self) -> int:
        """The number, from 1, of the text in the list that somebody wants to see; 0: none."""
        return next((number for number, item in enumerate(self._listed(), 1) if item == self._wanted), 0)

    @Property(bool, notify=statusChanged)
    def looked(self) -> bool:
        """Whether the present scope was looked through to its end."""
        return self._scope in self._looked

    @Property(bool, notify=statusChanged)
    def measuring(self) -> bool:
        """Whether every language is being looked through."""
        return self._measured is not None or bool(self._languages.waiting)

    @Property(int, notify=statusChanged)
    def languagesDone(self) -> int:
        """How many languages were looked through in the present or last run over all of them."""
        return self._languages.done

    @Property(str, notify=statusChanged)
    def languageUnderWay(self) -> str:
        """The language that is being looked through, or in which that was stopped; empty: none."""
        under_way = self._languages.under_way
        return Locale(under_way.language).endonym if under_way else ""

    @Property(int, notify=statusChanged)
    def screensDone(self) -> int:
        """How many of its screens were looked through."""
        under_way = self._languages.under_way
        return under_way.told.place if under_way else 0

    @Property(int, notify=statusChanged)
    def screens(self) -> int:
        under_way = self._languages.under_way
        return under_way.told.places if under_way else 0

    # --- what is said -------------------------------------------------------------------------------------------------

    @Property(dict, notify=statusChanged)
    def said(self) -> FourLanguages:
        """Why there are no pictures, or what happened meanwhile; empty: nothing."""
        return self._said

    @Property(bool, notify=statusChanged)
    def failed(self) -> bool:
        return self._failed

    @Property(list, notify=statusChanged)
    def where(self) -> list[dict[str, FourLanguages]]:
        """What has to be put right first: ``label`` and ``words``."""
        return error_maps(self._error)

    @Property(list, notify=statusChanged)
    def notes(self) -> list[FourLanguages]:
        """What is shown otherwise than it will be."""
        return list(self._notes)

    @Property(bool, notify=statusChanged)
    def unsaved(self) -> bool:
        """Whether something typed could not be saved, so that the pictures do not show it."""
        return self._unsaved

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot(str, str, str)
    def open(self, kind: str, identifier: str, language: str) -> None:
        """Look at a record; in the language of the last time where none is named."""
        if kind not in set(Kind) or not self._is_signed_in():
            return
        if language in set(Locale):
            self._options["language"] = language
        self._forget()
        self._key = (kind, identifier)
        self.recordChanged.emit()
        self.optionsChanged.emit()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again at what the drafts are now."""
        if self._key is None or not self._is_signed_in():
            return
        self._unsaved = not self._save()
        self._look_anew()

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        if language in set(Locale):
            self._choose("language", language)

    @Slot(int)
    def setText(self, percent: int) -> None:
        if percent in SIZES:
            self._choose("text", percent)

    @Slot(str)
    def setTheme(self, theme: str) -> None:
        if theme in THEMES:
            self._choose("theme", theme)

    @Slot(str)
    def setOrientation(self, orientation: str) -> None:
        if orientation in ("portrait", "landscape") and orientation != self._options["orientation"]:
            self._options["orientation"] = orientation
            self.optionsChanged.emit()
            self._look_anew()

    @Slot(int)
    def turnTo(self, at: int) -> None:
        """Look at another picture."""
        self._wanted = None
        self.framesChanged.emit()
        self._turn(at)

    @Slot(int)
    def lookAt(self, number: int) -> None:
        """Show the picture with that one of the texts that do not fit, in its language."""
        found = self._listed()
        if not 0 <= number < len(found):
            return
        self._wanted, self._is_found = found[number], False
        options: dict[str, Any] = {"language": self._wanted.language}
        if self._scope == ALL:
            options["text"] = LARGEST_TEXT
        if self._options != self._options | options:
            self._options |= options
            self.optionsChanged.emit()
            self._ask()
        self._find()
        self.framesChanged.emit()

    @Slot()
    def showView(self) -> None:
        """List what does not fit in the present view."""
        self._scope = VIEW
        self._tell_clipped()

    @Slot()
    def measureAll(self) -> None:
        """List what does not fit in any language at the largest size; what was found already stays."""
        if self._key is None or not self._is_signed_in():
            return
        self._scope = ALL
        if not self.measuring and ALL not in self._looked:
            self._languages.begin()
            self._measure_next()
        self._tell_clipped()

    @Slot()
    def cancelMeasuring(self) -> None:
        """Look through nothing more; what was found stays."""
        self._stop_measuring()
        self._tell_clipped()

    def _look_anew(self) -> None:
        """Nothing that was found holds any more."""
        self._stop_measuring()
        self._languages.forget()
        self._looked.discard(ALL)
        self._wanted = None
        self._ask()
        if self._scope == ALL:
            self.measureAll()

    @Slot()
    def close(self) -> None:
        """The page goes away: its pictures are removed, the worker stays warm for the next one."""
        if self._asked is not None:
            self._worker.cancel(self._asked["request"])
        self._forget()
        self.recordChanged.emit()
