"""Releases through a real web server: Debian's nginx with the text that operators copy, on the loopback.

tools/install_test_services.sh installs it; a server of the test's own is started.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from kiosk.distribution.client.client import Synced
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.web import WebLimits
from kiosk.distribution.rates import RATES_FILE
from kiosk.tour.patience import until
from web_server import WebServer, web_server

from branch import Branch, release_file
from signed_repository import Office

PATIENT = WebLimits(connect=10, silence=20, metadata=20, target=60)
TARGET = "catalog.sqlite"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path / "office")
    made.publish(7, release_file(7))
    return made


@pytest.fixture
def server(tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with web_server(tmp_path / "centre", monkeypatch) as opened:
        opened.publish(office.repository.folder)
        yield opened


@pytest.fixture
def branch(tmp_path: Path, office: Office, server: WebServer) -> Branch:
    made = Branch(
        tmp_path,
        f"{server.address}/repository",
        (office.repository.folder / "metadata" / "1.root.json").read_bytes(),
    )
    made.limits = PATIENT
    return made


@pytest.fixture
def elsewhere() -> Iterator[ThreadPoolExecutor]:
    """Another thread, as in a running kiosk."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def slowly(server: WebServer, seconds: int = 3) -> None:
    """Serve so slowly that a catalogue is on its way for so long."""
    server.kill()
    server.start(rate=len(release_file(7).read_bytes()) // seconds)


def quickly(server: WebServer) -> None:
    server.kill()
    server.start()


def received(branch: Branch) -> int:
    """Bytes of a catalogue that is on its way."""
    parts = branch.data / "tuf" / "parts"
    return sum(path.stat().st_size for path in parts.glob("*")) if parts.is_dir() else 0


def begun(branch: Branch, elsewhere: ThreadPoolExecutor) -> Future[Synced]:
    """An import that is in the middle of the catalogue."""
    running = elsewhere.submit(branch.sync)
    assert until(lambda: received(branch) > 0 or running.done(), 30)
    assert not running.done()
    return running


def test_a_release_goes_from_the_office_to_the_screens_of_a_kiosk(branch: Branch, server: WebServer) -> None:
    synced = branch.sync()
    assert (synced.number, synced.installed) == (7, True)
    assert branch.shown() == 7
    assert {request.status for request in server.requests()} == {200, 404}
    assert [one.path for one in server.requests() if one.status == 404] == ["/repository/metadata/2.root.json"]


def test_when_nothing_is_new_a_kiosk_asks_for_two_short_files(branch: Branch, server: WebServer) -> None:
    branch.sync()
    server.forget_requests()
    assert branch.sync().installed is False
    names = [Path(request.path).name for request in server.requests()]
    assert names == ["2.root.json", "timestamp.json"]
    assert sum(request.sent for request in server.requests()) < 2_000


def test_a_branch_gets_the_old_release_whole_while_the_new_one_is_brought_in(
    office: Office, branch: Branch, server: WebServer, elsewhere: ThreadPoolExecutor
) -> None:
    slowly(server)
    running = begun(branch, elsewhere)
    office.publish(8, release_file(8))
    server.publish(office.repository.folder)
    assert running.result(60).number == 7
    assert branch.shown() == 7
    quickly(server)
    assert branch.sync().number == 8
    assert branch.shown() == 8


def test_at_every_step_of_copying_a_release_kiosks_get_the_old_one_until_the_last(
    office: Office, branch: Branch, server: WebServer
) -> None:
    branch.sync()
    office.publish(8, release_file(8))
    new = sorted(path for path in office.repository.folder.rglob("*") if path.is_file() and path.name[0] != ".")
    last = office.repository.folder / "metadata" / "timestamp.json"
    for path in (*(path for path in new if path != last), last):
        assert branch.sync().number == 7, path.name
        place = server.repository / path.relative_to(office.repository.folder)
        place.write_bytes(path.read_bytes())
    assert branch.sync().number == 8


def test_a_server_that_dies_in_the_middle_of_a_catalogue_costs_nothing_that_came(
    branch: Branch, server: WebServer, elsewhere: ThreadPoolExecutor
) -> None:
    slowly(server, 60)
    running = begun(branch, elsewhere)
    server.kill()
    with pytest.raises(UpdateError) as caught:
        running.result(60)
    assert caught.value.code == "network"
    assert branch.shown() == 0
    have = received(branch)
    assert 0 < have < len(release_file(7).read_bytes())

    server.start()
    server.forget_requests()
    assert branch.sync().number == 7
    (asked,) = [request for request in server.requests() if TARGET in request.path]
    assert (asked.status, asked.range) == (206, f"bytes={have}-")
    assert branch.shown() == 7
    assert received(branch) == 0


def test_a_server_that_reads_its_settings_again_ends_what_it_began(
    branch: Branch, server: WebServer, elsewhere: ThreadPoolExecutor
) -> None:
    slowly(server)
    running = begun(branch, elsewhere)
    server.reload()
    assert running.result(60).number == 7


def test_renewed_timestamps_keep_a_branch_importing(office: Office, branch: Branch, server: WebServer) -> None:
    branch.sync()
    office.clock.now = branch.clock.now = office.clock.now + timedelta(days=91)
    branch.refuses("expired")
    office.repository.refresh(office.online)
    server.publish(office.repository.folder)
    assert branch.sync().number == 7


def test_a_server_that_this_machine_does_not_trust_is_not_talked_to(
    branch: Branch, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    branch.refuses("network")
    assert server.requests() == []


@pytest.mark.parametrize("place", ["", "nothing-here", "drop-box"])
def test_another_place_on_the_server_is_no_repository(branch: Branch, server: WebServer, place: str) -> None:
    branch.refuses("network", "not-a-repository", source=f"{server.address}/{place}")


def test_caches_may_keep_everything_but_what_says_which_is_the_newest(branch: Branch, server: WebServer) -> None:
    branch.sync()
    for path in {request.path for request in server.requests()}:
        answer = requests.get(f"{server.address}{path}", timeout=10)
        kept = answer.headers.get("Cache-Control")
        if answer.status_code == 404 or path.endswith("timestamp.json"):
            assert kept in (None, "public, max-age=60"), path
        else:
            assert kept == "public, max-age=31536000, immutable", path


def test_nobody_writes_into_the_repository_and_nothing_else_is_shown(server: WebServer) -> None:
    (server.repository / ".lock").touch()
    address = server.address
    for method in ("PUT", "DELETE", "PROPFIND", "MKCOL", "MOVE"):
        answer = requests.request(method, f"{address}/repository/metadata/timestamp.json", data=b"x", timeout=10)
        assert answer.status_code == 405, method
    for path in ("", "kiosks.passwords", "incoming/", "repository/.lock", "repository/", "repository/targets/"):
        assert requests.get(f"{address}/{path}", timeout=10).status_code in (403, 404), path
    assert not (server.repository / RATES_FILE).exists()
