"""What waits on the kiosk: whole envelopes, for as long as the operator allows, and no word of what is in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from kiosk.commands.outbox import command
from kiosk.i18n.locales import Locale
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.waiting import Outbox, Refusal, Waiting

from sealed_samples import PERSONAL, envelope

ROOT = Path(__file__).parents[2]
MORNING = datetime(2026, 11, 23, 9, 30, 15, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def events(own_data_folder: Path) -> StaffEvents:
    return StaffEvents(own_data_folder, lambda: MORNING)


@pytest.fixture
def outbox(own_data_folder: Path, events: StaffEvents) -> Outbox:
    return Outbox(own_data_folder, events, most=3)


def kept(outbox: Outbox, sequence: int = 1, now: datetime = MORNING) -> Waiting:
    done = outbox.keep(envelope(outbox.folder.parent, sequence), now)
    assert isinstance(done, Waiting)
    return done


def test_an_envelope_waits_as_it_was_signed_for_the_kiosks_user_alone(outbox: Outbox, own_data_folder: Path) -> None:
    sent = envelope(own_data_folder, 5)
    done = outbox.keep(sent, MORNING)
    assert isinstance(done, Waiting)
    assert done.path.read_bytes() == sent.encoded()
    assert (done.id, done.short_id, done.sequence, done.kept_at) == (sent.id, sent.short_id, 5, MORNING)
    assert done.path.stat().st_mode & 0o777 == 0o600
    assert outbox.folder.stat().st_mode & 0o777 == 0o700
    assert [item.name for item in outbox.folder.iterdir()] == [done.path.name], "nothing half written stays"


def test_the_oldest_is_listed_first_and_never_its_content(outbox: Outbox) -> None:
    later, sooner = kept(outbox, 1, MORNING + DAY), kept(outbox, 2, MORNING)
    found = outbox.listing()
    assert found.waiting == (sooner, later)
    assert found.damaged == ()
    assert all(value not in repr(found) for value in PERSONAL)


def test_another_time_zone_is_the_same_moment(outbox: Outbox) -> None:
    macau = MORNING.astimezone(timezone(timedelta(hours=8)))
    assert kept(outbox, 1, macau).kept_at == MORNING


def test_keeping_the_same_envelope_twice_changes_nothing(outbox: Outbox, own_data_folder: Path) -> None:
    sent = envelope(own_data_folder)
    first, second = outbox.keep(sent, MORNING), outbox.keep(sent, MORNING + DAY)
    assert first == second
    assert len(outbox.listing().waiting) == 1


def test_a_full_outbox_is_told_and_nothing_that_waits_is_lost(outbox: Outbox, own_data_folder: Path) -> None:
    before = [kept(outbox, number) for number in (1, 2, 3)]
    assert not outbox.has_room()
    refused = outbox.keep(envelope(own_data_folder, 4), MORNING)
    assert isinstance(refused, Refusal)
    assert refused.reason == "outbox-full"
    assert "member of staff" in refused.sentence.render(Locale.EN)
    assert set(outbox.listing().waiting) == set(before)


def test_what_a_resident_was_told_is_not_kept_is_never_delivered(
    outbox: Outbox, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(_: Path) -> None:
        raise OSError(5, "Input/output error")

    sent = envelope(own_data_folder, 1)
    with monkeypatch.context() as changed:
        changed.setattr("kiosk.durable_file.sync_folder", dying)
        assert isinstance(outbox.keep(sent, MORNING), Refusal)
    assert outbox.listing().waiting == ()


def test_a_disk_that_takes_nothing_is_told_and_leaves_nothing_behind(tmp_path: Path, events: StaffEvents) -> None:
    source = tmp_path / "source"
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "outbox").touch()
    outbox = Outbox(tmp_path / "blocked", events)
    refused = outbox.keep(envelope(source), MORNING)
    assert isinstance(refused, Refusal)
    assert refused.reason == "cannot-write"
    assert outbox.listing().waiting == ()
    assert events.read()[-1]["event"] == "envelope-not-kept"


def test_envelopes_go_when_the_retention_days_are_over_and_staff_are_told(outbox: Outbox, events: StaffEvents) -> None:
    old, young = kept(outbox, 1, MORNING), kept(outbox, 2, MORNING + DAY)
    assert outbox.expire(MORNING + 30 * DAY - timedelta(seconds=1), 30) == ()
    assert outbox.expire(MORNING + 30 * DAY, 30) == (old.id,)
    assert outbox.listing().waiting == (young,)
    told = events.read()[-1]
    assert (told["event"], told["id"], told["kept_at"]) == ("envelope-expired", old.id, "2026-11-23T09:30:15+00:00")


def test_a_damaged_file_is_named_and_expires_too(outbox: Outbox) -> None:
    item = kept(outbox)
    item.path.write_bytes(item.path.read_bytes()[:-1])
    found = outbox.listing()
    assert (found.waiting, found.damaged) == ((), (item.path.name,))
    assert outbox.expire(MORNING + DAY, 1) == (item.id,)
    assert outbox.listing().damaged == ()


def test_what_a_power_cut_left_half_written_is_no_envelope_and_goes(outbox: Outbox) -> None:
    item = kept(outbox)
    part = outbox.folder / f".{item.path.name}.x1y2.part"
    part.write_bytes(b"PONTE")
    assert outbox.listing().waiting == (item,)
    outbox.expire(MORNING, 30)
    assert [path.name for path in outbox.folder.iterdir()] == [item.path.name]


def test_files_of_others_in_the_folder_stay_where_they_are(outbox: Outbox) -> None:
    kept(outbox)
    names = ("notes.txt", "99999999T999999Z-" + "A" * 32 + ".envelope", "20261123T093015Z-short.envelope")
    for name in names:
        (outbox.folder / name).touch()
    outbox.expire(MORNING + 400 * DAY, 1)
    assert {path.name for path in outbox.folder.iterdir()} == set(names)


def test_an_outbox_that_was_never_used_is_empty_and_makes_no_folder(outbox: Outbox, own_data_folder: Path) -> None:
    assert outbox.listing().waiting == outbox.expire(MORNING, 1) == ()
    assert outbox.has_room()
    assert not own_data_folder.exists()


def test_the_command_lists_what_waits_and_no_word_of_it(outbox: Outbox) -> None:
    item = kept(outbox)
    told = json.loads(CliRunner().invoke(command, ["list", "--json"]).stdout)
    jsonschema.validate(told, json.loads((ROOT / "docs/schemas/outbox-list.json").read_text(encoding="utf-8")))
    assert [entry["id"] for entry in told["waiting"]] == [item.id]
    assert Path(told["waiting"][0]["file"]).read_bytes() == item.path.read_bytes()
    lines = CliRunner().invoke(command, ["list"]).output
    assert item.short_id in lines
    assert all(value not in lines + json.dumps(told, ensure_ascii=False) for value in PERSONAL)


def test_the_command_says_so_when_nothing_waits_or_a_file_is_damaged(outbox: Outbox) -> None:
    assert CliRunner().invoke(command, ["list"]).output == "nothing waits\n"
    item = kept(outbox)
    item.path.write_bytes(b"")
    assert CliRunner().invoke(command, ["list"]).output == f"damaged: {item.path.name}\n"
    item.path.unlink()
    outbox.folder.rmdir()
    outbox.folder.write_text("nobody can look into this")
    refused = CliRunner().invoke(command, ["list"])
    assert (refused.exit_code, "cannot be read" in refused.output) == (1, True), "never 'nothing waits'"
