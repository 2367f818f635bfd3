"""A release reaches kiosks when two people signed it, holds what is ready and nothing else, and can be undone."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import rmtree

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.catalog.read import Catalogue
from kiosk.config import PROJECT_FOLDER
from kiosk.findings import PonteError
from kiosk.office.accounts import Actor, Role
from kiosk.office.audit import log
from kiosk.office.drafts.model import State
from kiosk.office.drafts.release_content import release_content
from kiosk.office.publishing import Publishing, ReleaseState, SigningKeys

from begun_office import few_records
from publishing_office import PublishingOffice
from signed_repository import PASSPHRASE

NEW, NEWER = "https://www.gov.mo/new", "https://www.gov.mo/newer"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(PonteError) as caught:
        yield
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def catalogue_at(place: PublishingOffice, path: Path) -> Catalogue:
    """What a kiosk downloads and verifies."""
    path.write_bytes(place.kiosk().fetch(place.clock.now))
    return Catalogue.open(path)


def address_in(catalogue: Catalogue, record_id: str) -> str | None:
    source = catalogue.source(record_id)
    return None if source is None else source.url


# --- two signatures -------------------------------------------------------------------------------------------------


def test_one_signature_waits_and_the_second_brings_the_release_to_the_kiosks(
    place: PublishingOffice, tmp_path: Path
) -> None:
    record_id = place.edit(place.wong, NEW)
    waiting = place.publishing.publish(place.lei, "A new address", place.key("lei"))
    assert (waiting.number, waiting.state) == (1, ReleaseState.PENDING)
    assert not (place.repository / "metadata" / "timestamp.json").exists()
    assert place.state(record_id) is State.READY

    done = place.publishing.approve(place.rui, 1, place.key("rui"))
    assert done.state is ReleaseState.PUBLISHED
    assert [signature.user for signature in done.signatures] == ["lei", "rui"]
    assert place.state(record_id) is State.PUBLISHED
    with catalogue_at(place, tmp_path / "catalog.sqlite") as catalogue:
        assert catalogue.release.number == 1
        assert catalogue.release.content_hash == done.content_hash
        assert catalogue.release.audit_head == done.audit_head
        assert address_in(catalogue, record_id) == NEW


def test_nobody_is_two_people(place: PublishingOffice) -> None:
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    with refused("signed-already"):
        place.publishing.approve(place.lei, number, place.key("lei"))
    with refused("not-your-key"):
        place.publishing.approve(place.lei, number, place.key("rui"))
    with refused("not-your-key"):
        place.publishing.approve(place.rui, number, place.key("lei"))
    assert place.publishing.release(number).state is ReleaseState.PENDING


def test_editors_do_not_publish(place: PublishingOffice) -> None:
    with refused("not-allowed"):
        place.keys.create_publisher(place.wong, place.stick("wong"), PASSPHRASE)
    with refused("not-allowed"):
        place.publishing.publish(place.wong, "New", place.key("lei"))
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    for attempt in (
        lambda: place.publishing.approve(place.wong, number, place.key("rui")),
        lambda: place.publishing.withdraw(place.wong, number, "No"),
        lambda: place.publishing.roll_back(place.wong, number, "No", place.key("lei")),
    ):
        with refused("not-allowed"):
            attempt()


def test_a_key_that_the_root_does_not_name_counts_only_after_the_root_was_signed(place: PublishingOffice) -> None:
    place.keys.create_publisher(place.chan, place.stick("chan"), PASSPHRASE)
    with refused("not-a-publisher"):
        place.publishing.publish(place.chan, "New", place.key("chan"))
    assert not place.publishing.releases()
    place.keys.renew_repository(place.chan, [place.key("root")])
    assert place.publishing.publish(place.chan, "New", place.key("chan")).signatures[0].user == "chan"


def test_a_withdrawn_key_signs_nothing(place: PublishingOffice) -> None:
    place.keys.withdraw(place.chan, "rui")
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    with refused("not-your-key"):
        place.publishing.approve(place.rui, number, place.key("rui"))
    with refused("not-allowed"):
        place.keys.withdraw(place.rui, "lei")


def test_with_four_eyes_off_one_publisher_publishes(tmp_path: Path) -> None:
    place = PublishingOffice(tmp_path / "one", tmp_path / "one sticks", few_records(), four_eyes=False)
    record_id = place.edit(place.lei, NEW)
    assert place.publishing.publish(place.lei, "New", place.key("lei")).state is ReleaseState.PUBLISHED
    assert place.state(record_id) is State.PUBLISHED
    place.database.close()


def test_two_who_wrote_the_same_record_together_cannot_release_it_alone(place: PublishingOffice) -> None:
    place.edit(place.lei, NEW, ready=False)
    place.edit(place.rui, NEWER)
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    with refused("own-work"):
        place.publishing.approve(place.rui, number, place.key("rui"))
    assert place.publishing.release(number).state is ReleaseState.PENDING
    assert len(place.publishing.release(number).signatures) == 1


# --- what is in it --------------------------------------------------------------------------------------------------


def test_what_somebody_still_works_on_stays_as_kiosks_have_it(place: PublishingOffice, tmp_path: Path) -> None:
    record_id = place.edit(place.wong, NEW)
    place.released()
    place.edit(place.wong, NEWER, ready=False)
    place.released()
    with Catalogue.open(place.publishing.file(2)) as catalogue:
        assert address_in(catalogue, record_id) == NEW
    assert place.state(record_id) is State.DRAFT


def test_before_the_first_release_unfinished_work_stays_as_the_office_began(place: PublishingOffice) -> None:
    before = place.drafts.content().sources[place.first_source()].url
    record_id = place.edit(place.wong, NEW, ready=False)
    place.released()
    with Catalogue.open(place.publishing.file(1)) as catalogue:
        assert address_in(catalogue, record_id) == before


def test_editing_goes_on_while_a_release_waits_and_what_was_signed_is_what_is_published(
    place: PublishingOffice, tmp_path: Path
) -> None:
    record_id = place.edit(place.wong, NEW)
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    place.edit(place.wong, NEWER, ready=False)
    place.publishing.approve(place.rui, number, place.key("rui"))
    assert place.state(record_id) is State.DRAFT
    with catalogue_at(place, tmp_path / "catalog.sqlite") as catalogue:
        assert address_in(catalogue, record_id) == NEW


def test_drafts_with_errors_are_not_published_and_each_is_named(place: PublishingOffice) -> None:
    category = place.drafts.rows(Kind.CATEGORIES).rows[0].id
    place.drafts.retire(place.chan, Kind.CATEGORIES, category)
    with pytest.raises(PonteError) as caught:
        place.publishing.publish(place.lei, "New", place.key("lei"))
    assert caught.value.code == "content"
    assert category in str(caught.value.where[0])
    assert place.publishing.releases() == []


def test_what_is_out_of_date_waits_until_both_publishers_call_it_urgent_and_then_sends_to_the_counter(
    place: PublishingOffice, tmp_path: Path
) -> None:
    card = next(iter(place.drafts.content().categories.values()))
    changed = {**card.summary.model_dump(by_alias=True, exclude_none=True), "zh-Hant-MO": "開立賬戶。"}
    place.change(place.wong, Kind.CATEGORIES, card.id, summary=changed)
    for publisher in (place.lei, place.rui):
        with refused("content"):
            place.publishing.publish(place.lei, "Urgent", place.key("lei"))
        place.review.say_urgent(publisher, Kind.CATEGORIES, card.id)
    place.released("Urgent")
    place.change(place.wong, Kind.CATEGORIES, card.id, ready=False, summary={**changed, "pt-MO": "A meio."})
    place.edit(place.wong, NEW)
    place.released("It stays urgent until it is translated")
    summary = release_content(place.publishing.file(2)).categories[card.id].summary.model_dump(by_alias=True)
    assert summary["zh-Hant-MO"] == "開立賬戶。"
    assert summary["en-MO"] == "Please ask at the counter."
    assert summary["pt-MO"] != changed["pt-MO"]


def test_a_file_that_was_changed_between_the_signatures_is_not_signed(place: PublishingOffice) -> None:
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    file = place.publishing.file(number)
    content = bytearray(file.read_bytes())
    content[-100] ^= 1
    file.write_bytes(content)
    with refused("catalogue"):
        place.publishing.approve(place.rui, number, place.key("rui"))
    place.publishing.withdraw(place.rui, number, "The file was changed")
    assert place.released() == number + 1


# --- one after the other --------------------------------------------------------------------------------------------


def test_one_release_at_a_time_and_a_withdrawn_number_is_never_used_again(place: PublishingOffice) -> None:
    place.publishing.publish(place.lei, "New", place.key("lei"))
    with refused("under-way"):
        place.publishing.publish(place.rui, "Newer", place.key("rui"))
    place.publishing.withdraw(place.rui, 1, "Not yet")
    with refused("state"):
        place.publishing.approve(place.rui, 1, place.key("rui"))
    assert place.released() == 2
    with refused("state"):
        place.publishing.withdraw(place.rui, 2, "Too late")


def test_a_release_with_a_day_waits_for_it(place: PublishingOffice) -> None:
    day = (place.clock.now + timedelta(days=3)).date()
    number = place.publishing.publish(place.lei, "From Thursday", place.key("lei"), effective_on=day).number
    assert place.publishing.approve(place.rui, number, place.key("rui")).state is ReleaseState.SIGNED
    place.clock.now += timedelta(days=1)
    assert place.publishing.finish() is None
    place.clock.now += timedelta(days=2)
    finished = place.publishing.finish()
    assert finished is not None
    assert finished.state is ReleaseState.PUBLISHED


def test_a_release_that_is_withdrawn_before_its_day_leaves_its_records_ready(place: PublishingOffice) -> None:
    record_id = place.edit(place.wong, NEW)
    day = (place.clock.now + timedelta(days=3)).date()
    number = place.publishing.publish(place.lei, "From Thursday", place.key("lei"), effective_on=day).number
    place.publishing.approve(place.rui, number, place.key("rui"))
    assert place.state(record_id) is State.PUBLISHED
    place.publishing.withdraw(place.lei, number, "Not on that day")
    assert place.state(record_id) is State.READY
    assert place.released() == number + 1
    assert place.state(record_id) is State.PUBLISHED


def test_rolling_back_publishes_the_old_content_as_a_new_release_that_two_people_signed(
    place: PublishingOffice, tmp_path: Path
) -> None:
    place.released("First")
    record_id = place.edit(place.wong, NEW)
    place.released("A wrong address")
    first = place.publishing.release(1)

    back = place.publishing.roll_back(place.rui, 1, "The address was wrong", place.key("rui"))
    assert (back.number, back.rolled_back_to, back.state) == (3, 1, ReleaseState.PENDING)
    done = place.publishing.approve(place.lei, 3, place.key("lei"))
    assert done.state is ReleaseState.PUBLISHED
    assert done.content_hash == first.content_hash
    with catalogue_at(place, tmp_path / "catalog.sqlite") as catalogue:
        assert catalogue.release.number == 3
        assert address_in(catalogue, record_id) != NEW


def test_only_what_was_published_can_come_back_and_a_reason_is_given(place: PublishingOffice) -> None:
    place.released()
    with refused("unknown-release"):
        place.publishing.roll_back(place.lei, 7, "Back", place.key("lei"))
    with refused("reason"):
        place.publishing.roll_back(place.lei, 1, "  ", place.key("lei"))
    place.publishing.file(1).write_bytes(b"changed")
    with refused("catalogue"):
        place.publishing.roll_back(place.lei, 1, "Back", place.key("lei"))


# --- crash, disk ----------------------------------------------------------------------------------------------------


def test_what_was_signed_reaches_the_repository_though_writing_it_failed_the_first_time(
    place: PublishingOffice,
) -> None:
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    (place.repository / "targets").rename(place.repository / "gone")
    with refused("cannot-write"):
        place.publishing.approve(place.rui, number, place.key("rui"))
    assert place.publishing.release(number).state is ReleaseState.SIGNED
    (place.repository / "gone").rename(place.repository / "targets")
    finished = place.publishing.finish()
    assert finished is not None
    assert finished.state is ReleaseState.PUBLISHED
    assert Catalogue.open(place.publishing.file(number)).release.number == number
    assert place.publishing.finish() is None


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from kiosk.distribution.repository.keys import open_key
from kiosk.distribution.repository.repository import Repository
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import Publishing
Repository.publish = lambda *arguments: os.kill(os.getpid(), signal.SIGKILL)
data, key, passphrase, now = sys.argv[1:]
publishing = Publishing(OfficeDatabase.open(Path(data)), lambda: datetime.fromisoformat(now))
publishing.approve(Actor("rui", Role.PUBLISHER), 1, open_key(Path(key), passphrase))
"""


