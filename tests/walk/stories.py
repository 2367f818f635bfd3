"""Things a resident does, played on the live window in a process of its own: ``python -m tests.walk.stories NAME``.

Each story returns what went wrong, a sentence each, and how many things it looked at; ``test_walk_stories.py`` judges.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from kiosk.i18n.locales import Locale
from kiosk.session.idle import LONGEST_PAUSE, MORE_TIME_FACTOR, Limits
from kiosk.ui.display import TEXT_STEPS, THEMES
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from tests.walk.allowed import EXEMPTIONS
from tests.walk.checks.language import own_language
from tests.walk.finding import Circumstances
from tests.walk.hand import address, click, find, focus_round, held_key, key, press, visible
from tests.walk.plan import ORIENTATIONS
from tests.walk.scene import Scene, collect, kind_of, spot_of
from tests.walk.screens import Recipe, answer, every_screen, one_of_each_template
from tests.walk.stage import Stage, opened

ROUND = Circumstances("zh-Hant-MO", 2.0, "light", "portrait")
NO_VISIT = frozenset({"attract", "out-of-service", "finished", "error"})
"""Screens outside a visit: nothing leads back to them."""
SOON = 60
"""Turns of the event loop (5 ms each) within which a page must have come to rest."""
NUDGE = 23
"""px by which a page is scrolled on before its controls are used."""
QUESTION = "place"
"""A question of the bundled guide whose answer shows on the screen."""


@dataclass(slots=True)
class Told:
    """How a story went."""

    looked_at: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, right: bool, otherwise: str) -> None:
        self.looked_at += 1
        if not right:
            self.wrong.append(otherwise)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a resident is and what they have entered."""

    screen: str
    parameters: dict[str, str]
    scroll: float
    focus: str
    inputs: str

    def against(self, other: Moment) -> str:
        """What differs, in words; empty if nothing does."""
        differs = [
            f"{name} {getattr(self, name)!r} became {getattr(other, name)!r}"
            for name in ("screen", "parameters", "focus", "inputs")
            if getattr(self, name) != getattr(other, name)
        ]
        if abs(self.scroll - other.scroll) > 1:
            differs.append(f"scroll {self.scroll:.0f} became {other.scroll:.0f}")
        return "; ".join(differs)


def moment(stage: Stage) -> Moment:
    """The present one."""
    focus = stage.window.activeFocusItem()
    shown = list(visible(stage.window.contentItem()))
    page = next((item for item in shown if kind_of(item).endswith("Screen")), None)
    fields = [item for item in shown if item.inherits("QQuickTextInput")]
    typed = [str(item.property("text")) for item in fields]
    flow = stage.parts.guide_flow
    drafts = [flow.typed, flow.chosen, flow.unsure]
    inputs = json.dumps([typed, drafts, stage.parts.visit.session.answers, stage.parts.finder.query])
    scroll = page.property("scroll") if page is not None else 0.0
    return Moment(
        stage.parts.navigator.screen,
        stage.parts.navigator.parameters,
        float(scroll or 0.0),
        focus.objectName() if focus is not None else "",
        inputs,
    )


def pages(stage: Stage) -> list[Recipe]:
    """One page of each template, without sheets, dialogs and what is outside a visit; of the errors only one."""
    templates = one_of_each_template(every_screen(stage.catalogue))
    shown = [item for item in templates if item.view.endswith("Screen") and item.name not in NO_VISIT]
    return [item for item in shown if not item.name.endswith("/error") or item.template.endswith("choice/error")]


def some_pages(stage: Stage) -> list[Recipe]:
    """Two pages of each view at most."""
    chosen: dict[str, list[Recipe]] = {}
    for recipe in pages(stage):
        chosen.setdefault(recipe.view, []).append(recipe)
    return [recipe for recipes in chosen.values() for recipe in recipes[:2]]


def few_pages(stage: Stage) -> list[Recipe]:
    """One page of each view; of the questions, one to choose and one to type."""
    chosen: dict[str, Recipe] = {}
    for recipe in pages(stage):
        typed = recipe.template.startswith("question/document-number")
        chosen.setdefault(f"{recipe.view} {typed}" if recipe.view == "QuestionScreen" else recipe.view, recipe)
    return list(chosen.values())


def scene(stage: Stage, name: str = "story") -> Scene:
    """What is on the screen now."""
    display, translator = stage.parts.display, stage.parts.translator
    density = display.pixelsPerMillimetre
    return collect(stage.window, name, translator.locale, display.textStep, display.theme, density)


# --- A-32 -------------------------------------------------------------------------------------------------------------


def every_way_on_leads_back(stage: Stage) -> Told:
    """A-32: from every control that opens another screen, Back restores screen, scroll, focus and inputs."""
    told = Told()
    stage.dress(ROUND)
    for recipe in some_pages(stage):
        for name in _page_controls(stage, recipe):
            _there_and_back(stage, recipe, name, told)
    return told


