"""Review and releases in the office window: seen by everybody, done by publishers, never by one person alone."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import State
from kiosk.office.publishing import ReleaseState
from kiosk.office.review.overflow import Overflow, OverflowMeasure
from kiosk.office.review.urgent import Key
from kiosk.ui.office_publish import OfficePublish
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_signing import OfficeSigning
from pytestqt.qtbot import QtBot

from begun_office import KEEPER, small_publishing_office
from publishing_office import GOOD, PublishingOffice
from signed_repository import PASSPHRASE

NEW, NEWER = "https://www.gov.mo/new", "https://www.gov.mo/newer"
Progress = Callable[[int, int], None]


@dataclass
class Screens:
    """Screens that everything fits, measured when ``go_on`` says so."""

    progress: Progress
    go_on: Event
    asked: list[Key] = field(default_factory=list)

    def __call__(
        self, catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
    ) -> Mapping[Key, Sequence[Overflow]]:
        self.progress(12, 96)
        assert self.go_on.wait(10)
        self.progress(96, 96)
        return {key: [] for key in records}


class Window:
    """The objects of one window, and who sits there."""

    def __init__(self, place: PublishingOffice, qtbot: QtBot) -> None:
        self.place, self.qtbot = place, qtbot
        self.go_on = Event()
        self.go_on.set()
        self.session = OfficeSession(place.data, lambda: place.data / "no-release", place.clock, keeper=KEEPER)
        self.publish = OfficePublish(self.session)
        self.signing = OfficeSigning(self.session, self.publish, self.measure)

    def measure(self, progress: Progress) -> OverflowMeasure:
        return Screens(progress, self.go_on)

    def sign_in(self, user: str) -> None:
        self.session.signOut()
        self.unlock(user)

    def unlock(self, user: str) -> None:
        self.session.signIn(user, GOOD)
        self.qtbot.waitUntil(lambda: self.session.state == "signed-in")
        self.publish.show(True)
        self.wait()

    def wait(self) -> None:
        """Until nothing is under way any more."""
        self.qtbot.waitUntil(
            lambda: not (self.publish.looking or self.publish.busy or self.signing.busy), timeout=10_000
        )

    def prepare(self, user: str, note: str = "New", passphrase: str = PASSPHRASE) -> None:
        self.signing.setNote(note)
        self.signing.setKeyFile(str(self.place.stick(user)))
        self.signing.prepare(passphrase)

    def release(self) -> None:
        """One prepares, another approves."""
        self.sign_in("lei")
        self.prepare("lei")
        self.wait()
        self.sign_in("rui")
        self.signing.setKeyFile(str(self.place.stick("rui")))
        self.signing.approve(self.publish.outlook["underWay"]["number"], PASSPHRASE)
        self.wait()


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    place = small_publishing_office(tmp_path)
    made = Window(place, qtbot)
    yield made
    made.go_on.set()
    made.session.close()
    place.database.close()


# --- review ---------------------------------------------------------------------------------------------------------


def test_a_record_that_waits_is_shown_with_what_changed_and_goes_back_with_a_reason(window: Window) -> None:
    record_id = window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    (record,) = window.publish.outlook["records"]
    assert (record["id"], record["editedBy"], record["own"]) == (record_id, "wong", False)
    (change,) = record["changes"]
    assert {run["words"] for run in change["runs"] if run["change"] == "+"}
    window.publish.sendBack("sources", record_id, record["revision"], "The address is dead")
    window.wait()
    assert not window.publish.failed
    assert window.place.state(record_id) is State.DRAFT
    assert window.place.review.comments(Kind.SOURCES, record_id)[0].words == "The address is dead"
    assert window.publish.outlook["records"] == []


def test_who_edited_a_record_is_told_that_somebody_else_reviews_it(window: Window) -> None:
    window.place.edit(window.place.lei, NEW)
    window.sign_in("lei")
    assert window.publish.outlook["records"][0]["own"]


def test_an_editor_sees_how_it_stands_and_changes_nothing(window: Window) -> None:
    record_id = window.place.edit(window.place.wong, NEW)
    window.sign_in("wong")
    assert window.publish.outlook["mayPublish"] is False
    window.publish.sendBack("sources", record_id, 2, "No")
    window.wait()
    assert window.publish.failed
    window.prepare("lei")
    window.wait()
    assert window.publish.failed
    assert window.place.state(record_id) is State.READY
    assert window.place.publishing.releases() == []


def test_two_publishers_call_a_record_urgent_and_see_which_sentences_are_replaced(window: Window) -> None:
    place = window.place
    card = next(iter(place.drafts.content().categories.values()))
    summary = card.summary.model_dump(by_alias=True, exclude_none=True)
    place.change(place.wong, Kind.CATEGORIES, card.id, summary={**summary, "zh-Hant-MO": "開立賬戶。"})
    for user in ("lei", "rui"):
        window.sign_in(user)
        (record,) = window.publish.outlook["records"]
        assert not record["urgent"]
        assert window.publish.outlook["blocking"]
        assert {one["after"] for one in record["replaced"]} >= {"Please ask at the counter.", "Pergunte ao balcão."}
        window.publish.sayUrgent("categories", card.id, record["revision"])
        window.wait()
    (record,) = window.publish.outlook["records"]
    assert (record["urgent"], record["urgentBy"]) == (True, "lei, rui")
    assert window.publish.outlook["blocking"] == []
    assert {one["id"] for one in window.publish.outlook["warnings"]} == {card.id}


def test_what_blocks_a_release_leads_to_its_record(window: Window) -> None:
    category = window.place.drafts.rows(Kind.CATEGORIES).rows[0].id
    window.place.drafts.retire(window.place.chan, Kind.CATEGORIES, category)
    window.sign_in("lei")
    assert ("categories", category) in {(one["kind"], one["id"]) for one in window.publish.outlook["blocking"]}
    window.prepare("lei")
    window.wait()
    assert window.publish.failed
    assert window.publish.problems
    assert window.signing.note == "New", "what was typed is still there"


# --- signing --------------------------------------------------------------------------------------------------------


def test_one_prepares_another_approves_and_kiosks_get_it(window: Window) -> None:
    record_id = window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    assert (window.publish.outlook["keyState"], window.publish.outlook["needed"]) == ("counts", 2)
    window.prepare("lei", "A new address")
    window.wait()
    waiting = window.publish.outlook["underWay"]
    assert (waiting["number"], waiting["state"], waiting["mine"], waiting["notes"]) == (
        1,
        "pending",
        True,
        "A new address",
    )
    assert window.signing.note == ""

    window.signing.approve(1, PASSPHRASE)
    window.wait()
    assert window.publish.failed, "nobody is two people"

    window.sign_in("rui")
    assert window.signing.keyFile == "", "what one person typed is not for the next"
    window.signing.setKeyFile(window.place.stick("rui").as_uri())
    window.signing.approve(1, PASSPHRASE)
    window.wait()
    assert not window.publish.failed
    assert window.publish.outlook["current"] == 1
    assert window.place.state(record_id) is State.PUBLISHED
    assert window.place.kiosk().fetch(window.place.clock.now) == window.place.publishing.file(1).read_bytes()


def test_a_wrong_passphrase_is_told_and_none_is_kept(window: Window, qtbot: QtBot) -> None:
    window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    with qtbot.waitSignal(window.signing.passphraseUsed):
        window.prepare("lei", passphrase=PASSPHRASE.swapcase())
    window.wait()
    assert "lei.pem" in window.publish.said["en-MO"]
    assert window.publish.failed
    assert PASSPHRASE.swapcase() not in repr(vars(window.signing))
    assert window.place.publishing.releases() == []


def test_what_is_missing_is_said_before_anything_is_done(window: Window) -> None:
    window.sign_in("lei")
    key = str(window.place.stick("lei"))
    for day, note, file, said in (
        ("tomorrow", "New", key, "year, month and day"),
        ("2020-01-01", "New", key, "over"),
        ("", " ", key, "what is new"),
        ("", "New", "", "file of your key"),
        ("", "New", "lei.pem", "whole path"),
        ("", "New", "~nobody-of-this-name/lei.pem", "whole path"),
    ):
        window.signing.setNote(note)
        window.signing.setDay(day)
        window.signing.setKeyFile(file)
        window.signing.prepare(PASSPHRASE)
        assert not window.signing.busy
        assert said in window.publish.said["en-MO"]


def test_it_tells_how_many_screens_are_measured_and_can_be_stopped(window: Window, qtbot: QtBot) -> None:
    window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    window.go_on.clear()
    window.prepare("lei")
    qtbot.waitUntil(lambda: "12" in window.signing.progress.get("pt-MO", ""))
    assert window.signing.stoppable
    window.signing.stop()
    window.go_on.set()
    window.wait()
    assert "Nothing was signed" in window.publish.said["en-MO"]
    assert window.place.publishing.releases() == []


def test_locking_the_window_stops_what_is_not_signed_yet(window: Window, qtbot: QtBot) -> None:
    window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    window.go_on.clear()
    window.prepare("lei")
    qtbot.waitUntil(lambda: window.signing.stoppable)
    with qtbot.waitSignal(window.signing.passphraseUsed):
        window.session.lock()
    window.go_on.set()
    window.session.signIn("lei", GOOD)
    qtbot.waitUntil(lambda: window.session.state == "signed-in")
    window.wait()
    assert "locked before anything was signed" in window.publish.said["en-MO"]
    assert window.place.publishing.releases() == []
    assert (window.signing.note, window.signing.keyFile) == ("New", str(window.place.stick("lei")))


def test_a_full_disk_is_told_with_what_to_do_and_nothing_is_left(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    window.sign_in("lei")
    monkeypatch.setattr("kiosk.office.publishing.preparing.build", full)
    window.prepare("lei")
    window.wait()
    assert "Make room on the disk" in window.publish.said["en-MO"]
    assert window.publish.outlook["releases"] == []


def test_somebody_without_a_key_is_told_so_and_so_is_who_has_one_that_does_not_count(window: Window) -> None:
    window.sign_in("chan")
    assert window.publish.outlook["keyState"] == "no-key"
    window.place.keys.create_publisher(window.place.chan, window.place.stick("chan"), PASSPHRASE)
    window.publish.refresh()
    window.wait()
    assert window.publish.outlook["keyState"] == "not-named"


def test_another_person_sees_nothing_of_what_was_shown_to_the_one_before(window: Window, qtbot: QtBot) -> None:
    window.place.edit(window.place.lei, NEW)
    window.sign_in("lei")
    assert window.publish.outlook["records"][0]["own"]
    window.session.signOut()
    window.session.signIn("wong", GOOD)
    qtbot.waitUntil(lambda: window.session.state == "signed-in")
    assert window.publish.outlook == {}
    window.wait()
    assert (window.publish.outlook["records"][0]["own"], window.publish.outlook["mayPublish"]) == (False, False)


# --- releases -------------------------------------------------------------------------------------------------------


def test_a_release_waits_for_its_day_and_is_finished_with_one_click(window: Window) -> None:
    window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    window.signing.setDay("2026-12-01")
    window.release()
    waiting = window.publish.outlook["underWay"]
    assert (waiting["waitsForItsDay"], window.publish.outlook["interrupted"]) == (True, False)
    assert "1 December" in window.publish.said["en-MO"].translate({0x2060: "", 0xA0: " "})
    window.place.clock.now += timedelta(days=9)
    window.publish.refresh()
    window.wait()
    assert window.publish.outlook["interrupted"]
    window.publish.finish()
    window.wait()
    assert (window.publish.outlook["current"], window.publish.outlook["interrupted"]) == (1, False)


def test_a_prepared_release_is_withdrawn_with_a_reason_and_its_records_wait_again(window: Window) -> None:
    record_id = window.place.edit(window.place.wong, NEW)
    window.sign_in("lei")
    window.prepare("lei")
    window.wait()
    window.publish.withdraw(1, "A word is wrong")
    window.wait()
    assert window.publish.outlook["releases"][0]["state"] == "withdrawn"
    assert [record["id"] for record in window.publish.outlook["records"]] == [record_id]


def test_an_earlier_release_comes_back_under_a_new_number_and_each_tells_what_it_changed(window: Window) -> None:
    window.place.edit(window.place.wong, NEW)
    window.release()
    window.place.edit(window.place.wong, NEWER)
    window.release()
    window.publish.showChanges(2)
    window.qtbot.waitUntil(lambda: "2" in window.publish.changes)
    assert [record["what"] for record in window.publish.changes["2"]["records"]] == ["changed"]
    window.signing.restore(1, " ", PASSPHRASE)
    assert window.publish.failed
    window.signing.restore(1, "The address was right", PASSPHRASE)
    window.wait()
    waiting = window.publish.outlook["underWay"]
    assert (waiting["number"], waiting["rolledBackTo"], waiting["notes"]) == (3, 1, "The address was right")
    assert window.place.publishing.release(3).state is ReleaseState.PENDING