def test_a_release_that_two_people_signed_survives_a_machine_that_dies_before_it_is_written(
    place: PublishingOffice, tmp_path: Path
) -> None:
    record_id = place.edit(place.wong, NEW)
    place.publishing.publish(place.lei, "New", place.key("lei"))
    arguments = [str(place.data), str(place.stick("rui")), PASSPHRASE, place.clock.now.isoformat()]
    ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], cwd=PROJECT_FOLDER, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert place.publishing.release(1).state is ReleaseState.SIGNED
    assert place.publishing.current() is None
    place.publishing.refresh()
    assert place.publishing.release(1).state is ReleaseState.PUBLISHED
    assert log.verify(place.database.connection, place.publishing.known_heads()) == []
    with catalogue_at(place, tmp_path / "catalog.sqlite") as catalogue:
        assert address_in(catalogue, record_id) == NEW


def test_nothing_is_left_of_a_release_that_could_not_be_signed(place: PublishingOffice) -> None:
    with refused("reason"):
        place.publishing.publish(place.lei, "x" * 501, place.key("lei"))
    assert place.publishing.releases() == []
    assert not place.publishing.file(1).exists()


# --- the log --------------------------------------------------------------------------------------------------------


def test_every_release_carries_a_head_of_the_log_and_a_rewritten_log_is_found(place: PublishingOffice) -> None:
    place.released()
    place.edit(place.wong, NEW)
    place.released()
    connection = place.database.connection
    heads = place.publishing.known_heads()
    assert set(heads) == {1, 2}
    assert log.verify(connection, heads) == []
    actions = [entry.action for entry in log.entries(connection)]
    assert actions.count("release-signed") == 4
    assert actions.count("release-prepared") == 2
    assert log.verify(connection, {**heads, 1: "0" * 63 + "1"}) != []


