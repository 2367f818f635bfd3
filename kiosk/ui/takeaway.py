"""What the resident takes home: the slip's preview, its QR codes, its number, and printing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.printer import NotPrinted, Printer, PrinterState
from kiosk.i18n.locales import Locale
from kiosk.slip.model import Slip, general_slip, guided_slip, with_desk
from kiosk.slip.numbers import slip_number
from kiosk.slip.paint.painted_slip import PaintedSlip
from kiosk.slip.paint.pictures import code_picture
from kiosk.slip.qr import screen_payload
from kiosk.ui.four_languages import of_message
from kiosk.ui.guide_flow import GuideFlow
from kiosk.ui.translator import Translator
from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

PREVIEW_SCALE = 0.82
"""Pixels a printer dot in the preview (look.md section 7)."""


class SlipPictures(QQuickImageProvider):
    """Serves ``image://slip/preview/…`` and ``image://slip/code/…`` from memory, until the visit ends."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.preview = QImage()
        self.code_payload = ""

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:
        """The picture that ``address`` names; the rest of the address only tells one slip from the next."""
        if address.startswith("code/"):
            return code_picture(self.code_payload, requested.width()) if self.code_payload else _nothing()
        return self.preview if not self.preview.isNull() else _nothing()


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
        printer: Printer,
        choose: Callable[[Sequence[str]], str],
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pictures = SlipPictures()
        self._catalogue = catalogue
        self._settings = settings
        self._guides = guides
        self._visit = visit
        self._translator = translator
        self._printer = printer
        self._choose = choose
        self._today = today
        self._subject = ("", "")
        self._language: Locale | None = None
        self._painted: PaintedSlip | None = None
        self._version = 0
        self._outcome = ""
        self._reason: dict[str, str] = {}
        translator.localeChanged.connect(self._make)
        visit.wiped.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> TakeAway:
        """What QML calls for the singleton: the object that the app made."""
        return TakeAway.instance

    @Property(str, notify=changed)
    def number(self) -> str:
        """The slip number, to be said at the counter."""
        return "" if self._painted is None else self._painted.slip.number

    @Property(str, notify=changed)
    def language(self) -> str:
        """The slip's language: the screen's, until the resident chooses another."""
        return self._slip_language().value

    @Property(str, notify=changed)
    def preview(self) -> str:
        """The preview's address."""
        return "" if self._painted is None else f"image://slip/preview/{self._version}"

    @Property(QSize, notify=changed)
    def previewSize(self) -> QSize:
        """The preview's own size in px."""
        return self.pictures.preview.size()

    @Property(str, notify=changed)
    def code(self) -> str:
        """The address of the QR code for phones."""
        return "" if self._painted is None else f"image://slip/code/{self._version}"

    @Property(bool, notify=changed)
    def codeIsAddress(self) -> bool:
        """Whether the code holds the operator's web address instead of the text itself."""
        return self._settings.handout_url is not None

    @Property(bool, notify=changed)
    def hasPrinter(self) -> bool:
        return self._printer.state() is not PrinterState.NONE

    @Property(bool, notify=changed)
    def printerReady(self) -> bool:
        return self._printer.state() in (PrinterState.READY, PrinterState.LOW_PAPER)

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """``printed``, ``not-printed`` or empty."""
        return self._outcome

    @Property(dict, notify=changed)
    def reason(self) -> dict[str, str]:
        """Why nothing came out, and what to do instead."""
        return self._reason

    @Slot(str, str)
    def prepare(self, service: str, guide: str) -> None:
        """Make the slip of a service; with a finished guide, the one for this resident."""
        self._subject = (service, guide)
        self._language = None
        self._outcome, self._reason = "", {}
        self._make()

    @Slot(str)
    def useLanguage(self, tag: str) -> None:
        """Print in another language than the screen's."""
        self._language = Locale(tag)
        self._outcome, self._reason = "", {}
        self._make()

    @Slot(result=bool)
    def printSlip(self) -> bool:
        """Print it. Whatever happens, the resident is told and the QR code stays on the screen."""
        if self._painted is None:
            return False
        self._visit.holdClock()
        answer = self._printer.print(self._painted)
        if isinstance(answer, NotPrinted):
            self._outcome, self._reason = "not-printed", of_message(answer.reason)
        else:
            self._outcome, self._reason = "printed", {}
        self.changed.emit()
        return self._outcome == "printed"

    @property
    def painted(self) -> PaintedSlip | None:
        """The slip as it would be printed, for the tour's PDF."""
        return self._painted

    def _make(self) -> None:
        general, slip = self._slips()
        self._version += 1
        self._painted = None if slip is None else PaintedSlip(slip)
        self.pictures.preview = QImage() if self._painted is None else self._painted.preview(PREVIEW_SCALE)
        self.pictures.code_payload = "" if general is None else screen_payload(general, self._settings.handout_url)
        self.changed.emit()

    def _slips(self) -> tuple[Slip | None, Slip | None]:
        """The general slip (for the QR on the screen) and the one to print."""
        name, guide_name = self._subject
        catalogue = self._catalogue
        service = None if catalogue is None or not name else catalogue.service(name)
        if catalogue is None or service is None:
            return None, None
        language, number = self._slip_language(), self._number(name)
        general = general_slip(catalogue, service, language, self._today, number)
        guide, result = self._guides.guide_of(guide_name), self._guides.result_of(guide_name)
        slip = general
        if guide is not None and result is not None:
            slip = guided_slip(catalogue, guide, result, language, self._today, number)
        return general, with_desk(slip, self._settings.desk)

    def _number(self, service: str) -> str:
        return self._visit.session.slip_numbers.setdefault(service, slip_number(self._choose))

    def _slip_language(self) -> Locale:
        return self._language or self._translator.present

    def _forget(self) -> None:
        self._subject = ("", "")
        self._language = None
        self._outcome, self._reason = "", {}
        self._make()


def _nothing() -> QImage:
    """One transparent pixel: QML warns about an empty picture."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image
