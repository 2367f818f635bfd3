"""The objects of the page for guides, put together."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.ui.office_guide import OfficeGuide
from kiosk.ui.office_guide_form import OfficeGuideForm
from kiosk.ui.office_guide_picture import OfficeGuidePicture
from kiosk.ui.office_guide_trial import OfficeGuideTrial
from kiosk.ui.office_session import OfficeSession


def guide_objects(session: OfficeSession) -> list[QObject]:
    """The guide in hand, its form, its picture and its try-out."""
    guide = OfficeGuide(session)
    return [guide, OfficeGuideForm(guide), OfficeGuidePicture(guide), OfficeGuideTrial(guide)]
