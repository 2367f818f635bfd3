"""The repository on a web server: python-tuf's fetcher on requests, with limits for everything that may go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from io import FileIO
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError

from kiosk.distribution.client.fetcher import RepositoryFetcher
from kiosk.distribution.repository.roles import TARGETS
from kiosk.web_connections import Deadline, WatchedSession


@dataclass(frozen=True, slots=True)
class WebLimits:
    """How long a server may take, in seconds."""

    connect: float = 10
    silence: float = 20
    """The longest time between two bytes."""
    metadata: float = 60
    """For a file of signatures: they have kilobytes."""
    target: float = 1800
    """For a catalogue. What came until then is kept, and the next attempt goes on from there."""


TRIES: Final = 3
"""Of one file, when the connection breaks in the middle of it."""
BLOCK: Final = 64 * 1024
"""Bytes."""


class WebFetcher(RepositoryFetcher):
    """Fetches files below one address. A file of ``targets`` that broke off is resumed, also by a later process.

    The bytes prove nothing here: python-tuf compares lengths, hashes and signatures of everything that comes.
    """

    def __init__(
        self,
        parts: Path,
        is_cancelled: Callable[[], bool] = lambda: False,
        limits: WebLimits | None = None,
    ) -> None:
        self._parts = parts
        self._is_cancelled = is_cancelled
        self._limits = limits or WebLimits()
        self._session = WatchedSession()
        self._adapter = self._session.adapter

    def cancel(self) -> None:
        self._adapter.end()

    def close(self) -> None:
        self._session.close()

    def forget_parts(self) -> None:
        for part in self._parts.glob("*"):
            with suppress(OSError):
                part.unlink()

    def _fetch(self, url: str) -> Iterator[bytes]:
        if PurePosixPath(urlsplit(url).path).parent.name == TARGETS:  # these are large: what came of one is kept
            return self._target(url)
        return self._within(self._limits.metadata, self._plain(url))

    def _within(self, seconds: float, blocks: Iterator[bytes]) -> Iterator[bytes]:
        with Deadline(seconds, self._adapter) as deadline:
            try:
                yield from blocks
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                if deadline.is_over:
                    raise DownloadError(f"The server needed more than {seconds:.0f} seconds") from error
                raise DownloadError(str(error)) from error
            if deadline.is_over:
                raise DownloadError(f"The server needed more than {seconds:.0f} seconds")

    def _plain(self, url: str) -> Iterator[bytes]:
        with self._get(url) as answer:
            _must_be(answer, url, HTTPStatus.OK)
            yield from self._blocks(answer)

    def _target(self, url: str) -> Iterator[bytes]:
        """First what is on the disk already, then the rest from the server."""
        self._parts.mkdir(parents=True, exist_ok=True)
        part = self._parts / Path(urlsplit(url).path).name
        self._keep_only(part)
        self.resumed = part.exists()
        if self.resumed:
            yield from _blocks_of(part)
        for tries_left in reversed(range(TRIES)):
            try:
                yield from self._within(self._limits.target, self._rest(url, part))
                return
            except (DownloadHTTPError, CannotKeepError):
                raise
            except DownloadError:
                if not tries_left or self._is_cancelled():
                    raise

    def _rest(self, url: str, part: Path) -> Iterator[bytes]:
        have = part.stat().st_size if part.exists() else 0
        with self._get(url, {"Range": f"bytes={have}-"} if have else {}) as answer:
            if answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return  # all of it is here
            _must_be(answer, url, HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT)
            _must_begin_at(have, answer)
            skip = have if answer.status_code == HTTPStatus.OK else 0  # a server that knows no ranges begins anew
            with _on_our_disk():
                file = part.open("ab", buffering=0)
            with file:
                for block in self._blocks(answer):
                    fresh, skip = block[skip:], max(0, skip - len(block))
                    with _on_our_disk():
                        _write_all(file, fresh)
                    yield fresh

    def _get(self, url: str, headers: dict[str, str] | None = None) -> requests.Response:
        if self._is_cancelled():
            raise DownloadError("Cancelled")
        return self._session.get(
            url,
            headers=headers,
            stream=True,
            allow_redirects=False,
            timeout=(self._limits.connect, self._limits.silence),
        )

    def _blocks(self, answer: requests.Response) -> Iterator[bytes]:
        raw: Any = answer.raw
        while block := raw.read1(BLOCK):
            if self._is_cancelled():
                raise DownloadError("Cancelled")
            yield block
        expected = answer.headers.get("Content-Length")
        if expected is not None and expected.isdigit() and raw.tell() < int(expected):
            raise DownloadError("The connection ended before the file did")

    def _keep_only(self, part: Path) -> None:
        """Parts of other files are of releases that are no longer handed out."""
        for other in self._parts.glob("*"):
            if other != part:
                other.unlink(missing_ok=True)


def _must_be(answer: requests.Response, url: str, *wanted: HTTPStatus) -> None:
    if answer.status_code not in wanted:
        raise DownloadHTTPError(f"{url}: {answer.status_code}", answer.status_code)
    if answer.headers.get("Content-Type", "").lower().startswith("text/html"):
        raise NotARepositoryError(f"{url}: a web page")


def _must_begin_at(have: int, answer: requests.Response) -> None:
    if answer.status_code == HTTPStatus.PARTIAL_CONTENT:
        stated = answer.headers.get("Content-Range", "")
        if not stated.startswith(f"bytes {have}-"):
            raise DownloadError(f"The server sent another part than it was asked for: {stated[:40]}")


class NotARepositoryError(DownloadError):
    """A web page came where a file was asked for: most often the sign-in page of a network."""


class CannotKeepError(DownloadError):
    """What came cannot be written to this kiosk's own disk; ``reason`` is the system's."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.reason = error.strerror or type(error).__name__


@contextmanager
def _on_our_disk() -> Iterator[None]:
    """An error in here is not one of the network, which are of the same kind to Python."""
    try:
        yield
    except OSError as error:
        raise CannotKeepError(error) from error


def _write_all(file: FileIO, content: bytes) -> None:
    """Nothing stays in a buffer, which would be written, or fail, only when the file is closed."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _blocks_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block
