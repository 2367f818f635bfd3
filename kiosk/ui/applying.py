"""Preparing an application: notice and consent, sealing, and the paper with the sealed codes.

What the resident types lives in the session until it is sealed; after that only the sealed bytes are left, which the
kiosk cannot open (design.md, section 6).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.printer import NotPrinted, Outcome, PrinterState
from kiosk.guide.correction import Correction
from kiosk.guide.definition import Guide
from kiosk.ui.four_languages import of_message, of_text
from kiosk.ui.navigator import Navigator
from kiosk.ui.printing import Printing
from kiosk.ui.translator import Translator
from kiosk.ui.visit import Visit

if TYPE_CHECKING:
    from kiosk.outbox.post import Posted
    from kiosk.ui.application_maker import ApplicationDesk

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

APPLICATION = "application"
"""The form's id among the guides (kiosk.guide.application_form)."""
OUTBOX_FOLDER = "outbox"
HOUR = 3_600_000
"""Milliseconds between looks at what waits on the disk, so that it expires where nobody visits, too."""


class ApplicationPictures(QQuickImageProvider):
    """Serves ``image://application/<part>/…`` (parts from 1) and the paper's preview, until the visit ends."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.codes: Callable[[int, int], QImage] | None = None

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        """The code of one part, at most as wide as asked for."""
        if self.codes is None:
            return _nothing()
        return self.codes(int(address.partition("/")[0]), requested.width())


@dataclass(frozen=True, slots=True)
class ApplicationStore:
    """What an application is made from and where it is kept. ``read`` reads the system's own files, or gives None."""

    catalogue: Catalogue | None
    settings: Settings
    data: Path
    now: Callable[[], datetime]
    read: Callable[[Path], str | None]


