"""The window under real touches and keys: what acts, what does not, and that every page is found as it was left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kiosk.i18n.locales import Locale
from kiosk.tour.finger import touch_device
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk_window import PORTRAIT, Hall
from sample_guide import GUIDE, SERVICE

FAR = 400
"""px: farther than any control reaches."""


@pytest.fixture
def question(kiosk: Hall) -> Hall:
    """On the sample guide's third question, a choice, reached from its service."""
    kiosk.go("service", service=SERVICE)
    kiosk.parts.guide_flow.open(GUIDE)
    kiosk.settle()
    for option in ("option-yes", "option-unsure"):
        kiosk.tap(option)
        kiosk.tap("continue")
    assert kiosk.parts.guide_flow.question["id"] == "port"
    return kiosk


def answer(kiosk: Hall) -> list[str]:
    return list(kiosk.parts.guide_flow.chosen)


def open_text_question(kiosk: Hall) -> None:
    before = {name: {"unsure": True} for name in ("car", "port", "goods", "born")}
    kiosk.parts.visit.session.keep_answers(GUIDE, before)
    kiosk.parts.guide_flow.open(GUIDE)
    kiosk.settle()
    assert kiosk.parts.guide_flow.question["kind"] == "text"


def write(kiosk: Hall, field: str, words: str) -> None:
    """Write with the keys of a keyboard that is plugged in."""
    kiosk.focus_on(field)
    for letter in words:
        kiosk.key(Qt.Key.Key_A, letter)


# --- touch ------------------------------------------------------------------------------------------------------------


def test_a_touch_acts_on_release_and_not_before(kiosk: Hall) -> None:
    point = kiosk.middle("category-account")
    kiosk.calm("category-account")
    kiosk.press(point)
    kiosk.settle()
    assert kiosk.screen == "home"
    kiosk.release(point)
    assert kiosk.screen == "category"


def test_a_finger_that_slides_off_does_nothing(kiosk: Hall) -> None:
    for name in ("category-account", "navHelp", "search"):
        point = kiosk.middle(name)
        off = QPoint(point.x(), point.y() - FAR if point.y() > FAR else point.y() + FAR)
        kiosk.press(point)
        kiosk.move(off)
        kiosk.release(off)
        assert (kiosk.screen, kiosk.sheet) == ("home", "")


def test_a_touch_beside_every_control_does_nothing(kiosk: Hall) -> None:
    for point in (QPoint(4, 300), QPoint(1076, 900), QPoint(540, 60)):
        kiosk.tap_at(point)
        assert (kiosk.screen, kiosk.sheet) == ("home", "")


@pytest.mark.parametrize(
    ("name", "screen", "sheet"),
    [
        ("category-account", "category", ""),
        ("category-e-payment", "category", ""),
        ("category-insurance", "category", ""),
        ("search", "search", ""),
        ("navHelp", "home", "help"),
        ("navLanguage", "home", "language"),
        ("navDisplay", "home", "settings"),
    ],
)
def test_a_tremor_counts_as_one_touch_even_when_the_first_one_changed_the_page(
    kiosk: Hall, name: str, screen: str, sheet: str
) -> None:
    point = kiosk.middle(name)
    kiosk.calm(name)
    for shake in (QPoint(0, 0), QPoint(6, -4), QPoint(-30, 30)):
        kiosk.tap_at(point + shake)
    assert (kiosk.screen, kiosk.sheet) == (screen, sheet)
    assert len(kiosk.parts.navigator._navigation.trail) == (2 if screen != "home" else 1)


def test_a_double_tap_on_continue_does_not_ask_for_the_next_answer_too(question: Hall) -> None:
    question.tap("option-bridge")
    point = question.middle("continue")
    question.calm("continue")
    question.tap_at(point)
    question.tap_at(point)
    assert question.parts.guide_flow.question["id"] == "goods"
    assert question.parts.guide_flow.error == {}


def test_a_double_tap_on_an_option_of_several_does_not_take_it_away_again(question: Hall) -> None:
    question.tap("option-bridge")
    question.tap("continue")
    point = question.middle("option-food")
    question.tap_at(point)
    question.tap_at(point)
    assert answer(question) == ["food"]


