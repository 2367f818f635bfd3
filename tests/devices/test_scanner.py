"""The scanner: only a slip's code, only inside its frame, and nothing of a broken frame."""

from __future__ import annotations

import os
import pty
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.config import ConfigError
from kiosk.devices import serial_scanner
from kiosk.devices.scanner import (
    LONGEST_CODE,
    LONGEST_FRAME,
    LONGEST_PAUSE,
    Complete,
    Inside,
    LineDecoder,
    Outside,
    SlipCode,
    Verdict,
    WedgeDecoder,
    serial_port,
    slip_code,
)
from kiosk.devices.serial_scanner import SerialScanner
from kiosk.i18n.locales import Locale
from kiosk.tour.patience import until
from PySide6.QtGui import QGuiApplication

PREFIX, SUFFIX = "~<", ">\r"
CODE = "PONTE:agent-witness-account:pt-MO:12"


@dataclass
class Time:
    seconds: float = 100.0

    def now(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def wedge(time: Time) -> WedgeDecoder:
    return WedgeDecoder(PREFIX, SUFFIX, time.now)


def typed(wedge: WedgeDecoder, text: str) -> list[Verdict]:
    return [wedge.take(character) for character in text]


def codes(verdicts: list[Verdict]) -> list[str]:
    return [verdict.text for verdict in verdicts if isinstance(verdict, Complete)]


# --- what a code says -------------------------------------------------------------------------------------------------


def test_a_slips_code_names_service_language_and_release() -> None:
    assert slip_code(CODE) == SlipCode("agent-witness-account", Locale.PT, 12)
    assert slip_code(f" {CODE}\n") == SlipCode("agent-witness-account", Locale.PT, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("", "PONTE", "PONTE:a:pt-MO", "ponte:a:pt-MO:1", "PONTE:A:pt-MO:1", "PONTE:a:pt:1", "PONTE:a:pt-MO:-1"),
        *("PONTE:a:pt-MO:1:2", "PONTE:a--b:pt-MO:1", "PONTE:../etc:pt-MO:1", "https://example.org/?PONTE:a:pt-MO:1"),
        *("PONTE:a:pt-MO:١", "PONTE:a:pt-MO:9999999999", f"PONTE:{'a' * LONGEST_CODE}:pt-MO:1", "PONTE1/abc/1/1/AAAA"),
    ],
)
def test_any_other_text_is_no_code(text: str) -> None:
    assert slip_code(text) is None


@given(st.text(max_size=150))
def test_no_text_breaks_the_reading_of_codes(text: str) -> None:
    found = slip_code(text)
    assert found is None or text.strip() == f"PONTE:{found.service}:{found.language}:{text.strip().split(':')[3]}"


# --- a keyboard wedge -------------------------------------------------------------------------------------------------


def test_a_framed_code_is_read_and_none_of_its_keys_is_for_the_page(wedge: WedgeDecoder) -> None:
    verdicts = typed(wedge, PREFIX + CODE + SUFFIX)
    assert codes(verdicts) == [CODE]
    assert Outside() not in verdicts
    assert not wedge.inside
    assert typed(wedge, "ab\r") == [Outside()] * 3


def test_a_code_without_its_frame_is_only_typing(wedge: WedgeDecoder) -> None:
    assert set(typed(wedge, CODE + SUFFIX)) == {Outside()}


def test_keys_without_a_character_go_with_the_frame(wedge: WedgeDecoder) -> None:
    assert wedge.take("") == Outside()
    typed(wedge, PREFIX)
    assert wedge.take("") == Inside()
    assert codes(typed(wedge, CODE + SUFFIX)) == [CODE]


@pytest.mark.parametrize("after", [len(PREFIX) - 1, len(PREFIX), 10, len(PREFIX + CODE) + 1])
def test_a_frame_that_stops_is_dropped_and_what_comes_later_is_typing(
    wedge: WedgeDecoder, time: Time, after: int
) -> None:
    verdicts = typed(wedge, (PREFIX + CODE + SUFFIX)[:after])
    assert set(verdicts) == {Inside()}
    time.seconds += LONGEST_PAUSE + 0.01
    assert not wedge.inside
    assert set(typed(wedge, "abc" + SUFFIX)) == {Outside()}
    assert codes(typed(wedge, PREFIX + CODE + SUFFIX)) == [CODE]


