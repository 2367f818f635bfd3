"""A sheet is read again whatever order, hand or scanner it went through, and says which part is wrong."""

from __future__ import annotations

import random

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.sealing.errors import SealingError
from kiosk.sealing.identifier import short_identifier
from kiosk.sealing.text_form import MOST_PARTS, join, to_parts

QR_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
"""ISO/IEC 18004, table 5."""
DOTS = 528
QUIET_MODULES = 8

contents = st.binary(min_size=1, max_size=3000)
chances = st.randoms(use_true_random=False)


def sheet(size: int, seed: int = 1) -> tuple[bytes, list[str]]:
    content = random.Random(seed).randbytes(size)
    return content, list(to_parts(content))


def problem(parts: str | list[str]) -> SealingError:
    with pytest.raises(SealingError) as caught:
        join(parts)
    return caught.value


@given(contents, chances)
def test_parts_come_in_any_order_and_as_often_as_they_like(content: bytes, chance: random.Random) -> None:
    parts = list(to_parts(content))
    shown = parts + chance.choices(parts, k=3)
    chance.shuffle(shown)
    assert join(shown) == content


@given(contents, chances)
def test_what_a_scanner_adds_changes_nothing(content: bytes, chance: random.Random) -> None:
    def typed(part: str) -> str:
        noise = [" ", "\n", "\r\n", "\t", "\u3000", ""]
        return "".join(letter + (chance.choice(noise) if chance.random() < 0.1 else "") for letter in part.lower())

    text = "".join(f"]Q1{typed(part)}\r\n" for part in to_parts(content))
    assert join("\ufeff" + text) == content


@given(contents)
def test_parts_without_anything_between_them_are_read(content: bytes) -> None:
    assert join("".join(to_parts(content))) == content


@pytest.mark.parametrize("size", [1, 400, 643 + 90, 835 + 90, 890, 891, 1780, 4000, MOST_PARTS * 890])
def test_each_part_is_a_code_that_a_hand_scanner_reads(size: int) -> None:
    content, parts = sheet(size)
    for number, part in enumerate(parts, 1):
        assert set(part) <= QR_ALPHANUMERIC
        assert part.startswith(f"PONTE1/{short_identifier(content)}/{number}/{len(parts)}/")
        code = segno.make_qr(part, error="m", boost_error=False)
        assert code.mode == "alphanumeric"
        assert int(code.version) <= 25
        assert DOTS // (len(code.matrix) + QUIET_MODULES) >= 4


def test_a_usual_application_needs_two_codes_at_most() -> None:
    assert len(sheet(643 + 90)[1]) == 1
    assert len(sheet(835 + 90)[1]) == 2


def test_what_is_too_long_for_paper_is_refused() -> None:
    with pytest.raises(SealingError) as caught:
        to_parts(bytes(MOST_PARTS * 890 + 1))
    assert caught.value.code == "text-form"


@given(st.integers(2, 9), st.data())
def test_a_missing_part_is_named(count: int, data: st.DataObject) -> None:
    content, parts = sheet(count * 880, count)
    assert len(parts) == count
    lost = data.draw(st.sets(st.integers(1, count), min_size=1, max_size=count - 1))
    error = problem([part for number, part in enumerate(parts, 1) if number not in lost])
    assert error.code == "missing-part"
    assert short_identifier(content) in error.message
    assert ", ".join(map(str, sorted(lost))) in error.message
    assert f"of {count}" in error.message


@given(st.data())
def test_a_changed_character_is_found_and_its_part_named(data: st.DataObject) -> None:
    _, parts = sheet(1500, data.draw(st.integers(0, 50)))
    which = data.draw(st.integers(0, 1))
    begin = parts[which].rindex("/") + 1
    place = data.draw(st.integers(begin, len(parts[which]) - 1))
    letter = data.draw(
        st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ2345670189").filter(lambda new: new != parts[which][place])
    )
    broken = parts[which][:place] + letter + parts[which][place + 1 :]
    error = problem([broken, parts[1 - which]])
    assert error.code == "damaged-part"
    assert error.message.startswith(f"Part {which + 1} of 2")
    assert join([broken, *parts]) == join(parts), "read once more, the damaged one no longer matters"


@given(st.data())
def test_a_part_that_was_cut_off_is_named(data: st.DataObject) -> None:
    _, parts = sheet(1500)
    kept = data.draw(st.integers(parts[1].rindex("/") + 1, len(parts[1]) - 1))
    error = problem([parts[0], parts[1][:kept]])
    assert (error.code, error.message.startswith("Part 2 of 2")) == ("damaged-part", True)


def test_a_part_that_claims_another_number_is_damaged() -> None:
    _, parts = sheet(1500)
    error = problem([parts[0], parts[0].replace("/1/2/", "/2/2/")])
    assert error.message.startswith("Part 2 of 2")


def test_two_sheets_at_once_are_named_both() -> None:
    (first, some), (second, others) = sheet(1500, 1), sheet(1500, 2)
    error = problem([some[0], others[1]])
    assert error.code == "mixed-sheets"
    assert short_identifier(first) in error.message
    assert short_identifier(second) in error.message


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_text_that_is_no_sheet_is_a_sentence(text: str) -> None:
    for typed in (text, f"PONTE1/{text}", f"PONTE1/ABCDEFGH/1/1/{text}", f"PONTE1/ABCDEFGH/{text}"):
        error = problem(typed)
        assert error.code in {"text-form", "damaged-part", "missing-part"}
        assert error.message.endswith(".")


def test_nothing_at_all_is_a_sentence_too() -> None:
    assert problem("").code == problem([]).code == "text-form"
