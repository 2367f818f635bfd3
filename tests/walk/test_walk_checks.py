"""Each check finds what it looks for, and leaves alone what is right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from kiosk.ui.display import PALETTES_FILE
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from tests.walk.allowed import EXEMPTIONS, is_allowed, unexpected_notes
from tests.walk.checks import colour, focus, frame, language, size, text, tree
from tests.walk.finding import Breach, Circumstances, Finding
from tests.walk.samples import PORTRAIT, control, scene_of
from tests.walk.samples import text as written
from tests.walk.scene import Element, Scene, Spot

Check = Callable[[Scene], Iterator[Breach]]
LONG = "Taxa de 12 de Dezembro de 2020 e mais"


@pytest.fixture(autouse=True)
def application() -> QGuiApplication:
    return QGuiApplication.instance() or QGuiApplication([])


def found(check: Check, *elements: Element, **more: object) -> set[str]:
    return {breach.check for breach in check(scene_of(*elements, **more))}


def heading(words: str, **more: object) -> Element:
    return written(words, role="heading", level=1, **more)


BROKEN: dict[str, tuple[Check, str, Scene]] = {
    "a small target": (size.targets, "A-01", scene_of(control(48, 100, width=60))),
    "a low target": (size.targets, "A-01", scene_of(control(48, 100, height=60))),
    "two controls too near": (size.distances, "A-02", scene_of(control(48, 100), control(48, 204))),
    "two controls on each other": (size.distances, "A-02", scene_of(control(48, 100), control(60, 120))),
    "danger too near": (size.distances, "A-02", scene_of(control(48, 100), control(48, 216, danger=True))),
    "a control beyond the edge": (size.in_reach, "A-03", scene_of(control(900, 100))),
    "small text": (text.sizes, "A-04", scene_of(written("Hello", size=24))),
    "text that does not grow": (text.sizes, "A-04", scene_of(written("Hello", size=28), step=2.0)),
    "truncated text": (text.whole, "A-05", scene_of(written("Hello", truncated=True))),
    "text too wide": (text.whole, "A-05", scene_of(written("Hello", content_width=640))),
    "text too high": (text.whole, "A-05", scene_of(written("Hello", content_height=80))),
    "text out of its box": (text.whole, "A-05", scene_of(written("Hello", frame=QRectF(48, 200, 400, 40)))),
    "text out of the screen": (text.whole, "A-05", scene_of(written("Hello", x=800))),
    "texts on each other": (text.apart, "A-06", scene_of(written("One"), written("Two", y=204))),
    "a date in two lines": (text.unbroken, "A-09", scene_of(written(LONG, width=320, line_count=3))),
    "the wrong region": (text.glyphs, "A-10", scene_of(written("Hi", family="Noto Sans CJK SC"))),
    "a letter without glyph": (text.glyphs, "A-10", scene_of(written("\U000e0fff"))),
    "a control without name": (tree.names, "A-21", scene_of(control(48, 100, spoken_name=""))),
    "a control out of the tree": (tree.names, "A-21", scene_of(control(48, 100, in_tree=False))),
    "words not in the name": (tree.names, "A-21", scene_of(control(48, 100), written("Stop", owner=0))),
    "no main heading": (tree.main_heading, "A-22", scene_of(written("Hello"))),
    "two main headings": (tree.main_heading, "A-22", scene_of(heading("One"), heading("Two"))),
    "text not in the tree": (tree.texts_once, "A-23", scene_of(written("Hello", in_tree=False))),
    "text read twice": (tree.texts_once, "A-23", scene_of(control(48, 100), written("Go on", owner=0))),
    "something behind a sheet": (
        tree.nothing_behind,
        "A-27",
        scene_of(control(48, 100), control(48, 900, layer="sheet"), layers=frozenset({"sheet"})),
    ),
    "English left in Portuguese": (language.own_language, "A-35", scene_of(written("Continue"), language="pt-MO")),
    "simplified in Hant": (language.own_language, "A-35", scene_of(written("开户"), language="zh-Hant-MO")),
    "traditional in Hans": (language.own_language, "A-35", scene_of(written("開戶"), language="zh-Hans-CN")),
    "Chinese in English": (language.own_language, "A-35", scene_of(written("開戶"))),
    "a technical word": (language.plain_words, "A-46", scene_of(written("The server is null"))),
    "an empty placeholder": (language.plain_words, "A-46", scene_of(written("In {n} seconds"))),
}


def _tall() -> Element:
    """A view that holds more than it shows."""
    box = QRectF(0, 120, 1080, 1500)
    return Element(-1, "QQuickFlickable", "pageFlick", "page", box, box, content=QRectF(0, 0, 1080, 3000))


@pytest.mark.parametrize("broken", list(BROKEN))
def test_a_check_finds(broken: str) -> None:
    check, name, scene = BROKEN[broken]
    assert {breach.check for breach in check(scene)} == {name}


def test_a_view_that_can_only_be_dragged_is_found_and_one_with_more_is_right() -> None:
    assert found(size.in_reach, _tall()) == {"A-03"}
    assert found(size.in_reach, _tall(), control(48, 1640, name="more")) == set()


def test_sideways_scrolling_is_found() -> None:
    view = _tall()
    view.content = QRectF(0, 0, 1400, 1000)
    assert found(size.no_sideways_scrolling, view) == {"A-07"}


def test_a_good_screen_passes_every_check() -> None:
    good = scene_of(
        heading("Open an account", size=64, height=90),
        written("Choose one.", y=320),
        control(48, 400, spoken_name="Go on"),
        written("Go on", x=60, y=420, width=200, height=44, owner=2, in_tree=False, size=32),
        control(48, 520, spoken_name="Go back", name="other"),
    )
    checks: list[Check] = [check for check, _, _ in BROKEN.values()]
    assert [str(breach) for check in checks for breach in check(good)] == []


def test_a_line_that_starts_with_a_full_stop_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "lines_of", lambda item: ["帶同文件", "。謝謝（", "再見"])
    messages = [breach.message for breach in text.line_ends(scene_of(written("帶同文件。謝謝（再見")))]
    assert messages == ["a line starts with 。", "a line ends with （"]


def test_a_control_that_tab_misses_repeats_or_reads_backwards_is_found() -> None:
    three = [control(48, 100 + 120 * row, name=f"b{row}") for row in range(4)]
    scene = scene_of(*three)
    assert list(focus.tab_round(scene, [0, 1, 2, 3], True)) == []
    assert list(focus.tab_round(scene, [2, 3, 0, 1], True)) == [], "a round may start anywhere"
    for visited, wrapped in (([0, 1, 2], True), ([0, 1, 1, 2, 3], True), ([0, 3, 2, 1], True), ([0, 1, 2, 3], False)):
        assert {breach.check for breach in focus.tab_round(scene, visited, wrapped)} == {"A-24"}


def test_a_focused_control_out_of_view_or_under_the_keyboard_is_found() -> None:
    item = control(48, 1900)
    scene = scene_of(item)
    hidden = Spot(item.box, item.shown, PORTRAIT, QRectF())
    assert [breach.check for breach in focus.in_view(scene, item, hidden)] == ["A-25"]
    seen = control(48, 1500)
    covered = Spot(seen.box, seen.box, PORTRAIT, QRectF(0, 1400, 1080, 520))
    assert [breach.check for breach in focus.in_view(scene, seen, covered)] == ["A-25"]
    assert list(focus.in_view(scene, seen, Spot(seen.box, seen.box, PORTRAIT, QRectF()))) == []


def test_a_focus_ring_is_seen_and_its_absence_is_found() -> None:
    item = control(100, 100)
    spot = Spot(item.box, item.box, PORTRAIT, ring=item.box.adjusted(-9, -9, 9, 9))
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    assert [breach.check for breach in focus.ring(scene_of(item), item, spot, picture)] == ["A-18"]
    painter = QPainter(picture)
    painter.fillRect(item.box.adjusted(-9, -9, 9, 9), QColor("black"))
    painter.fillRect(item.box.adjusted(-4, -4, 4, 4), QColor("white"))
    painter.end()
    assert list(focus.ring(scene_of(item), item, spot, picture)) == []
    without = Spot(item.box, item.box, PORTRAIT)
    assert [breach.check for breach in focus.ring(scene_of(item), item, without, picture)] == ["A-18"]


def test_pale_text_is_found_in_the_picture() -> None:
    item = written("Hello", size=40, width=200, height=60)
    for ink, expected in (("#c8c8c8", ["A-17"]), ("#202020", [])):
        picture = QImage(1080, 1920, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setFont(item.words.font if item.words else painter.font())
        painter.setPen(QColor(ink))
        painter.drawText(item.box, "Hello")
        painter.end()
        assert [breach.check for breach in colour.painted(scene_of(item), picture)] == expected


def test_a_screen_without_the_five_stones_or_with_moved_ones_is_found() -> None:
    stones = [control(20 + 210 * place, 1770, 190, name=name, layer="nav") for place, name in enumerate(frame.STONES)]
    scene = scene_of(*stones)
    places = frame.places(scene)
    assert list(frame.same_places(scene, places)) == []
    assert {breach.check for breach in frame.same_places(scene_of(*stones[1:]), places)} == {"A-33"}
    moved = places | {"navHome": (0.0, 0.0, 190.0, 96.0)}
    assert [breach.element for breach in frame.same_places(scene, moved)] == ["navHome"]


def test_every_pair_of_colours_reaches_its_contrast() -> None:
    palettes = json.loads(PALETTES_FILE.read_text(encoding="utf-8"))
    assert len(palettes) == 5
    assert [f"{breach.element}: {breach.message}" for breach in colour.tokens(palettes)] == []


def test_a_pair_of_colours_below_its_contrast_is_found() -> None:
    palettes = json.loads(PALETTES_FILE.read_text(encoding="utf-8"))
    palettes["light"]["muted"] = "#8a8a8a"
    assert {breach.element for breach in colour.tokens(palettes)} == {"light"}


def test_contrast_is_that_of_wcag() -> None:
    assert colour.contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert colour.contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_an_exemption_covers_its_own_check_and_element_only() -> None:
    how = Circumstances("pt-MO", 1.0, "light", "portrait")
    named = Breach("A-35", "AText #endonym “English” in Touchable#language-en-MO", "the text holds …").at(
        "language", how
    )
    assert is_allowed(named)
    other = Breach("A-05", named.element, "is truncated").at("language", how)
    assert not is_allowed(other)
    assert all(item.reason for item in EXEMPTIONS)


def test_a_note_of_qt_that_nothing_explains_is_reported() -> None:
    known = "qt.qml.propertyCache.append: Member contentWidth of the object PopupList_QMLTYPE_9 overrides a member"
    assert unexpected_notes(f"{known}\nqt.x: Couldn't load pipewire-0.3 library\n") == []
    assert unexpected_notes("file.qml:3: TypeError: x is undefined") == ["file.qml:3: TypeError: x is undefined"]


def test_a_finding_says_where_and_how() -> None:
    finding = Finding("home", "button", "A-01", "60×96 px", "pt-MO", 2.0, "light", "portrait")
    assert str(finding) == "A-01 home [pt-MO 200% light portrait] button: 60×96 px"
