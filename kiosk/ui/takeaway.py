"""What the resident takes home: the slip's preview, its QR codes, its number, and printing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.printer import NotPrinted, Outcome, PrinterState, state_message
from kiosk.i18n.locales import Locale
from kiosk.slip.numbers import slip_number
from kiosk.ui.four_languages import of_message
from kiosk.ui.guide_flow import GuideFlow
from kiosk.ui.printing import Printing
from kiosk.ui.translator import Translator
from kiosk.ui.visit import Visit

if TYPE_CHECKING:
    from kiosk.slip.paint.painted_slip import PaintedSlip
    from kiosk.ui.slip_maker import MadeSlip

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


class SlipPictures(QQuickImageProvider):
    """Serves ``image://slip/preview/…`` and ``image://slip/code/…`` from memory, until the visit ends."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.made: MadeSlip | None = None

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        """The picture that ``address`` names; the rest of the address only tells one slip from the next."""
        if self.made is None:
            return _nothing()
        return self.made.code(requested.width()) if address.startswith("code/") else self.made.preview


@QmlElement
@QmlSingleton
class TakeAway(QObject):
    """The slip of one service, general or after a guide, in the resident's language or another one they choose."""

    changed = Signal()
    instance: TakeAway

    def __init__(
        self,
        catalogue: Catalogue | None,
        settings: Settings,
        guides: GuideFlow,
        visit: Visit,
        translator: Translator,
        printing: Printing,
        choose: Callable[[Sequence[str]], str],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pictures = SlipPictures()
        self._catalogue = catalogue
        self._settings = settings
        self._guides = guides
        self._visit = visit
        self._translator = translator
        self._printing = printing
        self._choose = choose
        self._today = today
        self._subject = ("", "")
        self._language: Locale | None = None
        self._version = 0
        self._outcome = ""
        self._reason: dict[str, str] = {}
        printing.changed.connect(self.changed)
        translator.localeChanged.connect(self._make)
        visit.wiped.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> TakeAway:
        """What QML calls for the singleton: the object that the app made."""
        return TakeAway.instance

    @Property(str, notify=changed)
    def number(self) -> str:
        """The slip number, to be said at the counter."""
        return "" if self.pictures.made is None else self.pictures.made.painted.slip.number

    @Property(str, notify=changed)
    def language(self) -> str:
        """The slip's language: the screen's, until the resident chooses another."""
        return self._slip_language().value

    @Property(str, notify=changed)
    def preview(self) -> str:
        """The preview's address."""
        return "" if self.pictures.made is None else f"image://slip/preview/{self._version}"

    @Property(QSize, notify=changed)
    def previewSize(self) -> QSize:
        """The preview's own size in px."""
        return QSize() if self.pictures.made is None else self.pictures.made.preview.size()

    @Property(str, notify=changed)
    def code(self) -> str:
        """The address of the QR code for phones."""
        return "" if self.pictures.made is None else f"image://slip/code/{self._version}"

    @Property(bool, notify=changed)
    def codeIsAddress(self) -> bool:
        """Whether the code holds the operator's web address instead of the text itself."""
        return self._settings.handout_url is not None

    @Property(bool, notify=changed)
    def hasPrinter(self) -> bool:
        return self._printing.state is not PrinterState.NONE

    @Property(bool, notify=changed)
    def printerReady(self) -> bool:
        """Whether the printer said, when it was last asked, that it can print."""
        return self._printing.state.can_print

    @Property(bool, notify=changed)
    def lowPaper(self) -> bool:
        return self._printing.state is PrinterState.LOW_PAPER

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """``printing``, ``printed``, ``not-printed`` or empty."""
        return self._outcome

    @Property(dict, notify=changed)
    def reason(self) -> dict[str, str]:
        """Why nothing came out, or why nothing can come out now, and what to do instead; empty if all is well."""
        if self._reason or self.printerReady or self._outcome:
            return self._reason
        return of_message(state_message(self._printing.state))

    @Slot(str, str)
    def prepare(self, service: str, guide: str) -> None:
        """Make the slip of a service; with a finished guide, the one for this resident."""
        self._subject = (service, guide)
        self._language = None
        self._set_outcome("")
        self._make()
        self._printing.ask()

    @Slot(str)
    def useLanguage(self, tag: str) -> None:
        """Print in another language than the screen's."""
        self._language = Locale(tag)
        self._set_outcome("")
        self._make()

    @Slot(result=bool)
    def printSlip(self) -> bool:
        """Begin to print; ``outcome`` tells how it goes. Whatever happens, the QR code stays on the screen."""
        if self.painted is None or not self._printing.print(self.painted, self._heard):
            return False
        self._visit.holdClock()
        self._set_outcome("printing")
        self.changed.emit()
        return True

    @property
    def painted(self) -> PaintedSlip | None:
        """The slip as it would be printed, for the tour's PDF."""
        return None if self.pictures.made is None else self.pictures.made.painted

    def _heard(self, outcome: Outcome) -> None:
        self._visit.holdClock()
        if isinstance(outcome, NotPrinted):
            self._set_outcome("not-printed", of_message(outcome.reason))
        else:
            self._set_outcome("printed")

    def _set_outcome(self, outcome: str, reason: dict[str, str] | None = None) -> None:
        self._outcome, self._reason = outcome, reason or {}

    def _make(self) -> None:
        self._version += 1
        self.pictures.made = self._made()
        self.changed.emit()

    def _made(self) -> MadeSlip | None:
        service, guide_name = self._subject
        if self._catalogue is None or not service:
            return None
        from kiosk.ui.slip_maker import make_slip  # late: painting is no part of a start

        guide, result = self._guides.guide_of(guide_name), self._guides.result_of(guide_name)
        guided = None if guide is None or result is None else (guide, result)
        language, number = self._slip_language(), self._number(service)
        return make_slip(self._catalogue, self._settings, service, guided, language, self._today(), number)

    def _number(self, service: str) -> str:
        return self._visit.session.slip_numbers.setdefault(service, slip_number(self._choose))

    def _slip_language(self) -> Locale:
        return self._language or self._translator.present

    def _forget(self) -> None:
        self._printing.call_back()
        self._subject = ("", "")
        self._language = None
        self._set_outcome("")
        self._make()


def _nothing() -> QImage:
    """One transparent pixel: QML warns about an empty picture."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image
