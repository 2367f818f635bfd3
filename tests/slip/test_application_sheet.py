"""The paper with a sealed application: every code can be scanned from the printer's own dots, on both papers."""

from __future__ import annotations

import random
from datetime import date

import pytest
from kiosk.i18n.locales import Locale
from kiosk.slip.application_sheet import ApplicationSheet, application_sheet
from kiosk.slip.paint import PaintedSheet, Paper
from kiosk.slip.paint.measures import WIDE_CODE
from kiosk.slip.qr import QUIET_ZONE, matrix
from PySide6.QtGui import QGuiApplication
from slip_samples import NAME, decoded, text

BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LONGEST = 1451
"""Characters of the alphanumeric mode in version 25 with error correction M (ISO/IEC 18004, table 7)."""


def part(number: int, total: int, length: int = LONGEST) -> str:
    head = f"PONTE1/ABCDEFGH/{number}/{total}/"
    return head + "".join(random.Random(number).choices(BASE32, k=length - len(head)))


def sheet(language: Locale, *parts: str) -> ApplicationSheet:
    centre = text("服務中心", "服务中心", "Centro", "Service centre")
    contact = text("請到1號櫃檯", "请到1号柜台", "Dirija-se ao balcão 1", "Go to counter 1")
    return ApplicationSheet(NAME, "ABCD-EFGH", parts, language, date(2026, 11, 23), centre, contact, 30)


@pytest.mark.parametrize("paper", list(Paper))
def test_every_code_is_read_from_the_printers_own_dots(painting: QGuiApplication, paper: Paper) -> None:
    parts = (part(1, 3), part(2, 3), part(3, 3, 200))
    painted = PaintedSheet(application_sheet(sheet(Locale.PT, *parts)), paper)
    found = [code for page in range(1, len(painted.pages) + 1) for code in decoded(painted.raster(page))]
    assert sorted(found) == sorted(parts)


def test_the_longest_part_keeps_four_whole_dots_a_module() -> None:
    modules = len(matrix(part(1, 1)))
    assert modules == 117  # version 25
    assert WIDE_CODE // (modules + 2 * QUIET_ZONE) >= 4


@pytest.mark.parametrize("language", list(Locale))
def test_the_paper_says_its_number_and_for_how_long_it_is_kept_in_each_language(language: Locale) -> None:
    said = repr(application_sheet(sheet(language, part(1, 1, 200))).blocks)
    assert "ABCD-EFGH" in said
    assert "30" in said
    assert "服務中心" in said  # Traditional Chinese always stands on it, for the staff
