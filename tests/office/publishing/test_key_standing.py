"""Keys: which step comes next, from an empty office to one whose signatures run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.distribution.repository.keys import open_key
from kiosk.distribution.repository.roles import SigningRole
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import SigningKeys
from kiosk.office.publishing.standing import KeyStanding, KeyStep, key_standing

from publishing_office import GOOD, PublishingOffice, cheap_hasher
from signed_repository import PASSPHRASE, Clock


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OfficeDatabase]:
    """An office with two publishers and no key at all."""
    database = OfficeDatabase.create(tmp_path / "data")
    accounts = Accounts(database, Clock(), PasswordKeeper(cheap_hasher()))
    chan = Actor(accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR).user, Role.ADMINISTRATOR)
    for user in ("lei", "rui"):
        accounts.add(chan, user, GOOD, Role.PUBLISHER)
    yield database
    database.close()


def standing(place: PublishingOffice) -> KeyStanding:
    return key_standing(place.database, place.clock)


def test_an_empty_office_is_led_step_by_step_to_its_first_release(empty: OfficeDatabase, tmp_path: Path) -> None:
    chan, lei, rui = (Actor("chan", Role.ADMINISTRATOR), *(Actor(user, Role.PUBLISHER) for user in ("lei", "rui")))
    keys = SigningKeys(empty, Clock())
    steps = {
        KeyStep.MACHINE: lambda: keys.create_online(chan),
        KeyStep.ROOT: lambda: keys.create_root(chan, tmp_path / "root.pem", PASSPHRASE),
        KeyStep.PUBLISHERS: lambda: [keys.create_publisher(one, tmp_path / one.user, PASSPHRASE) for one in (lei, rui)],
        KeyStep.REPOSITORY: lambda: keys.make_repository(chan, [open_key(tmp_path / "root.pem", PASSPHRASE)]),
    }
    for step, do in steps.items():
        found = key_standing(empty, Clock())
        assert found.next_step is step
        assert step not in found.done
        do()
    assert found.keyless == ()
    found = key_standing(empty, Clock())
    assert (found.next_step, found.root_version, found.signatures_needed) == (KeyStep.RELEASE, 1, 2)
    assert found.first_root is not None
    assert found.first_root.exists()


def test_publishers_without_a_key_are_named(empty: OfficeDatabase) -> None:
    assert key_standing(empty, Clock()).keyless == ("lei", "rui")


def test_a_release_leaves_nothing_to_do_and_says_until_when_each_signature_is_valid(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.gov.mo/new")
    place.released()
    found = standing(place)
    assert found.next_step is None
    days = {one.role: one.days for one in found.validity}
    assert days == {
        SigningRole.ROOT: 730,
        SigningRole.TARGETS: 365,
        SigningRole.SNAPSHOT: 90,
        SigningRole.TIMESTAMP: 90,
    }


def test_forgotten_weeks_ask_for_a_refresh_which_ends_the_warning(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.gov.mo/new")
    place.released()
    place.clock.now += timedelta(days=78)
    found = standing(place)
    assert found.next_step is KeyStep.REFRESH
    assert [(one.role, one.days) for one in found.validity if one.soon] == [
        (SigningRole.SNAPSHOT, 12),
        (SigningRole.TIMESTAMP, 12),
    ]
    place.publishing.refresh()
    assert standing(place).next_step is None


def test_signatures_of_a_release_that_run_out_ask_for_a_new_release(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.gov.mo/new")
    place.released()
    for _ in range(4):
        place.clock.now += timedelta(days=78)
        place.publishing.refresh()
    assert standing(place).next_step is KeyStep.PUBLISH_AGAIN


def test_whoever_comes_and_goes_asks_for_a_new_root(place: PublishingOffice, tmp_path: Path) -> None:
    place.keys.withdraw(place.chan, "lei")
    found = standing(place)
    assert found.next_step is KeyStep.PUBLISHERS  # two must sign, and one is left
    assert any("lei" in reason for reason in found.renewals)
    place.keys.create_publisher(place.lei, tmp_path / "lei-new.pem", PASSPHRASE)
    found = standing(place)
    assert found.next_step is KeyStep.RENEW
    assert len(found.renewals) == 2  # the old key counts still, the new one not yet
    place.keys.renew_repository(place.chan, [place.key("root")])
    assert standing(place).renewals == ()


def test_a_new_office_machine_asks_for_a_new_root(place: PublishingOffice) -> None:
    folder = place.data / "office" / "keys"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert standing(place).next_step is KeyStep.MACHINE
    place.keys.create_online(place.chan)
    assert standing(place).next_step is KeyStep.RENEW


def test_a_root_that_runs_out_asks_to_be_signed_anew(place: PublishingOffice) -> None:
    place.clock.now += timedelta(days=680)
    found = standing(place)
    assert (found.next_step, [one.days for one in found.validity]) == (KeyStep.RENEW, [50])
