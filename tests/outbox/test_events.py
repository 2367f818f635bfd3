"""What staff are told later: declared words only, and never so much that it fills a disk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kiosk.outbox.events import EARLIER_FILE, KEYS, MOST_BYTES, Event, StaffEvents

MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def events(tmp_path: Path) -> StaffEvents:
    return StaffEvents(tmp_path / "data", lambda: MORNING)


def test_each_event_is_one_line_with_its_time(events: StaffEvents) -> None:
    events.add(Event.KEPT, id="A", sequence=1)
    events.add(Event.NOT_KEPT, reason="outbox-full")
    lines = [json.loads(line) for line in events.file.read_text(encoding="utf-8").splitlines()]
    assert lines == events.read()
    assert [line["event"] for line in lines] == ["envelope-kept", "envelope-not-kept"]
    assert {line["at"] for line in lines} == {"2026-11-23T09:30:00+00:00"}
    assert events.file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("event", list(Event))
def test_a_word_that_an_event_does_not_declare_is_never_written(events: StaffEvents, event: Event) -> None:
    declared = dict.fromkeys(KEYS[event], "x")
    for values in ({**declared, "name": "canary"}, {}, {"name": "canary"}):
        with pytest.raises(ValueError, match="declares"):
            events.add(event, **values)
    assert not events.file.exists()


def test_a_line_that_a_power_cut_broke_is_left_out(events: StaffEvents) -> None:
    events.add(Event.NOT_KEPT, reason="x")
    with events.file.open("ab") as file:
        file.write(b'{"at": "2026-\xff\n[]\n{"at": "2026-11-')
    events.add(Event.NOT_KEPT, reason="y")
    assert [entry["reason"] for entry in events.read()] == ["x", "y"], "the next one is not lost with it"


def test_a_disk_that_takes_nothing_fails_no_visit(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    events = StaffEvents(tmp_path / "file", lambda: MORNING)
    events.add(Event.NOT_KEPT, reason="x")
    assert events.read() == []


def test_a_file_that_grew_large_becomes_the_earlier_one(events: StaffEvents) -> None:
    events.add(Event.NOT_KEPT, reason="x" * (MOST_BYTES - 200))
    for _ in range(3):
        events.add(Event.NOT_KEPT, reason="second")
    assert len(events.read()) < 4
    assert events.file.stat().st_size < 1000
    assert (events.file.parent / EARLIER_FILE).stat().st_size <= MOST_BYTES