def _page_controls(stage: Stage, recipe: Recipe) -> list[str]:
    """Controls of the page by name: of each kind at most two, since a third service card is like the second."""
    _open(stage, recipe)
    by_kind: dict[str, list[str]] = {}
    for item in scene(stage).controls():
        if item.layer == "page" and item.role != "editable-text" and item.name and not item.name.startswith("key-"):
            by_kind.setdefault(item.kind, []).append(item.name)
    return [name for names in by_kind.values() for name in (names if len(names) < 5 else [names[0], names[-1]])]


def _there_and_back(stage: Stage, recipe: Recipe, name: str, told: Told) -> None:
    _open(stage, recipe)
    try:
        item = find(stage, name)
    except AssertionError:
        return  # only there while the keyboard was open
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    stage.wait(lambda: not find(stage, "onScreenKeyboard").property("open"))
    stage.settle()
    _nudge(stage)
    before, depth = moment(stage), len(stage.trail)
    _activate(stage, item)
    if len(stage.trail) <= depth or stage.parts.navigator.screen in NO_VISIT:
        return
    after_going = stage.parts.visit.session.answers
    key(stage, Qt.Key.Key_Escape)
    stage.wait(lambda: not before.against(moment(stage)), SOON)
    now = moment(stage)
    if recipe.view == "QuestionScreen" and name == "continue":
        told.expect(now.screen == before.screen, f"{recipe.name} › {name}: {before.against(now)}")
        told.expect(stage.parts.visit.session.answers == after_going, f"{recipe.name}: Back loses an answer")
        return
    told.expect(not before.against(now), f"{recipe.name} › {name} › Back: {before.against(now)}")


def _nudge(stage: Stage) -> None:
    """Scroll on a little, so that the place is not the one to which the focus alone would lead."""
    place, most = _room(stage)
    if most > 0:
        _page(stage).setProperty("scroll", min(place + NUDGE, most))
        stage.settle()


def _room(stage: Stage) -> tuple[float, float]:
    """Where the page is scrolled to, and how far it can be."""
    page = _page(stage)
    views = [item for item in visible(page) if item.objectName() == "pageFlick"]
    most = max(0.0, views[0].property("contentHeight") - views[0].height()) if views else 0.0
    return float(page.property("scroll") or 0.0), most


def _page(stage: Stage) -> QQuickItem:
    return next(item for item in visible(stage.window.contentItem()) if kind_of(item).endswith("Screen"))


def _activate(stage: Stage, item: QQuickItem) -> None:
    item.setProperty("lastActivation", 0)
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    stage.settle()


def _open(stage: Stage, recipe: Recipe) -> None:
    stage.clear()
    stage.dress(ROUND)  # one of the controls chooses a language
    recipe.open(stage)


# --- A-12 -------------------------------------------------------------------------------------------------


def changing_the_language_changes_words_only(stage: Stage) -> Told:
    """A-35: on every template, from every language to every other."""
    told = Told()
    for recipe in few_pages(stage):
        _open(stage, recipe)
        _focus_in_the_middle(stage)
        for tag in _every_ordered_pair():
            _change(stage, recipe, f"to {tag}", partial(stage.parts.translator.use, Locale(tag)), told)
            remains = [str(item.at(recipe.name, ROUND)) for item in own_language(scene(stage, recipe.name))]
            told.expect(not [word for word in remains if not _is_explained(word)], f"{tag}: {remains[:1]}")
    return told


def changing_the_looks_changes_looks_only(stage: Stage) -> Told:
    """A-36 and A-12: text size, theme and turning the screen keep screen, answers, focus."""
    told = Told()
    display = stage.parts.display
    changes: dict[str, Callable[[], None]] = {}
    changes |= {f"to {step:.0%}": partial(display.setTextStep, step) for step in TEXT_STEPS}
    changes |= {f"to {theme}": partial(display.setTheme, theme) for theme in THEMES}
    changes |= {f"to {way}": partial(stage.turn, way) for way in reversed(ORIENTATIONS)}
    for recipe in few_pages(stage):
        _open(stage, recipe)
        _focus_in_the_middle(stage)
        for what, act in changes.items():
            _change(stage, recipe, what, act, told)
    return told


def _every_ordered_pair() -> Iterator[str]:
    """Languages in an order in which each follows each other one at least once."""
    tags = [locale.value for locale in Locale]
    left = {(one, other) for one in tags for other in tags if one != other}
    here = ROUND.language
    while left:
        following = next((tag for tag in tags if (here, tag) in left), None)
        if following is None:
            following = next(one for one, _ in sorted(left) if one != here)
        left.discard((here, following))
        here = following
        yield here


