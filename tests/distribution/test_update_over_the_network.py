"""A bad network or a hostile server costs a kiosk an update, never its catalogue; what broke off is gone on with."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.x509.oid import NameOID
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.state import read_state
from kiosk.distribution.client.supply import Supply
from kiosk.distribution.client.web import WebLimits

from branch import Branch, refusal, release_file
from hostile_server import Handler, HostileServer
from signed_repository import START, Office

TARGET = "catalog.sqlite"


@pytest.fixture
def server(office: Office) -> Iterator[HostileServer]:
    opened = HostileServer(office.repository.folder)
    yield opened
    opened.close()


@pytest.fixture
def branch(tmp_path: Path, office: Office, server: HostileServer) -> Branch:
    root = (office.repository.folder / "metadata" / "1.root.json").read_bytes()
    return Branch(tmp_path, server.address, root)


def publish_rates(office: Office, dated: str = "2026-11-22") -> None:
    words = dict.fromkeys(("zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO"), "Branch")
    content = {"schema": 1, "dated": dated, "publisher": words, "rates": {"MOP/CNY": "0.8901"}}
    office.repository.publish_rates(json.dumps(content).encode(), office.online)


def half(handler: Handler, content: bytes) -> None:
    """Half of the file, then the connection ends as if that were all."""
    handler.answer(200, content[: len(content) // 2], length=len(content))
    handler.close_connection = True


def half_and_reset(handler: Handler, content: bytes) -> None:
    handler.answer(200, content[: len(content) // 2], length=len(content))
    handler.wfile.flush()
    handler.hang_up()


def sign_in_page(handler: Handler, _: bytes) -> None:
    handler.answer(200, b"<html>Welcome! Please sign in.</html>", {"Content-Type": "text/html; charset=utf-8"})


def sign_in_page_that_says_json(handler: Handler, _: bytes) -> None:
    handler.answer(200, b"<html>Welcome! Please sign in.</html>", {"Content-Type": "application/json"})


def elsewhere(handler: Handler, _: bytes) -> None:
    handler.answer(302, b"", {"Location": "http://127.0.0.1:9/"})


def server_error(handler: Handler, _: bytes) -> None:
    handler.answer(500, b"sorry")


def reset(handler: Handler, _: bytes) -> None:
    handler.hang_up()


def drip_the_head(handler: Handler, _: bytes) -> None:
    handler.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 1000)


def drip_the_body(handler: Handler, content: bytes) -> None:
    handler.answer(200, b"", length=len(content))
    handler.drip(content)


def silence(handler: Handler, _: bytes) -> None:
    handler.server.ended.wait(20)


def endless(handler: Handler, content: bytes) -> None:
    handler.answer(200, content, length=len(content) * 10)
    handler.wfile.write(b"\0" * len(content) * 3)


def test_a_release_comes_over_the_network(branch: Branch) -> None:
    assert branch.sync().number == 7
    assert branch.shown() == 7


@pytest.mark.parametrize("trick", [sign_in_page, sign_in_page_that_says_json])
def test_the_sign_in_page_of_a_network_is_not_taken_for_a_repository(
    branch: Branch, server: HostileServer, trick: object
) -> None:
    server.do("timestamp.json", trick)
    assert "sign in" in branch.refuses("not-a-repository").message


@pytest.mark.parametrize("trick", [elsewhere, server_error, reset, drip_the_head, drip_the_body, silence])
@pytest.mark.parametrize("file", ["timestamp.json", "7.targets.json"])
def test_a_server_that_does_not_answer_as_it_should_costs_one_attempt(
    branch: Branch, server: HostileServer, trick: object, file: str
) -> None:
    server.do(file, trick)
    branch.refuses("network")
    assert branch.sync().number == 7


def test_a_catalogue_that_broke_off_is_gone_on_with_at_once(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, half)
    assert branch.sync().number == 7
    ranges = [stated for path, stated in server.requests if TARGET in path]
    assert ranges[0] == ""
    assert ranges[1] == f"bytes={len(release_file(7).read_bytes()) // 2}-"


def test_a_connection_that_is_reset_in_the_middle_is_made_again(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, half_and_reset, reset)
    assert branch.sync().number == 7


def test_a_disk_that_keeps_nothing_is_not_taken_for_a_bad_network(
    office: Office, branch: Branch, server: HostileServer
) -> None:
    (catalogue,) = (office.repository.folder / "targets").glob(f"*.{TARGET}")
    parts = branch.data / "tuf" / "parts"
    parts.mkdir(parents=True)
    (parts / catalogue.name).symlink_to(parts / "gone" / catalogue.name)
    branch.refuses("disk")
    (parts / catalogue.name).unlink()
    assert branch.sync().number == 7


def test_a_catalogue_that_broke_off_is_gone_on_with_after_a_restart(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, half, reset, reset)
    branch.refuses("network")
    server.requests.clear()
    assert branch.sync().number == 7
    (stated,) = [stated for path, stated in server.requests if TARGET in path]
    assert stated == f"bytes={len(release_file(7).read_bytes()) // 2}-"
    assert not list((branch.data / "tuf" / "parts").glob("*"))


def test_what_was_kept_of_a_broken_catalogue_may_be_damaged(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, half, reset, reset)
    branch.refuses("network")
    (part,) = (branch.data / "tuf" / "parts").glob("*")
    part.write_bytes(b"\0" * part.stat().st_size)
    assert branch.sync().number == 7


def test_a_server_that_knows_no_ranges_is_served_from_too(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, half, lambda handler, content: handler.answer(200, content))
    assert branch.sync().number == 7


def test_a_server_that_sends_another_part_than_it_was_asked_for_is_not_believed(
    branch: Branch, server: HostileServer
) -> None:
    def other_part(handler: Handler, content: bytes) -> None:
        handler.answer(206, content[:10], {"Content-Range": f"bytes 0-9/{len(content)}"})

    server.do(TARGET, half, other_part, other_part)
    branch.refuses("network")
    assert branch.sync().number == 7


def test_a_catalogue_that_drips_ends_at_its_limit_and_what_came_is_kept(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, drip_the_body)
    assert branch.sync().number == 7  # the second try went on after the drops
    assert [stated for path, stated in server.requests if TARGET in path][1] not in ("", "bytes=0-")


def test_endless_data_ends_at_what_was_signed(branch: Branch, server: HostileServer) -> None:
    server.do(TARGET, endless)
    branch.refuses("too-large", "not-trusted", "network")
    assert branch.sync().number == 7


def test_nobody_listens(branch: Branch, server: HostileServer) -> None:
    server.close()
    assert "cannot be reached" in branch.refuses("network").message


def test_an_import_can_be_cancelled_in_the_middle(branch: Branch, server: HostileServer) -> None:
    def cancel(handler: Handler, content: bytes) -> None:
        branch.cancelled = True
        handler.answer(200, content)

    server.do(TARGET, cancel)
    branch.refuses("cancelled")
    assert read_state(branch.data).problem is None
    branch.cancelled = False
    assert branch.sync().number == 7


@pytest.mark.parametrize("file", ["timestamp.json", TARGET])
def test_a_kiosk_that_is_closed_does_not_wait_for_a_silent_server(
    branch: Branch, server: HostileServer, file: str
) -> None:
    asked = Event()

    def never(handler: Handler, content: bytes) -> None:
        asked.set()
        silence(handler, content)

    server.do(file, never)
    settings = Settings(repository=server.address)
    supply = Supply(branch.data, settings, None, branch.clock)
    ended: list[str] = []

    def sync() -> None:
        with pytest.raises(UpdateError) as caught:
            supply.sync(server.address)
        ended.append(caught.value.code)

    thread = Thread(target=sync)
    thread.start()
    assert asked.wait(10)
    supply.cancel()
    thread.join(WebLimits().silence / 4)
    assert ended == ["cancelled"]


def test_unchanged_rates_and_a_catalogue_for_a_newer_program_are_fetched_once(
    office: Office, branch: Branch, server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_new(*_: object, **__: object) -> None:
        raise CatalogueError("It needs a newer program.", code="newer-schema")

    publish_rates(office)
    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "open", too_new)
        for _ in range(2):
            with refusal("newer-program"):
                branch.sync()
    assert branch.sync().installed
    branch.sync()
    fetched = [path.partition(".")[2] for path, _ in server.requests if "/targets/" in path]
    assert fetched == [TARGET, "rates.json"]


def test_rates_of_today_come_in_while_it_is_still_yesterday_in_the_zone_of_the_clock(
    office: Office, branch: Branch
) -> None:
    branch.clock.now = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # two in the morning of the 23rd in Macau
    publish_rates(office, "2026-11-23")
    assert branch.sync().rates
    publish_rates(office, "2026-11-24")
    problem = branch.sync().rates_problem
    assert problem is not None
    assert "2026-11-23" in problem.message
    assert [finding.field for finding in problem.where] == ["dated"]


def test_what_was_kept_of_broken_rates_may_be_damaged(office: Office, branch: Branch, server: HostileServer) -> None:
    publish_rates(office)
    server.do("/targets/", lambda handler, content: handler.answer(200, content), half, reset, reset)
    assert branch.sync().rates_problem is not None
    (part,) = (branch.data / "tuf" / "parts").glob("*")
    part.write_bytes(b"\0" * part.stat().st_size)
    assert branch.sync().rates


@pytest.mark.parametrize("extra", ["somebody:hidden@", "hidden@"])
def test_a_secret_in_the_address_of_a_repository_is_refused_and_stands_nowhere(
    branch: Branch, server: HostileServer, extra: str
) -> None:
    told = branch.refuses("settings", source=server.address.replace("://", f"://{extra}"))
    branch.refuses("settings", source=f"{server.address}/?token=hidden")
    kept = [path.read_text(errors="replace") for path in branch.data.glob("*.json")]
    assert not any("hidden" in text for text in (told.message, *kept))
    assert server.requests == []


@pytest.mark.parametrize("name", ["other.example", "127.0.0.1"])
def test_a_server_that_cannot_prove_its_name_is_not_talked_to(
    office: Office, branch: Branch, tmp_path: Path, name: str
) -> None:
    secured = HostileServer(office.repository.folder, tls(tmp_path, name))
    try:
        branch.refuses("network", source=secured.address)
        assert secured.requests == []
    finally:
        secured.close()


def tls(folder: Path, name: str) -> ssl.SSLContext:
    """A certificate for this name that nobody vouches for."""
    key = generate_private_key(SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    is_address = name[0].isdigit()
    alternative = x509.IPAddress(ip_address(name)) if is_address else x509.DNSName(name)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(START - timedelta(days=1))
        .not_valid_after(START + timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
