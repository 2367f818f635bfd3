"""A stick holds what kiosks are given, whole: written durably, timestamp last, cleaned, and read back."""

from __future__ import annotations

import itertools
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
from click.testing import CliRunner
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.commands.office import command
from kiosk.commands.sync import command as sync
from kiosk.config import CONTENT_FOLDER
from kiosk.distribution.client.trust_root import trust
from kiosk.distribution.repository import stick as stick_module
from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.stick import WrittenStick, write_stick

from publishing_office import GOOD, PublishingOffice
from signed_repository import PASSPHRASE, START, Kiosk, Office

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


class Shop:
    """An office with releases of a few bytes, and a stick."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = Office(folder / "office")
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.numbers = itertools.count()

    def publish(self, number: int) -> None:
        file = self.folder / f"{number}.sqlite"
        file.write_bytes(b"release %d" % number)
        self.office.publish(number, file)

    def write(self) -> WrittenStick:
        return write_stick(self.office.repository.folder, self.stick, self.office.clock)

    def read(self) -> bytes:
        """What a new kiosk finds on the stick."""
        return Kiosk(self.folder / f"kiosk-{next(self.numbers)}", self.stick / "ponte").fetch(START)

    def refused(self) -> str:
        with pytest.raises(RepositoryError) as caught:
            self.write()
        assert caught.value.message.endswith(".")
        return caught.value.code

    def names(self) -> set[str]:
        ponte = self.stick / "ponte"
        return {str(path.relative_to(ponte)) for path in ponte.rglob("*") if path.is_file()}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    made = Shop(tmp_path)
    made.publish(1)
    return made


def test_a_kiosk_finds_the_release_and_the_rates_on_the_stick(shop: Shop) -> None:
    shop.office.repository.publish_rates(b'{"rates": 1}', shop.office.online)
    told = shop.write()
    assert (told.release, told.written, told.removed) == (1, told.files, 0)
    assert shop.read() == b"release 1"
    assert Kiosk(shop.folder / "other", shop.stick / "ponte").fetch(START, "rates.json") == b'{"rates": 1}'


def test_a_stick_that_is_up_to_date_is_not_written_again(shop: Shop) -> None:
    shop.write()
    assert shop.write().written == 0


def test_what_is_no_longer_needed_goes_and_nothing_else(shop: Shop) -> None:
    shop.write()
    mine = [shop.stick / "holiday.jpg", shop.stick / "ponte" / "notes.txt", shop.stick / "ponte" / "targets" / "my.txt"]
    for path in mine:
        path.write_text("mine")
    before = shop.names()
    shop.publish(2)
    told = shop.write()
    assert told.removed > 0
    assert all(path.read_text() == "mine" for path in mine)
    assert sum(name.endswith(".catalog.sqlite") for name in shop.names()) == 1
    assert "metadata/1.root.json" in shop.names() & before, "a kiosk begins with the first root"
    assert shop.read() == b"release 2"


def test_a_new_root_comes_with_the_stick(shop: Shop) -> None:
    office = shop.office
    office.repository.renew_root(
        [office.root], [office.silva.public_key, office.chan.public_key], office.online, four_eyes=True
    )
    file = shop.folder / "2.sqlite"
    file.write_bytes(b"release 2")
    office.repository.publish(office.prepare(2, file, office.silva, office.chan), file, office.online)
    shop.write()
    assert {"metadata/1.root.json", "metadata/2.root.json"} <= shop.names()
    assert shop.read() == b"release 2"


def test_a_stick_that_is_pulled_at_any_step_holds_the_old_release_or_the_new_one(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.write()
    shop.publish(2)
    found: set[bytes] = set()
    for step in itertools.count(1):
        countdown = itertools.count(1)

        def pulled(real: Any, step: int = step, countdown: Any = countdown) -> Any:
            def act(*arguments: Any, **named: Any) -> Any:
                if next(countdown) >= step:
                    raise OSError(5, "Input/output error")
                return real(*arguments, **named)

            return act

        with monkeypatch.context() as patch:
            for name in ("move_into_place", "sync_folder"):
                patch.setattr(stick_module, name, pulled(getattr(stick_module, name)))
            patch.setattr(Path, "unlink", pulled(Path.unlink))
            patch.setattr(os, "open", pulled(os.open))
            try:
                shop.write()
                break
            except RepositoryError as error:
                assert error.code == "cannot-write"
            except OSError:
                pass  # from the test's own temporary folder
        found.add(shop.read())
    assert found == {b"release 1", b"release 2"}
    assert shop.read() == b"release 2"


def test_a_stick_that_does_not_keep_what_was_written_is_told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    real = stick_module.move_into_place

    def forgetful(part: Path, out: Path) -> None:
        real(part, out)
        if out.name.endswith(".catalog.sqlite"):
            out.write_bytes(b"release X")

    monkeypatch.setattr(stick_module, "move_into_place", forgetful)
    assert shop.refused() == "stick"


def test_links_on_a_stick_are_not_followed(shop: Shop) -> None:
    elsewhere = shop.folder / "elsewhere"
    elsewhere.mkdir()
    (shop.stick / "ponte").symlink_to(elsewhere)
    assert shop.refused() == "stick"
    assert list(elsewhere.iterdir()) == []


def test_a_full_stick_says_how_much_is_missing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.write()
    shop.publish(2)
    usage = stick_module.shutil.disk_usage(shop.stick)
    monkeypatch.setattr(stick_module.shutil, "disk_usage", lambda _: usage._replace(free=10))
    assert shop.refused() == "cannot-write"
    assert shop.read() == b"release 1"


def test_a_stick_is_not_made_of_what_kiosks_would_refuse(shop: Shop, tmp_path: Path) -> None:
    shop.office.clock.now += timedelta(days=91)
    assert shop.refused() == "expired"
    target = next((shop.office.repository.folder / "targets").iterdir())
    target.write_bytes(b"changed")
    assert shop.refused() == "damaged"
    empty = Office(tmp_path / "empty")
    with pytest.raises(RepositoryError) as caught:
        write_stick(empty.repository.folder, shop.stick, empty.clock)
    assert caught.value.code == "no-release"


def test_a_repository_is_not_hidden_inside_another_where_no_kiosk_looks(shop: Shop) -> None:
    shop.write()
    for place in (shop.stick / "ponte", shop.office.repository.folder):
        with pytest.raises(RepositoryError) as caught:
            write_stick(shop.office.repository.folder, place, shop.office.clock)
        assert caught.value.code == "inside"


def test_a_kiosk_finds_the_repository_on_a_stick_that_is_named_as_a_whole(shop: Shop, own_data_folder: Path) -> None:
    shop.write()
    trust(own_data_folder, (shop.stick / "ponte" / "metadata" / "1.root.json").read_bytes())
    with time_machine.travel(START, tick=False):
        result = CliRunner().invoke(sync, ["--from", str(shop.stick), "--json"])
    assert json.loads(result.stdout)["error"]["code"] != "not-a-repository"  # its release of some bytes is none


def test_a_stick_of_what_too_few_signed_is_not_the_sticks_fault(shop: Shop) -> None:
    office = shop.office
    office.repository.renew_root([office.root], [office.silva.public_key, office.chan.public_key], office.online, True)
    assert shop.refused() == "refused"


def test_a_stick_that_is_gone_is_told(shop: Shop) -> None:
    shop.stick.rmdir()
    assert shop.refused() == "cannot-write"
    assert not shop.stick.exists(), "nothing is written beside the place of a stick"


# --- the commands -----------------------------------------------------------------------------------------------------


def run(*arguments: str) -> dict[str, Any]:
    with time_machine.travel(START, tick=False):
        result = CliRunner().invoke(command, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def valid(told: dict[str, Any], schema: str) -> dict[str, Any]:
    jsonschema.validate(told, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return told


def test_publishing_writes_the_stick_once_enough_people_signed(
    own_data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_content(CONTENT_FOLDER)
    content = ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))
    office = PublishingOffice(own_data_folder, tmp_path / "sticks", content)
    monkeypatch.setattr("kiosk.commands.office_preview.overflow_measure", lambda: office.measure)
    office.database.close()
    for name, text in (("password", GOOD), ("passphrase", PASSPHRASE)):
        (tmp_path / name).write_text(text)
    stick = tmp_path / "stick"
    stick.mkdir()

    def who(user: str) -> list[str]:
        files = ["--password-file", str(tmp_path / "password"), "--passphrase-file", str(tmp_path / "passphrase")]
        return ["--as", user, "--key", str(office.stick(user)), "--usb", str(stick), *files]

    prepared = valid(run("publish", "--notes", "New", *who("lei")), "office-release")
    assert prepared["stick"] is None
    assert list(stick.iterdir()) == []
    approved = valid(run("approve", "1", *who("rui")), "office-release")
    assert (approved["stick"]["release"], approved["stick"]["folder"]) == (1, str(stick / "ponte"))
    again = valid(run("repository", "usb", str(stick)), "office-repository-usb")
    assert (again["release"], again["written"]) == (1, 0)
    assert CliRunner().invoke(command, ["repository", "usb", str(tmp_path / "nowhere")]).exit_code == 2
