"""What the screens can rely on when they draw the bridge and the water."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.ui import motif, motif_geometry
from kiosk.ui.motif_geometry import LOTUS, Deck
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

INK, SUN, SKY, SEA, FOAM, ROSE = "#004137", "#e8a93a", "#f6ead0", "#102030", "#fbf7ee", "#d9739f"
LENGTHS = st.floats(100, 4000)
UNITS = st.floats(0.25, 4)


class Stage:
    """A window in which one item at a time is shown."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self.engine = QQmlEngine()

    def show(self, text: str) -> QQuickItem:
        component = QQmlComponent(self.engine)
        component.setData(f"import QtQuick\nimport Ponte.Ui\n{text}".encode(), "")
        assert not component.errors()
        item = component.create()
        item.setParent(self.window)
        item.setParentItem(self.window.contentItem())
        self.window.resize(int(item.width()), int(item.height()))
        return item

    def draw(self, text: str) -> QImage:
        item = self.show(text)
        shot = self.window.grabWindow()
        item.setParentItem(None)
        return shot


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    window = QQuickWindow()
    window.setColor(QColor("white"))
    window.show()
    yield Stage(window)
    window.close()


def count(image: QImage, colour: str, step: int = 2) -> int:
    """How many of every ``step``-th pixels have exactly this colour."""
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(0, image.width(), step) for y in range(0, image.height(), step)
    )


def hero(mood: str, drawn: float = 1) -> str:
    colours = f'sky: "{SKY}"; sun: "{SUN}"; sea: "{SEA}"; foam: "{FOAM}"; ink: "{INK}"; rose: "{ROSE}"'
    return f'ResultHero {{ width: 1080; height: 458; {colours}; mood: "{mood}"; drawn: {drawn} }}'


def scene(width: int, height: int, plain: bool = False) -> str:
    colours = f'sky: "{SKY}"; sun: "{SUN}"; sea: "{SEA}"; foam: "{FOAM}"; ink: "{INK}"; clay: "#c8643c"'
    return f"AttractScene {{ width: {width}; height: {height}; {colours}; plain: {str(plain).lower()} }}"


@given(LENGTHS, LENGTHS, LENGTHS, st.floats(0, 1))
def test_the_deck_rises_once_and_is_the_same_on_both_sides(centre: float, half: float, height: float, t: float) -> None:
    deck = Deck(centre, half, height, 1000)
    assert deck.y(centre) == pytest.approx(1000 - height)
    assert deck.y(centre - t * half) == pytest.approx(deck.y(centre + t * half))
    assert deck.y(centre - t * half) >= deck.y(centre) - 1e-9
    assert deck.y(centre + half) == deck.y(centre - 2 * half) == 1000


def test_curves_are_stepped_finely_and_end_where_they_should() -> None:
    points = Deck(540, 432, 210, 1164).points(10, 1070)
    assert points[0][0] == 10
    assert points[-1][0] == pytest.approx(1070)
    assert all(0 < after[0] - before[0] <= 3 for before, after in pairwise(points))


@given(LENGTHS, UNITS)
def test_a_sheets_line_is_the_headers_line_in_a_mirror(width: float, unit: float) -> None:
    plain = motif_geometry.header_deck(width, 112, unit)
    mirrored = motif_geometry.header_deck(width, 112, unit, mirrored=True)
    assert mirrored.y(width - 104 * unit) == pytest.approx(plain.y(104 * unit))
    assert mirrored.y(width - 60 * unit) == pytest.approx(plain.y(60 * unit))


def test_the_headers_mark_has_seven_piers_none_of_them_a_stump() -> None:
    deck = motif_geometry.header_deck(1080, 112, 1)
    piers = motif_geometry.header_piers(deck, 1)
    assert [x - 104 for x in piers] == [-54, -36, -18, 0, 18, 36, 54]


