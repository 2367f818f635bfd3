"""Every screen, in every language, at double size: nothing clipped, too small, too near, unnamed or out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk.app import QML_FOLDER
from kiosk.i18n.locales import Locale
from tests.walk.playing import play
from tests.walk.screens import recipes_without_view, views, views_without_recipe

DRAGGING_ONLY = (
    "DragHandler",
    "PinchHandler",
    "PinchArea",
    "onPressAndHold",
    "onLongPressed",
    "HoverHandler",
    "hoverEnabled: true",
    "onDoubleClicked",
    "onDoubleTapped",
    "SwipeView",
)
"""What asks for more than one touch of one finger (ux.md A-29, WCAG 2.2 SC 2.5.7)."""


@pytest.mark.walk
@pytest.mark.parametrize("language", [locale.value for locale in Locale])
def test_every_screen_keeps_every_rule_in(language: str, tmp_path: Path) -> None:
    done = play(tmp_path, "tests.walk", "--language", language, "--plan", "make-test")
    assert done["screens"] > 150
    assert done["elements"] > 10_000
    found = [" ".join(str(finding[name]) for name in ("check", "screen", "step", "theme", "orientation", "element"))
             + f": {finding['message']}" for finding in done["findings"]]  # fmt: skip
    assert not found, "\n".join(found)


def test_every_view_has_a_recipe_so_that_no_new_screen_is_forgotten() -> None:
    assert len(views()) >= 17
    assert views_without_recipe() == []
    assert recipes_without_view() == []


def test_no_function_needs_dragging_hovering_or_a_long_press() -> None:
    for file in QML_FOLDER.rglob("*.qml"):
        code = file.read_text(encoding="utf-8")
        assert [word for word in DRAGGING_ONLY if word in code] == [], file.name
