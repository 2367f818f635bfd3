"""The kiosks in the office's window: the worst first, in words; enrolled, changed and retired by administrators."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import entries
from kiosk.office.kiosks import Kiosks
from kiosk.office.overview.overview import overview
from kiosk.sealing.device_key import device_key
from kiosk.ui.office_fleet import OfficeFleet
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_stick import OfficeStick
from pytestqt.qtbot import QtBot

from centre_window import CLERK, centre_window, settings, sit_down
from inbox_office import InboxOffice
from signed_repository import START, Office


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[InboxOffice, OfficeSession]]:
    with centre_window(tmp_path, qtbot) as found:
        yield found


@pytest.fixture
def centre(window: tuple[InboxOffice, OfficeSession]) -> InboxOffice:
    return window[0]


@pytest.fixture
def session(window: tuple[InboxOffice, OfficeSession]) -> OfficeSession:
    return window[1]


@pytest.fixture
def kiosks(centre: InboxOffice, session: OfficeSession, qtbot: QtBot) -> OfficeFleet:
    made = OfficeFleet(session, lambda: settings(centre))
    look(made, qtbot)
    return made


def look(fleet: OfficeFleet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fleet.changed):
        fleet.refresh()
    qtbot.waitUntil(lambda: fleet.known)


def make(qtbot: QtBot, fleet: OfficeFleet, change: Callable[[], None]) -> None:
    """Do it, and wait until the page shows what came of it."""
    change()
    qtbot.waitUntil(lambda: not fleet.busy and fleet.said != {})
    qtbot.waitUntil(lambda: not fleet._work._background.busy)


def take(centre: InboxOffice, sequence: int, kiosk: str = "hall-1", **changes: Any) -> None:
    envelope = centre.heartbeat(sequence, kiosk, **changes)
    centre.inbox.take(kiosk, envelope.id, envelope.encoded())


def released(centre: InboxOffice, *numbers: int) -> None:
    for number in numbers:
        centre.database.connection.execute(
            "INSERT INTO release (number, state, notes, prepared_by, built_at, content_hash, audit_head, targets, "
            "published_at) VALUES (?, 'published', '', 'lei', ?, '', '', x'', ?)",
            (number, START.isoformat(), START.isoformat()),
        )


def states(fleet: OfficeFleet) -> list[tuple[str, str]]:
    return [(row["id"], row["state"]) for row in fleet.kiosks]


def new_key(folder: Path, kiosk: str) -> str:
    return device_key(folder / "new" / kiosk, kiosk).public_key.hex()


def test_the_worst_kiosk_comes_first_and_each_says_in_words_what_is_wrong(
    centre: InboxOffice, kiosks: OfficeFleet, tmp_path: Path, qtbot: QtBot
) -> None:
    released(centre, 1, 2, 3)
    for name in ("port", "tower", "mill"):
        centre.keys[name] = device_key(tmp_path / "kiosks" / name, name)
        centre.kiosks.add(centre.chan, name, centre.keys[name].public_key.hex(), name)
    take(centre, 1, "port", at="2026-11-23T07:00:00+00:00")
    centre.clock.now += timedelta(hours=30)
    fresh = {"at": "2026-11-24T13:30:00+00:00", "last_sync": "2026-11-24T13:00:00+00:00"}
    take(centre, 1, "hall-1", **fresh)
    take(centre, 1, "tower", release=1, **fresh)
    take(centre, 1, "mill", printer="no-paper", waiting=25, **fresh)
    look(kiosks, qtbot)
    assert states(kiosks) == [
        ("port", "silent"),
        ("mill", "trouble"),
        ("tower", "behind"),
        ("ferry", "never-seen"),
        ("hall-1", "well"),
    ]
    rows = {row["id"]: row for row in kiosks.kiosks}
    assert (rows["tower"]["release"], rows["tower"]["behind"], kiosks.release) == (1, 2, 3)
    assert rows["hall-1"]["ago"]["en-MO"] == "30 minutes ago"
    assert rows["hall-1"]["seen"] == "2026-11-24 21:30"  # in Macau
    assert (rows["hall-1"]["sessions"], rows["mill"]["waiting"]) == (41, 25)
    said = [problem["words"] for problem in rows["mill"]["problems"]]
    assert any("25" in words["zh-Hant-MO"] for words in said)
    assert kiosks.counts["look"] == 4


def test_kiosks_are_found_by_name_and_by_state(centre: InboxOffice, kiosks: OfficeFleet, qtbot: QtBot) -> None:
    take(centre, 1, "hall-1", release=None)
    look(kiosks, qtbot)
    kiosks.lookFor("FERRY", "")
    assert states(kiosks) == [("ferry", "never-seen")]
    kiosks.lookFor("", "trouble")
    assert states(kiosks) == [("hall-1", "trouble")]
    kiosks.lookFor("", "look")
    assert len(kiosks.kiosks) == 2
    assert len(kiosks.every_one) == 2


def test_a_kiosk_is_enrolled_with_the_line_that_it_prints(
    centre: InboxOffice, kiosks: OfficeFleet, tmp_path: Path, qtbot: QtBot
) -> None:
    key = new_key(tmp_path, "tower-2")
    make(qtbot, kiosks, lambda: kiosks.add(f"tower-2={key}", "Tower, ground floor"))
    assert not kiosks.failed
    assert key[:8] in kiosks.said["pt-MO"]
    assert ("tower-2", "never-seen") in states(kiosks)
    make(qtbot, kiosks, lambda: kiosks.add(key, "Nowhere"))  # without an id
    assert kiosks.failed
    assert "kiosk key" in kiosks.said["en-MO"]
    assert [one.id for one in Kiosks(centre.database, centre.clock).list()] == ["ferry", "hall-1", "tower-2"]


def test_a_new_key_takes_the_place_of_the_old_one_and_a_retired_kiosk_stays_in_the_list(
    centre: InboxOffice, kiosks: OfficeFleet, tmp_path: Path, qtbot: QtBot
) -> None:
    key = new_key(tmp_path, "hall-1")
    make(qtbot, kiosks, lambda: kiosks.rotate("hall-1", f"hall-1={key}", ""))
    present = [row for row in kiosks.every_one if not row["retired"]]
    assert {row["id"]: (row["key"], row["name"]) for row in present}["hall-1"] == (key, "Hall-1")
    make(qtbot, kiosks, lambda: kiosks.retire("hall-1"))
    assert "web server" in kiosks.said["en-MO"]
    assert [row["state"] for row in kiosks.every_one if row["id"] == "hall-1"] == ["retired", "retired"]
    assert kiosks.counts["enrolled"] == 1


def test_the_password_of_a_kiosk_stands_in_its_file_alone_and_is_shown_nowhere(
    centre: InboxOffice, kiosks: OfficeFleet, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "hall-1.password"
    make(qtbot, kiosks, lambda: kiosks.makeCredentials("hall-1", str(file)))
    made = dict(kiosks.made)
    secret = file.read_text().strip()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made["line"].startswith("hall-1:{SSHA}")
    assert made["file"] == str(file)
    assert secret not in str(made) + str(kiosks.said)
    assert secret not in "\n".join(centre.database.connection.iterdump())
    kiosks.dismiss()
    assert kiosks.made == {}
    make(qtbot, kiosks, lambda: kiosks.makeCredentials("hall-1", str(file)))
    assert kiosks.failed  # the file is there: nothing is written over
    assert file.read_text().strip() == secret


def test_what_was_made_for_a_kiosk_goes_with_the_lock(
    kiosks: OfficeFleet, session: OfficeSession, tmp_path: Path, qtbot: QtBot
) -> None:
    make(qtbot, kiosks, lambda: kiosks.makeCredentials("hall-1", str(tmp_path / "one")))
    assert kiosks.made != {}
    session.lock()
    assert kiosks.made == {}
    assert kiosks.kiosks == []


def test_an_editor_sees_the_kiosks_and_changes_none(
    centre: InboxOffice, kiosks: OfficeFleet, session: OfficeSession, tmp_path: Path, qtbot: QtBot
) -> None:
    sit_down(session, qtbot, CLERK)
    look(kiosks, qtbot)
    assert not kiosks.manages
    assert len(kiosks.kiosks) == 2
    for change in (
        lambda: kiosks.add(f"tower-2={new_key(tmp_path, 'tower-2')}", "Tower"),
        lambda: kiosks.retire("hall-1"),
        lambda: kiosks.makeCredentials("hall-1", str(tmp_path / "one")),
    ):
        make(qtbot, kiosks, change)
        assert kiosks.failed
    assert not (tmp_path / "one").exists()
    assert entries(centre.database.connection, action=Action.KIOSK_RETIRED) == []


def test_a_key_that_somebody_slipped_in_is_told(centre: InboxOffice, kiosks: OfficeFleet, qtbot: QtBot) -> None:
    assert kiosks.warnings == []
    centre.database.connection.execute(
        "INSERT INTO kiosk (key, id, name, added_by, added_at) VALUES (?, 'ghost', 'Ghost', 'chan', ?)",
        ("ab" * 32, START.isoformat()),
    )
    look(kiosks, qtbot)
    assert "ghost" in kiosks.warnings[0]["pt-MO"]


def test_the_page_says_where_the_drop_box_is(centre: InboxOffice, kiosks: OfficeFleet) -> None:
    assert kiosks.box == {"place": str(centre.drop_box), "user": "", "secret": ""}


def test_a_stick_without_a_release_says_what_to_do(session: OfficeSession, tmp_path: Path, qtbot: QtBot) -> None:
    stick = OfficeStick(session)
    stick.write(str(tmp_path))
    qtbot.waitUntil(lambda: not stick.busy and stick.said != {})
    assert stick.failed
    assert not (tmp_path / "ponte").exists()


def test_the_present_release_is_written_to_a_stick(
    centre: InboxOffice, session: OfficeSession, tmp_path: Path, qtbot: QtBot
) -> None:
    office, catalogue, mounted = Office(centre.database.path.parent), tmp_path / "catalogue", tmp_path / "stick"
    catalogue.write_bytes(b"what kiosks show")
    mounted.mkdir()
    office.publish(7, catalogue)
    stick = OfficeStick(session)
    stick.write(str(mounted))
    qtbot.waitUntil(lambda: not stick.busy and stick.said != {})
    assert not stick.failed, stick.said["en-MO"]
    assert "7" in stick.said["pt-MO"]
    assert stick.percent > 0
    assert (mounted / "ponte" / "metadata" / "timestamp.json").exists()


def test_the_overview_counts_kiosks_that_need_a_look(centre: InboxOffice) -> None:
    assert overview(centre.database, centre.clock, "chan").ill_kiosks == 2
    take(centre, 1)
    assert overview(centre.database, centre.clock, "chan").ill_kiosks == 1
