"""A text is in four languages or it is no text; a translation tells which source it was made from."""

from __future__ import annotations

from typing import Any

import pytest
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import TRANSLATIONS, Text, source_mark
from pydantic import ValidationError

WORDS = {
    "zh-Hant-MO": "限額{limit}。",
    "zh-Hans-CN": "限额{limit}。",
    "pt-MO": "Limite: {limit}.",
    "en-MO": "Limit: {limit}.",
}


def text(**changes: Any) -> Text:
    return Text.model_validate({**WORDS, **{name.replace("_", "-"): value for name, value in changes.items()}})


def refusal(**changes: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        text(**changes)
    return str(caught.value)


def test_a_text_speaks_four_languages() -> None:
    assert [text()[locale] for locale in Locale] == list(WORDS.values())


@pytest.mark.parametrize("missing", list(WORDS))
def test_no_text_exists_in_three_languages(missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        Text.model_validate({tag: words for tag, words in WORDS.items() if tag != missing})
    with pytest.raises(ValidationError):
        Text.model_validate({**WORDS, missing: ""})


def test_a_fifth_language_is_refused() -> None:
    assert "fr-FR" in refusal(fr_FR="Limite")


@pytest.mark.parametrize("words", [" Limit: {limit}.", "Limit: {limit}.\n", "\u3000Limit: {limit}."])
def test_spaces_at_the_ends_are_refused(words: str) -> None:
    assert "remove them" in refusal(en_MO=words)


@pytest.mark.parametrize("words", ["Limit {limit", "Limit limit}", "{limit} {", "{limit} {}", "{limit} {Not An Id}"])
def test_a_brace_that_names_no_fact_is_refused(words: str) -> None:
    assert "brace" in refusal(en_MO=words)


@pytest.mark.parametrize("words", ["Limit.", "Limit: {fee}.", "Limit: {limit} {limit}.", "{limit} {fee}"])
def test_a_translation_names_the_same_facts_as_its_source(words: str) -> None:
    assert "en-MO names the facts" in refusal(en_MO=words)


def test_a_placeholder_stands_for_the_value_written_for_each_language() -> None:
    values = {"limit": {locale: f"<{locale}>" for locale in Locale}}
    filled = text().filled(values)
    assert filled[Locale.PT] == "Limite: <pt-MO>."
    assert filled[Locale.ZH_HANT] == "限額<zh-Hant-MO>。"
    assert filled.placeholders() == frozenset()
    assert text().placeholders() == {"limit"}


def test_a_translation_is_out_of_date_once_its_source_has_changed() -> None:
    mark = source_mark(WORDS["zh-Hant-MO"])
    assert text(**{"from": mark}).outdated() == []
    assert text(**{"from": mark, "zh_Hant_MO": "每日限額{limit}。"}).outdated() == list(TRANSLATIONS)


def test_each_translation_may_have_its_own_mark() -> None:
    mark = source_mark(WORDS["zh-Hant-MO"])
    marks = {"zh-Hans-CN": mark, "pt-MO": "00000000"}
    assert text(**{"from": marks}).outdated() == [Locale.PT, Locale.EN]


def test_a_translation_that_does_not_say_what_it_was_made_from_is_out_of_date() -> None:
    assert text().outdated() == list(TRANSLATIONS)


def test_the_mark_is_short_and_changes_with_every_character() -> None:
    marks = {source_mark(words) for words in ("限額", "限額 ", "限额", "限額。", "")}
    assert len(marks) == 5
    assert {len(mark) for mark in marks} == {8}


def test_a_text_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        text().en = "Other"
