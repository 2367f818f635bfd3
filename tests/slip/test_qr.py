"""The QR codes: the same for everyone, readable, short, and silent about answers."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.i18n.locales import Locale
from kiosk.slip.model import Slip
from kiosk.slip.numbers import slip_number
from kiosk.slip.paint import PaintedSlip, Paper, code_picture
from kiosk.slip.qr import SCREEN_LIMIT, paper_payload, screen_payload
from PySide6.QtGui import QGuiApplication, QImage
from slip_samples import (
    NAME,
    STEP_ONE,
    STEP_TWO,
    FakeItem,
    FakeResult,
    FakeStep,
    decoded,
    same,
    sample_general,
    sample_guided,
)

LANGUAGES = pytest.mark.parametrize("language", list(Locale))
UNHURRIED = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
RESULTS = st.builds(
    FakeResult,
    checklist=st.lists(
        st.sampled_from([FakeItem("birp"), FakeItem("travel-permit"), FakeItem("proof-of-address")]), unique=True
    ).map(tuple),
    steps=st.lists(st.sampled_from([FakeStep(STEP_ONE), FakeStep(STEP_TWO)]), unique=True).map(tuple),
    ask=st.lists(st.sampled_from(["fees", "pilot-bank"]), unique=True).map(tuple),
    alternatives=st.lists(st.just("planned"), unique=True).map(tuple),
)


@LANGUAGES
@pytest.mark.parametrize("paper", list(Paper))
def test_the_code_on_paper_is_read_from_the_printers_own_dots(
    painting: QGuiApplication, language: Locale, paper: Paper
) -> None:
    slip = sample_general(language)
    painted = PaintedSlip(slip, paper)
    found = [text for page in range(1, len(painted.pages) + 1) for text in decoded(painted.raster(page))]
    assert found == [f"PONTE:agent-witness-account:{language.value}:12"]


@LANGUAGES
@pytest.mark.parametrize("size", [320, 424, 848])
def test_the_code_on_the_screen_is_read_as_the_general_checklist(
    painting: QGuiApplication, language: Locale, size: int
) -> None:
    payload = screen_payload(sample_general(language))
    picture = code_picture(payload, size)
    assert decoded(picture) == [payload]
    assert picture.width() <= size
    assert NAME[language] in payload


@LANGUAGES
@pytest.mark.parametrize("count", [0, 1, 30])
def test_the_code_on_the_screen_holds_at_most_700_bytes_and_whole_lines(language: Locale, count: int) -> None:
    slip = sample_general(language)
    long = replace(slip, documents=slip.documents * count, steps=slip.steps * count)
    payload = screen_payload(long)
    assert len(payload.encode()) <= SCREEN_LIMIT
    whole = set(screen_payload(slip).split("\n")) | {text[language] for text in (STEP_ONE, STEP_TWO)}
    known = " ".join([*whole, *(f"{document.name[language]}" for document in slip.documents)])
    assert payload.split("\n")[0] == NAME[language]
    assert payload.split("\n")[-1] == slip.disclaimer.render(language)
    assert all(
        line.lstrip("□?0123456789. ").split(" (")[0] in known or "." in line or "。" in line
        for line in payload.split("\n")
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}"), min_size=1, max_size=1500))
@UNHURRIED
def test_the_code_on_the_screen_stays_short_whatever_the_texts(words: str) -> None:
    long = same(words.strip() or "x")
    slip = sample_general(Locale.ZH_HANT)
    payload = screen_payload(replace(slip, title=long, steps=(long,), ask=(long,)))
    assert len(payload.encode()) <= SCREEN_LIMIT


@given(first=RESULTS, second=RESULTS, chance=st.randoms(), language=st.sampled_from(list(Locale)))
@UNHURRIED
def test_slips_of_people_who_answered_differently_carry_the_same_code(
    first: FakeResult, second: FakeResult, chance: random.Random, language: Locale
) -> None:
    one = sample_guided(language, first, slip_number(chance.choice))
    other = sample_guided(language, second, slip_number(chance.choice))
    assert paper_payload(one) == paper_payload(other) == paper_payload(sample_general(language))


def test_the_code_on_the_screen_is_the_same_for_everyone_and_has_no_slip_number() -> None:
    one = sample_general(Locale.PT)
    other = replace(one, number="XXXX")
    assert screen_payload(one) == screen_payload(other)
    assert one.number not in screen_payload(one)


def test_where_the_operator_serves_handouts_the_code_is_their_address() -> None:
    slip = sample_general(Locale.PT)
    expected = "https://example.mo/handout?service=agent-witness-account&language=pt-MO&release=12"
    assert screen_payload(slip, "https://example.mo/handout") == expected
    assert screen_payload(slip, "https://example.mo/h?kiosk=1#top") == (
        "https://example.mo/h?kiosk=1&service=agent-witness-account&language=pt-MO&release=12#top"
    )


def test_the_modules_of_the_code_on_paper_are_whole_dots(painting: QGuiApplication) -> None:
    image = PaintedSlip(sample_general(Locale.EN)).raster()
    code = zxingcpp.read_barcodes(_view(image))[0]
    top, left, right = code.position.top_left.y, code.position.top_left.x, code.position.top_right.x
    values = {image.pixelColor(x, y).lightness() for x in range(left, right + 1) for y in range(top, top + 100)}
    assert values == {0, 255}


def _view(image: QImage) -> memoryview:
    return memoryview(image.constBits()).cast("B", shape=[image.height(), image.bytesPerLine()])


def test_a_slip_is_named_by_service_language_and_release_alone() -> None:
    slip: Slip = sample_guided(Locale.ZH_HANS, FakeResult(ask=("fees",)))
    assert paper_payload(slip) == "PONTE:agent-witness-account:zh-Hans-CN:12"
