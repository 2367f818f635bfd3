"""What residents prepared goes to the centre through a real web server: nothing lost, nothing twice, nobody else's.

tools/install_test_services.sh installs nginx; a server of the test's own is started, with the text operators copy.
"""

from __future__ import annotations

import base64
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import requests
from kiosk.config import DropBox
from kiosk.office.kiosks.credentials import new_credentials
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.heartbeat import Health, beat
from kiosk.outbox.sending import Sent, send
from kiosk.outbox.targets import open_target
from kiosk.outbox.waiting import Outbox, Waiting
from kiosk.sealing.envelope import MOST_BYTES, decoded
from kiosk.tour.patience import until
from web_server import CENTRE, WebServer, web_server

from sealed_samples import envelope

MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ID = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
HEALTH = Health(12, "installed", MORNING.date(), "ready", 5)


class Branch:
    """A kiosk with an outbox, and with what the office gave it for the drop box."""

    def __init__(self, folder: Path, server: WebServer) -> None:
        self.data = folder
        self.outbox = Outbox(folder, StaffEvents(folder, lambda: MORNING))
        self.kiosk = envelope(folder).kiosk
        self._server = server
        self._file = folder / "drop-box.password"
        self._count = 0

    def enrol(self) -> str:
        """What ``office kiosks credentials`` makes; the secret."""
        made = new_credentials(self.kiosk)
        self._server.let_in(made.line)
        self.has_password(made.secret)
        return made.secret

    def has_password(self, secret: str) -> None:
        self._file.write_text(f"{secret}\n")
        self._file.chmod(0o600)

    def prepare(self) -> Waiting:
        self._count += 1
        kept = self.outbox.keep(envelope(self.data, self._count), MORNING + timedelta(seconds=self._count))
        assert isinstance(kept, Waiting)
        return kept

    def send(self, as_kiosk: Branch | None = None) -> Sent:
        shown = as_kiosk or self
        box = DropBox(url=f"{self._server.address}/drop-box", user=shown.kiosk, password_file=str(shown._file))
        target = open_target(box, self.data)
        try:
            return send(self.outbox, target, MORNING)
        finally:
            target.close()

    def waiting(self) -> set[str]:
        return {f"{item.kiosk}/{item.id}" for item in self.outbox.to_send()}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with web_server(tmp_path / "centre", monkeypatch) as opened:
        yield opened


@pytest.fixture
def branch(tmp_path: Path, server: WebServer) -> Branch:
    made = Branch(tmp_path / "kiosk", server)
    made.enrol()
    return made


def test_what_was_prepared_reaches_the_centre_and_leaves_the_kiosk(branch: Branch, server: WebServer) -> None:
    kept = branch.prepare()
    content = kept.path.read_bytes()
    assert branch.send() == Sent((kept.id,), 0)
    assert server.delivered() == {f"{branch.kiosk}/{kept.id}": content}
    assert branch.waiting() == set()


def test_twice_is_once(branch: Branch, server: WebServer) -> None:
    kept = branch.prepare()
    content = kept.path.read_bytes()
    branch.send()
    kept.path.write_bytes(content)  # a power cut came before the kiosk had deleted it
    assert branch.send().delivered == (kept.id,)
    assert server.delivered() == {f"{branch.kiosk}/{kept.id}": content}
    assert [request.status for request in server.requests()] == [201, 412]


def test_a_sign_of_life_goes_the_same_way(branch: Branch, server: WebServer) -> None:
    beat(branch.outbox, HEALTH, MORNING, None)
    assert branch.send().left == 0
    (content,) = server.delivered().values()
    assert decoded(content).kind == "heartbeat"


def test_a_wrong_password_keeps_everything_until_it_is_right(branch: Branch, server: WebServer) -> None:
    kept = branch.prepare()
    branch.has_password("not the one")
    sent = branch.send()
    assert sent.problem is not None
    assert (sent.problem.code, sent.left) == ("refused", 1)
    assert server.delivered() == {}
    branch.enrol()
    assert branch.send().delivered == (kept.id,)


def test_with_the_password_of_one_kiosk_nobody_writes_below_the_name_of_another(
    branch: Branch, server: WebServer, tmp_path: Path
) -> None:
    other = Branch(tmp_path / "other", server)
    other.enrol()
    kept = branch.prepare()
    sent = branch.send(as_kiosk=other)
    assert sent.problem is not None
    assert (sent.problem.code, sent.left) == ("refused", 1)
    assert server.delivered() == {}
    assert branch.waiting() == {f"{branch.kiosk}/{kept.id}"}


def test_a_server_that_dies_among_many_envelopes_loses_none_and_takes_none_twice(
    branch: Branch, server: WebServer
) -> None:
    kept = {f"{branch.kiosk}/{one.id}": one.path.read_bytes() for one in (branch.prepare() for _ in range(60))}
    with ThreadPoolExecutor(1) as elsewhere:
        for share in (5, 20, 40):
            running = elsewhere.submit(branch.send)
            assert until(partial(has, server, share), 30)
            server.kill()
            sent = running.result(60)
            assert sent.left == 0 or (sent.problem is not None and sent.problem.code == "network")
            there = server.delivered()
            assert {name: kept[name] for name in there} == there
            assert set(there) | branch.waiting() == set(kept)
            server.start()
    assert branch.send().left == 0
    assert server.delivered() == kept


