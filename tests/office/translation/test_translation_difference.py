"""The difference between two sentences, in runs that are marked with + and −."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kiosk.office.translation.difference import Change, difference, written

sentences = st.text("開戶賬 abc12,.{}-，。\n", max_size=40)


@given(before=sentences, after=sentences)
def test_the_runs_hold_both_sentences_whole(before: str, after: str) -> None:
    runs = difference(before, after)
    assert "".join(run.words for run in runs if run.change is not Change.ADDED) == before
    assert "".join(run.words for run in runs if run.change is not Change.REMOVED) == after
    assert all(run.words for run in runs)
    assert (before == after) == all(run.change is Change.KEPT for run in runs)


def test_a_chinese_character_a_latin_word_and_a_fact_are_each_changed_whole() -> None:
    assert written(difference("每日一萬元", "每日兩萬元")) == "每日[−一−][+兩+]萬元"
    assert written(difference("Open an account", "Close an account")) == "[−Open−][+Close+] an account"
    assert written(difference("at a bank", "on the bank")) == "[−at a−][+on the+] bank"
    assert written(difference("限{a-1}。", "限{a-2}。")) == "限[−{a-1}−][+{a-2}+]。"
