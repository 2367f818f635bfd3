"""Which translations are ok, out of date or missing, and what changed in the source since they were made."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import source_mark
from kiosk.office.translation.earlier import known_sources, source_changes
from kiosk.office.translation.marks import confirmed, with_marks
from kiosk.office.translation.states import TranslationState, state_counts, text_states, worst_states
from kiosk.office.translation.texts import draft_texts

OK, OLD, MISSING = TranslationState.OK, TranslationState.OUT_OF_DATE, TranslationState.MISSING
NAME = {"zh-Hant-MO": "開戶", "zh-Hans-CN": "开户", "pt-MO": "Abrir conta", "en-MO": "Open an account"}


def record(**texts: dict[str, Any]) -> dict[str, Any]:
    return {"id": "sample", "position": 1, **texts}


def states(data: dict[str, Any], path: str = "name") -> list[TranslationState]:
    return list(text_states(data[path]).values())


def test_a_translation_of_the_present_source_is_ok() -> None:
    assert states(with_marks(None, record(name=NAME))) == [OK, OK, OK, OK]


def test_a_changed_source_makes_untouched_translations_out_of_date_and_a_new_one_ok() -> None:
    before = with_marks(None, record(name=NAME))
    source_only = with_marks(before, record(name={**before["name"], "zh-Hant-MO": "遙距開戶"}))
    assert states(source_only) == [OK, OLD, OLD, OLD]
    translated = with_marks(source_only, record(name={**source_only["name"], "pt-MO": "Abrir conta à distância"}))
    assert states(translated) == [OK, OLD, OK, OLD]


def test_a_source_that_is_changed_back_finds_its_translations_ok_again() -> None:
    before = with_marks(None, record(name=NAME))
    changed = with_marks(before, record(name={**before["name"], "zh-Hant-MO": "遙距開戶"}))
    back = with_marks(changed, record(name={**changed["name"], "zh-Hant-MO": "開戶"}))
    assert back == before


def test_somebody_may_say_that_a_translation_still_holds() -> None:
    before = with_marks(None, record(name=NAME))
    changed = with_marks(before, record(name={**before["name"], "zh-Hant-MO": "開立賬戶"}))
    assert states(confirmed(changed, ("name",), Locale.EN)) == [OK, OLD, OLD, OK]
    with pytest.raises(KeyError):
        confirmed(changed, ("summary",), Locale.EN)


def test_a_missing_language_is_told_and_never_holds() -> None:
    data = with_marks(None, record(name={"zh-Hant-MO": "開戶", "pt-MO": "  ", "en-MO": "Open"}))
    assert states(data) == [OK, MISSING, MISSING, OK]
    with pytest.raises(KeyError):
        confirmed(data, ("name",), Locale.PT)


def test_a_text_without_a_mark_does_not_count_as_translated_from_the_present_source() -> None:
    assert states(record(name=NAME)) == [OK, OLD, OLD, OLD]


def test_a_record_is_as_bad_as_its_worst_text_and_keywords_are_no_text() -> None:
    data = with_marks(None, record(name=NAME, summary={**NAME, "pt-MO": None}))
    data["keywords"] = {"zh-Hant-MO": ["戶口"]}
    texts = list(draft_texts(Kind.SERVICES, "sample", data))
    assert worst_states(texts)[Locale.PT] is MISSING
    assert worst_states(texts)[Locale.EN] is OK
    assert state_counts(texts)[Locale.PT] == {OK: 1, MISSING: 1}


def test_a_step_that_moved_keeps_its_old_mark() -> None:
    first = {"text": dict(NAME)}
    second = {"text": {**NAME, "zh-Hant-MO": "帶證件", "pt-MO": "Traga", "en-MO": "Bring", "zh-Hans-CN": "带证件"}}
    before = with_marks(None, {"steps": [first, second]})
    changed = {"steps": [{"text": {**NAME, "pt-MO": "Novo", "en-MO": "New"}}, *before["steps"]]}
    changed["steps"][2] = {"text": {**before["steps"][1]["text"], "zh-Hant-MO": "帶回鄉證"}}
    after = with_marks(before, changed)
    assert list(text_states(after["steps"][0]["text"]).values()) == [OK, OK, OK, OK]
    assert list(text_states(after["steps"][1]["text"]).values()) == [OK, OK, OK, OK]
    assert list(text_states(after["steps"][2]["text"]).values()) == [OK, OLD, OLD, OLD]


words = st.text("開戶賬abc ", min_size=1, max_size=6).filter(str.strip)
texts = st.fixed_dictionaries({locale.value: words for locale in Locale})


@given(before=texts, after=texts)
def test_no_edit_calls_an_untouched_translation_ok_after_its_source_changed(
    before: dict[str, str], after: dict[str, str]
) -> None:
    old = with_marks(None, record(name=before))
    new = with_marks(old, record(name=after))
    found = text_states(new["name"])
    changed = source_mark(before["zh-Hant-MO"].strip()) != source_mark(after["zh-Hant-MO"].strip())
    for locale in (Locale.ZH_HANS, Locale.PT, Locale.EN):
        untouched = before[locale.value].strip() == after[locale.value].strip()
        assert (found[locale] is OLD) == (changed and untouched)
    assert with_marks(new, new) == new


def test_what_changed_since_a_translation_was_made_is_found_in_the_earlier_revisions() -> None:
    first = with_marks(None, record(name={**NAME, "zh-Hant-MO": "每日一萬元"}))
    second = with_marks(first, record(name={**first["name"], "zh-Hant-MO": "每日兩萬元", "pt-MO": "20 mil"}))
    changes = source_changes(second["name"], known_sources([first, second]))
    assert set(changes) == {Locale.ZH_HANS, Locale.EN}
    change = changes[Locale.EN]
    assert change is not None
    assert change.before == "每日一萬元"
    assert [(run.change.name, run.words) for run in change.runs] == [
        ("KEPT", "每日"),
        ("REMOVED", "一"),
        ("ADDED", "兩"),
        ("KEPT", "萬元"),
    ]
    assert source_changes(second["name"], {})[Locale.EN] is None
