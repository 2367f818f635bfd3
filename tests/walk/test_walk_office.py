"""Every page of the office: large enough, apart, whole, named, in one language, reached by Tab, its focus seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from tests.walk.finding import Breach
from tests.walk.office import rules
from tests.walk.office.recipes import pages, pages_without_recipe, recipes_without_page
from tests.walk.playing import play
from tests.walk.samples import control, scene_of
from tests.walk.samples import text as written


@pytest.mark.walk
def test_every_page_of_the_office_keeps_every_rule_of_staff_screens(tmp_path: Path) -> None:
    done = play(tmp_path, "tests.walk.office")
    assert done["screens"] > 30
    assert done["elements"] > 6_000
    found = [" ".join(str(finding[name]) for name in ("check", "screen", "language", "element", "message"))
             for finding in done["findings"]]  # fmt: skip
    assert not found, "\n".join(found)


def test_every_page_of_the_office_has_a_recipe_so_that_no_new_page_is_forgotten() -> None:
    assert len(pages()) >= 14
    assert pages_without_recipe() == []
    assert recipes_without_page() == []


def test_a_button_too_small_too_near_or_without_a_name_is_found() -> None:
    small = control(20, 20, 40, 40, kind="StaffButton")
    assert _checks(rules.targets(scene_of(small))) == {"A-01"}
    near = [control(20, 20 + 48 * place, 100, 44, kind="StaffButton", name=f"b{place}") for place in range(2)]
    assert _checks(rules.distances(scene_of(*near))) == {"A-02"}
    assert _checks(rules.names(scene_of(control(20, 20, kind="StaffButton", spoken_name="")))) == {"A-21"}


def test_rows_of_a_list_may_lie_on_each_other_and_buttons_may_not() -> None:
    for kind, found in (("RailStone", set()), ("StaffButton", {"A-02"})):
        rows = [control(20, 20 + 44 * place, 200, 44, kind=kind, name=f"row{place}") for place in range(3)]
        assert _checks(rules.distances(scene_of(*rows))) == found


def test_words_of_the_content_may_be_in_their_own_language_and_no_others() -> None:
    scene = scene_of(written("Acções para 代理見證開戶"), written("Acções para 貓"))
    scene.language = "pt-MO"
    assert [breach.message for breach in rules.one_language(scene)] == ["the text holds Chinese characters: 貓"]


def test_a_focus_that_does_not_show_is_found() -> None:
    item = control(100, 100, 200, 60)
    item.shown = QRectF(item.box)
    before = QImage(600, 400, QImage.Format.Format_RGB32)
    before.fill(QColor("white"))
    after = before.copy()
    assert _checks(rules.focus_shows(item, before, after)) == {"A-18"}
    painter = QPainter(after)
    painter.setPen(QColor("black"))
    painter.drawRect(item.box)
    painter.end()
    assert _checks(rules.focus_shows(item, before, after)) == set()


def _checks(breaches: object) -> set[str]:
    found: list[Breach] = list(breaches)
    return {breach.check for breach in found}