@given(st.integers(1, 30), LENGTHS)
def test_progress_runs_from_shore_to_shore_in_even_spans(total: int, width: float) -> None:
    piers = [motif_geometry.progress_x(pier, total, width, 1) for pier in range(total + 1)]
    assert piers[0] == 10
    assert piers[-1] == pytest.approx(width - 10)
    assert all(b - a == pytest.approx((width - 20) / total) for a, b in pairwise(piers))
    assert motif_geometry.progress_x(total + 5, total, width, 1) == pytest.approx(piers[-1])


@given(st.floats(0, 1))
def test_the_solid_part_of_a_span_is_in_proportion_to_its_target(share: float) -> None:
    deck = motif_geometry.span_deck(share, 620, 66, 1)
    assert deck.centre + deck.half_width == pytest.approx(606)
    assert deck.centre - deck.half_width == pytest.approx(606 * share)
    assert deck.base - deck.height >= 0


def test_a_target_that_has_been_passed_needs_no_bridge() -> None:
    assert motif_geometry.span_deck(1.3, 620, 66, 1).half_width == 0


@given(LENGTHS, UNITS, st.floats(0, 1))
def test_the_bands_of_the_pavement_never_cross(horizon: float, unit: float, share: float) -> None:
    bands = motif_geometry.attract_bands(horizon, 540, unit)
    x = share * 216 * unit
    heights = [band.y(x) for band in bands]
    assert heights == sorted(heights)
    assert {band.length for band in bands} == {216 * unit}
    assert bands[0].level == horizon


def test_every_wave_has_a_crest_in_the_middle_of_its_screen() -> None:
    for wave in (*motif_geometry.attract_bands(1190, 540, 1), *motif_geometry.result_bands(458, 540, 1)):
        assert wave.y(540) == pytest.approx(wave.level - wave.amplitude)


def test_the_lotus_has_five_petals_and_two_like_sides() -> None:
    assert sorted(petal.angle for petal in LOTUS) == [-62, -33, 0, 33, 62]
    for petal in LOTUS:
        assert any(other.angle == -petal.angle and other.length == petal.length for other in LOTUS)


def test_the_sun_stands_on_the_pier_of_the_present_question(stage: Stage) -> None:
    image = stage.draw(
        f'ProgressBridge {{ width: 984; height: 84; total: 7; answered: 2; primary: "{INK}"; sun: "{SUN}" }}'
    )
    deck = motif_geometry.progress_deck(984, 84, 1)
    x = motif_geometry.progress_x(3, 7, 984, 1)
    assert image.pixelColor(round(x), round(deck.y(x))) == QColor(SUN)
    assert image.pixelColor(round(x) - 60, round(deck.y(x - 60))) == QColor(INK)
    assert image.pixelColor(round(x) + 60, round(deck.y(x + 60))) != QColor(INK)


@pytest.mark.parametrize("progress", [0, 9])
def test_the_sun_is_whole_on_both_shores(stage: Stage, progress: int) -> None:
    text = 'ProgressBridge {{ width: 808; height: 96; total: 9; progress: {}; primary: "{}"; sun: "{}" }}'
    assert count(stage.draw(text.format(progress, INK, SUN)), SUN, 1) == pytest.approx(
        count(stage.draw(text.format(4.5, INK, SUN)), SUN, 1), rel=0.02
    )


