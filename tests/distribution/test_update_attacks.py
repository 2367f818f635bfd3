"""Every known attack on signed updates, through the kiosk's own client: it imports nothing and goes on serving."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kiosk.distribution.client.state import floor_of, read_state
from kiosk.distribution.rates import MOST_BYTES
from kiosk.distribution.repository.keys import create_online_keys
from kiosk.distribution.repository.repository import Repository
from tuf.api.metadata import Metadata

from branch import Branch, refusal, release_file
from signed_repository import START, Office, new_signer

DAY = timedelta(days=1)


@pytest.fixture
def branch(tmp_path: Path, office: Office) -> Branch:
    folder = office.repository.folder
    return Branch(tmp_path, str(folder), (folder / "metadata" / "1.root.json").read_bytes())


def metadata(office: Office, name: str) -> Path:
    return office.repository.folder / "metadata" / name


def target(office: Office) -> Path:
    return next((office.repository.folder / "targets").glob("*.catalog.sqlite"))


def edit(path: Path, change: Callable[[dict], None]) -> None:
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


# --- what goes well --------------------------------------------------------------------------------------------------


def test_a_release_that_two_publishers_signed_is_installed_and_shown(office: Office, branch: Branch) -> None:
    synced = branch.sync()
    assert (synced.number, synced.installed) == (7, True)
    assert branch.shown() == 7
    assert branch.sync().installed is False
    assert read_state(branch.data).last_success == START


def test_the_newest_releases_are_kept_and_the_others_deleted(office: Office, branch: Branch) -> None:
    for number in (7, 8, 9, 10):
        if number > 7:
            office.publish(number, release_file(number))
        branch.sync()
    assert branch.installed() == [10, 9, 8]
    assert sorted(path.name for path in (branch.data / "releases").iterdir()) == ["10", "8", "9"]


def test_new_rates_come_with_the_release_and_old_ones_stay_when_there_are_none(office: Office, branch: Branch) -> None:
    words = dict.fromkeys(("zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO"), "A bank")
    content = {"schema": 1, "dated": "2026-11-22", "publisher": words, "rates": {"MOP/CNY": "0.8901"}}
    office.repository.publish_rates(json.dumps(content).encode(), office.online)
    assert branch.sync().rates is True
    assert json.loads((branch.data / "rates.json").read_text())["rates"] == {"MOP/CNY": "0.8901"}
    branch.clock.now = START + 8 * DAY
    synced = branch.sync()
    assert synced.rates is False
    assert synced.rates_problem is not None
    assert synced.rates_problem.code == "expired"
    assert branch.shown() == 7


# --- the attacks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["timestamp.json", "1.snapshot.json", "7.targets.json"])
def test_unsigned(office: Office, branch: Branch, role: str) -> None:
    edit(metadata(office, role), lambda content: content.update(signatures=[]))
    branch.refuses("not-trusted")


def test_wrong_key(office: Office, branch: Branch, tmp_path: Path) -> None:
    stranger = new_signer(tmp_path / "stranger.pem")
    path = metadata(office, "timestamp.json")
    forged = Metadata.from_bytes(path.read_bytes())
    forged.sign(stranger)
    path.write_bytes(forged.to_bytes())
    branch.refuses("not-trusted")


def test_another_office_with_keys_of_its_own(branch: Branch, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    other.publish(8, release_file(8))
    branch.refuses("not-trusted", source=str(other.repository.folder))


def test_threshold_not_met_by_one_publisher_alone(
    office: Office, branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = office.prepare(8, release_file(8), office.wong)
    monkeypatch.setattr(office.repository, "_check_signatures", lambda targets: None)  # an office that checks nothing
    office.repository.publish(targets, release_file(8), office.online)
    branch.refuses("not-trusted")


def test_one_publisher_who_signs_twice(office: Office, branch: Branch) -> None:
    edit(metadata(office, "7.targets.json"), lambda content: content.update(signatures=content["signatures"][:1] * 2))
    branch.refuses("not-a-repository", "not-trusted", "too-large")


@pytest.mark.parametrize("days", [91, 366])
def test_expired(branch: Branch, days: int) -> None:
    branch.clock.now = START + days * DAY
    branch.refuses("expired", "clock")


def test_frozen_at_an_old_state_that_has_expired(office: Office, branch: Branch) -> None:
    branch.sync()
    branch.clock.now = START + 91 * DAY
    assert "refresh" in branch.refuses("expired").message
    assert branch.shown() == 7  # serving never stops


def test_rolled_back_to_an_older_release(office: Office, branch: Branch, tmp_path: Path) -> None:
    shutil.copytree(office.repository.folder, tmp_path / "old")
    office.publish(8, release_file(8))
    branch.sync()
    branch.refuses("rollback", source=str(tmp_path / "old"))


def test_rolled_back_after_the_kiosk_forgot_all_it_knew_of_signatures(
    office: Office, branch: Branch, tmp_path: Path
) -> None:
    shutil.copytree(office.repository.folder, tmp_path / "old")
    office.publish(8, release_file(8))
    branch.sync()
    shutil.rmtree(branch.data / "tuf")
    branch.refuses("rollback", source=str(tmp_path / "old"))


@pytest.mark.parametrize("lost", ["updates.json", "installed.json"])
def test_the_floor_survives_the_loss_of_either_record(
    office: Office, branch: Branch, tmp_path: Path, lost: str
) -> None:
    shutil.copytree(office.repository.folder, tmp_path / "old")
    office.publish(8, release_file(8))
    branch.sync()
    shutil.rmtree(branch.data / "tuf")
    (branch.data / lost).write_bytes(b"\x00 damaged")
    assert floor_of(branch.data) == 8
    branch.refuses("rollback", source=str(tmp_path / "old"))


def test_mixed_and_matched_from_two_states(office: Office, branch: Branch, tmp_path: Path) -> None:
    shutil.copytree(office.repository.folder, tmp_path / "old")
    office.publish(8, release_file(8))
    shutil.copy(tmp_path / "old" / "metadata" / "1.snapshot.json", metadata(office, "2.snapshot.json"))
    branch.refuses("not-trusted", "rollback")


def test_fast_forwarded_and_then_set_right_with_a_new_key(office: Office, branch: Branch, tmp_path: Path) -> None:
    """Whoever has the office machine's keys can write a huge version; new keys end it (TUF specification 5.3.11)."""
    path = metadata(office, "timestamp.json")
    forged = Metadata.from_bytes(path.read_bytes())
    forged.signed.version = 1_000_000
    forged.sign(office.online.timestamp)
    good = path.read_bytes()
    path.write_bytes(forged.to_bytes())
    branch.sync()
    path.write_bytes(good)
    branch.refuses("rollback")
    online = create_online_keys(tmp_path / "new-machine")
    office.repository.renew_root([office.root], [office.wong.public_key, office.silva.public_key], online, True)
    office.online = online
    office.repository.refresh(online)
    assert branch.sync().number == 7