@QmlElement
@QmlSingleton
class Applying(QObject):
    """One prepared application a visit at most at a time."""

    changed = Signal()
    instance: Applying

    def __init__(
        self,
        store: ApplicationStore,
        navigator: Navigator,
        visit: Visit,
        translator: Translator,
        printing: Printing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pictures = ApplicationPictures()
        self._store = store
        self._navigator = navigator
        self._visit = visit
        self._translator = translator
        self._printing = printing
        self._offered: bool | None = None
        self._posted: Posted | None = None
        self._service = ""
        self._consent = False
        self._refusal: dict[str, str] = {}
        self._version = 0
        self._outcome = ""
        self._reason: dict[str, str] = {}
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR)
        self._hourly.timeout.connect(self.expire)
        self._hourly.start()
        printing.changed.connect(self.changed)
        navigator.changed.connect(self._move_on)
        visit.wiped.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> Applying:
        """What QML calls for the singleton: the object that the app made."""
        return Applying.instance

    # --- before -------------------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Whether an application may be prepared here; looked up once a visit."""
        if self._offered is None:
            catalogue = self._store.catalogue
            named = catalogue is not None and bool(catalogue.release.recipients)
            self._offered = named and not self._store.settings.application.missing() and self._office.may_offer()
        return self._offered

    @Property(dict, notify=changed)
    def notice(self) -> dict[str, Any]:
        """Who is responsible for the details, what for, for how long, where they are kept, and whom to ask."""
        said = self._store.settings.application
        return {
            "controller": of_text(said.controller),
            "purpose": of_text(said.purpose),
            "days": said.retention_days or 0,
            "contact": of_text(said.contact),
            "place": of_text(said.place),
        }

    @Property(bool, notify=changed)
    def consent(self) -> bool:
        return self._consent

    @Slot(bool)
    def setConsent(self, given: bool) -> None:
        """Whoever takes the consent back takes back what was entered, too."""
        self._consent = given
        if not given:
            self._visit.session.forget_answers(APPLICATION)
            self._navigator.forget_guide(APPLICATION)
            self._visit.changed.emit()
        self.changed.emit()

    @Slot(str)
    def start(self, service: str) -> None:
        """Show the notice, for an application about this service."""
        if not self.offered:
            return
        self._service = service
        self._navigator.go("prepare", {"service": service})

    # --- the form, for the guides ------------------------------------------------------------------------------------

    def form(self, identifier: str) -> Guide | None:
        """The form, asked like a guide, once the resident has agreed; nothing for any other id."""
        return self._office.form if identifier == APPLICATION and self._consent and self.offered else None

    def problem(self, question: str, answer: object) -> Correction | None:
        """What is wrong with an answer of the form by its own rules: a name that is none."""
        return self._office.name_problem(question, answer)

    # --- sealing ------------------------------------------------------------------------------------------------------

    @Slot(result=bool)
    def seal(self) -> bool:
        """Seal what was entered and drop it; on success the page with the codes follows."""
        answers = self._visit.session.answers_to(APPLICATION)
        sealed = self._office.post(answers, self._service, self._translator.present)
        if isinstance(sealed, dict):
            self._refusal = sealed
            self.changed.emit()
            return False
        self._refusal, self._outcome, self._reason = {}, "", {}
        self._posted = sealed
        self._version += 1
        self.pictures.codes = self._office.codes(sealed)
        self._visit.session.forget_answers(APPLICATION)
        self._consent = False
        self._visit.changed.emit()
        self._navigator.leave_guide(APPLICATION, "prepare", "sealed", {"service": self._service})
        self._printing.ask()
        self.changed.emit()
        return True

    @Property(dict, notify=changed)
    def refusal(self) -> dict[str, str]:
        """Why it could not be sealed; empty if it could."""
        return self._refusal

    # --- after --------------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def number(self) -> str:
        """The application's number, as printed."""
        return "" if self._posted is None else self._posted.id

    @Property(int, notify=changed)
    def parts(self) -> int:
        """How many codes it has."""
        return 0 if self._posted is None else len(self._posted.parts)

    @Slot(int, result=str)
    def code(self, part: int) -> str:
        """The address of one code's picture (parts from 1)."""
        return f"image://application/{part}/{self._version}" if self._posted is not None else ""

    @Property(bool, notify=changed)
    def hasPrinter(self) -> bool:
        return self._printing.state is not PrinterState.NONE

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """``printing``, ``printed``, ``not-printed`` or empty."""
        return self._outcome

    @Property(dict, notify=changed)
    def reason(self) -> dict[str, str]:
        """Why nothing came out."""
        return self._reason

    @Slot()
    def printSheet(self) -> None:
        """Begin to print the paper with the codes."""
        posted = self._posted
        if posted is None:
            return
        sheet = self._office.painted(posted, self._service, self._translator.present)
        if sheet is not None and self._printing.print(sheet, lambda outcome: self._heard(posted, outcome)):
            self._visit.holdClock()
            self._outcome, self._reason = "printing", {}
            self.changed.emit()

    # ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _office(self) -> ApplicationDesk:
        from kiosk.ui.application_maker import ApplicationDesk  # sealing and painting are no part of a start

        return ApplicationDesk(self._store)

    def _move_on(self) -> None:
        """A refusal is for the page on which it was said."""
        if self._refusal:
            self._refusal = {}
            self.changed.emit()

    def _heard(self, posted: Posted, outcome: Outcome) -> None:
        self._visit.holdClock()
        if posted is not self._posted:  # another application was sealed meanwhile
            return
        if isinstance(outcome, NotPrinted):
            self._outcome, self._reason = "not-printed", of_message(outcome.reason)
        else:
            self._outcome, self._reason = "printed", {}
        self.changed.emit()

    def _forget(self) -> None:
        """Nothing of the visit stays."""
        self._offered, self._posted, self._service, self._consent = None, None, "", False
        self._refusal, self._outcome, self._reason = {}, "", {}
        self.pictures.codes = None
        self.expire()
        self.changed.emit()

    def expire(self) -> None:
        """Delete what has waited on the disk longer than the operator allows."""
        if (self._store.data / OUTBOX_FOLDER).is_dir():
            self._office.expire()


def _nothing() -> QImage:
    picture = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    return picture