def _focus_in_the_middle(stage: Stage) -> None:
    """Tab to a control about half way down the page."""
    stops = [item for item in scene(stage).controls() if item.layer == "page" and item.name]
    if stops:
        find(stage, stops[len(stops) // 2].name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        stage.settle()


def _change(stage: Stage, recipe: Recipe, what: str, act: Callable[[], None], told: Told) -> None:
    before, focused = moment(stage), stage.window.activeFocusItem()
    identity, seen = address(focused), _is_seen(stage, focused)
    act()
    stage.settle()
    now = moment(stage)
    place = f"{recipe.name} {what}"
    told.expect(before.screen == now.screen and before.parameters == now.parameters, f"{place}: another screen")
    told.expect(before.inputs == now.inputs, f"{place}: inputs {before.inputs} became {now.inputs}")
    told.expect(before.focus == now.focus, f"{place}: the focus went from {before.focus!r} to {now.focus!r}")
    focused = stage.window.activeFocusItem()
    if seen and identity == address(focused):
        told.expect(
            stage.wait(lambda: _is_seen(stage, focused), SOON),
            f"{place}: the focused {now.focus!r} is scrolled out of sight",
        )


def _is_seen(stage: Stage, item: QQuickItem | None) -> bool:
    return item is not None and spot_of(stage.window, item).shown.height() > 2


def _is_explained(finding: str) -> bool:
    return any(item.check == "A-35" and re.search(item.element, finding) for item in EXEMPTIONS)


# --- A-41 -------------------------------------------------------------------------------------------------------------


def the_clock_warns_waits_and_wipes(stage: Stage) -> Told:
    """A-41, with the walk's own clock."""
    told = Told()
    stage.dress(ROUND)
    limits = Limits()
    visit, navigator = stage.parts.visit, stage.parts.navigator
    _begin(stage)
    pass_time(stage, limits.idle - 1)
    told.expect(not visit.warning, "the warning comes before 120 s")
    pass_time(stage, 2)
    told.expect(visit.warning, "no warning after 120 s")
    for turn in range(12):
        _begin(stage)
        before = moment(stage)
        pass_time(stage, limits.idle + 1 + turn)
        told.expect(visit.warning, f"no warning at turn {turn}")
        told.expect(kind_of(stage.window.activeFocusItem()) == "ActionButton", "the focus is not on a button")
        told.expect(stage.window.activeFocusItem().objectName() == "stay", "the safe button has not the focus")
        if turn % 3 == 0:
            press(stage, "stay")
        elif turn % 3 == 1:
            QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
        else:
            key(stage, Qt.Key.Key_Escape)
        stage.settle()
        told.expect(not visit.warning, f"turn {turn}: the warning stays")
        told.expect(not before.against(moment(stage)), f"turn {turn}: {before.against(moment(stage))}")
    _while_something_is_taken(stage, told)
    _with_more_time(stage, told)
    _begin(stage)
    pass_time(stage, limits.idle + limits.warning - 1)
    told.expect(visit.warning and navigator.screen == "question", "the visit ends before 165 s")
    pass_time(stage, 2)
    told.expect(navigator.screen == "attract", "no attract screen after 165 s")
    told.expect(not visit.session.has_answers, "answers outlive the time-out")
    return told


def pass_time(stage: Stage, seconds: float) -> None:
    """Let so many seconds pass for the kiosk."""
    stage.clock.seconds += seconds
    stage.parts.visit.tick()
    stage.settle()


def _begin(stage: Stage) -> None:
    stage.clear()
    answer(stage, {QUESTION: "macau"})
    stage.go("question", guide="open-account", question=QUESTION)
    find(stage, "option-unsure").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.parts.visit.touch()
    stage.settle()


def _while_something_is_taken(stage: Stage, told: Told) -> None:
    _begin(stage)
    stage.parts.visit.holdClock()
    pass_time(stage, LONGEST_PAUSE)
    pass_time(stage, Limits().idle - 1)
    told.expect(not stage.parts.visit.warning, "printing does not hold the clock for 90 s")
    pass_time(stage, 2)
    told.expect(stage.parts.visit.warning, "printing holds the clock for more than 90 s")


def _with_more_time(stage: Stage, told: Told) -> None:
    """A-42."""
    _begin(stage)
    stage.parts.visit.setMoreTime(True)
    pass_time(stage, Limits().idle * MORE_TIME_FACTOR - 1)
    told.expect(not stage.parts.visit.warning, "more time is not three times as long")
    pass_time(stage, 2)
    told.expect(stage.parts.visit.warning, "more time never ends")
    stage.parts.visit.setMoreTime(False)


# --- A-28 -------------------------------------------------------------------------------------------


def keys_and_fingers_do_what_they_should(stage: Stage) -> Told:
    """A-25 (back the same way), A-26, A-27, A-28."""
    told = Told()
    stage.dress(ROUND)
    _there_is_a_way_back_by_keys(stage, told)
    _keys(stage, told)
    _sheets(stage, told)
    _fingers(stage, told)
    return told


def _there_is_a_way_back_by_keys(stage: Stage, told: Told) -> None:
    for recipe in pages(stage):
        if recipe.view == "SearchScreen":
            continue  # the keyboard takes part of the way
        _open(stage, recipe)
        there = [address(item) for item in focus_round(stage)]
        back = [address(item) for item in focus_round(stage, backwards=True)]
        start = back.index(there[-1]) if there and there[-1] in back else 0
        turned = back[start:] + back[:start]
        told.expect(turned == there[::-1], f"{recipe.name}: Shift-Tab is not the reverse of Tab")


def _keys(stage: Stage, told: Told) -> None:
    for code in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        _focus_first_category(stage)
        held_key(stage, code)
        told.expect(stage.parts.navigator.screen == "home", f"a held {code.name} activates")
        key(stage, code)
        told.expect(stage.parts.navigator.screen == "category", f"{code.name} does not activate")
        key(stage, Qt.Key.Key_Escape)
        told.expect(stage.parts.navigator.screen == "home", "Escape is not Back")


def _sheets(stage: Stage, told: Told) -> None:
    for opener in ("navHelp", "navLanguage", "navDisplay"):
        stage.clear()
        stage.go("service", service="agent-witness-account")
        press(stage, opener)
        told.expect(bool(stage.window.property("sheet")), f"{opener} opens no sheet")
        inside = {
            scene(stage).elements[scene(stage).identities.index(address(item))].layer for item in focus_round(stage)
        }
        told.expect(inside == {"sheet"}, f"{opener}: Tab leaves the sheet: {inside}")
        key(stage, Qt.Key.Key_Escape)
        told.expect(not stage.window.property("sheet"), f"{opener}: Escape does not close")
        told.expect(stage.window.activeFocusItem().objectName() == opener, f"{opener}: the focus does not come back")


def _layer(stage: Stage, item: QQuickItem) -> str:
    now = scene(stage)
    return now.elements[now.identities.index(address(item))].layer


def _fingers(stage: Stage, told: Told) -> None:
    item = _focus_first_category(stage)
    inside, outside = _middle(item), QPoint(540, 40)
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
    QTest.mouseMove(stage.window, outside)
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, outside)
    stage.settle()
    told.expect(stage.parts.navigator.screen == "home", "sliding off a control does not cancel")
    click(stage, item)
    told.expect(stage.parts.navigator.screen == "category", "a tap does nothing")
    stage.clear()
    stage.go("question", guide="open-account", question="permit")
    option = find(stage, "option-unsure")
    click(stage, option)
    told.expect(stage.parts.guide_flow.unsure, "a tap does not choose")
    stage.clear()
    stage.go("checklist", service="agent-witness-account")
    ticks = [box for box in visible(stage.window.contentItem()) if box.objectName().startswith("document-")]
    click(stage, ticks[0])
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _middle(ticks[0]))
    stage.settle()
    told.expect(len(stage.parts.visit.session.ticks) == 1, "two taps within 500 ms count twice")
    _two_fingers(stage, told)


