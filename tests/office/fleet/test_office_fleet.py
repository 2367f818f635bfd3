"""Every kiosk in a row: last seen, release, and what is wrong, as a table, as JSON and for Prometheus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
from click.testing import CliRunner
from kiosk import __version__
from kiosk.commands.office import command
from kiosk.devices.printer import PrinterState
from kiosk.i18n.locales import Locale
from kiosk.office.fleet.fleet import FleetRow, FleetState, fleet, newest_release
from kiosk.office.fleet.prometheus import prometheus
from kiosk.outbox.heartbeat import HEARTBEAT, Health, body
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import Envelope, sign

from inbox_office import InboxOffice
from signed_repository import START

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
SAMPLE = re.compile(r'([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (-?\d+(?:\.\d+)?)')
"""A line of the text format 0.0.4, as its grammar says."""


@pytest.fixture
def centre(own_data_folder: Path, tmp_path: Path) -> Iterator[InboxOffice]:
    made = InboxOffice(own_data_folder, tmp_path)
    for number in (1, 2, 3):
        made.database.connection.execute(
            "INSERT INTO release (number, state, notes, prepared_by, built_at, content_hash, audit_head, targets, "
            "published_at) VALUES (?, 'published', '', 'lei', ?, '', '', x'', ?)",
            (number, START.isoformat(), START.isoformat()),
        )
    yield made
    made.database.close()


def take(centre: InboxOffice, envelope: Envelope) -> None:
    centre.inbox.take(envelope.kiosk, envelope.id, envelope.encoded())


def row(centre: InboxOffice, kiosk: str = "hall-1") -> FleetRow:
    return next(one for one in fleet(centre.database, centre.clock) if one.kiosk.id == kiosk)


def codes(centre: InboxOffice, **changes: Any) -> list[str]:
    take(centre, centre.heartbeat(1, **changes))
    return [problem.code for problem in row(centre).problems]


def test_a_kiosk_that_is_well_says_when_it_was_last_seen_and_what_it_shows(centre: InboxOffice) -> None:
    take(centre, centre.heartbeat(1))
    found = row(centre)
    assert (found.state, found.behind, found.problems) == (FleetState.WELL, 0, ())
    assert found.last_seen == START - timedelta(minutes=30)
    assert found.sign is not None
    assert (found.sign.release, found.sign.sessions_today) == (3, 41)
    assert newest_release(centre.database) == 3


def test_a_kiosk_that_was_never_heard_of_is_in_the_list(centre: InboxOffice) -> None:
    found = row(centre, "ferry")
    assert (found.state, found.last_seen, [one.code for one in found.problems]) == (
        FleetState.NEVER_SEEN,
        None,
        ["never-seen"],
    )


def test_a_kiosk_that_fell_silent_is_told_whatever_it_said_last(centre: InboxOffice) -> None:
    take(centre, centre.heartbeat(1))
    centre.clock.now += timedelta(hours=26)
    found = row(centre)
    assert (found.state, [one.code for one in found.problems]) == (FleetState.SILENT, ["silent"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"release": 1}, ["behind"]),
        ({"release": None}, ["out-of-service"]),
        ({"release": 4}, []),
        ({"catalogue_age_days": 31}, ["old"]),
        ({"disk_free_mb": 499, "problems": ["disk-low"]}, ["disk-low"]),
        ({"printer": "out-of-paper"}, ["printer"]),
        ({"printer": "none"}, []),
        ({"waiting": 21}, ["waiting"]),
        ({"last_sync": "2026-11-10T07:00:00+00:00"}, ["sync"]),
        ({"last_sync": None}, []),
        ({"problems": ["outbox-damaged", "something-new"]}, ["outbox-damaged", "something-new"]),
        ({"at": "2026-11-23T12:00:00+00:00"}, ["clock"]),
        ({"at": "1970-01-01T00:10:00+00:00", "last_sync": None}, ["clock"]),
    ],
    ids=str,
)
def test_what_is_wrong_is_told(centre: InboxOffice, changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(centre, **changes) == expected
    assert row(centre).state is (FleetState.ATTENTION if expected else FleetState.WELL)


def test_a_wrong_clock_makes_no_kiosk_look_fresh_or_dead(centre: InboxOffice) -> None:
    codes(centre, at="2090-01-01T00:00:00+00:00")
    assert row(centre).last_seen == START
    take(centre, centre.heartbeat(2, at="1970-01-02T00:00:00+00:00"))
    assert row(centre).last_seen == START


def test_a_retired_kiosk_leaves_the_list_and_a_new_key_begins_anew(centre: InboxOffice, tmp_path: Path) -> None:
    take(centre, centre.heartbeat(9))
    new = device_key(tmp_path / "new", "hall-1")
    centre.kiosks.rotate(centre.chan, "hall-1", new.public_key.hex())
    assert row(centre).state is FleetState.NEVER_SEEN
    take(centre, centre.heartbeat(1, new))
    assert row(centre).state is FleetState.WELL
    centre.kiosks.retire(centre.chan, "hall-1")
    assert [one.kiosk.id for one in fleet(centre.database, centre.clock)] == ["ferry"]


def test_a_forged_sign_of_life_changes_nothing(centre: InboxOffice, tmp_path: Path) -> None:
    take(centre, centre.heartbeat(1))
    before = row(centre)
    take(centre, centre.heartbeat(2, device_key(tmp_path / "forger", "hall-1"), release=99))
    assert row(centre) == before


def test_what_a_real_kiosk_says_is_understood(centre: InboxOffice) -> None:
    health = Health(3, "installed", START.date(), "ready", 5, ("update-network", "delivery-full"), START)
    content = body(health, START, waiting=2, disk_free_mb=9_000, damaged=True)
    take(centre, sign(HEARTBEAT, 1, content, centre.keys["hall-1"]))
    found = row(centre)
    assert found.sign is not None
    assert (found.sign.waiting, found.sign.program, found.last_seen) == (2, __version__, START)
    said = [problem.said.render(Locale.EN) for problem in found.problems]
    assert said[0] == "It could not deliver to the drop box (full)."
    assert [problem.code for problem in found.problems] == ["delivery-full", "outbox-damaged", "update-network"]


def test_every_state_of_a_printer_is_said_in_words(centre: InboxOffice) -> None:
    for number, state in enumerate(PrinterState, 1):
        take(centre, centre.heartbeat(number, printer=state.value))
        said = [problem.said.render(Locale.EN) for problem in row(centre).problems]
        assert len(said) == (state not in (PrinterState.READY, PrinterState.NONE))
        assert not any(state.value in words for words in said)


def test_prometheus_reads_it(centre: InboxOffice) -> None:
    centre.kiosks.add(centre.chan, "odd", device_key(centre.drop_box, "odd").public_key.hex(), 'Say "hi" \\ to 橫琴')
    take(centre, centre.heartbeat(1, problems=["outbox-damaged"]))
    text = prometheus(fleet(centre.database, centre.clock), 3)
    assert text.endswith("\n")
    typed: set[str] = set()
    samples: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            name, kind = line.removeprefix("# TYPE ").split(" ")
            assert (kind, name in typed) == ("gauge", False), "each name is typed once"
            typed.add(name)
        elif not line.startswith("# HELP "):
            match = SAMPLE.fullmatch(line)
            assert match is not None, line
            assert match[1] in typed, "the type comes before the sample"
            assert match[1] + (match[2] or "") not in samples, "no sample comes twice"
            samples[match[1] + (match[2] or "")] = match[3]
    labels = '{kiosk="hall-1",name="Hall-1"}'
    assert samples["ponte_office_release"] == "3"
    assert samples[f"ponte_kiosk_release{labels}"] == "3"
    assert samples[f"ponte_kiosk_disk_free_bytes{labels}"] == "12000000000"
    assert samples[f"ponte_kiosk_last_seen_timestamp_seconds{labels}"] == str(int(START.timestamp()) - 1800)
    assert samples['ponte_kiosk_problem{kiosk="hall-1",name="Hall-1",problem="outbox-damaged"}'] == "1"
    assert samples['ponte_kiosk_seen{kiosk="odd",name="Say \\"hi\\" \\\\ to 橫琴"}'] == "0"


def test_the_command_tells_it_to_people_scripts_and_monitoring(centre: InboxOffice) -> None:
    take(centre, centre.heartbeat(1, release=2))
    with time_machine.travel(START, tick=False):
        page = CliRunner().invoke(command, ["fleet"]).output
        told = json.loads(CliRunner().invoke(command, ["fleet", "--json"]).stdout)
        metrics = CliRunner().invoke(command, ["fleet", "--prometheus"]).stdout
    assert "It is 1 release behind." in page
    assert "never been heard of" in page
    jsonschema.validate(told, json.loads((SCHEMAS / "office-fleet.json").read_text(encoding="utf-8")))
    assert [(one["id"], one["state"], one["behind"]) for one in told["kiosks"]] == [
        ("ferry", "never-seen", None),
        ("hall-1", "attention", 1),
    ]
    assert "# TYPE ponte_kiosk_releases_behind gauge\n" in metrics
    assert CliRunner().invoke(command, ["fleet", "--prometheus", "--json"]).exit_code == 2
