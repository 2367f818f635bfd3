"""Search: every word finds what it means, no input fails, and nothing typed is kept."""

from __future__ import annotations

import pytest
from kiosk.app import Parts
from kiosk.i18n.formats import WORD_JOINER
from kiosk.i18n.locales import Locale
from kiosk.ui.finder import LONGEST_QUERY, MOST_RESULTS

ODD = [
    "\x00",
    "a\x00b",
    "😀",
    "👩‍👩‍👧‍👦" * 30,
    "x" * 10_000,
    "水" * 10_000,
    "ｗａｔｅｒ",
    '"',
    "'; DROP TABLE service; --",
    "*",
    "(((",
    "NEAR(a b)",
    "a AND OR NOT",
    "%_",
    "\ud83d",
    "\n\t\r",
    "\u202e\u200f",
    "<b>bold</b>",
    "\u3000",
    "{water}",
    "\\",
]


def names(parts: Parts, locale: Locale) -> list[tuple[str, str]]:
    """Of each result: the name put together from its marked parts, and the name; marks for line breaking aside."""
    return [
        ("".join(part["text"] for part in card["runs"]), card["name"][locale.value].replace(WORD_JOINER, ""))
        for card in parts.finder.results
    ]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("locale", list(Locale))
def test_no_characters_make_search_fail(parts: Parts, query: str, locale: Locale) -> None:
    parts.translator.use(locale)
    parts.finder.search(query)
    assert len(parts.finder.query) <= LONGEST_QUERY
    assert len(parts.finder.results) <= MOST_RESULTS
    parts.finder.clear()
    assert (parts.finder.query, parts.finder.results) == ("", [])


def test_full_width_letters_find_what_plain_ones_find(parts: Parts) -> None:
    found = []
    for query in ("ｗａｔｅｒ", "water", "WATER"):
        parts.finder.search(query)
        found.append([card["id"] for card in parts.finder.results])
    assert found[0] == found[1] == found[2] != []


@pytest.mark.parametrize("locale", list(Locale))
def test_every_suggested_word_finds_something(parts: Parts, locale: Locale) -> None:
    parts.translator.use(locale)
    for word in parts.finder.suggestions():
        parts.finder.search(word[locale.value])
        assert parts.finder.results, word[locale.value]


@pytest.mark.parametrize("locale", list(Locale))
def test_the_marked_parts_together_are_the_name(parts: Parts, locale: Locale) -> None:
    parts.translator.use(locale)
    for word in parts.finder.suggestions():
        parts.finder.search(word[locale.value])
        assert all(marked.replace(WORD_JOINER, "") == name for marked, name in names(parts, locale))


def test_spaces_alone_are_no_question(parts: Parts) -> None:
    parts.finder.search("   ")
    assert parts.finder.results == []


def test_a_change_of_language_keeps_the_word_and_finds_it_again(parts: Parts) -> None:
    parts.finder.search("水費")
    first = {card["id"] for card in parts.finder.results}
    for locale in Locale:
        parts.translator.use(locale)
        assert parts.finder.query == "水費"
        assert {card["id"] for card in parts.finder.results} & first
        assert all(marked.replace(WORD_JOINER, "") == name for marked, name in names(parts, locale))


def test_the_same_word_twice_is_searched_once(parts: Parts) -> None:
    searches: list[str] = []
    parts.finder.changed.connect(lambda: searches.append(parts.finder.query))
    for _ in range(3):
        parts.finder.search("water")
    assert searches == ["water"]