def test_a_touch_elsewhere_on_the_new_page_counts_at_once(kiosk: Hall) -> None:
    for name in ("category-account", "navHelp"):
        kiosk.calm(name)
    kiosk.tap_at(kiosk.middle("category-account"))
    kiosk.tap_at(kiosk.middle("navHelp"))
    assert (kiosk.screen, kiosk.sheet) == ("category", "help")


def test_several_fingers_at_once_open_one_page_at_most(kiosk: Hall) -> None:
    names = [f"category-{name}" for name in ("account", "e-payment", "insurance")]
    points = [kiosk.middle(name) for name in names]
    touch = QTest.touchEvent(kiosk.window, touch_device())
    for finger, point in enumerate(points):
        touch.press(finger, point, kiosk.window)
    touch.commit()
    touch = QTest.touchEvent(kiosk.window, touch_device())
    for finger, point in enumerate(points):
        touch.release(finger, point, kiosk.window)
    touch.commit()
    kiosk.settle()
    assert len(kiosk.parts.navigator._navigation.trail) <= 2
    kiosk.new_visit()
    kiosk.tap("category-insurance")
    assert kiosk.screen == "category", "one finger works as before"


def test_a_second_finger_in_the_middle_of_a_touch_opens_nothing_more(kiosk: Hall) -> None:
    first, second = kiosk.middle("category-account"), kiosk.middle("navHelp")
    kiosk.press(first, 0)
    QTest.touchEvent(kiosk.window, touch_device()).stationary(0).press(1, second, kiosk.window).commit()
    QTest.touchEvent(kiosk.window, touch_device()).stationary(0).release(1, second, kiosk.window).commit()
    kiosk.release(first, 0)
    opened = [kiosk.screen != "home", kiosk.sheet != ""]
    assert opened.count(True) <= 1


# --- keys -------------------------------------------------------------------------------------------------------------


def test_any_key_starts_from_the_attract_screen(kiosk: Hall) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_Tab):
        kiosk.new_visit(home=False)
        kiosk.key(key)
        assert kiosk.screen == "language"


def test_the_whole_guide_can_be_answered_with_tab_and_enter(question: Hall) -> None:
    question.focus_on("option-bridge")
    question.key(Qt.Key.Key_Space)
    assert answer(question) == ["bridge"]
    for _ in range(10):
        question.key(Qt.Key.Key_Tab)
        if question.focus == "continue":
            break
    question.key(Qt.Key.Key_Return)
    assert question.parts.guide_flow.question["id"] == "goods"


@pytest.mark.parametrize("forward", [True, False])
def test_tab_visits_every_control_of_the_home_screen_and_comes_round(kiosk: Hall, forward: bool) -> None:
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    kiosk.focus_on("search")
    visited = []
    for _ in range(40):
        kiosk.key(key)
        visited.append(kiosk.focus)
        if kiosk.focus == "search":
            break
    assert visited[-1] == "search", "the focus comes round"
    assert len(visited) == len(set(visited)), visited
    for name in ("category-account", "category-protection", "navHome", "navHelp", "navLanguage", "navDisplay"):
        assert name in visited


def test_arrows_move_the_focus_as_tab_does(kiosk: Hall) -> None:
    kiosk.focus_on("search")
    kiosk.key(Qt.Key.Key_Tab)
    after_tab = kiosk.focus
    for forward, backward in ((Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Left)):
        kiosk.focus_on("search")
        kiosk.key(forward)
        assert kiosk.focus == after_tab
        kiosk.key(backward)
        assert kiosk.focus == "search"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_held_down_acts_once(kiosk: Hall, key: Qt.Key) -> None:
    kiosk.focus_on("category-account")
    kiosk.hold_key(key)
    assert kiosk.screen == "category"
    assert len(kiosk.parts.navigator._navigation.trail) == 2


def test_a_held_escape_goes_back_once(kiosk: Hall) -> None:
    kiosk.tap("category-account")
    kiosk.go("service", service=SERVICE)
    kiosk.hold_key(Qt.Key.Key_Escape)
    assert kiosk.screen == "category"


