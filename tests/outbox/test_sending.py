"""What waits reaches the drop box exactly once, and stays on the kiosk until that is certain."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.commands.outbox import command
from kiosk.config import DropBox
from kiosk.outbox import waiting as waiting_module
from kiosk.outbox.credentials import authorization
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.outbox.delivery_state import STATE_FILE, read_state
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.folder_target import FolderTarget
from kiosk.outbox.sending import send
from kiosk.outbox.targets import checked_address, is_readable_on_the_way, open_target
from kiosk.outbox.waiting import Outbox
from kiosk.outbox.web_target import WebTarget
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import APPLICATION, sign

from hostile_server import Handler
from outbox_branch import KIOSK, MORNING, QUICK, SECRET, OutboxBranch, tls

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def branch(own_data_folder: Path, tmp_path: Path) -> Iterator[OutboxBranch]:
    made = OutboxBranch(own_data_folder, tmp_path / "box")
    yield made
    made.server.close()


def answering(status: int, content: bytes = b"", headers: dict[str, str] | None = None) -> Any:
    return lambda handler, _: handler.answer(status, content, headers)


def sign_in_page(handler: Handler, _: bytes) -> None:
    handler.answer(200, b"<html>Welcome! Please sign in.</html>", HTML)


def sign_in_page_that_says_plain(handler: Handler, _: bytes) -> None:
    handler.answer(200, b"\n<!DOCTYPE html><html>Welcome!</html>", {"Content-Type": "text/plain"})


def reset(handler: Handler, _: bytes) -> None:
    handler.hang_up()


def kept_then_reset(handler: Handler, content: bytes) -> None:
    """The drop box keeps it, and the acknowledgement never arrives."""
    path = Path(handler.translate_path(handler.path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    handler.hang_up()


def half_a_head(handler: Handler, _: bytes) -> None:
    handler.wfile.write(b"HTTP/1.1 20")
    handler.wfile.flush()
    handler.hang_up()


def half_a_body(handler: Handler, _: bytes) -> None:
    handler.answer(200, b"o", length=100)
    handler.close_connection = True


def drip_the_head(handler: Handler, _: bytes) -> None:
    handler.drip(b"HTTP/1.1 201 Created\r\nX-Slow: " + b"a" * 1000)


def silence(handler: Handler, _: bytes) -> None:
    handler.server.ended.wait(20)


# --- delivered --------------------------------------------------------------------------------------------------------


def test_what_waits_is_put_under_the_kiosks_own_prefix_and_then_deleted_here(branch: OutboxBranch) -> None:
    items = [branch.keep() for _ in range(3)]
    contents = [item.path.read_bytes() for item in items]
    sent = branch.send()
    assert sent.delivered == tuple(item.id for item in items), "oldest first"
    assert (sent.left, sent.problem, branch.waiting()) == (0, None, [])
    assert branch.received() == {f"{KIOSK}/{item.id}": content for item, content in zip(items, contents, strict=True)}
    path, headers, _ = branch.server.puts[0]
    assert path == f"/{KIOSK}/{items[0].id}"
    assert (headers["If-None-Match"], headers["Authorization"]) == ("*", f"Bearer {SECRET}")
    assert [(entry["id"], entry["sequence"]) for entry in branch.told("envelope-delivered")] == [
        (item.id, item.sequence) for item in items
    ]
    assert read_state(branch.data).last_delivery == MORNING


@pytest.mark.parametrize("status", [200, 201, 204, 412])
def test_these_answers_mean_accepted(branch: OutboxBranch, status: int) -> None:
    branch.keep()
    branch.server.do(KIOSK, answering(status))
    assert (branch.send().left, branch.waiting()) == (0, [])


@pytest.mark.parametrize("status", [201, 412])
def test_a_page_that_says_so_beside_the_status_does_not_change_it(branch: OutboxBranch, status: int) -> None:
    branch.keep()
    branch.server.do(KIOSK, answering(status, b"<html><h1>Said in words, too</h1></html>", HTML))
    assert branch.send().problem is None


def test_many_go_over_one_connection_and_none_stays_open(branch: OutboxBranch) -> None:
    for _ in range(20):
        branch.keep()
    assert len(branch.send().delivered) == 20
    assert len(branch.received()) == 20
    assert branch.server.connections == 1
    assert branch.server.left.acquire(timeout=5)


def test_a_server_that_ends_each_connection_is_delivered_to_all_the_same(branch: OutboxBranch) -> None:
    def alone(handler: Handler, content: bytes) -> None:
        handler.answer(201, b"", {"Connection": "close"})
        handler.close_connection = True

    for _ in range(5):
        branch.keep()
    branch.server.do(KIOSK, *[alone] * 5)
    assert len(branch.send().delivered) == 5


# --- not delivered ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trick", "code"),
    [
        (answering(401, b"<html>", HTML), "refused"),
        (answering(403), "refused"),
        (answering(404), "not-a-drop-box"),
        (answering(405), "not-a-drop-box"),
        (answering(409), "not-a-drop-box"),
        (answering(202), "not-a-drop-box"),
        (answering(413), "full"),
        (answering(507), "full"),
        (answering(301, b"", {"Location": "/elsewhere"}), "not-a-drop-box"),
        (answering(307, b"", {"Location": "http://127.0.0.1:9/"}), "not-a-drop-box"),
        (sign_in_page, "not-a-drop-box"),
        (sign_in_page_that_says_plain, "not-a-drop-box"),
    ],
)
def test_a_refusal_stops_is_told_once_and_keeps_everything(branch: OutboxBranch, trick: Any, code: str) -> None:
    branch.keep(), branch.keep()
    before = branch.waiting()
    for _ in range(3):
        branch.server.do(KIOSK, trick)
        sent = branch.send()
        assert sent.problem is not None
        assert (sent.problem.code, sent.problem.pauses, sent.left, sent.delivered) == (code, False, 2, ())
        assert str(sent.problem.message).endswith(".")
    assert len(branch.server.puts) == 3, "one request an attempt"
    assert branch.waiting() == before
    assert [entry["reason"] for entry in branch.told("delivery-refused")] == [code]
    assert branch.send().left == 0
    branch.keep()
    branch.server.do(KIOSK, trick)
    branch.send()
    assert len(branch.told("delivery-refused")) == 2, "after it went well, a refusal is news again"


@pytest.mark.parametrize(
    ("trick", "code"),
    [
        (reset, "network"),
        (half_a_head, "network"),
        (half_a_body, "network"),
        (drip_the_head, "network"),
        (silence, "network"),
        (answering(500), "server"),
        (answering(503), "server"),
        (answering(429), "server"),
    ],
)
def test_trouble_pauses_and_loses_nothing(branch: OutboxBranch, trick: Any, code: str) -> None:
    items = [branch.keep(), branch.keep()]
    branch.server.do(KIOSK, trick)
    sent = branch.send()
    assert sent.problem is not None
    assert (sent.problem.code, sent.problem.pauses, sent.left) == (code, True, 2)
    assert len(branch.server.puts) == 1
    assert branch.told("delivery-refused") == [], "staff need not know of a network that comes back"
    assert branch.send().delivered == tuple(item.id for item in items)
    assert len(branch.received()) == 2


def test_a_network_that_goes_and_comes_does_not_repeat_what_staff_were_told(branch: OutboxBranch) -> None:
    branch.keep()
    for trick in (answering(403), reset, answering(403)):
        branch.server.do(KIOSK, trick)
        branch.send()
    assert len(branch.told("delivery-refused")) == 1


def test_what_was_delivered_before_the_trouble_is_not_sent_again(branch: OutboxBranch) -> None:
    items = [branch.keep() for _ in range(4)]
    branch.server.do(items[2].id, reset)
    sent = branch.send()
    assert (len(sent.delivered), sent.left) == (2, 2)
    assert branch.send().delivered == (items[2].id, items[3].id)


def test_a_proxy_that_drips_holds_nobody_up_either(branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", branch.server.address)
    item = branch.keep()
    branch.server.do("box.example", drip_the_head)
    sent = branch.send(WebTarget("http://box.example", None, QUICK))
    assert sent.problem is not None
    assert sent.problem.code == "network"
    assert [path for path, _, _ in branch.server.puts] == [f"http://box.example/{KIOSK}/{item.id}"]


def test_nobody_listens(branch: OutboxBranch) -> None:
    branch.keep()
    branch.server.close()
    sent = branch.send()
    assert sent.problem is not None
    assert sent.problem.code == "network"
    assert "cannot be reached" in sent.problem.message


def test_a_server_that_cannot_prove_its_name_gets_nothing(own_data_folder: Path, tmp_path: Path) -> None:
    for name in ("other.example", "127.0.0.1"):
        secured = OutboxBranch(own_data_folder, tmp_path / name, tls(tmp_path, name))
        secured.keep()
        sent = secured.send()
        secured.server.close()
        assert sent.problem is not None
        assert (sent.problem.code, sent.problem.pauses, secured.server.puts) == ("tls", True, [])


def test_envelopes_of_a_former_id_hold_up_nothing(branch: OutboxBranch) -> None:
    old, new = branch.keep("former-id"), branch.keep()
    branch.server.do("former-id", answering(403))
    sent = branch.send()
    assert (sent.delivered, sent.left) == ((new.id,), 1)
    assert sent.problem is not None
    assert branch.waiting() == [old.id]


# --- exactly once -----------------------------------------------------------------------------------------------------


def test_an_acknowledgement_that_is_lost_costs_a_second_request_and_nothing_comes_twice(branch: OutboxBranch) -> None:
    item = branch.keep()
    branch.server.do(KIOSK, kept_then_reset)
    assert branch.send().left == 1
    assert branch.send().delivered == (item.id,)  # 412: it is there
    assert list(branch.received()) == [f"{KIOSK}/{item.id}"]


def test_a_power_cut_between_acknowledgement_and_deletion_sends_it_again_as_the_same(
    branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = branch.keep()

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as changed, pytest.raises(PowerCutError):
        changed.setattr(type(branch.outbox), "acknowledged", cut)
        branch.send()
    assert branch.waiting() == [item.id]
    assert branch.send().left == 0
    assert list(branch.received()) == [f"{KIOSK}/{item.id}"]
    assert {content for _, _, content in branch.server.puts} == set(branch.received().values())


def test_a_disk_that_deletes_nothing_is_told_and_the_next_attempt_goes_on(
    branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.keep(), branch.keep()

    def fails(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as changed:
        changed.setattr(waiting_module, "sync_folder", fails)
        sent = branch.send()
    assert sent.problem is not None
    assert (sent.problem.code, sent.problem.pauses, len(branch.server.puts)) == ("disk", True, 1)
    assert branch.send().left == 0


def test_a_full_disk_is_emptied(branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.keep()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.durable_file.tempfile.mkstemp", full)
    monkeypatch.setattr("kiosk.outbox.events.os.write", full)
    sent = branch.send()
    assert (len(sent.delivered), sent.left, sent.problem) == (1, 0, None)


def test_only_one_of_two_processes_sends(branch: OutboxBranch, tmp_path: Path) -> None:
    item = branch.keep()
    program = (
        "import fcntl, os, sys; d = os.open(sys.argv[1], os.O_RDONLY); fcntl.flock(d, fcntl.LOCK_EX);"
        "print('locked', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(branch.data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"locked\n"
    sent = branch.send()
    other.communicate(b"")
    assert sent.problem is not None
    assert (sent.problem.code, sent.left, branch.server.puts) == ("busy", 1, [])
    assert branch.send().delivered == (item.id,)


def test_what_was_damaged_on_the_disk_is_never_sent_and_never_thrown_away(branch: OutboxBranch) -> None:
    bad, good = branch.keep(), branch.keep()
    bad.path.write_bytes(b"PONTE?")
    assert branch.send().delivered == (good.id,)
    assert branch.outbox.listing().damaged == (bad.path.name,)


def test_sending_ends_at_once_when_the_kiosk_is_closed(branch: OutboxBranch) -> None:
    branch.keep(), branch.keep()
    target, cancelled = branch.target(), []
    branch.server.do(KIOSK, lambda handler, content: (cancelled.append(1), target.cancel(), silence(handler, content)))
    sent = send(branch.outbox, target, MORNING, lambda: bool(cancelled))
    assert (sent.left, len(branch.server.puts)) == (2, 1)
    assert not (branch.data / STATE_FILE).exists(), "that the kiosk was closed is no trouble"


def test_nothing_to_send_asks_nobody(branch: OutboxBranch) -> None:
    assert branch.send().left == 0
    assert branch.server.puts == []
    assert not branch.data.exists()


class Fate(StrEnum):
    """What becomes of one envelope at one attempt."""

    WELL = "well"
    LOST_ANSWER = "lost-answer"
    BROKEN = "broken"
    REFUSED = "refused"
    POWER_CUT = "power-cut"


class PowerCutError(BaseException):
    pass


class FatefulBox:
    """A drop box in memory. After the fates that were drawn, everything goes well."""

    def __init__(self, fates: list[Fate]) -> None:
        self.fates = fates
        self.kept: dict[str, bytes] = {}

    def deliver(self, kiosk: str, number: str, content: bytes) -> None:
        fate = self.fates.pop(0) if self.fates else Fate.WELL
        if fate is Fate.REFUSED:
            raise DeliveryError("No.", "refused")
        if fate is not Fate.BROKEN:
            assert self.kept.setdefault(number, content) == content
        if fate is Fate.POWER_CUT:
            raise PowerCutError
        if fate is not Fate.WELL:
            raise DeliveryError("Broken.", "network", pauses=True)

    def reach(self, kiosk: str) -> None: ...

    def cancel(self) -> None: ...

    def close(self) -> None: ...


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 4), st.lists(st.sampled_from(Fate), max_size=12))
def test_whatever_happens_nothing_is_lost_and_nothing_comes_twice(count: int, fates: list[Fate]) -> None:
    with TemporaryDirectory() as folder:
        outbox = Outbox(Path(folder), StaffEvents(Path(folder)))
        every = {}
        for number in range(1, count + 1):
            one = sign(APPLICATION, number, b"sealed", device_key(Path(folder), KIOSK))
            outbox.keep(one, MORNING)
            every[one.id] = one.encoded()
        box = FatefulBox(list(fates))
        while outbox.to_send():
            with suppress(PowerCutError):
                send(outbox, box, MORNING)
            assert {item.id for item in outbox.to_send()} | set(box.kept) == set(every)
        assert box.kept == every
        told = [entry["id"] for entry in outbox.events.read() if entry["event"] == "envelope-delivered"]
        assert sorted(told) == sorted(every)


# --- a clock that jumps -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kept", "looked"), [(1970, 2026), (2026, 2090), (2090, 2026)])
def test_a_clock_that_jumps_deletes_nothing_before_its_days_are_over(
    branch: OutboxBranch, kept: int, looked: int
) -> None:
    then, now = MORNING.replace(year=kept), MORNING.replace(year=looked)
    branch.outbox.keep(branch.envelope(), then)
    (item,) = branch.outbox.listing().waiting
    assert branch.outbox.expire(now, 30) == ()
    assert branch.waiting() == [item.id]
    assert [entry["id"] for entry in branch.told("envelope-redated")] == [item.id]
    assert branch.outbox.expire(now + 29 * DAY, 30) == ()
    assert branch.outbox.expire(now + 30 * DAY, 30) == (item.id,)


# --- a folder ---------------------------------------------------------------------------------------------------------


def test_a_folder_is_a_drop_box_too(branch: OutboxBranch) -> None:
    item = branch.keep()
    content = item.path.read_bytes()
    assert branch.send(FolderTarget(branch.box)).delivered == (item.id,)
    assert branch.received() == {f"{KIOSK}/{item.id}": content}
    path = branch.box / KIOSK / item.id
    assert path.stat().st_mode & 0o400
    FolderTarget(branch.box).deliver(KIOSK, item.id, content)
    assert branch.received() == {f"{KIOSK}/{item.id}": content}, "twice changes nothing"


def test_the_folder_of_a_kiosk_has_its_name_on_the_disk_before_an_envelope_counts_as_delivered(
    branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe: set[int] = set()
    real = os.fsync

    def fsync(descriptor: int) -> None:
        safe.add(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    FolderTarget(branch.box).deliver(KIOSK, "A" * 32, b"envelope")
    path = branch.box / KIOSK / ("A" * 32)
    assert {path.stat().st_ino, path.parent.stat().st_ino, branch.box.stat().st_ino} <= safe


def test_a_share_that_is_not_mounted_pauses_and_is_not_made(branch: OutboxBranch) -> None:
    branch.keep()
    away = branch.box / "away"
    sent = branch.send(FolderTarget(away))
    assert sent.problem is not None
    assert (sent.problem.code, sent.problem.pauses, sent.left) == ("network", True, 1)
    assert not away.exists()


@pytest.mark.parametrize(
    ("number", "code", "pauses"),
    [(28, "full", False), (122, "full", False), (13, "refused", False), (30, "refused", False), (5, "network", True)],
)
def test_a_folder_in_trouble_keeps_everything_here_and_leaves_no_half_file_there(
    branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch, number: int, code: str, pauses: bool
) -> None:
    item = branch.keep()

    def fails(*_: object) -> None:
        raise OSError(number, "trouble")

    with monkeypatch.context() as changed:
        changed.setattr("kiosk.outbox.folder_target.move_into_place", fails)
        sent = branch.send(FolderTarget(branch.box))
    assert sent.problem is not None
    assert (sent.problem.code, sent.problem.pauses, branch.waiting()) == (code, pauses, [item.id])
    assert branch.received() == {}


def test_a_file_where_the_folder_should_be_is_a_refusal(branch: OutboxBranch) -> None:
    branch.keep()
    (branch.box / KIOSK).touch()
    sent = branch.send(FolderTarget(branch.box))
    assert sent.problem is not None
    assert (sent.problem.code, sent.problem.pauses) == ("not-a-drop-box", False)


# --- secrets ----------------------------------------------------------------------------------------------------------


def secret_file(data: Path, content: str = f"{SECRET}\n", mode: int = 0o600) -> str:
    data.mkdir(parents=True, exist_ok=True)
    path = data / "secret"
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return "secret"


def test_a_password_goes_as_http_basic_and_a_token_as_bearer(tmp_path: Path) -> None:
    name = secret_file(tmp_path, "pássword with spaces\n")
    basic = authorization(DropBox(url="https://x.example", user="hengqin-03", password_file=name), tmp_path)
    assert basic == "Basic aGVuZ3Fpbi0wMzpww6Fzc3dvcmQgd2l0aCBzcGFjZXM="
    token = secret_file(tmp_path, "abc.DEF-123==\nsecond line\n")
    assert authorization(DropBox(token_file=token), tmp_path) == "Bearer abc.DEF-123=="
    assert authorization(DropBox(token_file=str(tmp_path / "secret")), Path("/elsewhere")) == "Bearer abc.DEF-123=="
    assert authorization(DropBox(), tmp_path) is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_secret_that_others_can_read_is_not_used(tmp_path: Path, mode: int) -> None:
    with pytest.raises(DeliveryError, match="chmod 600") as caught:
        authorization(DropBox(token_file=secret_file(tmp_path, mode=mode)), tmp_path)
    assert caught.value.code == "credentials"


@pytest.mark.parametrize("content", ["", "\n", f"{SECRET} \n", f"{SECRET}\x00\n", f"秘{SECRET}", SECRET * 1000])
def test_a_file_without_a_token_is_told_and_not_shown(tmp_path: Path, content: str) -> None:
    with pytest.raises(DeliveryError) as caught:
        authorization(DropBox(token_file=secret_file(tmp_path, content)), tmp_path)
    assert caught.value.code == "credentials"
    assert SECRET not in str(caught.value.message)


def test_a_secret_that_is_missing_a_folder_or_a_pipe_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o700)
    os.mkfifo(tmp_path / "pipe", 0o600)
    for name in ("missing", "folder", "pipe"):
        with pytest.raises(DeliveryError) as caught:
            authorization(DropBox(token_file=name), tmp_path)
        assert caught.value.code == "credentials"


@pytest.mark.parametrize(
    "given",
    [
        {"user": "a"},
        {"password_file": "secret"},
        {"user": "a", "password_file": "secret", "token_file": "secret"},
        {"user": "a:b", "password_file": "secret"},
        {"user": "a\r\nX: y", "password_file": "secret"},
    ],
)
def test_credentials_that_are_not_complete_are_told(tmp_path: Path, given: dict[str, str]) -> None:
    secret_file(tmp_path)
    with pytest.raises(DeliveryError) as caught:
        authorization(DropBox(**given), tmp_path)
    assert caught.value.code == "settings"


@pytest.mark.parametrize(
    "url",
    [
        f"https://kiosk:{SECRET}@box.example/",
        f"https://box.example/?sig={SECRET}",
        f"https://box.example/#{SECRET}",
        "https:///path",
        "https://box.example:port/",
        "https://[::1/",
    ],
)
def test_an_address_with_a_secret_or_without_a_host_is_not_used_and_not_repeated(url: str) -> None:
    with pytest.raises(DeliveryError) as caught:
        checked_address(url)
    assert caught.value.code == "settings"
    assert SECRET not in str(caught.value.message)


def test_a_home_folder_that_this_machine_does_not_know_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError) as box:
        open_target(DropBox(url="~nobody-here/box"), tmp_path)
    with pytest.raises(DeliveryError) as secret:
        authorization(DropBox.model_validate({"token_file": "~nobody-here/token"}), tmp_path)
    assert (box.value.code, secret.value.code) == ("settings", "credentials")


def test_who_could_read_a_password_on_the_way_is_known() -> None:
    open_ones = ("http://box.example/", "http://192.0.2.7:8080", "HTTP://127.example")
    others = ("https://box.example/", "http://127.0.0.1:80", "http://[::1]/", "http://localhost/x", "/srv/box")
    assert [is_readable_on_the_way(url) for url in open_ones] == [True] * 3
    assert [is_readable_on_the_way(url) for url in others] == [False] * 5


def test_no_other_secret_of_the_machine_is_sent(
    branch: OutboxBranch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login somebody password {SECRET}\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    branch.keep()
    branch.send(WebTarget(branch.server.address, None, QUICK))
    assert "Authorization" not in branch.server.puts[0][1]


def test_no_word_of_a_secret_is_logged_kept_or_told(
    branch: OutboxBranch, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("DEBUG")
    name = secret_file(branch.data)
    monkeypatch.setenv("PONTE_DATA", str(branch.data))
    branch.keep()
    problems = []
    for trick in (answering(401), sign_in_page, reset, answering(503)):
        branch.server.do(KIOSK, trick)
        target = open_target(DropBox(url=branch.server.address, token_file=name), branch.data)
        problems.append(str(branch.send(target).problem))
    said = " ".join([caplog.text, *problems, (branch.data / STATE_FILE).read_text(), branch.events.file.read_text()])
    assert len(branch.server.puts) == 4
    assert SECRET not in said
    assert branch.waiting()[0] in caplog.text, "the log was really kept"


# --- the command ------------------------------------------------------------------------------------------------------


def set_up(branch: OutboxBranch, **drop_box: str) -> None:
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in drop_box.items())
    branch.data.mkdir(parents=True, exist_ok=True)
    (branch.data / "kiosk.toml").write_text(f"[drop_box]\n{lines}\n", encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["send", *arguments])


def document(done: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)
    if "error" not in found:
        schema = json.loads((ROOT / "docs/schemas/outbox-send.json").read_text(encoding="utf-8"))
        jsonschema.validate(found, schema)
    return found


def test_the_command_sends_and_says_what_is_left(branch: OutboxBranch) -> None:
    set_up(branch, url=branch.server.address, token_file=secret_file(branch.data))
    item = branch.keep()
    branch.server.do(KIOSK, answering(403))
    refused = run("--json")
    assert refused.exit_code == 1
    assert (document(refused)["left"], document(refused)["problem"]["code"]) == (1, "refused")
    done = run("--json")
    assert (done.exit_code, document(done)["delivered"], document(done)["problem"]) == (0, [item.id], None)
    assert run().output == "0 delivered, 0 left.\n"
    assert SECRET not in refused.output + done.output


@pytest.mark.parametrize(
    ("drop_box", "code"),
    [({}, "no-drop-box"), ({"url": "https://a:b@c/"}, "settings"), ({"url": "https://c", "user": "a"}, "settings")],
)
def test_the_command_says_what_is_missing_in_the_settings(
    branch: OutboxBranch, drop_box: dict[str, str], code: str
) -> None:
    set_up(branch, **drop_box)
    branch.keep()
    done = run("--json")
    assert (done.exit_code, document(done)["error"]["code"]) == (1, code)


def test_two_senders_at_the_same_moment_deliver_everything_once(branch: OutboxBranch) -> None:
    for _ in range(12):
        branch.keep()
    both = [Thread(target=branch.send) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    branch.send()
    assert len(branch.received()) == len(branch.server.puts) == 12


def test_a_name_that_nobody_knows_is_trouble_of_the_network(
    branch: OutboxBranch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    branch.keep()
    sent = branch.send(WebTarget("http://box.example", None, QUICK))
    assert sent.problem is not None
    assert sent.problem.code == "network"
