"""Where a text stands on the pictures of its screen."""

from __future__ import annotations

from kiosk.preview.boxes import Box, Scrolled, boxes
from PySide6.QtCore import QRectF

SCREEN = QRectF(0, 0, 1080, 1920)
VIEW = QRectF(0, 200, 1080, 1000)


def test_a_text_that_scrolls_stands_on_every_page_that_shows_half_of_it() -> None:
    scrolled = Scrolled(VIEW, 0, [0, 850, 1700])
    assert boxes(QRectF(80, 1100, 500, 60), SCREEN, scrolled, 4) == (
        Box(4, 1, 80, 1100, 500, 60),
        Box(4, 2, 80, 250, 500, 60),
    )
    assert [box.page for box in boxes(QRectF(80, 1180, 500, 60), SCREEN, scrolled, 4)] == [2]
    assert boxes(QRectF(80, 330, 500, 40), SCREEN, Scrolled(VIEW, 850, [0, 850]), 4)[-1].y == 330


def test_only_what_is_seen_is_framed() -> None:
    assert boxes(QRectF(900, 20, 500, 60), SCREEN, None, 1) == (Box(1, 1, 900, 20, 180, 60),)
    assert boxes(QRectF(1100, 20, 500, 60), SCREEN, None, 1) == ()
    higher_than_the_view = boxes(QRectF(0, 300, 100, 3000), SCREEN, Scrolled(VIEW, 0, [0, 850]), 1)
    assert [(box.page, box.y, box.height) for box in higher_than_the_view] == [(2, 200, 1000)]
