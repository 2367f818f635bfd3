"""What the preview's worker tells, as QML shows it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_preview_answers import ClippedTold, ErrorTold, PictureTold


def picture_map(picture: PictureTold, *, old: bool) -> dict[str, Any]:
    """A picture with the address of its file."""
    return {
        "source": QUrl.fromLocalFile(str(picture.file)).toString(),
        "title": picture.title,
        "page": picture.page,
        "pages": picture.pages,
        "old": old,
    }


def clipped_map(number: int, item: ClippedTold) -> dict[str, Any]:
    """A text that does not fit: its number, where it is seen, what it is, and the record in which it stands."""
    own = message("A text of the screen itself")
    return {
        "number": number,
        "title": item.title,
        "says": item.says,
        "label": label_of(item.field) if item.field else of_message(own),
        "language": Locale(item.language).endonym,
        "kind": item.kind or "",
        "id": item.id or "",
    }


def error_maps(error: ErrorTold | None) -> list[dict[str, FourLanguages]]:
    """What has to be put right before there is a picture."""
    found = error.where if error is not None else ()
    return [{"label": label_of(item.field) if item.field else {}, "words": item.says} for item in found]