def test_a_key_that_only_repeats_starts_nothing(kiosk: Hall) -> None:
    kiosk.new_visit(home=False)
    kiosk.key_event(QEvent.Type.KeyPress, Qt.Key.Key_Return, repeated=True)
    kiosk.settle()
    assert kiosk.screen == "attract"


def test_escape_is_back_and_closes_what_lies_on_top_first(kiosk: Hall) -> None:
    kiosk.tap("category-account")
    kiosk.tap("navHelp")
    kiosk.key(Qt.Key.Key_Escape)
    assert (kiosk.screen, kiosk.sheet, kiosk.focus) == ("category", "", "navHelp")
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.screen == "home"
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.screen == "home"


@pytest.mark.parametrize("opener", ["navHelp", "navLanguage", "navDisplay"])
def test_a_sheet_takes_the_focus_keeps_it_and_gives_it_back(kiosk: Hall, opener: str) -> None:
    kiosk.focus_on(opener)
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.sheet
    inside = set()
    for _ in range(30):
        kiosk.key(Qt.Key.Key_Tab)
        inside.add(kiosk.focus)
    assert inside
    assert not {name for name in inside if name.startswith(("nav", "category-", "search"))}
    kiosk.key(Qt.Key.Key_Escape)
    assert (kiosk.sheet, kiosk.focus) == ("", opener)


# --- the way back -----------------------------------------------------------------------------------------------------


def test_back_brings_scroll_and_focus_of_the_list(kiosk: Hall) -> None:
    kiosk.tap("category-account")
    last = f"service-{kiosk.parts.services.inCategory('account', '')[-1]['id']}"
    kiosk.focus_on(last)
    scroll = kiosk.scroll
    assert scroll > 0
    kiosk.key(Qt.Key.Key_Return)
    assert (kiosk.screen, kiosk.scroll) == ("service", 0)
    kiosk.tap("navBack")
    assert (kiosk.screen, kiosk.focus) == ("category", last)
    assert kiosk.scroll == pytest.approx(scroll, abs=2)


def test_back_from_a_question_brings_the_question_before_with_its_answer(question: Hall) -> None:
    question.tap("navBack")
    question.tap("navBack")
    assert question.parts.guide_flow.question["id"] == "car"
    assert question.item("option-yes").property("selected")
    question.tap("navBack")
    assert question.screen == "service"


def test_home_keeps_the_answers_and_offers_to_go_on(question: Hall) -> None:
    question.tap("navHome")
    assert question.screen == "home"
    question.tap("resume")
    assert question.parts.guide_flow.question["id"] == "port"


def test_leave_now_wipes_everything_with_one_touch(question: Hall) -> None:
    question.tap("leaveNow")
    assert question.screen == "attract"
    assert not question.parts.visit.session.has_answers


@pytest.mark.parametrize("cover", ["navHelp", "navLanguage", "navDisplay", "idle"])
@pytest.mark.parametrize("size", [PORTRAIT, (1920, 1080)])
def test_leave_now_is_one_touch_away_under_whatever_covers_the_page(
    question: Hall, cover: str, size: tuple[int, int]
) -> None:
    question.window.resize(*size)
    question.wait_until_still()
    place = question.eye.shown(question.item("leaveNow"))
    if cover == "idle":
        question.pass_time(121)
    else:
        question.tap(cover)
    question.wait_until_still()
    assert question.eye.shown(question.item("leaveNow")) == place
    question.tap("leaveNow")
    question.window.resize(*PORTRAIT)
    assert (question.screen, question.sheet) == ("attract", "")
    assert not question.parts.visit.warning
    assert not question.parts.visit.session.has_answers


def test_escape_on_leave_now_closes_the_sheet_and_stays_on_the_page(question: Hall) -> None:
    question.tap("navHelp")
    question.focus_on("leaveNow")
    question.key(Qt.Key.Key_Escape)
    assert (question.screen, question.sheet) == ("question", "")
    assert question.parts.visit.session.has_answers


