"""Dates, amounts and numbers of a sentence stay on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.i18n.formats import NO_BREAK_SPACE, WORD_JOINER
from kiosk.i18n.locales import Locale
from kiosk.i18n.unbroken import keep_together

INVISIBLE = str.maketrans({NO_BREAK_SPACE: " ", WORD_JOINER: None})


@pytest.mark.parametrize(
    ("locale", "sentence", "whole"),
    [
        (Locale.EN, "It began on 22 November 2026 in Macau.", "22 November 2026"),
        (Locale.EN, "Since January 2022 it runs.", "January 2022"),
        (Locale.EN, "Call +853 2856 8856 first.", "+853 2856 8856"),
        (Locale.EN, "At most CNY 10,000.00 a day.", "CNY 10,000.00"),
        (Locale.PT, "Desde 20 de Dezembro de 2019 é assim.", "20 de Dezembro de 2019"),
        (Locale.PT, "Até 1 500 000,00 MOP por acidente.", "1 500 000,00 MOP"),
    ],
)
def test_a_latin_date_or_amount_has_no_breaking_space(locale: Locale, sentence: str, whole: str) -> None:
    assert whole.replace(" ", NO_BREAK_SPACE) in keep_together(sentence, locale)


@pytest.mark.parametrize(
    ("sentence", "whole"), [("由2026年11月22日起", "2026年11月22日"), ("年滿18歲的人", "18歲"), ("在澳門開立", "澳門")]
)
def test_a_chinese_date_count_or_name_cannot_be_parted(sentence: str, whole: str) -> None:
    assert WORD_JOINER.join(whole) in keep_together(sentence, Locale.ZH_HANT)


def test_a_phone_number_in_a_chinese_sentence_stays_whole() -> None:
    assert "6612\u00a03456" in keep_together("例如6612 3456", Locale.ZH_HANT)


@given(st.text(), st.sampled_from(list(Locale)))
def test_nothing_but_invisible_characters_changes(text: str, locale: Locale) -> None:
    assert keep_together(text, locale).translate(INVISIBLE) == text.translate(INVISIBLE)
