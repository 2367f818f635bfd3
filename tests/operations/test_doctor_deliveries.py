"""The doctor says whether what residents prepared would reach the centre, what waits, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.config import DropBox, Settings
from kiosk.operations.doctor.deliveries import ask, drop_box_row, outbox_row
from kiosk.operations.doctor.rows import Row, State
from kiosk.outbox.delivery_state import DeliveryState, read_state

from hostile_server import HostileServer
from outbox_branch import KIOSK, MORNING, SECRET, OutboxBranch

TODAY = MORNING.date()
DAY = timedelta(days=1)


@pytest.fixture
def branch(own_data_folder: Path, tmp_path: Path) -> Iterator[OutboxBranch]:
    made = OutboxBranch(own_data_folder, tmp_path / "box")
    yield made
    made.server.close()


def row(data: Path, **drop_box: str) -> Row:
    settings = Settings.model_validate({"kiosk_id": KIOSK, "drop_box": drop_box})
    found = drop_box_row(settings.drop_box, lambda: ask(settings, data))
    assert (found.what_to_do == "") == (found.state is State.OK)
    return found


def test_a_drop_box_that_answers_is_well_and_nothing_is_sent_or_made(branch: OutboxBranch) -> None:
    assert row(branch.data, url=branch.server.address).state is State.OK
    assert row(branch.data, url=str(branch.box)).state is State.OK
    assert row(branch.data).state is State.OK, "without one, applications wait on the disk"
    assert (branch.server.puts, branch.received(), branch.data.exists()) == ([], {}, False)


@pytest.mark.parametrize("status", [200, 403, 404, 405])
def test_a_drop_box_that_only_takes_files_answers_too(branch: OutboxBranch, status: int) -> None:
    branch.server.do(KIOSK, lambda handler, _: handler.answer(status, b""))
    assert row(branch.data, url=branch.server.address).state is State.OK


def test_a_wrong_password_or_the_sign_in_page_of_a_network_is_a_failure(branch: OutboxBranch) -> None:
    html = {"Content-Type": "text/html"}
    branch.server.do(
        KIOSK,
        lambda handler, _: handler.answer(401, b"<html>", html),
        lambda handler, _: handler.answer(200, b"<html>sign in</html>", html),
        lambda handler, _: handler.answer(302, b"", {"Location": "http://127.0.0.1:9/"}),
    )
    said = [row(branch.data, url=branch.server.address) for _ in range(3)]
    assert [one.state for one in said] == [State.FAIL] * 3
    assert "password" in said[0].detail
    assert "sign in" in said[1].detail


def test_a_drop_box_that_is_away_is_a_warning_since_what_waits_stays(branch: OutboxBranch) -> None:
    branch.server.close()
    assert row(branch.data, url=branch.server.address).state is State.WARN
    assert row(branch.data, url=str(branch.box / "away")).state is State.WARN


def test_settings_and_secrets_that_are_not_complete_are_a_failure_and_not_repeated(branch: OutboxBranch) -> None:
    branch.data.mkdir()
    (branch.data / "secret").write_text(SECRET)
    (branch.data / "secret").chmod(0o644)
    address = branch.server.address
    wrong = [
        row(branch.data, **{"url": address, "token_file": "secret"}),
        row(branch.data, url=address, user="a"),
        row(branch.data, url=f"https://a:{SECRET}@box.example"),
    ]
    assert [one.state for one in wrong] == [State.FAIL] * 3
    assert SECRET not in str(wrong)


def test_a_damaged_key_is_told_with_what_to_do(branch: OutboxBranch) -> None:
    (branch.data / "device").mkdir(parents=True)
    (branch.data / "device" / "key.pem").touch(mode=0o600)
    box = Settings(drop_box=DropBox(url=branch.server.address))
    said = drop_box_row(box.drop_box, lambda: ask(box, branch.data))
    assert (said.state, "Move" in said.detail) == (State.FAIL, True)


def test_an_address_without_https_is_a_warning_unless_it_is_this_machine() -> None:
    there = drop_box_row(DropBox(url="http://192.0.2.7/drop-box"), lambda: None)
    assert (there.state, "https" in there.what_to_do) == (State.WARN, True)
    assert drop_box_row(DropBox(url="http://127.0.0.1/drop-box"), lambda: None).state is State.OK


def test_what_waits_and_the_last_delivery_are_told(branch: OutboxBranch) -> None:
    empty = outbox_row(branch.outbox.listing(), DeliveryState(), True, TODAY)
    assert (empty.state, empty.detail) == (State.OK, "No application waits; nothing was delivered yet.")
    branch.keep()
    branch.send()
    branch.keep(), branch.keep()
    found, state = branch.outbox.listing(), read_state(branch.data)
    said = outbox_row(found, state, True, TODAY + 2 * DAY)
    detail = "2 applications wait, the oldest since 2026-11-23; last delivered 2026-11-23 09:30 UTC."
    assert (said.state, said.detail) == (State.OK, detail)
    assert outbox_row(found, state, True, TODAY + 3 * DAY).state is State.WARN
    assert outbox_row(found, state, False, TODAY + 3 * DAY).state is State.OK


def test_the_last_problem_and_a_damaged_file_are_warnings(branch: OutboxBranch) -> None:
    item = branch.keep()
    branch.server.do(KIOSK, lambda handler, _: handler.answer(507, b""))
    branch.send()
    said = outbox_row(branch.outbox.listing(), read_state(branch.data), True, TODAY)
    assert (said.state, "no room" in said.detail) == (State.WARN, True)
    item.path.write_bytes(b"")
    damaged = outbox_row(branch.outbox.listing(), DeliveryState(), True, TODAY)
    assert (damaged.state, item.path.name in damaged.detail) == (State.WARN, True)


def test_a_server_of_another_kind_is_asked_without_the_kiosks_name_if_it_has_none_yet(
    tmp_path: Path, own_data_folder: Path
) -> None:
    server = HostileServer(tmp_path)
    try:
        ask(Settings.model_validate({"drop_box": {"url": server.address}}), own_data_folder)
    finally:
        server.close()
    assert not own_data_folder.exists(), "asking makes no key"