def test_back_to_a_text_shows_what_was_written_and_not_sure_empties_it(kiosk: Hall) -> None:
    open_text_question(kiosk)
    write(kiosk, "textAnswer", "abc")
    kiosk.put_keyboard_away()
    kiosk.tap("continue")
    assert kiosk.parts.guide_flow.question["id"] == "permit"
    kiosk.tap("navBack")
    assert kiosk.item("textAnswer").property("text") == "abc"
    kiosk.tap("option-unsure")
    assert kiosk.item("textAnswer").property("text") == ""


def test_a_result_touched_while_a_word_is_being_composed_opens(kiosk: Hall) -> None:
    kiosk.new_visit(Locale.ZH_HANS)
    kiosk.tap("search")
    kiosk.compose("searchField", "shui")
    field = kiosk.item("searchField")
    assert (field.property("text"), field.property("preeditText")) == ("", "shui")
    first = kiosk.parts.finder.results[0]["id"]
    kiosk.tap_at(kiosk.eye.shown(kiosk.item(f"service-{first}")).center().toPoint())
    assert (kiosk.screen, kiosk.parts.navigator.parameters) == ("service", {"service": first})
    kiosk.put_keyboard_away()
    kiosk.tap("navBack")
    assert first in [card["id"] for card in kiosk.parts.finder.results]


# --- the language -----------------------------------------------------------------------------------------------------


def switch(kiosk: Hall, locale: Locale) -> None:
    kiosk.put_keyboard_away()
    kiosk.tap("navLanguage")
    kiosk.tap(f"language-{locale}")
    assert kiosk.sheet == ""
    assert kiosk.parts.translator.present is locale


def test_a_switch_of_language_keeps_page_scroll_and_the_answer_on_the_screen(question: Hall) -> None:
    question.tap("option-gongbei")
    where = question.parts.navigator.here
    for locale in (*Locale, Locale.EN):
        before = question.words()
        if locale is not question.parts.translator.present:
            switch(question, locale)
            assert question.words() != before
        assert question.parts.navigator.here.parameters == where.parameters
        assert answer(question) == ["gongbei"]
        assert question.item("option-gongbei").property("selected")
    assert question.focus == "navLanguage"


def test_a_switch_of_language_keeps_the_place_in_a_long_page(kiosk: Hall) -> None:
    kiosk.tap("category-account")
    kiosk.focus_on(f"service-{kiosk.parts.services.inCategory('account', '')[-1]['id']}")
    for locale in (Locale.PT, Locale.ZH_HANS, Locale.EN):
        scroll = kiosk.scroll
        assert scroll > 0
        switch(kiosk, locale)
        assert kiosk.screen == "category"
        assert kiosk.scroll == pytest.approx(min(scroll, kiosk.room), abs=2)


def test_a_switch_of_language_keeps_the_word_typed_in_the_search_field(kiosk: Hall) -> None:
    kiosk.tap("search")
    kiosk.item("searchField").setProperty("text", "水費 water")
    kiosk.settle()
    for locale in (Locale.PT, Locale.ZH_HANT):
        switch(kiosk, locale)
        assert kiosk.item("searchField").property("text") == "水費 water"
        assert kiosk.parts.finder.query == "水費 water"


def test_a_switch_of_language_keeps_a_text_answer_half_written(kiosk: Hall) -> None:
    open_text_question(kiosk)
    write(kiosk, "textAnswer", "abc")
    switch(kiosk, Locale.PT)
    assert kiosk.item("textAnswer").property("text") == "abc"
    assert kiosk.parts.guide_flow.typed == "abc"


# --- the idle warning -------------------------------------------------------------------------------------------------


@pytest.fixture
def warned(question: Hall) -> Iterator[Hall]:
    """The warning over a question with a chosen option."""
    question.tap("option-gongbei")
    question.focus_on("option-gongbei")
    question.pass_time(130)
    question.calm("stay")  # the last warning was minutes ago
    yield question


def assert_as_before(kiosk: Hall) -> None:
    assert not kiosk.parts.visit.warning
    assert kiosk.parts.guide_flow.question["id"] == "port"
    assert answer(kiosk) == ["gongbei"]
    assert kiosk.item("option-gongbei").property("selected")
    assert kiosk.focus == "option-gongbei"


