"""A web server on the loopback that serves a folder and takes files into it (PUT), and does to the next requests what a
test tells it to."""

from __future__ import annotations

import socket
import struct
from collections import deque
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import SSLContext
from threading import Event, Semaphore, Thread
from typing import Any

Trick = Callable[["Handler", bytes], None]
"""What happens instead of a plain answer, given the content of the file that was asked for."""


class Handler(SimpleHTTPRequestHandler):
    """Answers GET with the file, or with the next trick for its name; knows ``Range: bytes=N-``.

    PUT keeps what comes under its name, unless it is there and ``If-None-Match: *`` was said; a trick gets what came.
    """

    protocol_version = "HTTP/1.1"
    server: HostileServer

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        content = path.read_bytes() if path.is_file() else None
        self.server.requests.append((self.path, self.headers.get("Range", "")))
        trick = self.server.next_trick(self.path)
        if trick is not None:
            trick(self, content or b"")
        elif content is None:
            self.answer(404, b"not here")
        else:
            self.serve(content)

    def do_PUT(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.puts.append((self.path, dict(self.headers.items()), content))
        trick = self.server.next_trick(self.path)
        if trick is not None:
            trick(self, content)
        else:
            self.take(content)

    def do_OPTIONS(self) -> None:
        trick = self.server.next_trick(self.path)
        if trick is not None:
            trick(self, b"")
        else:
            self.answer(200, b"", {"DAV": "1"})

    def take(self, content: bytes) -> None:
        """Keep it, as a drop box does."""
        path = Path(self.translate_path(self.path))
        if path.exists() and self.headers.get("If-None-Match") == "*":
            self.answer(412, b"<html>it is here already</html>", {"Content-Type": "text/html"})
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.answer(201, b"")

    def serve(self, content: bytes) -> None:
        stated = self.headers.get("Range", "")
        if not stated:
            self.answer(200, content)
            return
        start = int(stated.removeprefix("bytes=").rstrip("-"))
        if start >= len(content):
            self.answer(416, b"")
            return
        self.answer(206, content[start:], {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"})

    def answer(
        self, status: int, content: bytes, headers: dict[str, str] | None = None, length: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/octet-stream", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)

    def hang_up(self) -> None:
        """Reset the connection: no more bytes, no farewell."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def drip(self, content: bytes) -> None:
        """One byte in a tenth of a second, for as long as the other side listens."""
        for place in range(len(content)):
            if self.server.ended.wait(0.1):
                return
            self.wfile.write(content[place : place + 1])
            self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


class HostileServer(ThreadingHTTPServer):
    """Close it when the test is over. ``address`` is where it listens."""

    daemon_threads = True

    def __init__(self, folder: Path, tls: SSLContext | None = None, handler: type[Handler] = Handler) -> None:
        super().__init__(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        self.ended = Event()
        self.requests: list[tuple[str, str]] = []
        self.connections = 0
        self.left = Semaphore(0)
        """Released once for each connection that has ended."""
        self.puts: list[tuple[str, dict[str, str], bytes]] = []
        """Path, headers and bytes of everything that came with PUT."""
        self._tricks: dict[str, deque[Trick]] = {}
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        scheme = "http" if tls is None else "https"
        self.address = f"{scheme}://127.0.0.1:{self.server_address[1]}"
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections += 1
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        self.left.release()

    def do(self, name: str, *tricks: Trick) -> None:
        """Play these, one a request, to whoever asks for a file whose path holds ``name``."""
        self._tricks.setdefault(name, deque()).extend(tricks)

    def next_trick(self, path: str) -> Trick | None:
        waiting = next((tricks for name, tricks in self._tricks.items() if name in path and tricks), None)
        return waiting.popleft() if waiting else None

    def handle_error(self, *_: Any) -> None:
        """A client that hung up is what these tests are about."""

    def close(self) -> None:
        self.ended.set()
        self.shutdown()
        self.server_close()
