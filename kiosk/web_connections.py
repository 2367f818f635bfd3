"""Connections that end at a deadline, whatever the other side does: a server that drips bytes holds nobody up.

requests limits the time between two bytes; this limits the whole. A timer shuts every open connection down, and the
read that waits on one fails like any broken connection.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class WatchedAdapter(HTTPAdapter):
    """requests' adapter, which knows every connection that it opened."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
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
        """What a connection calls with its new socket. TLS takes the socket itself away, so a second handle is kept."""
        with self._lock:
            self._sockets.append(opened.dup())
        return opened

    def shut_down(self) -> None:
        """End every connection now; whoever reads from one gets an error."""
        with self._lock:
            for opened in self._sockets:
                with suppress(OSError):  # it has ended by itself
                    opened.shutdown(socket.SHUT_RDWR)
                opened.close()
            self._sockets.clear()

    def close(self) -> None:
        super().close()
        self.shut_down()


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