def test_who_is_disabled_approves_nothing(place: PublishingOffice) -> None:
    number = place.publishing.publish(place.lei, "New", place.key("lei")).number
    place.accounts.disable(place.chan, "rui")
    with refused("not-allowed"):
        place.publishing.approve(Actor("rui", place.rui.role), number, place.key("rui"))


# --- keys -----------------------------------------------------------------------------------------------------------


def test_no_key_of_a_person_lies_on_the_disk_without_a_passphrase(place: PublishingOffice) -> None:
    for file in place.sticks.glob("*.pem"):
        assert b"BEGIN ENCRYPTED PRIVATE KEY" in file.read_bytes()
        assert file.stat().st_mode & 0o777 == 0o600
    database = b"".join(file.read_bytes() for file in (place.data / "office").glob("office.sqlite*"))
    assert b"PRIVATE KEY" not in database


def test_one_person_has_one_key(place: PublishingOffice) -> None:
    with refused("has-key"):
        place.keys.create_publisher(place.lei, place.stick("second"), PASSPHRASE)
    assert not place.stick("second").exists()
    place.keys.withdraw(place.lei, "lei")
    place.keys.create_publisher(place.lei, place.stick("second"), PASSPHRASE)
    counting = {(key.user, key.purpose.value): key.counts for key in place.keys.every() if key.withdrawn_at is None}
    assert counting == {("lei", "publisher"): False, ("rui", "publisher"): True, ("chan", "root"): True}


