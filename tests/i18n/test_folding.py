"""Folding: what is typed and what is written meet, whatever the script, case, width or accents."""

from __future__ import annotations

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.i18n.folding import fold, tokens, traditional_forms, words


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_of_a_folded_text_are_the_words_of_the_text(text: str) -> None:
    assert words(fold(text)) == words(text)


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.end <= len(text)
        assert token.start < token.end
        assert token.word in fold(text[token.start : token.end])
        end = token.start


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("開戶", "开户"),
        ("帳戶", "賬戶"),
        ("帐户", "账户"),
        ("戶口", "户口"),
        ("裏", "裡"),
        ("臺", "台"),
        ("著", "着"),
        ("信用咭", "信用卡"),
        ("衞生局", "衛生局"),
        ("ＦＴ賬戶", "ft账户"),
        ("Ⅱ類", "ii类"),
        ("Conta Bancária", "conta bancaria"),
        ("AUTOMÓVEL", "automo\u0301vel"),
        ("１２３", "123"),
    ],
)
def test_two_ways_to_write_the_same_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_chinese_character_is_a_word_and_punctuation_is_none() -> None:
    assert words("「FT賬戶」，e-payment！") == ["ft", "账", "户", "e", "payment"]


def test_the_map_of_characters_is_what_opencc_does() -> None:
    converter = opencc.OpenCC("t2s")
    for simplified, forms in traditional_forms().items():
        assert converter.convert(forms) == simplified * len(forms)


@pytest.mark.parametrize("odd", ["", "\x00", "\ud800", "🏦", "\u202e", "ﷺ" * 10, "\u0301"])
def test_odd_characters_never_fail(odd: str) -> None:
    assert isinstance(words(odd), list)
