"""The guide to an account: to the end, with a change of mind, in changing languages, and answered wrongly."""

from __future__ import annotations

from kiosk.i18n.locales import Locale
from kiosk.tour.journeys.steps import (
    BUYS_VEGETABLES,
    WORKS_IN_HENGQIN,
    answer,
    answer_all,
    come_in,
    open_guide,
    print_and_finish,
)
from kiosk.tour.keyboard import Keyboard
from kiosk.tour.visitor import Visitor

DOCUMENT = "document-agent-witness-account/birp"
"""A document on the checklist: the permanent resident's identity card."""
NONSENSE = "qzxjw"
ODD_CHARACTERS = "%_*#&"


def open_account(visitor: Visitor) -> None:
    """Every question, check, result, checklist, slip on paper, finish."""
    come_in(visitor)
    open_guide(visitor)
    visitor.touch("whyWeAsk")
    visitor.see("question-why", "option-macau", "option-unsure", screen="question")
    answer_all(visitor, BUYS_VEGETABLES)
    visitor.touch("getResult")
    visitor.see("result", "takeAway", "changeAnswers")
    visitor.read_to_the_end("result")
    visitor.touch("takeAway")
    visitor.see("checklist", "makeSlip", DOCUMENT)
    visitor.touch(DOCUMENT)
    visitor.picture("checklist-ticked")
    visitor.read_to_the_end("checklist")
    print_and_finish(visitor)


def change_answer(visitor: Visitor) -> None:
    """See a result, change one answer, be asked what the change brings up, and see another result."""
    come_in(visitor)
    open_guide(visitor)
    answer_all(visitor, WORKS_IN_HENGQIN)
    visitor.touch("getResult")
    visitor.see("result", "changeAnswers")
    earlier = visitor.eye.texts()
    visitor.touch("changeAnswers")
    visitor.see("check-again", "change-place", screen="check")
    visitor.touch("change-place")
    visitor.arrive("question")
    visitor.expect(lambda: visitor.selected("option-macau"), "the answer given is no longer chosen", "option-macau")
    answer(visitor, "place", ("hengqin-zhuhai",), "changed")
    answer(visitor, "hengqin-life", ("yes",), "asked-now")
    visitor.see("check-changed", "change-place", "change-purpose", "change-hengqin-life", screen="check")
    visitor.touch("getResult")
    visitor.see("result-changed", "takeAway", screen="result")
    visitor.expect(lambda: visitor.eye.texts() != earlier, "the result is the same as before the change", "result")


def switch_language(visitor: Visitor) -> None:
    """In the middle of the guide: all four languages; the page, the answer before and the one on the screen stay."""
    come_in(visitor)
    open_guide(visitor)
    answer(visitor, "place", ("macau",))
    visitor.arrive("question")
    visitor.choose("option-no")
    others = [locale for locale in Locale if locale is not visitor.language]
    for locale in (*others, visitor.language):
        _switch(visitor, locale)
    visitor.touch("navBack")
    visitor.arrive("question")
    visitor.expect(lambda: visitor.selected("option-macau"), "the answer given before is lost", "option-macau")
    visitor.picture("question-place-kept")


def invalid_input(visitor: Visitor) -> None:
    """Continue without an answer; words that mean nothing; characters that have a meaning to machines."""
    come_in(visitor)
    open_guide(visitor)
    visitor.find("option-macau")
    visitor.touch("continue")
    visitor.see("question-unanswered", "errorPanel", screen="question")
    visitor.choose("option-unsure")
    visitor.lacks("errorPanel")
    visitor.touch("navHome")
    visitor.arrive("home")
    visitor.touch("search")
    visitor.arrive("search")
    keyboard = Keyboard(visitor, "searchField")
    keyboard.open()
    if visitor.language.is_chinese:
        keyboard.layout("english")
    keyboard.type(NONSENSE)
    visitor.see("search-nothing", "topic-account", screen="search")
    visitor.touch("clearSearch")
    keyboard.symbols()
    keyboard.type(ODD_CHARACTERS)
    visitor.expect(lambda: keyboard.written() == ODD_CHARACTERS, "the field holds other characters", "searchField")
    keyboard.close()
    visitor.see("search-odd-characters", "topic-account", screen="search")
    visitor.touch("topic-insurance")
    visitor.see("category", "navBack")


def _switch(visitor: Visitor, locale: Locale) -> None:
    before = visitor.eye.texts()
    visitor.touch("navLanguage")
    visitor.see(f"language-sheet-for-{locale}", f"language-{locale}", "closeLanguage", screen="language-sheet")
    visitor.touch(f"language-{locale}")
    visitor.arrive("question")
    visitor.expect(lambda: visitor.eye.texts() != before, f"the page does not change to {locale}", f"language-{locale}")
    visitor.expect(lambda: visitor.selected("option-no"), "the answer on the screen is lost", "option-no")
    visitor.picture(f"question-in-{locale}")
