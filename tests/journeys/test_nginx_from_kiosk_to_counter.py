"""With commands alone: a kiosk is enrolled, what a resident prepared on it is opened at the centre, once.

Between the two stands a real web server: Debian's nginx with the text that operators copy (docs/branches.md).
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from kiosk.commands import main
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.heartbeat import Health, beat
from kiosk.outbox.post import Post, Posted
from kiosk.outbox.waiting import Outbox
from web_server import CENTRE, WebServer, web_server

from application_sample import new_identity
from publishing_office import GOOD, cheap_hasher
from sealed_samples import PERSONAL, VALUES, application

KIOSK = "hengqin-03"


def now() -> datetime:
    return datetime.now(UTC)


class Machine:
    """A computer with a data folder, and somebody who types commands."""

    def __init__(self, folder: Path, server: WebServer, user: str) -> None:
        self.data = folder
        self.secret = folder / "drop-box.password"
        folder.mkdir()
        (folder / "kiosk.toml").write_text(
            f'kiosk_id = "{KIOSK}"\n[drop_box]\nurl = "{server.address}/drop-box"\n'
            f'user = "{user}"\npassword_file = "{self.secret}"\n'
        )

    def run(self, *words: str, code: int = 0) -> Any:
        result = CliRunner().invoke(main, [*words, "--json"], env={"PONTE_DATA": str(self.data)})
        assert result.exit_code == code, result.output
        return json.loads(result.stdout)


class Kiosk(Machine):
    def __init__(self, folder: Path, server: WebServer, recipient: str) -> None:
        super().__init__(folder, server, KIOSK)
        self.post = Post(self.data, (recipient,), KIOSK, now)

    def prepare(self) -> Posted:
        done = self.post.post(application())
        assert isinstance(done, Posted)
        return done

    def live(self) -> None:
        health = Health(7, "installed", now().date(), "ready", 5, (), now())
        beat(Outbox(self.data, StaffEvents(self.data, now)), health, now(), KIOSK)


class Centre(Machine):
    def __init__(self, folder: Path, server: WebServer) -> None:
        super().__init__(folder, server, CENTRE)
        self.password = folder / "password"
        self.password.write_text(f"{GOOD}\n")
        accounts = Accounts(OfficeDatabase.create(folder), now, PasswordKeeper(cheap_hasher()))
        accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
        accounts.add(Actor("chan", Role.ADMINISTRATOR), "wong", GOOD, Role.EDITOR)
        self.key_file = folder / "counter.txt"
        self.identity = new_identity()
        self.key_file.write_text(f"{self.identity}\n")

    def office(self, user: str, *words: str, code: int = 0) -> Any:
        return self.run("office", *words, "--as", user, "--password-file", str(self.password), code=code)

    def let_itself_in(self, server: WebServer) -> None:
        """As docs/branches.md says, with openssl."""
        self.secret.write_text("of the centre\n")
        self.secret.chmod(0o600)
        told = subprocess.run(
            ["openssl", "passwd", "-apr1", "-stdin"],
            input="of the centre\n",
            capture_output=True,
            text=True,
            check=True,
        )
        server.let_in(f"{CENTRE}:{told.stdout.strip()}")

    def open(self, number: str) -> Any:
        return self.office("wong", "inbox", "open", number, "--identity", str(self.key_file))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with web_server(tmp_path / "web", monkeypatch) as opened:
        yield opened


@pytest.fixture
def centre(tmp_path: Path, server: WebServer) -> Centre:
    made = Centre(tmp_path / "centre", server)
    made.let_itself_in(server)
    return made


@pytest.fixture
def kiosk(tmp_path: Path, server: WebServer, centre: Centre) -> Kiosk:
    """Enrolled: its key at the centre, its password in its own file and at the web server."""
    made = Kiosk(tmp_path / KIOSK, server, str(centre.identity.to_public()))
    key = made.run("kiosk", "key")
    centre.office("chan", "kiosks", "add", key["kiosk"], key["public_key"], "--name", "Hengqin port, hall 1")
    told = centre.office("chan", "kiosks", "credentials", KIOSK, "--out", str(made.secret))
    server.let_in(told["line"])
    return made


def test_what_was_prepared_on_a_kiosk_is_opened_at_the_centre(kiosk: Kiosk, centre: Centre, server: WebServer) -> None:
    posted = kiosk.prepare()
    assert kiosk.run("outbox", "send")["delivered"] == [posted.envelope.id]
    for content in server.delivered().values():
        assert not any(word.encode() in content for word in PERSONAL)
    assert centre.office("wong", "inbox", "fetch")["new"] == 1
    (item,) = centre.run("office", "inbox", "list")["envelopes"]
    assert (item["id"], item["kiosk"], item["state"]) == (posted.envelope.id, KIOSK, "new")
    opened = json.dumps(centre.open(posted.id), ensure_ascii=False)
    for value in ("name", "chinese_name", "document_number", "phone"):
        assert VALUES[value] in opened
    centre.office("wong", "inbox", "handle", posted.id)
    assert centre.run("office", "inbox", "list", "--state", "new")["envelopes"] == []


def test_everything_twice_is_once(kiosk: Kiosk, centre: Centre, server: WebServer) -> None:
    posted = kiosk.prepare()
    (file,) = (kiosk.data / "outbox").glob("*.envelope")
    content = file.read_bytes()
    for _ in range(2):
        file.write_bytes(content)  # a power cut came before the kiosk had deleted it
        kiosk.run("outbox", "send")
        centre.office("wong", "inbox", "fetch")
    assert len(server.delivered()) == 1
    assert [item["id"] for item in centre.run("office", "inbox", "list")["envelopes"]] == [posted.envelope.id]

    assert centre.office("wong", "inbox", "fetch", "--delete")["deleted"] == 1
    assert server.delivered() == {}
    file.write_bytes(content)
    kiosk.run("outbox", "send")
    assert centre.office("wong", "inbox", "fetch")["new"] == 0
    assert len(centre.run("office", "inbox", "list")["envelopes"]) == 1


def test_the_centre_sees_how_the_kiosk_is(kiosk: Kiosk, centre: Centre) -> None:
    (row,) = centre.run("office", "fleet")["kiosks"]
    assert (row["id"], row["state"]) == (KIOSK, "never-seen")
    for _ in range(3):
        kiosk.live()
    assert len(kiosk.run("outbox", "send")["delivered"]) == 1  # the newest
    centre.office("wong", "inbox", "fetch")
    (row,) = centre.run("office", "fleet")["kiosks"]
    assert (row["id"], row["sign"]["release"], row["sign"]["printer"]) == (KIOSK, 7, "ready")
    assert row["state"] != "never-seen"


def test_what_a_thief_with_the_password_of_a_kiosk_leaves_is_set_aside(
    kiosk: Kiosk, centre: Centre, server: WebServer, tmp_path: Path
) -> None:
    """The password lets somebody in; only the key of the kiosk makes an application."""
    thief = Kiosk(tmp_path / "thief", server, str(centre.identity.to_public()))
    thief.secret.write_bytes(kiosk.secret.read_bytes())
    thief.secret.chmod(0o600)
    thief.prepare()
    assert len(thief.run("outbox", "send")["delivered"]) == 1
    fetched = centre.office("wong", "inbox", "fetch")
    assert (fetched["new"], fetched["set_aside"]) == (0, 1)
    kiosk.prepare()
    kiosk.run("outbox", "send")
    assert centre.office("wong", "inbox", "fetch")["new"] == 1


def test_a_wrong_password_of_the_centre_fetches_nothing_and_says_so(
    kiosk: Kiosk, centre: Centre, server: WebServer
) -> None:
    kiosk.prepare()
    kiosk.run("outbox", "send")
    centre.secret.write_text("not the one\n")
    assert centre.office("wong", "inbox", "fetch", code=1)["error"]["code"] == "refused"
    centre.let_itself_in(server)
    assert centre.office("wong", "inbox", "fetch")["new"] == 1


def test_a_server_that_is_down_costs_neither_side_anything(kiosk: Kiosk, centre: Centre, server: WebServer) -> None:
    posted = kiosk.prepare()
    server.kill()
    sent = kiosk.run("outbox", "send", code=1)
    assert (sent["left"], sent["problem"]["code"]) == (1, "network")
    assert centre.office("wong", "inbox", "fetch", code=1)["error"]["code"] == "network"
    server.start()
    assert kiosk.run("outbox", "send")["delivered"] == [posted.envelope.id]
    assert centre.office("wong", "inbox", "fetch")["new"] == 1