def test_endless_data(office: Office, branch: Branch) -> None:
    with target(office).open("ab") as file:
        file.truncate(target(office).stat().st_size + 10_000_000)
    branch.refuses("too-large", "not-trusted")


def test_metadata_over_the_limit(office: Office, branch: Branch) -> None:
    with metadata(office, "timestamp.json").open("ab") as file:
        file.write(b" " * 20_000)
    branch.refuses("too-large")


def test_wrong_hash(office: Office, branch: Branch) -> None:
    content = bytearray(target(office).read_bytes())
    content[len(content) // 2] ^= 1
    target(office).write_bytes(content)
    branch.refuses("not-trusted")


def test_another_file_under_the_right_name(office: Office, branch: Branch) -> None:
    target(office).write_bytes(release_file(8).read_bytes())
    branch.refuses("not-trusted", "too-large")


@pytest.mark.parametrize("part", [0, 0.3, 0.999])
def test_truncated(office: Office, branch: Branch, part: float) -> None:
    content = target(office).read_bytes()
    target(office).write_bytes(content[: int(len(content) * part)])
    branch.refuses("not-trusted")


def test_every_file_of_signatures_truncated_anywhere(office: Office, branch: Branch) -> None:
    for name in ("timestamp.json", "1.snapshot.json", "7.targets.json"):
        content = metadata(office, name).read_bytes()
        for length in range(0, len(content), 211):
            metadata(office, name).write_bytes(content[:length])
            with refusal("not-a-repository", "not-trusted"):
                branch.sync()
        metadata(office, name).write_bytes(content)
    assert branch.sync().number == 7


def test_a_key_of_a_publisher_who_left_counts_no_more(
    office: Office, branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.sync()
    publishers = [office.silva.public_key, office.chan.public_key]
    office.repository.renew_root([office.root], publishers, office.online, True)
    monkeypatch.setattr(Repository, "_check_signatures", lambda repository, targets: None)
    monkeypatch.setattr(Repository, "must_be_publisher", lambda repository, signer: None)
    office.repository.publish(
        office.prepare(8, release_file(8), office.wong, office.silva), release_file(8), office.online
    )
    branch.refuses("not-trusted")
    office.repository.publish(
        office.prepare(9, release_file(9), office.silva, office.chan), release_file(9), office.online
    )
    assert branch.sync().number == 9


def test_a_root_that_its_predecessor_did_not_sign(office: Office, branch: Branch, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    root = json.loads((other.repository.folder / "metadata" / "1.root.json").read_text())
    root["signed"]["version"] = 2
    metadata(office, "2.root.json").write_text(json.dumps(root))
    branch.refuses("not-trusted")


def test_a_catalogue_signed_under_another_number_than_its_own(office: Office, branch: Branch) -> None:
    office.publish(9, release_file(8))
    branch.refuses("damaged")


def test_a_signed_file_that_is_no_catalogue(office: Office, branch: Branch, tmp_path: Path) -> None:
    (tmp_path / "8.sqlite").write_bytes(b"not a database")
    office.publish(8, tmp_path / "8.sqlite")
    branch.refuses("damaged")
    assert branch.shown() == 0


def test_a_root_of_another_office_is_not_taken_instead(branch: Branch, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    content = (other.repository.folder / "metadata" / "1.root.json").read_bytes()
    from kiosk.distribution.client.trust_root import trust

    with refusal("root"):
        trust(branch.data, content)
    trust(branch.data, content, replace=True)
    branch.refuses("not-trusted")


# --- clocks ----------------------------------------------------------------------------------------------------------


def test_a_clock_of_1970_imports_what_is_valid_at_the_time_of_the_newest_release(branch: Branch) -> None:
    branch.clock.now = datetime(1970, 1, 1, tzinfo=UTC)
    assert branch.sync().number == 7


def test_a_clock_of_1970_does_not_bring_expired_signatures_back(
    office: Office, branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.sync()
    state = read_state(branch.data).having_seen(7, START + 200 * DAY)  # it had seen a later release
    from kiosk.distribution.client.state import write_state

    write_state(branch.data, state)
    branch.clock.now = datetime(1970, 1, 1, tzinfo=UTC)
    branch.refuses("expired")


def test_a_clock_of_2090_pauses_imports_with_a_sentence(branch: Branch) -> None:
    branch.clock.now = datetime(2090, 1, 1, tzinfo=UTC)
    assert "2090" in branch.refuses("clock").message
    with refusal("expired"):
        branch.sync(clock_is_right=True)


# --- what lies on the kiosk's disk -----------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"signed": {}}'])
def test_each_file_of_the_metadata_folder_may_be_damaged(office: Office, branch: Branch, damage: bytes) -> None:
    branch.sync()
    folder = branch.data / "tuf" / "metadata"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 5
    for number, path in enumerate(files):
        office.repository.refresh(office.online)
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(damage)
        assert branch.sync().number == 7, path.name
        assert floor_of(branch.data) == 7, number


def test_a_damaged_release_is_fetched_again(branch: Branch) -> None:
    branch.sync()
    file = branch.data / "releases" / "7" / "catalog.sqlite"
    file.write_bytes(file.read_bytes()[:-1])
    assert branch.shown() == 0
    assert branch.sync().installed is True
    assert branch.shown() == 7


def test_rates_as_large_as_a_disk_are_not_fetched(office: Office, branch: Branch) -> None:
    office.repository.publish_rates(b" " * (MOST_BYTES + 1), office.online)
    synced = branch.sync()
    assert synced.rates_problem is not None
    assert (synced.number, synced.rates, synced.rates_problem.code) == (7, False, "too-large")
    assert not (branch.data / "rates.json").exists()
    assert not list((branch.data / "tuf" / "downloads").iterdir())


def test_a_damaged_root_is_told_as_what_it_is(branch: Branch) -> None:
    (branch.data / "trust" / "root.json").write_bytes(b'{"signed": {}}')
    assert "1.root.json" in branch.refuses("root").message


def test_without_a_root_nothing_is_imported(office: Office, branch: Branch) -> None:
    (branch.data / "trust" / "root.json").unlink()
    assert "kiosk trust" in branch.refuses("no-root").message


def test_two_imports_at_once_are_one(branch: Branch) -> None:
    import fcntl

    with (branch.data / "updates.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        branch.refuses("busy")
    assert branch.sync().number == 7


def test_what_went_wrong_is_remembered_until_it_goes_well(office: Office, branch: Branch) -> None:
    timestamp = metadata(office, "timestamp.json")
    content = timestamp.read_bytes()
    timestamp.unlink()
    branch.refuses("network")
    problem = read_state(branch.data).problem
    assert problem is not None
    assert problem.code == "network"
    timestamp.write_bytes(content)
    branch.sync()
    assert read_state(branch.data).problem is None
