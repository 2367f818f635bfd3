"""Many kiosks and one web server on this machine: what each of them costs it, and that nothing is lost or doubled.

``make test`` has forty of them. With ``PONTE_KIOSKS=1000`` in the environment there are a thousand, which takes minutes
and 5 GB of disk, and prints the figures that stand in docs/branches.md.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from kiosk.config import DropBox
from kiosk.distribution.client.client import UpdateClient
from kiosk.distribution.client.trust_root import trust
from kiosk.distribution.installed import read_record
from kiosk.office.fleet.fleet import fleet
from kiosk.office.inbox.inbox import Inbox
from kiosk.office.inbox.model import Fetched, Outcome
from kiosk.office.inbox.web_box import WebBox
from kiosk.office.kiosks.credentials import new_credentials
from kiosk.outbox.credentials import authorization
from kiosk.outbox.heartbeat import Health, beat
from kiosk.outbox.post import Post, Posted
from kiosk.outbox.sending import send
from kiosk.outbox.targets import open_target
from kiosk.sealing.device_key import device_key
from web_server import CENTRE, WebServer, web_server

from branch import release_file
from inbox_office import InboxOffice
from sealed_samples import application
from signed_repository import START, Office

FEW: Final = 40
AT_ONCE: Final = 16
"""Kiosks that talk to the server at the same moment; each is a thread here."""


@dataclass(slots=True)
class Figures:
    """What the server counted while all kiosks did one thing."""

    kiosks: int
    lines: list[str] = field(default_factory=list)

    @contextmanager
    def of(self, what: str, server: WebServer) -> Iterator[None]:
        server.forget_requests()
        started = time.perf_counter()
        yield
        seconds = time.perf_counter() - started
        found = server.requests()
        sent, received = (sum(getattr(one, way) for one in found) for way in ("sent", "received"))
        each = f"{len(found) / self.kiosks:5.2f} requests {sent / self.kiosks:10,.0f} B down"
        whole = f"{len(found):,} requests, {sent / 1e6:,.1f} MB, {seconds:.1f} s"
        self.lines.append(f"{what:<35} {each} {received / self.kiosks:6,.0f} B up   all: {whole}")


class SimulatedKiosk:
    """The kiosk's own client, outbox and sender, without its window."""

    def __init__(self, name: str, folder: Path, server: WebServer, root: bytes, recipient: str) -> None:
        self.name, self.data = name, folder / name
        trust(self.data, root)
        self.public_key = device_key(self.data, name).public_key.hex()
        self.credentials = new_credentials(name)
        secret = self.data / "drop-box.password"
        secret.write_text(self.credentials.secret)
        secret.chmod(0o600)
        self._repository = f"{server.address}/repository"
        self._box = DropBox(url=f"{server.address}/drop-box", user=name, password_file=str(secret))
        self._post = Post(self.data, (recipient,), name, lambda: START)

    def sync(self) -> int:
        return UpdateClient(self.data, self._repository, lambda: START, keep=2).sync().number

    def prepare(self) -> str:
        posted = self._post.post(application())
        assert isinstance(posted, Posted)
        return posted.envelope.id

    def live(self) -> None:
        release = read_record(self.data).releases[0].number
        beat(self._post.outbox, Health(release, "installed", START.date(), "ready", 5, (), START), START, self.name)

    def send(self) -> tuple[str, ...]:
        with closing(open_target(self._box, self.data)) as target:
            sent = send(self._post.outbox, target, START)
        assert sent.left == 0, sent
        return sent.delivered

    def hour(self) -> None:
        """An hour in which nothing happened: look for a release, and say how it goes."""
        assert self.sync() == 7
        self.live()
        self.send()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with web_server(tmp_path / "web", monkeypatch) as opened:
        yield opened


@pytest.fixture
def centre(own_data_folder: Path, tmp_path: Path) -> Iterator[InboxOffice]:
    made = InboxOffice(own_data_folder, tmp_path)
    yield made
    made.database.close()


def all_at_once(kiosks: list[SimulatedKiosk], act: Callable[[SimulatedKiosk], object]) -> list[object]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(act, kiosks))


def fetched(centre: InboxOffice, server: WebServer, secret: str) -> Fetched:
    file = centre.data / "centre.password"
    file.write_text(secret)
    file.chmod(0o600)
    shown = authorization(DropBox(url=server.address, user=CENTRE, password_file=str(file)), centre.data)
    with closing(WebBox(f"{server.address}/drop-box", shown)) as box:
        return Inbox(centre.database, centre.clock).fetch(centre.wong, box)


@pytest.mark.timeout(3600)
def test_every_kiosk_gets_every_release_and_every_envelope_arrives_once(
    server: WebServer, centre: InboxOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = int(os.environ.get("PONTE_KIOSKS", FEW))
    figures = Figures(count)
    office = Office(tmp_path / "office")
    office.publish(7, release_file(7))
    server.publish(office.repository.folder)
    root = (office.repository.folder / "metadata" / "1.root.json").read_bytes()
    recipient = str(centre.identity.to_public())
    kiosks = [SimulatedKiosk(f"k-{n}", tmp_path / "branches", server, root, recipient) for n in range(count)]
    of_centre = new_credentials(CENTRE)
    server.let_in(of_centre.line, *(kiosk.credentials.line for kiosk in kiosks))
    for kiosk in kiosks:
        centre.kiosks.add(centre.chan, kiosk.name, kiosk.public_key, kiosk.name)

    with figures.of("first release", server):
        assert set(all_at_once(kiosks, SimulatedKiosk.sync)) == {7}
    with figures.of("an hour with nothing new", server):
        all_at_once(kiosks, SimulatedKiosk.hour)
    prepared = all_at_once(kiosks, SimulatedKiosk.prepare)
    with figures.of("an application is delivered", server):
        delivered = all_at_once(kiosks, SimulatedKiosk.send)
    assert [number for sent in delivered for number in sent] == prepared

    office.publish(8, release_file(8))
    server.publish(office.repository.folder)
    with figures.of("a new release", server):
        assert set(all_at_once(kiosks, SimulatedKiosk.sync)) == {8}
    assert all(record.releases[0].is_unchanged() for record in (read_record(kiosk.data) for kiosk in kiosks))

    with figures.of("the centre fetches (a kiosk)", server):
        first = fetched(centre, server, of_centre.secret)
    assert (first.new, first.outcomes[Outcome.HEARTBEAT], first.problems) == (count, count, [])
    with figures.of("the centre fetches again (a kiosk)", server):
        again = fetched(centre, server, of_centre.secret)
    assert again.outcomes == Counter({Outcome.KNOWN: 2 * count})
    assert sorted(item.id for item in centre.inbox.list()) == sorted(map(str, prepared))
    seen = {row.kiosk.id for row in fleet(centre.database, centre.clock) if row.sign is not None}
    assert seen == {kiosk.name for kiosk in kiosks}
    if count != FEW:
        with capsys.disabled():
            sys.stdout.write("\n".join(("", f"{count:,} kiosks, for each of them:", *figures.lines, "")))