def test_rates_that_a_kiosk_would_refuse_are_not_handed_out(place: PublishingOffice, tmp_path: Path) -> None:
    place.released()
    wrong = tmp_path / "rates.json"
    wrong.write_text("{}")
    with refused("rates"):
        place.publishing.publish_rates(place.lei, wrong)


def test_a_new_root_names_nobody_whose_account_was_changed_by_hand(place: PublishingOffice) -> None:
    place.database.connection.execute("UPDATE account SET role = 'publisher' WHERE user = 'wong'")
    place.keys.create_publisher(place.wong, place.stick("wong"), PASSPHRASE)
    with refused("altered"):
        place.keys.renew_repository(place.chan, [place.key("root")])
    assert place.keys.repository.root_version() == 1
    place.keys.withdraw(place.chan, "wong")
    place.keys.renew_repository(place.chan, [place.key("root")])
    assert {key.user for key in place.keys.every() if key.counts} == {"chan", "lei", "rui"}


def test_an_account_that_was_set_right_is_named_by_the_next_root(place: PublishingOffice) -> None:
    place.database.connection.execute("UPDATE account SET role = 'editor' WHERE user = 'rui'")
    with refused("altered"):
        place.keys.renew_repository(place.chan, [place.key("root")])
    place.accounts.change_role(place.chan, "rui", Role.PUBLISHER)
    assert place.keys.renew_repository(place.chan, [place.key("root")])


