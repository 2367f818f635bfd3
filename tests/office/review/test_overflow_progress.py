"""Measuring many screens takes its time: it tells how far it is, and gives up when nobody waits for it any more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.errors import OfficeError
from kiosk.office.review.overflow_process import PreviewProcess

WORKER = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"request": json.loads(line)["request"], "clipped": []}), flush=True)
"""
COMMAND = (sys.executable, "-c", WORKER)
RECORDS = [(Kind.CATEGORIES, "account"), (Kind.CATEGORIES, "insurance")]


def test_it_tells_how_many_of_how_many_are_measured() -> None:
    told: list[tuple[int, int]] = []
    measure = PreviewProcess(COMMAND, lambda measured, all_of_them: told.append((measured, all_of_them)))
    found = measure(Path("catalog.sqlite"), RECORDS, tuple(Locale))
    assert found == {key: [] for key in RECORDS}
    assert told == [(count, 8) for count in range(9)]


def test_whoever_listens_can_stop_it() -> None:
    def stop_at_three(measured: int, all_of_them: int) -> None:
        if measured == 3:
            raise OfficeError("Enough.")

    with pytest.raises(OfficeError, match="Enough"):
        PreviewProcess(COMMAND, stop_at_three)(Path("catalog.sqlite"), RECORDS, tuple(Locale))
