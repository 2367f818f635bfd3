"""What the screens can rely on when they ask for a drawing."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.ui import pictures
from kiosk.ui.display import THEMES, palettes
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]
LINE_SHAPE = re.compile(r'  <(path|circle|rect)( (d|cx|cy|r|x|y|width|height|rx)="[^"]+")+/>')
COLOUR = "004137"
QUOTED = re.compile(r'(?<!== )"([a-z0-9]+(?:-[a-z0-9]+)*)"(?!:)')  # neither what is compared nor a key
ICON_USES = (
    re.compile(r"\bTheme\.icon\(([^,]*),"),
    re.compile(r"\biconName\s*:\s*(.*)$", re.MULTILINE),
    re.compile(r"\bIcon\s*\{[^{}]*?\bname\s*:\s*([^\n]*)"),
    re.compile(r"\bfunction \w*Icon\(.*?\{(.*?)\n    \}", re.DOTALL),
)


def icons_in_qml() -> Iterator[tuple[str, str]]:
    """Each icon that the QML files name, and the file that does."""
    for path in sorted((ROOT / "resources/qml").rglob("*.qml")):
        text = path.read_text(encoding="utf-8")
        for use in (found for pattern in ICON_USES for found in pattern.findall(text)):
            for name in QUOTED.findall(use):
                yield name, path.name


def icons_in_content() -> Iterator[tuple[str, str]]:
    """Each icon that the catalogue's files name, and the file that does."""
    for path in sorted((ROOT / "db/content").rglob("*.yaml")):
        for name in re.findall(r"^icon: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield name, path.name


def ink(image: QImage) -> int:
    """How many pixels are not transparent."""
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QQuickWindow]:
    shown = QQuickWindow()
    shown.setColor(QColor("white"))
    shown.resize(64, 64)
    shown.show()
    yield shown
    shown.close()


def grab(window: QQuickWindow, source: str) -> QImage:
    """What a 48 px Image with this source looks like on the screen."""
    engine = QQmlEngine()
    pictures.install(engine)
    component = QQmlComponent(engine)
    text = f'import QtQuick\nImage {{ width: 48; height: 48; sourceSize: Qt.size(48, 48); source: "{source}" }}'
    component.setData(text.encode(), "")
    item = component.create()
    item.setParentItem(window.contentItem())
    shot = window.grabWindow()
    item.deleteLater()
    return shot


def test_every_icon_that_a_page_or_a_document_names_has_been_drawn() -> None:
    named = [*icons_in_qml(), *icons_in_content()]
    drawn = pictures.icon_names()
    assert named
    assert not {(name, place) for name, place in named if name not in drawn}


@pytest.mark.parametrize("name", pictures.icon_names())
def test_icons_are_lines_of_one_style_and_one_colour(name: str) -> None:
    root, *shapes, end = (pictures.ICONS_FOLDER / f"{name}.svg").read_text(encoding="utf-8").splitlines()
    assert root == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
    )
    assert all(LINE_SHAPE.fullmatch(shape) for shape in shapes)
    assert end == "</svg>"


@pytest.mark.parametrize("name", pictures.icon_names())
def test_no_icon_touches_the_edge_of_its_square(name: str) -> None:
    image = pictures.paint_icon(name, COLOUR, 96, 96)
    edge = [(x, y) for x in range(96) for y in range(96) if 0 in (x, y) or 95 in (x, y)]
    assert ink(image) > 40
    assert not any(image.pixelColor(x, y).alpha() for x, y in edge)


def test_no_two_icons_look_alike_except_those_that_share_a_meaning() -> None:
    seen: dict[bytes, str] = {}
    for name in pictures.icon_names():
        drawing = bytes(pictures.paint_icon(name, COLOUR, 48, 48).constBits())
        assert drawing not in seen or {name, seen[drawing]} == {"close", "ended"}
        seen[drawing] = name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", pictures.picture_names())
def test_pictures_are_painted_in_the_colours_of_the_theme_alone(name: str, theme: str) -> None:
    source = (pictures.PICTURES_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert not re.search(r'="#|="rgb|<image|<text|Gradient', source)
    image = pictures.paint_picture(name, theme)
    palette = {QColor(colour).rgb() for colour in palettes()[theme].values()}
    pixels = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    flat = sum(pixel.alpha() == 0 or pixel.rgb() in palette for pixel in pixels)
    assert flat > 0.85 * len(pixels)  # the rest are the softened edges between two colours


def test_every_category_has_its_tile_in_both_shapes() -> None:
    drawn = pictures.picture_names()
    for path in (ROOT / "db/content/categories").glob("*.yaml"):
        assert f"tile-{path.stem}" in drawn
        assert f"tile-{path.stem}-wide" in drawn


def test_an_icon_has_the_colour_that_was_asked_for() -> None:
    image = pictures.paint_icon("minus", "c8643c", 48, 48)
    assert image.pixelColor(24, 24) == QColor("#c8643c")
    assert image.pixelColor(2, 2).alpha() == 0


def test_a_thinner_line_can_be_asked_for() -> None:
    thin = pictures.paint_icon("bank", COLOUR, 156, 156, "1.3")
    assert ink(thin) < 0.8 * ink(pictures.paint_icon("bank", COLOUR, 156, 156))


@pytest.mark.parametrize(
    ("width", "height", "size"), [(30, 0, QSize(30, 30)), (0, 46, QSize(46, 46)), (0, 0, QSize(24, 24))]
)
def test_a_missing_length_follows_from_the_other(width: int, height: int, size: QSize) -> None:
    assert pictures.paint_icon("home", COLOUR, width, height).size() == size


def test_the_same_drawing_is_painted_only_once() -> None:
    first = pictures.paint_picture("tile-account", "light", 260, 260)
    assert pictures.paint_picture("tile-account", "light", 260, 260).cacheKey() == first.cacheKey()


@pytest.mark.parametrize(
    "arguments",
    [("no-such-icon", COLOUR), ("../icons/home", COLOUR), ("home", "green"), ("home", COLOUR, 24, 24, "thin")],
)
def test_a_wrong_icon_is_an_error(arguments: tuple[str, str]) -> None:
    with pytest.raises(pictures.PictureError):
        pictures.paint_icon(*arguments)


@pytest.mark.parametrize("arguments", [("no-such-picture", "light"), ("tile-account", "purple")])
def test_a_wrong_picture_is_an_error(arguments: tuple[str, str]) -> None:
    with pytest.raises(pictures.PictureError):
        pictures.paint_picture(*arguments)


def test_qml_shows_icons_and_pictures(window: QQuickWindow) -> None:
    assert grab(window, f"image://icons/minus/{COLOUR}").pixelColor(24, 24) == QColor(f"#{COLOUR}")
    assert grab(window, "image://pictures/tile-account/dark").pixelColor(24, 46) == QColor(palettes()["dark"]["sea2"])


@pytest.mark.parametrize(
    "source", ["image://icons/no-such-icon/004137", "image://icons/home", "image://pictures/tile-account"]
)
def test_a_wrong_address_draws_nothing_and_is_logged(
    window: QQuickWindow, caplog: pytest.LogCaptureFixture, source: str
) -> None:
    with caplog.at_level(logging.WARNING):
        shot = grab(window, source)
    assert shot.pixelColor(24, 24) == QColor("white")
    assert caplog.records