# --- a clock that cannot be right -------------------------------------------------------------------------------------


def confirmed(place: PublishingOffice, actor: Actor) -> Publishing:
    """What ``actor`` signs with, who says that the clock is right."""
    return Publishing(place.database, place.clock, place.measure, clock_confirmed_by=actor)


def test_whatever_signs_refuses_a_clock_far_from_what_was_signed_before(place: PublishingOffice) -> None:
    number, root = place.released(), [place.key("root")]
    place.clock.now += timedelta(days=91)
    for sign in (
        lambda: place.publishing.publish(place.lei, "New", place.key("lei")),
        lambda: place.publishing.roll_back(place.lei, number, "It was right", place.key("lei")),
        lambda: place.publishing.approve(place.rui, number, place.key("rui")),
        lambda: place.publishing.publish_entered_rates(place.lei),
        lambda: place.publishing.refresh(),
        lambda: place.publishing.finish(),
        lambda: place.keys.renew_repository(place.chan, root),
    ):
        with refused("clock"):
            sign()
    place.clock.now -= timedelta(days=1)
    place.publishing.refresh()
    place.clock.now -= timedelta(hours=23)
    place.publishing.refresh()


def test_an_office_that_slept_signs_once_a_publisher_says_that_the_clock_is_right(place: PublishingOffice) -> None:
    place.released()
    place.clock.now += timedelta(days=200)
    with refused("not-allowed"):
        confirmed(place, place.wong).refresh()
    confirmed(place, place.lei).refresh()
    place.publishing.refresh()
    told = log.entries(place.database.connection, action="clock-confirmed")
    assert [(entry.user, dict(entry.about)) for entry in told] == [("lei", {"signed_last": "2026-11-23"})]


def test_before_anything_was_signed_the_log_says_that_a_clock_went_back(place: PublishingOffice) -> None:
    rmtree(place.repository)
    place.clock.now -= timedelta(days=9000)
    with refused("clock"):
        place.keys.make_repository(place.chan, [place.key("root")])
    SigningKeys(place.database, place.clock, clock_confirmed_by=place.chan).make_repository(
        place.chan, [place.key("root")]
    )


def test_a_release_from_the_future_goes_to_no_kiosk_whoever_says_that_the_clock_is_right(
    place: PublishingOffice,
) -> None:
    place.clock.now += timedelta(days=2000)
    number = confirmed(place, place.lei).publish(place.lei, "New", place.key("lei")).number
    place.clock.now -= timedelta(days=2000)
    for door in (place.publishing, confirmed(place, place.rui)):
        with refused("built-later"):
            door.approve(place.rui, number, place.key("rui"))
    place.publishing.withdraw(place.lei, number, "Made by a wrong clock")
    again = place.released()
    assert place.kiosk().fetch_with_about(place.clock.now)[1]["release"] == again
