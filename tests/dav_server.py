"""The web server of the tests as a drop box: it lists folders (PROPFIND) as nginx does, and deletes files."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from hostile_server import Handler, HostileServer

READER = f"Basic {b64encode(b'office:open sesame').decode()}"
"""What the office shows, where a server asks for it."""


class DavHandler(Handler):
    """Also answers PROPFIND with depth 1, and DELETE; ``DavServer.secret`` is asked for everywhere."""

    server: DavServer
    disable_nagle_algorithm = True  # many small answers

    def do_GET(self) -> None:
        if self._may_enter():
            super().do_GET()

    def do_PROPFIND(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.requests.append((f"PROPFIND {self.path}", self.headers.get("Depth", "")))
        trick = self.server.next_trick(f"PROPFIND {self.path}")
        folder = Path(self.translate_path(self.path))
        if not self._may_enter():
            return
        if trick is not None:
            trick(self, b"")
        elif not folder.is_dir():
            self.answer(404, b"not here")
        else:
            self.list("".join(self._responses(folder)))

    def do_DELETE(self) -> None:
        self.server.requests.append((f"DELETE {self.path}", ""))
        Path(self.translate_path(self.path)).unlink()
        self.answer(204, b"")

    def list(self, responses: str, before: str = "") -> None:
        """Answer with these ``<D:response>``."""
        text = (
            f'<?xml version="1.0" encoding="utf-8"?>{before}<D:multistatus xmlns:D="DAV:">{responses}</D:multistatus>'
        )
        self.answer(207, text.encode(), {"Content-Type": "application/xml; charset=utf-8"})

    def _responses(self, folder: Path) -> Iterator[str]:
        yield response(self.path, "", is_folder=True)
        for path in sorted(folder.iterdir()):
            name = f"{self.path}{quote(path.name)}{'/' if path.is_dir() else ''}"
            yield response(name, f"{path.stat().st_size}-{path.stat().st_mtime_ns}", is_folder=path.is_dir())

    def _may_enter(self) -> bool:
        if self.server.secret and self.headers.get("Authorization") != self.server.secret:
            self.answer(401, b"who are you?")
            return False
        return True


class DavServer(HostileServer):
    """Serves a folder as a drop box. Tricks for listings are named ``PROPFIND /…``."""

    def __init__(self, folder: Path, secret: str = "") -> None:
        self.secret = secret
        super().__init__(folder, handler=DavHandler)


def response(href: str, stamp: str, *, is_folder: bool = False) -> str:
    """One entry of a list."""
    kind = "<D:collection/>" if is_folder else ""
    return (
        f"<D:response><D:href>{escape(href)}</D:href><D:propstat><D:prop><D:resourcetype>{kind}</D:resourcetype>"
        f'<D:getetag>"{stamp}"</D:getetag></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>'
    )
