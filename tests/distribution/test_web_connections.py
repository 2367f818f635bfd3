"""Connections end when they should: none is left behind, and none begins once the program is closing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from kiosk.web_connections import WatchedSession

from hostile_server import Handler, HostileServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HostileServer]:
    (tmp_path / "file").write_bytes(b"content")
    opened = HostileServer(tmp_path)
    yield opened
    opened.close()


def answer_and_close(handler: Handler, content: bytes) -> None:
    handler.answer(200, content, {"Connection": "close"})
    handler.close_connection = True


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_server_that_ends_each_connection_costs_no_handle_for_each(server: HostileServer) -> None:
    server.do("file", *[answer_and_close] * 200)
    with WatchedSession() as session:
        before = open_files()
        for _ in range(200):
            assert session.get(f"{server.address}/file", timeout=5).content == b"content"
        assert open_files() - before < 20


def test_nothing_is_asked_once_the_session_was_ended(server: HostileServer) -> None:
    with WatchedSession() as session:
        assert session.get(f"{server.address}/file", timeout=5).ok
        session.adapter.end()
        with pytest.raises(requests.ConnectionError):
            session.get(f"{server.address}/file", timeout=5)
    assert len(server.requests) == 1
