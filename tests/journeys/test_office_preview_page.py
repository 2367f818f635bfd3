"""The preview in the office's window: a name that is too long in Portuguese is seen, listed, put right, and fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.tour.patience import until
from kiosk.ui.office_preview import OfficePreview
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlExpression

from begun_office import begun_office
from office_window import Desk, signed_in_desk

CARD = "institutions"
PICTURES = 60
"""Seconds: a process begins, and shows some twenty pictures."""
TOO_LONG = "Instituicoes transfronteiricas de automoveis"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with signed_in_desk(begun_office(tmp_path / "data")) as opened:
        yield opened


def open_record(desk: Desk) -> None:
    """As a list of the window asks for a record."""
    asked = f'go("record", {{ kind: "categories", id: "{CARD}" }})'
    QQmlExpression(desk.office.engine.rootContext(), desk.window, asked).evaluate()
    desk.settle()


def rename(desk: Desk, name: str) -> None:
    """In the editor, without saving."""
    desk.click("target-pt-MO")
    desk.write("name-pt-MO", name)


def is_in_sight(desk: Desk, name: str) -> bool:
    """Whether the picture is scrolled so that the upper and the lower edge of a frame are seen."""
    view, frame = desk.item("preview-picture"), desk.item(name)
    seen = view.mapRectFromItem(frame, QRectF(0, 0, frame.width(), frame.height()))
    return 0 < seen.top() < seen.bottom() < view.height()


def test_a_name_that_is_too_long_is_seen_listed_and_put_right(desk: Desk) -> None:
    open_record(desk)
    rename(desk, TOO_LONG)
    desk.click("preview")
    desk.click("preview-language")
    desk.click("preview-language-pt-MO")
    desk.click("preview-text")
    desk.click("preview-text-200")
    assert until(lambda: desk.eye.item("clipped-0") is not None, PICTURES)
    desk.click("clipped-0")
    preview = OfficePreview.instance
    assert until(lambda: preview.pictures[preview.at]["title"]["en-MO"] == "What the plan says", PICTURES)
    shown = desk.item("preview-shown")
    assert desk.wait_until(lambda: float(shown.property("progress")) == 1 and bool(shown.property("paintedWidth")))
    assert any(TOO_LONG in words for words in desk.eye.texts())
    frame, drawn = preview.frames[0], desk.item("frame-1")
    picture = QImage(QUrl(preview.pictures[preview.at]["source"]).toLocalFile())
    across = range(frame["x"], frame["x"] + frame["width"])
    assert len({picture.pixel(x, frame["y"] + frame["height"] // 2) for x in across}) > 2, "words stand in the frame"
    assert bool(drawn.property("chosen"))
    desk.click("zoom")
    desk.click("zoom-full")
    assert desk.wait_until(lambda: is_in_sight(desk, "frame-1")), "the picture is scrolled to it"
    at = preview.at
    desk.click(f"picture-{at}")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Up)
    assert preview.at == at + 1
    desk.click("edit-clipped-0")
    rename(desk, "Instituicoes")
    desk.click("preview")
    assert until(lambda: desk.eye.item("nothing-cut-off") is not None, PICTURES)
    assert desk.eye.item("clipped-0") is None
    assert desk.office.warnings == []