def test_an_upload_that_breaks_off_leaves_nothing(branch: Branch, server: WebServer) -> None:
    secret = base64.b64encode(f"{branch.kiosk}:{branch.enrol()}".encode()).decode()
    head = (
        f"PUT /drop-box/{branch.kiosk}/{ID} HTTP/1.1\r\nHost: centre\r\nContent-Length: 50000\r\n"
        f"Authorization: Basic {secret}\r\n\r\n"
    )
    believed = ssl.create_default_context(cafile=str(server.certificate))
    with socket.create_connection(("127.0.0.1", server.port), 5) as plain:
        secured = believed.wrap_socket(plain, server_hostname="127.0.0.1")
        secured.sendall(head.encode() + b"x" * 40_000)
        assert until(lambda: any((server.centre / "incoming").iterdir()))
        secured.close()
    assert until(lambda: len(server.requests()) == 1)
    assert server.delivered() == {}
    assert list((server.centre / "incoming").iterdir()) == []


# --- what the server itself refuses -----------------------------------------------------------------------------------


def test_what_lies_there_is_never_written_over(branch: Branch, server: WebServer) -> None:
    kept = branch.prepare()
    content = kept.path.read_bytes()
    branch.send()
    answer = ask(server, "PUT", f"{branch.kiosk}/{kept.id}", (branch.kiosk, branch.enrol()), b"something else")
    assert answer == 412
    assert server.delivered() == {f"{branch.kiosk}/{kept.id}": content}


@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE", "PROPFIND", "MKCOL", "COPY", "MOVE", "LOCK", "POST"])
@pytest.mark.parametrize("place", ["{kiosk}/{id}", "{kiosk}/", ""])
def test_a_kiosk_cannot_read_list_or_delete(branch: Branch, server: WebServer, method: str, place: str) -> None:
    kept = branch.prepare()
    branch.send()
    path = place.format(kiosk=branch.kiosk, id=kept.id)
    assert ask(server, method, path, (branch.kiosk, branch.enrol())) == 403
    assert set(server.delivered()) == {f"{branch.kiosk}/{kept.id}"}


@pytest.mark.parametrize(
    "name", ["", "a", ID.lower(), f"{ID}/x", f"{ID}.part", f"../{ID}", f"%2e%2e/x/{ID}", f"x/{ID}"]
)
def test_a_kiosk_cannot_choose_another_name_than_an_id(branch: Branch, server: WebServer, name: str) -> None:
    session = requests.Session()
    url = f"{server.address}/drop-box/{branch.kiosk}/"
    prepared = session.prepare_request(requests.Request("PUT", url, data=b"x", auth=(branch.kiosk, branch.enrol())))
    prepared.url = f"{url}{name}"  # as it is, not tidied up
    assert session.send(prepared, timeout=10, verify=str(server.certificate)).status_code == 403
    assert server.delivered() == {}


def test_an_envelope_of_the_largest_size_is_taken_and_a_larger_file_is_not(branch: Branch, server: WebServer) -> None:
    entry = (branch.kiosk, branch.enrol())
    assert ask(server, "PUT", f"{branch.kiosk}/{ID}", entry, b"x" * MOST_BYTES) == 201
    assert ask(server, "PUT", f"{branch.kiosk}/{ID[::-1]}", entry, b"x" * 70_000) == 413
    assert len(server.delivered()) == 1


def test_nobody_without_a_password_is_let_in(branch: Branch, server: WebServer) -> None:
    kept = branch.prepare()
    branch.send()
    path = f"{branch.kiosk}/{kept.id}"
    for method in ("GET", "PUT", "DELETE", "PROPFIND", "OPTIONS"):
        assert ask(server, method, path, None) in (401, 412), method
        for user in (branch.kiosk, CENTRE):
            assert ask(server, method, path, (user, "a guess")) in (401, 403, 412), method
    assert set(server.delivered()) == {path}


def test_the_centre_lists_fetches_and_deletes_and_kiosks_cannot_pretend_to_be_it(
    branch: Branch, server: WebServer
) -> None:
    kept = branch.prepare()
    content = kept.path.read_bytes()
    branch.send()
    made = new_credentials(CENTRE)
    server.let_in(made.line)
    entry = (CENTRE, made.secret)
    path = f"{branch.kiosk}/{kept.id}"
    url = f"{server.address}/drop-box"
    listing = requests.request("PROPFIND", f"{url}/{branch.kiosk}/", auth=entry, headers={"Depth": "1"}, timeout=10)
    assert listing.status_code == 207
    assert f"/drop-box/{path}" in listing.text
    assert requests.get(f"{url}/{path}", auth=entry, timeout=10).content == content
    assert ask(server, "PUT", f"{branch.kiosk}/{ID}", entry, b"x") == 403
    assert ask(server, "DELETE", f"{branch.kiosk}/", entry) in (403, 409)
    assert set(server.delivered()) == {path}
    assert ask(server, "DELETE", path, entry) == 204
    assert server.delivered() == {}


def has(server: WebServer, share: int) -> bool:
    return len(server.delivered()) >= share


def ask(server: WebServer, method: str, path: str, entry: tuple[str, str] | None, content: bytes = b"") -> int:
    url = f"{server.address}/drop-box/{path}"
    return requests.request(method, url, data=content, auth=entry, timeout=10).status_code
