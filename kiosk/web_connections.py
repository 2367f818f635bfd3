"""Connections that end at a deadline, whatever the other side does: a server that drips bytes holds nobody up.

requests limits the time between two bytes; this limits the whole. A timer shuts every open connection down, and the
read that waits on one fails like any broken connection. Whoever closes the program does the same.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from kiosk import __version__


class WatchedAdapter(HTTPAdapter):
    """requests' adapter, which knows the connection that it opened. One request after the other, never two at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
        self._is_ended = False
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **settings: Any) -> None:
        super().init_poolmanager(*args, **settings)
        adapter = self

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return adapter.watched(super()._new_conn())

        class Secured(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return adapter.watched(super()._new_conn())

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecuredPool(HTTPSConnectionPool):
            ConnectionCls = Secured

        self._pools = {"http": PlainPool, "https": SecuredPool}
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
        """A proxy's connections are watched, too; those of SOCKS are of another kind, and end by silence alone."""
        manager = super().proxy_manager_for(proxy, **settings)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self._pools
        return manager

    def watched(self, opened: socket.socket) -> socket.socket:
        """What a connection calls with its new socket. TLS takes the socket itself away, so a second handle is kept.

        A new connection means that the answer before it was read or given up. Its handle goes: a server that closes
        after each answer would otherwise cost one a file, until there are none left.
        """
        with self._lock:
            self._end_all()
            self._sockets.append(opened.dup())
            if self._is_ended:
                self._end_all()
        return opened

    def shut_down(self) -> None:
        """End every connection now; whoever reads from one gets an error."""
        with self._lock:
            self._end_all()

    def end(self) -> None:
        """End every connection now, and whatever is opened later: another thread wants to close the program."""
        with self._lock:
            self._is_ended = True
            self._end_all()

    def _end_all(self) -> None:
        for opened in self._sockets:
            with suppress(OSError):  # it has ended by itself
                opened.shutdown(socket.SHUT_RDWR)
            opened.close()
        self._sockets.clear()

    def close(self) -> None:
        super().close()
        self.shut_down()


class WatchedSession(requests.Session):
    """Asks through a watched adapter. ``authorization`` is the header's value, and is never told to anybody else."""

    def __init__(self, authorization: str | None = None) -> None:
        super().__init__()
        self.adapter = WatchedAdapter()
        self.mount("http://", self.adapter)
        self.mount("https://", self.adapter)
        self.auth = _Authorized(authorization)
        self.headers.update({"User-Agent": f"ponte/{__version__}", "Accept-Encoding": "identity"})


class _Authorized(requests.auth.AuthBase):
    """One header of ours. With it requests looks for no other secret, as in a ``.netrc``."""

    def __init__(self, value: str | None) -> None:
        self._value = value

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._value is not None:
            request.headers["Authorization"] = self._value
        return request


class Deadline:
    """Ends the connections of an adapter when the time is over."""

    def __init__(self, seconds: float, adapter: WatchedAdapter) -> None:
        self.seconds = seconds
        self.is_over = False
        self._adapter = adapter
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        self._adapter.shut_down()
