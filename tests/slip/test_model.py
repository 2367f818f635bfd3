"""What a slip says, and what it never says."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.model import DocumentType
from kiosk.config import Desk
from kiosk.i18n.locales import Locale
from kiosk.slip.model import SlipError, general_slip, with_desk
from kiosk.slip.numbers import ALPHABET, LENGTH, slip_number
from kiosk.slip.outline import Entry, Heading, outline, wording
from slip_samples import (
    BIRP,
    CONDITION,
    DAY,
    FEES,
    NAME,
    PILOT,
    STEP_ONE,
    STEP_TWO,
    FakeItem,
    FakeResult,
    FakeStep,
    sample_catalogue,
    sample_general,
    sample_guided,
    text,
)


def test_a_general_slip_tells_what_the_catalogue_says_of_the_service() -> None:
    slip = sample_general(Locale.PT)
    assert slip.title == NAME
    assert slip.documents[0].name == BIRP
    assert slip.documents[2].condition == CONDITION
    assert slip.steps == (STEP_ONE, STEP_TWO)
    assert [contact.phone for contact in slip.contacts] == ["95566", "+85328568288"]
    assert [source.as_of for source in slip.sources] == [date(2020, 6, 10)]
    assert (slip.release, slip.service, slip.day) == (12, "agent-witness-account", DAY)


def test_what_no_source_tells_is_to_be_asked_at_the_counter() -> None:
    assert sample_general(Locale.EN).ask == (PILOT, FEES)
    assert sample_general(Locale.EN, facts=["class", "fees"]).ask == (FEES,)


def test_a_guided_slip_tells_only_what_concerns_this_resident() -> None:
    step = FakeStep(STEP_TWO)
    slip = sample_guided(Locale.EN, FakeResult((FakeItem("birp"),), (step,), ("fees",), ("planned",)))
    assert [document.name for document in slip.documents] == [BIRP]
    assert (slip.steps, slip.ask, slip.alternatives) == ((STEP_TWO,), (FEES,), (NAME,))


def test_whom_a_guide_says_to_call_stands_before_the_service_s_own_contacts_and_only_once() -> None:
    slip = sample_guided(Locale.EN, FakeResult(contacts=("amcm-banking",)))
    assert [contact.phone for contact in slip.contacts] == ["+85328568288", "95566"]


def test_every_source_is_named_once_for_each_day_it_speaks_of() -> None:
    items = (FakeItem("birp"), FakeItem("travel-permit"), FakeItem("proof-of-address", as_of=date(2026, 1, 2)))
    slip = sample_guided(Locale.EN, FakeResult((*items, FakeItem("birp", source=None, as_of=None))))
    assert [source.as_of for source in slip.sources] == [date(2026, 1, 2), date(2020, 6, 10)]


def test_a_plan_an_ended_service_and_old_information_say_so_on_paper() -> None:
    planned = sample_general(Locale.EN, status="planned", needs=[], steps=[])
    ended = sample_general(Locale.EN, status="ended", ended_on=date(2025, 3, 1))
    old = sample_general(Locale.EN, review_by=date(2026, 11, 21))
    assert [notice.render(Locale.EN) for notice in planned.notices] == [
        "This service is only planned. You cannot use it yet."
    ]
    assert "1 de Março de 2025".replace(" ", "\u00a0") in ended.notices[0].render(Locale.PT)
    assert [notice.render(Locale.EN) for notice in old.notices] == [
        "Some of this may be out of date. Please check at the counter."
    ]
    assert sample_general(Locale.EN, review_by=DAY).notices == ()


def test_a_record_that_is_missing_is_named() -> None:
    catalogue = sample_catalogue()
    del catalogue.documents["travel-permit"]
    with pytest.raises(SlipError, match="'travel-permit'"):
        general_slip(catalogue, catalogue.services["agent-witness-account"], Locale.EN, DAY, "7K3M")


def test_the_operators_desk_comes_first_once_it_has_a_name() -> None:
    slip = sample_general(Locale.EN)
    name = text("橫琴服務中心", "横琴服务中心", "Centro de Hengqin", "Hengqin centre")
    desk = Desk(name=name, address=name, phone="+8675628568856")
    assert with_desk(slip, Desk()) == slip
    assert with_desk(slip, desk).contacts[0].phone == "+8675628568856"
    assert with_desk(slip, desk).contacts[1:] == slip.contacts


def test_a_slip_number_cannot_be_misread_and_depends_on_chance_alone() -> None:
    numbers = {slip_number(random.Random(seed).choice) for seed in range(300)}
    assert len(numbers) > 290
    assert {len(number) for number in numbers} == {LENGTH}
    assert not set("".join(numbers)) & set("01ILOQ25SZ68GBUVAE") - {"2", "5", "6", "8"}
    assert set("".join(numbers)) <= set(ALPHABET)


@given(st.randoms())
def test_a_slip_number_is_four_characters_of_the_alphabet(chance: random.Random) -> None:
    number = slip_number(chance.choice)
    assert len(number) == LENGTH
    assert set(number) <= set(ALPHABET)


@pytest.mark.parametrize("language", list(Locale))
def test_every_line_stands_in_the_chosen_language_and_in_traditional_chinese(language: Locale) -> None:
    blocks = outline(sample_general(language))
    wordings = [block.wording for block in blocks if isinstance(block, Entry | Heading)][1:]
    expected = [language] if language is Locale.ZH_HANT else [language, Locale.ZH_HANT]
    assert all([words.locale for words in item] == expected for item in wordings)


def test_what_both_languages_write_with_the_same_characters_is_printed_once() -> None:
    slip = replace(sample_general(Locale.ZH_HANS), title=text("回", "回", "回", "回"))
    assert len(wording(slip.language, lambda locale: [slip.title[locale]])) == 1


def test_the_sample_documents_are_valid_records() -> None:
    assert all(isinstance(item, DocumentType) for item in sample_catalogue().documents.values())