def test_a_frame_that_takes_too_long_is_dropped_even_if_its_keys_keep_coming(wedge: WedgeDecoder, time: Time) -> None:
    verdicts: list[Verdict] = []
    for character in PREFIX + CODE + SUFFIX:
        verdicts.append(wedge.take(character))
        time.seconds += LONGEST_FRAME / 30
    assert codes(verdicts) == []
    assert Outside() in verdicts, "a key that is held down cannot keep the keyboard away for ever"


def test_a_frame_too_long_is_dropped_with_all_its_keys(wedge: WedgeDecoder) -> None:
    verdicts = typed(wedge, PREFIX + "x" * 1000 + SUFFIX)
    assert set(verdicts) == {Inside()}
    assert codes(typed(wedge, PREFIX + CODE + SUFFIX)) == [CODE]


@pytest.mark.parametrize("broken", ["~x" + CODE + SUFFIX, PREFIX + "PONTE:銀行" + SUFFIX])
def test_a_broken_frame_is_dropped_up_to_its_end(wedge: WedgeDecoder, broken: str) -> None:
    verdicts = typed(wedge, broken)
    assert set(verdicts) == {Inside()}
    assert typed(wedge, "a") == [Outside()]


@given(st.lists(st.tuples(st.sampled_from([*"~<>\rPONTE:a1", "", "銀"]), st.floats(0, 1)), max_size=200))
def test_whatever_is_typed_each_key_is_either_the_pages_or_the_scanners(keys: list[tuple[str, float]]) -> None:
    time = Time()
    wedge = WedgeDecoder(PREFIX, SUFFIX, time.now)
    for character, pause in keys:
        time.seconds += pause
        was_inside = wedge.inside
        verdict = wedge.take(character)
        assert isinstance(verdict, Outside) is (not was_inside and character != PREFIX[0])
        assert not isinstance(verdict, Complete) or len(verdict.text) <= LONGEST_CODE


# --- a serial scanner -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_lines_come_however_the_bytes_are_cut_up(time: Time, end: bytes) -> None:
    decoder = LineDecoder(time.now)
    data = (CODE.encode() + end) * 2
    found = [line for byte in data for line in decoder.take(bytes((byte,)))]
    assert found == [CODE, CODE]


def test_a_line_too_long_or_half_a_line_is_dropped(time: Time) -> None:
    decoder = LineDecoder(time.now)
    assert decoder.take(b"x" * 500) == []
    assert decoder.take(b"x" * 10 + b"\r" + CODE.encode() + b"\r") == [CODE]
    assert decoder.take(b"PONTE:half") == []
    time.seconds += LONGEST_PAUSE + 0.01
    assert decoder.take(CODE.encode() + b"\r") == [CODE]


@pytest.fixture
def cable() -> Iterator[tuple[int, str]]:
    """Two ends of a pseudo-terminal: where the scanner speaks, and the kiosk's device."""
    scanner, port = pty.openpty()
    tty.setraw(scanner)
    tty.setraw(port)
    yield scanner, os.ttyname(port)
    os.close(port)
    os.close(scanner)


def test_a_scanner_on_a_serial_port_is_heard(qapp: QGuiApplication, cable: tuple[int, str]) -> None:
    heard: list[str] = []
    scanner = SerialScanner(cable[1], heard.append, LineDecoder())
    assert scanner.is_open
    os.write(cable[0], b"PONTE:agent-witness")
    os.write(cable[0], b"-account:pt-MO:12\r\n")
    assert until(lambda: heard == [CODE])


def test_a_port_that_is_not_there_yet_is_tried_again(
    qapp: QGuiApplication, cable: tuple[int, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serial_scanner, "AGAIN_AFTER", 1)
    heard: list[str] = []
    port = tmp_path / "scanner"
    scanner = SerialScanner(str(port), heard.append, LineDecoder())
    assert not scanner.is_open
    port.symlink_to(cable[1])
    assert until(lambda: scanner.is_open)
    os.write(cable[0], f"{CODE}\n".encode())
    assert until(lambda: heard == [CODE])


# --- the setting ------------------------------------------------------------------------------------------------------


def test_the_setting_names_the_port() -> None:
    assert serial_port("serial:/dev/ttyACM0") == "/dev/ttyACM0"
    assert [serial_port(setting) for setting in ("", "none", "wedge")] == [None] * 3


@pytest.mark.parametrize("setting", ["usb", "serial:", "serial:ttyACM0", "wedge:x", "/dev/ttyACM0"])
def test_a_setting_that_is_no_scanner_is_refused_with_what_would_be_right(setting: str) -> None:
    with pytest.raises(ConfigError, match="none, wedge or serial:/dev/ttyACM0"):
        serial_port(setting)
