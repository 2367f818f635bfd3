"""Finding a service: by touching topics, and by typing a word."""

from __future__ import annotations

from kiosk.i18n.locales import Locale
from kiosk.tour.journeys.steps import come_in
from kiosk.tour.keyboard import ENTER, Keyboard
from kiosk.tour.visitor import Visitor

SERVICE = "bill-payment"
"""The service that is looked for: paying bills of the other side from Macau."""
SUGGESTION = 3
"""The keyword chip that is touched, counted from 0."""
LATIN_WORDS = {Locale.PT: "água", Locale.EN: "water"}
PINYIN, CHINESE_WORD = "shuifei", "水费"


def find_by_category(visitor: Visitor) -> None:
    """Home, topic, filter, service, general list on paper and phone, finish."""
    come_in(visitor)
    visitor.touch("category-e-payment")
    visitor.see("category", "filter-all", f"service-{SERVICE}")
    visitor.touch("filter-available")
    visitor.picture("category-available")
    visitor.touch("filter-all")
    visitor.touch(f"service-{SERVICE}")
    visitor.see("service", "takeAway")
    visitor.read_to_the_end("service")
    visitor.touch("takeAway")
    visitor.see("slip", "slipPreview", "slipCode", "slipNumber", "finish")
    visitor.touch("finish")
    visitor.see("finished", "startOver")
    visitor.touch("startOver")
    visitor.see("attract", "start")


def find_by_search(visitor: Visitor) -> None:
    """Type a word, open what is found; back, clear, and touch a keyword instead."""
    come_in(visitor)
    visitor.touch("search")
    visitor.see("search", "searchField", "suggestion-0")
    keyboard = Keyboard(visitor, "searchField")
    keyboard.open()
    visitor.picture("keyboard")
    if visitor.language.is_chinese:
        _write_chinese(visitor, keyboard)
    else:
        keyboard.type(LATIN_WORDS[visitor.language])
    visitor.see("search-typed", f"service-{SERVICE}", screen="search")
    keyboard.press(ENTER)
    visitor.see("search-results", "resultCount", f"service-{SERVICE}", screen="search")
    visitor.touch(f"service-{SERVICE}")
    visitor.see("service", "takeAway")
    visitor.touch("navBack")
    visitor.see("search-again", f"service-{SERVICE}", screen="search")
    visitor.touch("clearSearch")
    visitor.expect(lambda: keyboard.written() == "", "the field is not empty after Clear", "clearSearch")
    if visitor.eye.items("keyFace"):
        keyboard.close()
    visitor.touch(f"suggestion-{SUGGESTION}")
    visitor.see("search-keyword", "resultCount", screen="search")


def _write_chinese(visitor: Visitor, keyboard: Keyboard) -> None:
    """With Pinyin: type the sounds, and touch the word."""
    if visitor.language is Locale.ZH_HANT:
        keyboard.layout("pinyin")
    keyboard.type(PINYIN)
    visitor.see("candidates", "candidate", screen="search")
    keyboard.take(CHINESE_WORD)