def test_any_touch_in_the_warning_restores_what_was_there_more_than_ten_times(warned: Hall) -> None:
    places = [QPoint(5, 5), QPoint(1075, 1915), QPoint(540, 1880), QPoint(540, 300)]
    for turn in range(12):
        warned.tap_at(places[turn % len(places)])
        assert_as_before(warned)
        warned.pass_time(120 + turn)
        assert warned.parts.visit.warning
    warned.tap("stay")
    assert_as_before(warned)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_7])
def test_any_key_in_the_warning_restores_what_was_there(warned: Hall, key: Qt.Key) -> None:
    warned.key(key)
    assert_as_before(warned)


def test_the_warning_holds_the_focus_and_nothing_behind_it_acts(warned: Hall) -> None:
    names = set()
    for _ in range(8):
        names.add(warned.focus)
        warned.key(Qt.Key.Key_Tab)
    assert names == {"stay", "endVisit", "leaveNow"}, "the guide can be left at once, from under the warning too"


@pytest.mark.parametrize("opener", ["navHelp", "navLanguage", "navDisplay"])
def test_the_warning_over_a_sheet_gives_the_focus_back_to_the_sheet(kiosk: Hall, opener: str) -> None:
    kiosk.tap(opener)
    kiosk.key(Qt.Key.Key_Tab)
    sheet, focus = kiosk.sheet, kiosk.focus
    kiosk.pass_time(130)
    kiosk.calm("stay")
    assert kiosk.focus == "stay"
    kiosk.key(Qt.Key.Key_Return)
    assert (kiosk.sheet, kiosk.focus) == (sheet, focus)
    kiosk.key(Qt.Key.Key_Escape)
    assert (kiosk.sheet, kiosk.focus) == ("", opener)


def test_the_warning_can_end_the_visit_at_once(warned: Hall) -> None:
    warned.tap("endVisit")
    assert warned.screen == "finished"
    assert not warned.parts.visit.hasAnswers
    assert "gongbei" not in warned.words()


def test_nobody_there_leads_to_the_attract_screen_and_no_word_of_the_visit_is_left(warned: Hall) -> None:
    QGuiApplication.clipboard().setText("canary")
    warned.pass_time(36)
    assert (warned.screen, warned.sheet) == ("attract", "")
    assert not warned.parts.visit.hasAnswers
    assert QGuiApplication.clipboard().text() == ""
    warned.tap("start")
    warned.tap("language-en-MO")
    assert warned.screen == "home"
    assert not warned.shows("resume")


def test_an_open_sheet_closes_with_the_visit(kiosk: Hall) -> None:
    for end in (lambda: kiosk.pass_time(166), kiosk.parts.visit.finish, kiosk.parts.visit.fail):
        kiosk.new_visit()
        kiosk.tap("navLanguage")
        end()
        kiosk.settle()
        assert kiosk.sheet == ""


# --- settings ---------------------------------------------------------------------------------------------------------


def test_settings_of_the_screen_last_for_the_visit_and_keep_page_and_answer(question: Hall) -> None:
    question.tap("option-gongbei")
    question.tap("navDisplay")
    for name in ("textStep-150", "theme-dark", "reduceMotion", "moreTime"):
        question.tap(name)
    question.tap("closeSettings")
    display = question.parts.display
    assert (display.theme, display.textStep, display.reduceMotion) == ("dark", 1.5, True)
    assert question.parts.visit.moreTime
    assert answer(question) == ["gongbei"]
    question.parts.visit.finish()
    question.settle()
    assert display.textStep == 1.5, "the last page is in the resident's own size"
    question.pass_time(15)
    assert (display.theme, display.textStep, display.reduceMotion) == ("light", 1.0, False)
    assert not question.parts.visit.moreTime


def test_the_display_can_be_put_back_to_normal(kiosk: Hall) -> None:
    kiosk.tap("navDisplay")
    for name in ("textStep-200", "theme-black", "moreTime"):
        kiosk.tap(name)
    kiosk.tap("resetSettings")
    display = kiosk.parts.display
    assert (display.theme, display.textStep) == ("light", 1.0)
    assert not kiosk.parts.visit.moreTime
