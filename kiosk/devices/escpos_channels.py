"""The ways to an ESC/POS printer: network, device file and USB. Each waits only for a limited time."""

from __future__ import annotations

import contextlib
import os
import select
import socket
from pathlib import Path
from typing import Any, Protocol

WRITE_SECONDS = 8.0
"""How long a printer may take no more bytes before it counts as stopped: a band takes less than a second."""
CONNECT_SECONDS = 2.0


class ChannelError(Exception):
    """The printer cannot be reached, or took no more bytes in time."""


class Channel(Protocol):
    """An open way to the printer. ``speaks``: the printer may answer over it."""

    speaks: bool

    def write(self, data: bytes) -> None:
        """Send all bytes.

        Raises:
            ChannelError: the printer does not take them.
        """

    def read(self, seconds: float) -> bytes:
        """What the printer has said, waiting at most so long; empty if it says nothing or cannot answer."""

    def close(self) -> None:
        """Let go of the printer."""


class NetworkChannel:
    """TCP, usually port 9100."""

    speaks = True

    def __init__(self, host: str, port: int) -> None:
        try:
            self._socket = socket.create_connection((host, port), CONNECT_SECONDS)
        except OSError as error:
            raise ChannelError(f"{host}:{port} does not answer: {error}") from error

    def write(self, data: bytes) -> None:
        """Send all bytes within 8 s."""
        try:
            self._socket.settimeout(WRITE_SECONDS)
            self._socket.sendall(data)
        except OSError as error:
            raise ChannelError(str(error)) from error

    def read(self, seconds: float) -> bytes:
        """What has come in.

        Raises:
            ChannelError: the printer has closed the connection.
        """
        try:
            self._socket.settimeout(seconds)
            received = self._socket.recv(64)
        except TimeoutError:
            return b""
        except OSError as error:
            raise ChannelError(str(error)) from error
        if not received:
            raise ChannelError("the printer closed the connection")
        return received

    def close(self) -> None:
        """Close the connection."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


class FileChannel:
    """A device file such as ``/dev/usb/lp0``, opened so that a printer without paper does not hold the thread."""

    def __init__(self, path: Path) -> None:
        flags = os.O_NONBLOCK | os.O_NOCTTY | os.O_APPEND
        try:
            self.speaks = path.is_char_device() and os.access(path, os.R_OK)
            self._file = os.open(path, flags | (os.O_RDWR if self.speaks else os.O_WRONLY))
        except OSError as error:
            raise ChannelError(f"{path} cannot be opened: {error.strerror}") from error

    def write(self, data: bytes) -> None:
        """Send all bytes; give up when none is taken for 8 s."""
        rest = memoryview(data)
        while rest:
            if not select.select([], [self._file], [], WRITE_SECONDS)[1]:
                raise ChannelError(f"it took no byte for {WRITE_SECONDS:g} s")
            try:
                rest = rest[os.write(self._file, rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise ChannelError(str(error.strerror)) from error

    def read(self, seconds: float) -> bytes:
        """What the device has said; one that can only be written to never says anything."""
        try:
            if self.speaks and select.select([self._file], [], [], seconds)[0]:
                return os.read(self._file, 64)
        except OSError:  # a device that is pulled out while it is asked; writing will tell
            return b""
        return b""

    def close(self) -> None:
        """Close the device."""
        with contextlib.suppress(OSError):  # it was pulled out; what was printed is told already
            os.close(self._file)


class UsbChannel:
    """USB by vendor and product number, through python-escpos, pyusb and libusb."""

    speaks = True

    def __init__(self, vendor: int, product: int) -> None:
        name = f"{vendor:04x}:{product:04x}"
        from escpos.printer import Usb  # late: no part of a start

        if not Usb.is_usable():
            raise ChannelError(f"USB {name} cannot be opened: pyusb is not installed")
        try:
            self._printer: Any = Usb(vendor, product, timeout=int(WRITE_SECONDS * 1000))
            self._printer.open()
        except Exception as error:  # python-escpos, pyusb and libusb each have their own
            raise ChannelError(f"USB {name} cannot be opened: {error}") from error

    def write(self, data: bytes) -> None:
        """Send all bytes within 8 s."""
        try:
            self._printer._raw(data)
        except Exception as error:  # as above
            raise ChannelError(str(error)) from error

    def read(self, seconds: float) -> bytes:
        """What has come in; silence is an error to pyusb, not to us."""
        try:
            return bytes(self._printer.device.read(self._printer.in_ep, 64, int(seconds * 1000)))
        except Exception:  # as above
            return b""

    def close(self) -> None:
        """Release the device."""
        with contextlib.suppress(Exception):  # as above, and it may have been pulled out
            self._printer.close()
