"""Document and phone numbers, against the shared vectors (id-vectors.csv) and by property."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from guide_samples import TODAY
from hypothesis import given
from hypothesis import strategies as st
from kiosk.guide.identity_documents import DocumentKind, Holder, check_character, check_document
from kiosk.guide.phones import check_phone
from kiosk.i18n.locales import Locale

VECTORS = list(csv.DictReader((Path(__file__).parent / "id-vectors.csv").read_text(encoding="utf-8").splitlines()))
REMARK = re.compile(r" \((?:full-width|region CN|CN)\)$")


def inputs(kind: str) -> list[tuple[str, dict[str, str]]]:
    """The single inputs of a kind's vectors, without the remarks behind them; rows of patterns are left out."""
    rows = [row for row in VECTORS if row["kind"] == kind and "^" not in row["expected"]]
    return [(REMARK.sub("", item), row) for row in rows for item in row["input"].split(", ")]


def patterns() -> list[str]:
    rows = [row for row in VECTORS if "^" in row["expected"]]
    return [pattern for row in rows for pattern in re.findall(r"`(\^[^`]+\$)`", row["expected"])]


@pytest.mark.parametrize(("value", "row"), inputs("residence-permit"))
def test_residence_permit_vectors_come_out_as_expected(value: str, row: dict[str, str]) -> None:
    check = check_document(DocumentKind.RESIDENCE_PERMIT, value, TODAY)
    expected = row["expected"]
    is_valid = expected.startswith(("valid (", "valid after", "normalise"))
    assert check.is_valid is is_valid
    if "(M)" in expected:
        assert check.details["sex"] == "male"
    if "(F)" in expected:
        assert check.details["sex"] == "female"
    if expected.startswith("check right"):
        assert check_character(value[:17]) == value[17]


@pytest.mark.parametrize(("value", "row"), inputs("travel-permit"))
def test_travel_permit_vectors_come_out_as_expected(value: str, row: dict[str, str]) -> None:
    check = check_document(DocumentKind.TRAVEL_PERMIT, value, TODAY)
    assert check.is_valid is not row["expected"].startswith("invalid")
    if renewed := re.search(r"renewed (\d\d)", row["expected"]):
        assert check.normalized == "M12345678"
        assert check.details["times_renewed"] == int(renewed[1])
    if "Hong Kong" in row["expected"]:
        assert check.holder is Holder.HONG_KONG
        assert check.notes, "a Hong Kong permit is accepted, but said to be one"


@pytest.mark.parametrize("pattern", patterns())
@given(data=st.data())
def test_every_number_of_a_permits_published_form_is_accepted(pattern: str, data: st.DataObject) -> None:
    value = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)).strip()
    assert check_document(DocumentKind.TRAVEL_PERMIT, value, TODAY).normalized == value[:9]


@pytest.mark.parametrize(("value", "row"), inputs("bir"))
def test_identity_card_vectors_come_out_as_expected(value: str, row: dict[str, str]) -> None:
    check = check_document(DocumentKind.BIR, value, TODAY)
    assert check.is_valid is (row["why_or_type"] != "-")
    if check.is_valid:
        assert check.display == row["why_or_type"]


@pytest.mark.parametrize(("value", "row"), inputs("phone"))
def test_phone_vectors_come_out_as_expected(value: str, row: dict[str, str]) -> None:
    check = check_phone(value)
    assert check.is_valid is (row["expected"] != "no")
    if row["expected"].startswith("yes"):
        assert check.details["type"] == row["why_or_type"]
        assert not check.notes
    if "possible" in row["expected"]:
        assert check.notes, "an unknown range is accepted with a remark"
    if row["display"].startswith("+"):
        assert check.display == row["display"]


digits = st.text("0123456789", min_size=17, max_size=17)


@given(first=digits, place=st.integers(0, 17), other=st.sampled_from("0123456789X"))
def test_the_check_character_finds_every_single_change(first: str, place: int, other: str) -> None:
    number = first + check_character(first)
    changed = number[:place] + other + number[place + 1 :]
    if changed != number and re.fullmatch(r"\d{17}[\dX]", changed):
        assert check_character(changed[:17]) != changed[17]


@given(first=digits, place=st.integers(0, 15))
def test_the_check_character_finds_every_swap_of_neighbours(first: str, place: int) -> None:
    swapped = first[:place] + first[place + 1] + first[place] + first[place + 2 :]
    if swapped != first:
        assert check_character(swapped) != check_character(first)


@given(st.text(max_size=60), st.sampled_from(list(DocumentKind)))
def test_whatever_is_typed_gets_a_number_or_a_sentence(typed: str, kind: DocumentKind) -> None:
    check = check_document(kind, typed, TODAY)
    assert (check.normalized is None) == bool(check.errors)
    for locale in Locale:
        assert all(correction.render(locale) for correction in check.errors)


@given(st.text("0123456789+- ()０１２３Ａ😀x", max_size=45))
def test_whatever_is_typed_as_a_phone_gets_a_number_or_a_sentence(typed: str) -> None:
    check = check_phone(typed)
    assert (check.normalized is None) == bool(check.errors)
    if check.normalized is not None:
        assert check_phone(check.normalized).normalized == check.normalized


def test_a_macau_number_that_does_not_exist_is_not_told_that_its_first_digit_is_wrong() -> None:
    assert "begins like this" in check_phone("12345678").errors[0].render(Locale.EN)
    assert check_phone("28123456").errors[0].render(Locale.EN).startswith("There is no such number in Macau.")


def test_a_correction_never_repeats_what_was_typed() -> None:
    check = check_document(DocumentKind.TRAVEL_PERMIT, "M7777777", TODAY)
    sentence = check.errors[0].render(Locale.EN)
    assert "7777777" not in sentence
    assert "M12345678" in sentence, "it shows what a right one looks like"


def test_numbers_do_not_appear_when_a_check_is_printed() -> None:
    check = check_document(DocumentKind.BIR, "1234567(8)", TODAY)
    assert "1234567" not in repr(check)
