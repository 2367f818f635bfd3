"""A kiosk takes a catalogue from the repository only if enough publishers signed it and nothing is old or changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.keys import create_online_keys
from kiosk.distribution.repository.repository import Repository
from tuf.api.exceptions import (
    BadVersionNumberError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    UnsignedMetadataError,
)
from tuf.api.exceptions import (
    RepositoryError as TufError,
)
from tuf.api.metadata import Metadata, Targets

from signed_repository import START, Kiosk, Office, new_signer

DAY = timedelta(days=1)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return written(tmp_path / "7.sqlite", b"release seven")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "office")


@pytest.fixture
def kiosk(tmp_path: Path, office: Office) -> Kiosk:
    return Kiosk(tmp_path / "kiosk", office.repository.folder)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(RepositoryError) as caught:
        yield
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


# --- what a kiosk takes ---------------------------------------------------------------------------------------------


def test_a_kiosk_gets_what_two_publishers_signed_and_the_number_of_the_release(
    office: Office, kiosk: Kiosk, catalogue: Path
) -> None:
    office.publish(7, catalogue)
    assert kiosk.fetch_with_about(START) == (b"release seven", {"release": 7})
    assert office.repository.current() == 7


def test_a_kiosk_goes_from_release_to_release(office: Office, kiosk: Kiosk, catalogue: Path, tmp_path: Path) -> None:
    office.publish(7, catalogue)
    assert kiosk.fetch(START) == b"release seven"
    office.clock.now += 30 * DAY
    office.publish(8, written(tmp_path / "8.sqlite", b"release eight"))
    assert kiosk.fetch(office.clock.now) == b"release eight"


def test_with_four_eyes_off_one_publisher_is_enough(tmp_path: Path, catalogue: Path) -> None:
    office = Office(tmp_path / "small", four_eyes=False)
    kiosk = Kiosk(tmp_path / "kiosk", office.repository.folder)
    targets = office.prepare(1, catalogue, office.silva)
    assert office.repository.is_complete(targets)
    office.repository.publish(targets, catalogue, office.online)
    assert kiosk.fetch(START) == b"release seven"


def test_everything_that_is_published_can_be_read_by_a_web_server(office: Office, catalogue: Path) -> None:
    office.publish(7, catalogue)
    files = [path for path in office.repository.folder.rglob("*.*") if path.suffix in (".json", ".sqlite")]
    assert len(files) == 6
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in files)


# --- what a kiosk refuses -------------------------------------------------------------------------------------------


def test_a_changed_byte_of_the_catalogue_is_refused(office: Office, kiosk: Kiosk, catalogue: Path) -> None:
    office.publish(7, catalogue)
    (published,) = (office.repository.folder / "targets").glob("*.catalog.sqlite")
    published.write_bytes(b"release seveN")
    with pytest.raises(LengthOrHashMismatchError):
        kiosk.fetch(START)


@pytest.mark.parametrize("name", ["timestamp.json", "1.snapshot.json", "7.targets.json"])
def test_a_changed_byte_of_any_metadata_is_refused(office: Office, kiosk: Kiosk, catalogue: Path, name: str) -> None:
    office.publish(7, catalogue)
    file = office.repository.folder / "metadata" / name
    changed = file.read_bytes().replace(b'"expires":"2', b'"expires":"3')
    assert changed != file.read_bytes()
    file.write_bytes(changed)
    with pytest.raises(TufError):
        kiosk.fetch(START)


@pytest.mark.parametrize("days", [91, 400, 1000])
def test_a_repository_that_nobody_tended_is_refused_and_counts_again_when_it_is_signed_anew(
    office: Office, kiosk: Kiosk, catalogue: Path, days: int
) -> None:
    office.publish(7, catalogue)
    office.clock.now += days * DAY
    with pytest.raises(ExpiredMetadataError):
        kiosk.fetch(office.clock.now)
    if days < 365:
        office.repository.refresh(office.online)
        assert kiosk.fetch(office.clock.now) == b"release seven"


def test_what_is_signed_counts_to_its_last_day(office: Office, kiosk: Kiosk, catalogue: Path) -> None:
    office.publish(7, catalogue)
    assert kiosk.fetch(START + 90 * DAY - timedelta(seconds=1)) == b"release seven"


def test_a_catalogue_ends_after_a_year_however_often_the_office_machine_signs(
    office: Office, kiosk: Kiosk, catalogue: Path
) -> None:
    office.publish(7, catalogue)
    office.clock.now += 366 * DAY
    office.repository.refresh(office.online)
    with pytest.raises(ExpiredMetadataError, match="targets"):
        kiosk.fetch(office.clock.now)


def test_an_older_state_is_refused_by_a_kiosk_that_saw_a_newer_one(
    office: Office, kiosk: Kiosk, catalogue: Path, tmp_path: Path
) -> None:
    office.publish(7, catalogue)
    shutil.copytree(office.repository.folder, tmp_path / "old")
    office.publish(8, written(tmp_path / "8.sqlite", b"release eight"))
    assert kiosk.fetch(START) == b"release eight"
    shutil.rmtree(office.repository.folder)
    (tmp_path / "old").rename(office.repository.folder)
    with pytest.raises(BadVersionNumberError):
        kiosk.fetch(START)


def test_whoever_takes_the_office_machine_and_one_publishers_key_cannot_change_the_catalogue(
    office: Office, kiosk: Kiosk, catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.publish(7, catalogue)
    forged = written(tmp_path / "forged.sqlite", b"forged")
    targets = office.prepare(8, forged, office.wong)
    monkeypatch.setattr(office.repository, "is_complete", lambda targets: True)  # a program that checks nothing
    office.repository.publish(targets, forged, office.online)
    with pytest.raises(UnsignedMetadataError):
        kiosk.fetch(START)


# --- what the office refuses ----------------------------------------------------------------------------------------


def test_one_signature_is_not_enough_when_four_eyes_is_on(office: Office, catalogue: Path) -> None:
    targets = office.prepare(7, catalogue, office.wong)
    assert not office.repository.is_complete(targets)
    with refused("signatures"):
        office.repository.publish(targets, catalogue, office.online)
    assert office.repository.current() is None


def test_one_publisher_who_signs_twice_is_still_one(office: Office, catalogue: Path) -> None:
    targets = office.prepare(7, catalogue, office.wong, office.wong)
    assert office.repository.signers(targets) == {office.wong.public_key.keyid}
    with refused("signatures"):
        office.repository.publish(targets, catalogue, office.online)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(["wong", "silva", "chan", "root"]), max_size=6))
def test_a_release_is_complete_when_both_publishers_signed_whoever_else_did_in_whatever_order(
    office: Office, catalogue: Path, names: list[str]
) -> None:
    metadata: Metadata[Targets] = Metadata.from_bytes(office.prepare(7, catalogue))
    for name in names:
        metadata.sign(getattr(office, name), append=True)
    assert office.repository.is_complete(metadata.to_bytes()) == ({"wong", "silva"} <= set(names))


def test_a_key_that_is_no_publishers_cannot_sign(office: Office, catalogue: Path) -> None:
    targets = office.prepare(7, catalogue, office.wong)
    for signer in (office.chan, office.root, office.online.snapshot, office.online.rates):
        with refused("not-a-publisher"):
            office.repository.signed(targets, signer)


def test_a_catalogue_that_changed_after_the_first_signature_is_not_published(office: Office, catalogue: Path) -> None:
    targets = office.prepare(7, catalogue, office.wong, office.silva)
    catalogue.write_bytes(b"release sEven")
    with refused("catalogue"):
        office.repository.publish(targets, catalogue, office.online)
    catalogue.unlink()
    with refused("catalogue"):
        office.repository.publish(targets, catalogue, office.online)


def test_a_pending_release_that_names_no_catalogue_is_damaged(office: Office, catalogue: Path) -> None:
    empty = Metadata(Targets(version=7, expires=START + timedelta(days=30)))
    for publisher in (office.wong, office.silva):
        empty.sign(publisher, append=True)
    with refused("damaged"):
        office.repository.check_file(empty.to_bytes(), catalogue)
    with refused("damaged"):
        office.repository.publish(empty.to_bytes(), catalogue, office.online)


def test_a_signature_over_something_else_does_not_count(office: Office, catalogue: Path) -> None:
    signed = json.loads(office.prepare(7, catalogue, office.wong, office.silva))
    signed["signed"]["version"] = 8
    changed = json.dumps(signed).encode()
    assert office.repository.signers(changed) == frozenset()
    with refused("signatures"):
        office.repository.publish(changed, catalogue, office.online)


@pytest.mark.parametrize("number", [1, 6, 7])
def test_a_number_that_is_not_newer_is_refused(office: Office, catalogue: Path, number: int) -> None:
    office.publish(7, catalogue)
    with refused("old-number"):
        office.prepare(number, catalogue)


def test_a_release_that_waited_for_more_than_a_year_is_refused(office: Office, catalogue: Path) -> None:
    targets = office.prepare(7, catalogue, office.wong, office.silva)
    office.clock.now += 366 * DAY
    with refused("expired"):
        office.repository.publish(targets, catalogue, office.online)


def test_publishing_the_same_release_twice_changes_nothing(office: Office, catalogue: Path) -> None:
    targets = office.prepare(7, catalogue, office.wong, office.silva)
    office.repository.publish(targets, catalogue, office.online)
    before = contents(office.repository.folder)
    office.repository.publish(targets, catalogue, office.online)
    assert contents(office.repository.folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_whose_writing_was_broken_off_is_brought_in_whole_by_doing_it_again(
    office: Office, kiosk: Kiosk, catalogue: Path, tmp_path: Path
) -> None:
    office.publish(7, catalogue)
    newer = written(tmp_path / "8.sqlite", b"release eight")
    timestamp = (office.repository.folder / "metadata" / "timestamp.json").read_bytes()
    office.publish(8, newer)
    written(office.repository.folder / "metadata" / "timestamp.json", timestamp)  # the last step never happened
    assert kiosk.fetch(START) == b"release seven"
    office.publish(8, newer)
    assert kiosk.fetch(START) == b"release eight"


# --- root -----------------------------------------------------------------------------------------------------------


def test_kiosks_follow_when_a_publisher_leaves_and_another_comes(
    office: Office, kiosk: Kiosk, catalogue: Path, tmp_path: Path
) -> None:
    office.publish(7, catalogue)
    stayed = office.repository.renew_root(
        [office.root], [office.wong.public_key, office.silva.public_key, office.chan.public_key], office.online, True
    )
    assert stayed
    assert kiosk.fetch(START) == b"release seven"
    stayed = office.repository.renew_root(
        [office.root], [office.silva.public_key, office.chan.public_key], office.online, True
    )
    assert not stayed
    newer = written(tmp_path / "8.sqlite", b"release eight")
    with refused("not-a-publisher"):
        office.prepare(8, newer, office.wong)
    office.repository.publish(office.prepare(8, newer, office.silva, office.chan), newer, office.online)
    assert kiosk.fetch(START) == b"release eight"


def test_kiosks_follow_to_the_keys_of_a_new_office_machine(
    office: Office, kiosk: Kiosk, catalogue: Path, tmp_path: Path
) -> None:
    office.publish(7, catalogue)
    assert kiosk.fetch(START) == b"release seven"
    office.online = create_online_keys(tmp_path / "new machine")
    with refused("machine-keys"):  # kiosks would refuse whatever these keys sign
        office.repository.refresh(office.online)
    assert kiosk.fetch(START) == b"release seven"
    office.repository.renew_root([office.root], [office.wong.public_key, office.silva.public_key], office.online, True)
    assert kiosk.fetch(START) == b"release seven"
    with refused("rates-key"):
        office.repository.publish_rates(b"{}", office.online)
    office.publish(8, catalogue)
    office.repository.publish_rates(b"{}", office.online)
    assert kiosk.fetch(START, "rates.json") == b"{}"


def test_either_root_key_renews_the_root_and_no_other_key_does(tmp_path: Path, catalogue: Path) -> None:
    office = Office(tmp_path / "office")
    spare, publishers = new_signer(tmp_path / "spare.pem"), [office.wong.public_key, office.silva.public_key]
    repository = Repository(tmp_path / "two roots", office.clock)
    repository.create([office.root, spare], publishers, office.online, True)
    office.clock.now += 700 * DAY
    repository.renew_root([spare], publishers, office.online, True)
    assert repository.root_expires() == START + (700 + 730) * DAY
    for stranger in (office.wong, office.online.timestamp):
        with refused("root-key"):
            repository.renew_root([stranger], publishers, office.online, True)
    kiosk = Kiosk(tmp_path / "kiosk", repository.folder)
    office.repository = repository
    office.publish(1, catalogue)
    assert kiosk.fetch(office.clock.now) == b"release seven"


def test_four_eyes_needs_two_publishers_with_a_key(tmp_path: Path) -> None:
    office = Office(tmp_path / "office")
    for publishers in ([], [office.wong.public_key], [office.wong.public_key] * 2):
        with refused("too-few"):
            office.repository.renew_root([office.root], publishers, office.online, True)


def test_a_second_repository_is_not_made_over_the_first(office: Office) -> None:
    publishers = [office.wong.public_key, office.silva.public_key]
    with refused("exists"):
        office.repository.create([office.root], publishers, office.online, True)


# --- rates ----------------------------------------------------------------------------------------------------------


def test_rates_count_for_seven_days_and_the_catalogue_longer(office: Office, kiosk: Kiosk, catalogue: Path) -> None:
    office.publish(7, catalogue)
    office.repository.publish_rates(b"rates of today", office.online)
    assert kiosk.fetch(START, "rates.json") == b"rates of today"
    later = START + 7 * DAY + timedelta(seconds=1)
    assert kiosk.fetch(later) == b"release seven"
    with pytest.raises(ExpiredMetadataError):
        kiosk.fetch(later, "rates.json")


def test_rates_stay_when_a_release_comes(office: Office, kiosk: Kiosk, catalogue: Path) -> None:
    office.publish(7, catalogue)
    office.repository.publish_rates(b"rates of today", office.online)
    office.publish(8, catalogue)
    assert kiosk.fetch(START, "rates.json") == b"rates of today"


def test_before_the_first_release_there_is_nothing_to_sign_anew(office: Office) -> None:
    with refused("no-release"):
        office.repository.refresh(office.online)
    with refused("no-release"):
        office.repository.publish_rates(b"{}", office.online)