def _two_fingers(stage: Stage, told: Told) -> None:
    item = _focus_first_category(stage)
    device = QTest.createTouchDevice()
    first, second = _middle(item), QPoint(1000, 60)
    QTest.touchEvent(stage.window, device).press(0, first, stage.window).press(1, second, stage.window).commit()
    QTest.touchEvent(stage.window, device).release(0, first, stage.window).release(1, second, stage.window).commit()
    stage.settle()
    told.expect(len(stage.trail) <= 3, "two fingers do more than one")


def _focus_first_category(stage: Stage) -> QQuickItem:
    stage.clear()
    stage.go("home")
    item = find(stage, "category-account")
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    return item


def _middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


STORIES: dict[str, Callable[[Stage], Told]] = {
    story.__name__: story
    for story in (
        every_way_on_leads_back,
        changing_the_language_changes_words_only,
        changing_the_looks_changes_looks_only,
        the_clock_warns_waits_and_wipes,
        keys_and_fingers_do_what_they_should,
    )
}


def main() -> None:
    """Play one story and print how it went."""
    with opened() as stage:
        told = STORIES[sys.argv[1]](stage)
        result = {"looked_at": told.looked_at, "wrong": told.wrong, "warnings": stage.kiosk.warnings}
        sys.stdout.write(json.dumps(result, ensure_ascii=False))
        sys.stdout.flush()
        stage.parts.typing_folder.delete()
    os._exit(0)


if __name__ == "__main__":
    main()
