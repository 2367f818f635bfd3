"""A sign of life tells the centre how a kiosk is: signed, without a word about anybody, and only the newest waits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.config import Settings
from kiosk.office.fleet.sign_of_life import read_sign_of_life
from kiosk.outbox.credentials import authorization
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.outbox.delivery_state import DeliveryState, read_state, write_state
from kiosk.outbox.dispatch import Dispatch
from kiosk.outbox.heartbeat import HEARTBEAT, Health, beat, body
from kiosk.outbox.visit_count import COUNT_FILE, VisitCount
from kiosk.outbox.waiting import Outbox
from kiosk.sealing.device_key import device_key, key_file
from kiosk.sealing.envelope import Envelope, decoded

from hostile_server import Handler
from outbox_branch import KIOSK, MORNING, SECRET, OutboxBranch

DAY = timedelta(days=1)
MACAU = timezone(timedelta(hours=8))
HEALTH = Health(
    release=42,
    trust="installed",
    built_on=date(2026, 11, 20),
    printer="ready",
    sessions_today=7,
    problems=("update-network",),
    last_sync=MORNING - timedelta(hours=1),
)


@pytest.fixture
def branch(own_data_folder: Path, tmp_path: Path) -> Iterator[OutboxBranch]:
    made = OutboxBranch(own_data_folder, tmp_path / "box")
    yield made
    made.server.close()


def arrived(branch: OutboxBranch) -> list[Envelope]:
    return [decoded(content) for content in branch.received().values()]


def test_a_heartbeat_says_how_the_kiosk_is_and_nothing_else(branch: OutboxBranch) -> None:
    branch.keep()
    envelope = beat(branch.outbox, HEALTH, MORNING.astimezone(MACAU), KIOSK)
    content = json.loads(envelope.sealed)
    free = content.pop("disk_free_mb")
    content.pop("program")
    assert free > 0
    assert content == {
        "schema": 1,
        "at": "2026-11-23T09:30:15+00:00",
        "release": 42,
        "trust": "installed",
        "catalogue_age_days": 3,
        "printer": "ready",
        "waiting": 1,
        "sessions_today": 7,
        "problems": [*(["disk-low"] if free < 500 else []), "update-network"],
        "last_sync": "2026-11-23T08:30:15+00:00",
    }
    assert (envelope.kiosk, envelope.kind) == (KIOSK, HEARTBEAT)
    assert envelope.is_from(device_key(branch.data).public_key)


def test_the_same_health_gives_the_same_bytes() -> None:
    assert body(HEALTH, MORNING, 2, 9000) == body(HEALTH, MORNING, 2, 9000)
    assert body(HEALTH, MORNING, 2, 9000).startswith(b'{"at":"2026-11-23T09:30:15+00:00","catalogue_age_days":3,')


def test_what_is_wrong_is_a_word() -> None:
    out = Health(None, None, None, "out-of-paper", 0, ("printer-out-of-paper",))
    content = json.loads(body(out, MORNING, 0, 499, damaged=True))
    assert content["problems"] == ["disk-low", "out-of-service", "outbox-damaged", "printer-out-of-paper"]
    assert (content["release"], content["catalogue_age_days"], content["last_sync"]) == (None, None, None)


@settings(max_examples=40)
@given(
    st.none() | st.integers(0, 10**9),
    st.none() | st.dates(date(1970, 1, 1), date(2090, 1, 1)),
    st.integers(0, 10**6),
    st.lists(st.sampled_from(["update-expired", "delivery-not-a-drop-box", "printer-out-of-paper"]), max_size=3),
    st.datetimes(datetime(1970, 1, 2), datetime(2090, 1, 1), timezones=st.just(MACAU)),
)
def test_the_centre_reads_every_heartbeat(
    release: int | None, built: date | None, visits: int, problems: list[str], now: datetime
) -> None:
    health = Health(release, None if release is None else "bundled", built, "none", visits, tuple(problems))
    read = read_sign_of_life(body(health, now, 3, 12_345))
    assert read is not None
    assert (read.release, read.sessions_today, set(problems) <= set(read.problems)) == (release, visits, True)


def test_only_the_newest_waits_and_it_takes_nobodys_room(branch: OutboxBranch) -> None:
    branch.outbox = Outbox(branch.data, branch.events, most=1)
    for hour in range(3):
        newest = beat(branch.outbox, HEALTH, MORNING + timedelta(hours=hour), KIOSK)
    assert branch.waiting() == [newest.id]
    assert branch.outbox.has_room()
    branch.numbers = newest.sequence
    item = branch.keep()
    assert branch.waiting() == [newest.id, item.id], "the sign of life goes first"
    assert branch.outbox.listing().waiting == (item,)
    assert branch.outbox.expire(MORNING + 400 * DAY, 30) == (item.id,)
    assert branch.waiting() == [newest.id]
    assert [entry["id"] for entry in branch.told("envelope-kept")] == [item.id], "heartbeats are no events"


def test_every_envelope_of_a_kiosk_has_a_number_of_its_own_whatever_its_kind(branch: OutboxBranch) -> None:
    first = beat(branch.outbox, HEALTH, MORNING, KIOSK)
    branch.numbers = first.sequence
    item = branch.keep()
    (branch.data / "device" / "sequence").write_text(f"{item.sequence}\n")
    second = beat(branch.outbox, HEALTH, MORNING - DAY, KIOSK)
    assert first.sequence < item.sequence < second.sequence, "the newest has the highest, whatever the clock says"


def test_a_heartbeat_that_was_replaced_while_it_was_sent_does_not_take_the_newer_one_along(
    branch: OutboxBranch,
) -> None:
    older = beat(branch.outbox, HEALTH, MORNING, KIOSK)
    newer: list[Envelope] = []

    def meanwhile(handler: Handler, content: bytes) -> None:
        newer.append(beat(branch.outbox, HEALTH, MORNING, KIOSK))
        handler.take(content)

    branch.server.do(KIOSK, meanwhile)
    assert branch.send().delivered == (older.id,)
    assert branch.waiting() == [newer[0].id]
    assert branch.told("envelope-delivered") == []


# --- an attempt -------------------------------------------------------------------------------------------------------


def dispatch(branch: OutboxBranch, **drop_box: str) -> Dispatch:
    chosen = Settings.model_validate({"kiosk_id": KIOSK, "drop_box": {"url": branch.server.address, **drop_box}})
    return Dispatch(branch.data, chosen, lambda: MORNING)


def test_an_attempt_sends_a_heartbeat_and_what_waits(branch: OutboxBranch) -> None:
    beat(branch.outbox, HEALTH, MORNING, KIOSK)
    branch.numbers = 1
    item = branch.keep()
    (branch.data / "device" / "sequence").write_text("2\n")
    sent = dispatch(branch).attempt(HEALTH)
    assert (len(sent.delivered), sent.left, sent.problem) == (2, 0, None)
    assert sorted((one.kind, one.sequence) for one in arrived(branch)) == [("application", 2), (HEARTBEAT, 3)]
    assert sent.delivered[1] == item.id


def test_a_kiosk_that_cannot_sign_still_delivers_what_waits(branch: OutboxBranch) -> None:
    item = branch.keep()
    key_file(branch.data).write_bytes(b"")
    assert dispatch(branch).attempt(HEALTH).delivered == (item.id,)


def test_a_folder_that_cannot_be_written_costs_the_heartbeat_only(
    branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = branch.keep()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.durable_file.tempfile.mkstemp", full)
    assert dispatch(branch).attempt(HEALTH).delivered == (item.id,)


def test_a_secret_that_is_put_right_counts_from_the_next_attempt_on(branch: OutboxBranch) -> None:
    branch.keep()
    running = dispatch(branch, **{"token_file": "token"})
    refused = running.attempt(None)
    assert refused.problem is not None
    assert (refused.problem.code, refused.left, running.problem_code()) == ("credentials", 1, "credentials")
    assert [entry["reason"] for entry in branch.told("delivery-refused")] == ["credentials"]
    token = branch.data / "token"
    token.write_text(f"{SECRET}\n")
    token.chmod(0o600)
    assert running.attempt(None).problem is None
    assert running.problem_code() is None
    assert authorization(Settings.model_validate({"drop_box": {"token_file": str(token)}}).drop_box, branch.data)


def test_an_attempt_in_vain_is_part_of_the_next_heartbeat(branch: OutboxBranch) -> None:
    running = dispatch(branch)
    branch.server.do(KIOSK, lambda handler, _: handler.answer(403, b""))
    assert running.attempt(HEALTH).problem is not None
    assert running.problem_code() == "refused"


def test_what_is_remembered_survives_and_damage_is_nothing_remembered(tmp_path: Path) -> None:
    state = DeliveryState().after(MORNING, True, None).after(MORNING + DAY, False, DeliveryError("Gone.", "network"))
    write_state(tmp_path, state)
    assert read_state(tmp_path) == state
    assert (state.last_attempt, state.last_delivery) == (MORNING + DAY, MORNING)
    for damage in (b"", b"{", b'{"last_attempt": 7e999}', b"[" * 50_000):
        (tmp_path / "deliveries.json").write_bytes(damage)
        assert read_state(tmp_path) == DeliveryState()


# --- visits -----------------------------------------------------------------------------------------------------------


class Calendar:
    def __init__(self) -> None:
        self.day = date(2026, 11, 23)

    def __call__(self) -> date:
        return self.day


def test_visits_are_counted_by_the_day_and_survive_a_restart(tmp_path: Path) -> None:
    calendar = Calendar()
    count = VisitCount(tmp_path, calendar)
    assert count.today() == 0
    count.begun(), count.begun()
    count.save()
    again = VisitCount(tmp_path, calendar)
    again.begun()
    assert (count.today(), again.today()) == (2, 3)
    assert json.loads((tmp_path / COUNT_FILE).read_text()) == {"day": "2026-11-23", "count": 2}
    calendar.day += DAY
    assert again.today() == VisitCount(tmp_path, calendar).today() == 0
    again.begun()
    assert again.today() == 1


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"day": 7, "count": 1}',
        b'{"day": "x", "count": []}',
        b'{"day": "2026-11-23", "count": Infinity}',
    ],
)
def test_a_damaged_count_begins_at_nought(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / COUNT_FILE).write_bytes(damage)
    assert VisitCount(tmp_path, Calendar()).today() == 0