@pytest.mark.parametrize(("edge", "inside", "outside"), [("top", (50, 60), (50, 1)), ("left", (60, 50), (1, 50))])
def test_the_water_lies_inside_its_edge(
    stage: Stage, edge: str, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    image = stage.draw(f'WaveEdge {{ width: 216; height: 216; edge: "{edge}"; tint: "{SEA}"; colour: "{INK}" }}')
    assert image.pixelColor(*inside) == QColor(SEA)
    assert image.pixelColor(*outside) == QColor("white")


def test_the_rail_for_the_left_hand_has_its_water_line_on_the_right(stage: Stage) -> None:
    image = stage.draw(f'WaveEdge {{ width: 216; height: 216; edge: "right"; tint: "{SEA}"; colour: "{INK}" }}')
    assert image.pixelColor(50, 50) == QColor(SEA)
    assert image.pixelColor(214, 50) == QColor("white")


def test_in_high_contrast_the_water_line_is_straight(stage: Stage) -> None:
    image = stage.draw(f'WaveEdge {{ width: 216; height: 80; flat: true; tint: "{SEA}"; colour: "{INK}" }}')
    assert all(image.pixelColor(x, 10) == QColor(INK) for x in range(216))
    assert all(image.pixelColor(x, 13) == QColor(SEA) for x in range(216))


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1920, 1080), (810, 1440), (1280, 800)])
def test_the_first_picture_has_its_horizon_in_place_on_every_screen(stage: Stage, width: int, height: int) -> None:
    image = stage.draw(scene(width, height))
    horizon = round(0.62 * height)
    assert image.pixelColor(width // 2, 2) == QColor(SKY)
    assert image.pixelColor(width // 2, horizon) == QColor(SEA)
    assert all(image.pixelColor(x, height - 3) == QColor(SEA) for x in range(0, width, 7))
    assert count(image, SUN, 4) > 500
    assert count(image, FOAM, 4) > 500


def test_in_high_contrast_the_first_page_is_a_bridge_and_nothing_else(stage: Stage) -> None:
    image = stage.draw(scene(1080, 1920, plain=True))
    assert count(image, SUN, 4) == count(image, FOAM, 4) == 0
    assert count(image, INK, 4) > 500


def test_the_lotus_blooms_only_for_a_likely_result(stage: Stage) -> None:
    assert count(stage.draw(hero("likely")), ROSE) > 50
    assert count(stage.draw(hero("ask")), ROSE) == 0
    assert count(stage.draw(hero("other")), ROSE) == 0


def test_the_deck_of_another_service_ends_at_the_highest_point(stage: Stage) -> None:
    right = [(x, 458 - 69) for x in range(1062, 1078)]
    whole, half = stage.draw(hero("ask")), stage.draw(hero("other"))
    assert all(whole.pixelColor(*point) == QColor(INK) for point in right)
    assert all(half.pixelColor(*point) == QColor(SKY) for point in right)
    assert half.pixelColor(300, 458 - 69) == QColor(INK)


def test_the_results_deck_is_drawn_from_left_to_right(stage: Stage) -> None:
    none, some, whole = (count(stage.draw(hero("ask", drawn=share)), INK) for share in (0, 0.5, 1))
    assert none == 0
    assert 0 < some < whole


def test_nothing_is_painted_anew_unless_it_changed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    painted = []
    original = motif.BridgeLine.paint
    monkeypatch.setattr(motif.BridgeLine, "paint", lambda item, painter: (painted.append(1), original(item, painter)))
    line = stage.show(f'BridgeLine {{ width: 400; height: 120; colour: "{INK}" }}')
    stage.window.grabWindow()
    before = len(painted)
    line.setProperty("colour", QColor(INK))
    line.setProperty("weight", 4.0)
    stage.window.grabWindow()
    assert len(painted) == before > 0
    line.setProperty("colour", QColor(SUN))
    stage.window.grabWindow()
    assert len(painted) == before + 1


def test_a_drawing_follows_its_size(stage: Stage) -> None:
    line = stage.show(f'BridgeLine {{ width: 400; height: 120; colour: "{INK}" }}')
    stage.window.grabWindow()
    stage.window.resize(600, 120)
    line.setWidth(600)
    assert stage.window.grabWindow().pixelColor(590, 112) == QColor(INK)


@pytest.mark.parametrize("kind", ["BridgeLine", "BridgeMark", "ProgressBridge", "SpanBridge", "WaveEdge"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3000, 40), (40, 3000)])
def test_no_size_breaks_a_drawing(stage: Stage, kind: str, width: int, height: int) -> None:
    stage.draw(f"{kind} {{ width: {width}; height: {height} }}")


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3000, 40), (40, 3000)])
def test_no_size_breaks_a_picture(stage: Stage, width: int, height: int) -> None:
    stage.draw(scene(width, height))
    stage.draw(f"ResultHero {{ width: {width}; height: {height} }}")
