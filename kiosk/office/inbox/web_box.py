"""A drop box on a web server: PROPFIND (WebDAV) for names, GET for bytes, DELETE if it is wished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, urlsplit

import requests
import urllib3

from kiosk.i18n.sentence import sentence
from kiosk.office.inbox.drop_box import MOST_LISTED, READ_AT_MOST, Listing
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.propfind import REQUEST, ListingReader
from kiosk.web_connections import Deadline, WatchedSession


@dataclass(frozen=True, slots=True)
class BoxLimits:
    """How long a server may take, in seconds."""

    connect: float = 10
    silence: float = 20
    """The longest time between two bytes."""
    listing: float = 120
    file: float = 60


_BLOCK: Final = 64 * 1024
_MISSING: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_HIDDEN: Final = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED})
_TROUBLE: Final = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)


class WebBox:
    """Reads below one address. Addresses are made here, never taken from an answer; redirects are not followed."""

    def __init__(self, address: str, authorization: str | None, limits: BoxLimits | None = None) -> None:
        self._address = address
        self._limits = limits or BoxLimits()
        self._session = WatchedSession(authorization)
        self._adapter = self._session.adapter

    @property
    def place(self) -> str:
        return self._address

    def folders(self) -> Listing:
        found = self._listing(f"{self._address}/")
        if found is None:  # an address that was mistyped must not look like a drop box into which nothing came
            raise self._no_drop_box(HTTPStatus.NOT_FOUND)
        return found

    def listing(self, prefix: str) -> Listing:
        return self._listing(f"{self._address}/{quote(prefix, safe='')}/") or Listing(())

    def read(self, prefix: str, name: str) -> bytes | None:
        with self._asked("GET", self._url(prefix, name), self._limits.file) as answer:
            if answer.status_code in _MISSING:
                return None
            self._must_be(answer, HTTPStatus.OK)
            content = b""
            for block in _blocks(answer):
                content += block
                if len(content) >= READ_AT_MOST:
                    self._adapter.shut_down()  # the rest is not wanted
                    return content[:READ_AT_MOST]
            _must_be_whole(answer, content)
            return content

    def delete(self, prefix: str, name: str) -> bool:
        with self._asked("DELETE", self._url(prefix, name), self._limits.file) as answer:
            return answer.status_code in (HTTPStatus.OK, HTTPStatus.NO_CONTENT, *_MISSING)

    def close(self) -> None:
        self._session.close()

    def _listing(self, url: str) -> Listing | None:
        headers = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
        with self._asked("PROPFIND", url, self._limits.listing, REQUEST, headers) as answer:
            if answer.status_code in _MISSING:
                return None
            self._must_be(answer, HTTPStatus.MULTI_STATUS)
            found = ListingReader(urlsplit(url).path, MOST_LISTED).read(_blocks(answer))
            if found.cut:
                self._adapter.shut_down()
            return found

    def _url(self, prefix: str, name: str) -> str:
        return f"{self._address}/{quote(prefix, safe='')}/{quote(name, safe='')}"

    @contextmanager
    def _asked(
        self, method: str, url: str, seconds: float, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Iterator[requests.Response]:
        timeouts = (self._limits.connect, self._limits.silence)
        with Deadline(seconds, self._adapter):
            try:
                with self._session.request(
                    method, url, data=body, headers=headers, stream=True, allow_redirects=False, timeout=timeouts
                ) as answer:
                    yield answer
            except _TROUBLE:  # its words may hold more than is good to show
                self._adapter.shut_down()
                said = sentence("The drop box {place} cannot be reached, or broke off.", place=self._address)
                raise InboxError(said, code="network") from None

    def _must_be(self, answer: requests.Response, wanted: HTTPStatus) -> None:
        status = answer.status_code
        if status == wanted:
            return
        self._adapter.shut_down()
        if status == HTTPStatus.UNAUTHORIZED:
            said = sentence(
                "The drop box {place} did not let this office in (status {status}). Compare user and password.",
                place=self._address,
                status=status,
            )
            raise InboxError(said, code="refused")
        raise self._no_drop_box(status)

    def _no_drop_box(self, status: int) -> InboxError:
        said = sentence(
            "{place} does not answer like a drop box (status {status}).", place=self._address, status=status
        )
        code = "hidden" if status in _HIDDEN else "not-a-drop-box"
        return InboxError(said, code="network" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else code)


def _blocks(answer: requests.Response) -> Iterator[bytes]:
    raw: Any = answer.raw
    while block := raw.read1(_BLOCK):
        yield block


def _must_be_whole(answer: requests.Response, content: bytes) -> None:
    stated = answer.headers.get("Content-Length")
    if stated is not None and stated.isdigit() and len(content) < int(stated):
        raise OSError("the connection ended before the file did")
