"""Where a text is seen on the pictures of its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QRectF

_ENOUGH = 0.5
"""Of a text's height: a picture that shows less of it is not the one to look at."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px of the picture ``page`` of the screen ``place``, as :class:`~kiosk.preview.request.Picture`."""

    place: int
    page: int
    x: int
    y: int
    width: int
    height: int

    def as_json(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Scrolled:
    """The view that scrolls: its rectangle on the screen, how far it is scrolled now, and on each page."""

    view: QRectF
    now: float
    starts: Sequence[float]


def boxes(ink: QRectF, screen: QRectF, scrolled: Scrolled | None, place: int) -> tuple[Box, ...]:
    """The part of a text that each page shows. ``ink`` is where it is now; ``scrolled`` None: it stays where it is.

    A page that shows less than half of it counts only where no other shows more.
    """
    if scrolled is None:
        seen = {1: ink.intersected(screen)}
    else:
        area = screen.intersected(scrolled.view)
        moved = ((page, ink.translated(0, scrolled.now - start)) for page, start in enumerate(scrolled.starts, 1))
        seen = {page: here.intersected(area) for page, here in moved}
    shown = {page: part for page, part in seen.items() if part.width() >= 1 and part.height() >= 1}
    most = max((part.height() for part in shown.values()), default=0.0)
    enough = min(most, ink.height() * _ENOUGH)
    return tuple(_box(part, place, page) for page, part in shown.items() if part.height() >= enough)


def _box(part: QRectF, place: int, page: int) -> Box:
    whole = part.toAlignedRect()
    return Box(place, page, whole.x(), whole.y(), whole.width(), whole.height())
