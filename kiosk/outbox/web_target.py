"""A drop box on a web server: ``PUT <address>/<kiosk>/<id>`` (WebDAV, or an object store behind such an address)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import requests
import urllib3

from kiosk.i18n.sentence import Sentence, sentence
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.web_connections import Deadline, WatchedSession


@dataclass(frozen=True, slots=True)
class WebLimits:
    """How long a server may take, in seconds."""

    connect: float = 10
    silence: float = 20
    """The longest time between two bytes."""
    whole: float = 60
    """For one envelope, which has kilobytes."""


ACCEPTED: Final = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT, HTTPStatus.PRECONDITION_FAILED})
"""412: something lies there under this id already, and an id is the hash of its bytes (design.md, section 7)."""
_CREDENTIALS: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_FULL: Final = frozenset({HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.INSUFFICIENT_STORAGE})
_LATER: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
_LOOK: Final = 1024
"""Bytes of an answer that are looked at."""
_TROUBLE = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)


class WebTarget:
    """Delivers to one address. ``authorization`` is the header's value, and is never told to anybody else."""

    def __init__(self, address: str, authorization: str | None, limits: WebLimits | None = None) -> None:
        self._address = address
        self._limits = limits or WebLimits()
        self._session = WatchedSession(authorization)
        self._adapter = self._session.adapter

    def deliver(self, kiosk: str, number: str, content: bytes) -> None:
        """The server has acknowledged when this returns; the same id again changes nothing."""
        headers = {"If-None-Match": "*", "Content-Type": "application/octet-stream"}
        self._ask("PUT", f"{self._address}/{kiosk}/{number}", content, headers)

    def reach(self, kiosk: str) -> None:
        """Ask with OPTIONS. Whether it takes envelopes only sending one tells; that a password is wrong shows here."""
        try:
            self._ask("OPTIONS", f"{self._address}/{kiosk}".rstrip("/") + "/", None, {})
        except DeliveryError as error:
            if error.code in ("network", "tls") or isinstance(error, _WebPageError | _UnknownUserError):
                raise

    def cancel(self) -> None:
        """End every connection now, also one that is about to be opened."""
        self._adapter.end()

    def close(self) -> None:
        self._session.close()

    def _ask(self, method: str, url: str, content: bytes | None, headers: dict[str, str]) -> None:
        with Deadline(self._limits.whole, self._adapter):
            try:
                answer = self._session.request(
                    method,
                    url,
                    data=content,
                    headers=headers,
                    stream=True,
                    allow_redirects=False,
                    timeout=(self._limits.connect, self._limits.silence),
                )
                with answer:
                    self._must_be_accepted(answer)
            except requests.exceptions.SSLError:
                raise DeliveryError(self._not_proved(), "tls", pauses=True) from None
            except _TROUBLE:  # its words hold the whole address, and may hold more
                self._adapter.shut_down()
                raise self._unreachable() from None

    def _must_be_accepted(self, answer: requests.Response) -> None:
        status = answer.status_code
        if status == HTTPStatus.OK and _is_web_page(answer):
            raise _WebPageError(self._web_page(), "not-a-drop-box")
        if status not in ACCEPTED:
            self._adapter.shut_down()
            raise self._refused(status)
        self._end(answer)

    def _end(self, answer: requests.Response) -> None:
        """The connection is used again if the answer is short; whatever happens now, it was acknowledged."""
        length = answer.headers.get("Content-Length", "0")
        keeps = answer.headers.get("Connection", "").lower() != "close"
        if keeps and length.isdecimal() and int(length) <= _LOOK:
            with suppress(*_TROUBLE):
                _ = answer.content
                return
        self._adapter.shut_down()

    def _refused(self, status: int) -> DeliveryError:
        place = self._address
        if status == HTTPStatus.UNAUTHORIZED:
            return _UnknownUserError(self._no_entry(status), "refused")
        if status in _CREDENTIALS:
            return DeliveryError(self._no_entry(status), "refused")
        if status in _FULL:
            said = sentence("The drop box {place} has no room (status {status}).", place=place, status=status)
            return DeliveryError(said, "full")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _LATER:
            said = sentence(
                "The drop box {place} is out of order (status {status}). The kiosk tries again.",
                place=place,
                status=status,
            )
            return DeliveryError(said, "server", pauses=True)
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return _WebPageError(self._web_page(), "not-a-drop-box")
        said = sentence(
            "{place} takes no envelopes of this kiosk (status {status}). Compare 'url' in [drop_box] of kiosk.toml, and"
            " ask the office whether this kiosk's folder is there.",
            place=place,
            status=status,
        )
        return DeliveryError(said, "not-a-drop-box")

    def _no_entry(self, status: int) -> Sentence:
        return sentence(
            "The drop box {place} did not let this kiosk in (status {status}). Compare user, password and kiosk_id with"
            " what the office gave you.",
            place=self._address,
            status=status,
        )

    def _web_page(self) -> Sentence:
        return sentence(
            "What answered at {place} is no drop box but a web page, or leads to another place."
            " If this network asks people to sign in on a web page, do that first.",
            place=self._address,
        )

    def _not_proved(self) -> Sentence:
        return sentence(
            "{place} could not prove that it is the drop box. Nothing was sent."
            " Compare the kiosk's clock and the address.",
            place=self._address,
        )

    def _unreachable(self) -> DeliveryError:
        said = sentence("The drop box {place} cannot be reached. The kiosk tries again.", place=self._address)
        return DeliveryError(said, "network", pauses=True)


class _WebPageError(DeliveryError):
    """Something else than a drop box answered."""


class _UnknownUserError(DeliveryError):
    """401: these credentials are not known there."""


def _is_web_page(answer: requests.Response) -> bool:
    """A page with status 200, as of a network that asks people to sign in first; 201 and 412 of Apache have one too,
    and are what they say."""
    if answer.headers.get("Content-Type", "").lower().startswith("text/html"):
        return True
    length = answer.headers.get("Content-Length", "")
    if length == "0":
        return False
    begin: bytes = answer.raw.read(_LOOK)
    if length.isdecimal() and len(begin) < min(_LOOK, int(length)):
        raise requests.ConnectionError("the answer broke off, so nobody knows what it was")
    return begin.lstrip().lower().startswith((b"<!doctype html", b"<html"))
