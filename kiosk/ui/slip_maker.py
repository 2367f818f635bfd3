"""Makes the slip for the screen: the model, its painting, its preview and its code.

Imported when the first slip is made: painting and QR codes are no part of a start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QImage

from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.guide.definition import Guide
from kiosk.guide.engine import Result
from kiosk.i18n.locales import Locale
from kiosk.slip.model import general_slip, guided_slip, with_desk
from kiosk.slip.paint.painted_slip import PaintedSlip
from kiosk.slip.paint.pictures import code_picture
from kiosk.slip.qr import screen_payload

PREVIEW_SCALE = 0.82
"""Pixels a printer dot in the preview (look.md section 7)."""


@dataclass(frozen=True, slots=True)
class MadeSlip:
    """A slip ready to be shown and printed, and what the QR code on the screen holds."""

    painted: PaintedSlip
    preview: QImage
    payload: str

    def code(self, width: int) -> QImage:
        """The QR code for phones, at most ``width`` px wide."""
        return code_picture(self.payload, width)


def make_slip(
    catalogue: Catalogue,
    settings: Settings,
    service_id: str,
    guided: tuple[Guide, Result] | None,
    language: Locale,
    today: date,
    number: str,
) -> MadeSlip | None:
    """The slip of a service, after a guide the one for this resident; nothing for an unknown service.

    The code on the screen is always made from the general slip: it is the same for everyone.
    """
    service = catalogue.service(service_id)
    if service is None:
        return None
    general = general_slip(catalogue, service, language, today, number)
    slip = general if guided is None else guided_slip(catalogue, *guided, language, today, number)
    painted = PaintedSlip(with_desk(slip, settings.desk))
    return MadeSlip(painted, painted.preview(PREVIEW_SCALE), screen_payload(general, settings.handout_url))
