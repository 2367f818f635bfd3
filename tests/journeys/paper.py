"""A receipt printer for tests: it listens on a real socket, understands ESC/POS, and shows what is on its paper."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

ESC, GS, DLE = 0x1B, 0x1D, 0x10
READY = (0x12, 0x12, 0x12, 0x12)
"""The answers to DLE EOT 1 to 4 of a printer without any trouble (Epson ESC/POS reference)."""
LOW_PAPER = (0x12, 0x12, 0x12, 0x1E)
OUT_OF_PAPER = (0x1A, 0x32, 0x12, 0x7E)
COVER_OPEN = (0x1A, 0x16, 0x12, 0x12)
CUTTER_STUCK = (0x1A, 0x52, 0x1A, 0x12)
OFF_LINE = (0x1A, 0x12, 0x12, 0x12)


@dataclass
class Paper:
    """What came out: rows of dots (true is black) since the last cut, and the pieces that were cut off."""

    rows: list[list[bool]] = field(default_factory=list)
    cut: list[list[list[bool]]] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    cleared: int = 0


class Reader:
    """Carries out commands as they come in, however the network cuts the stream up."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._pending = b""

    def take(self, data: bytes) -> list[tuple[str, int]]:
        """Carry out what is complete; the questions that were asked on the way."""
        self._pending += data
        asked: list[tuple[str, int]] = []
        while self._pending:
            length, question = self._step(self._pending)
            if not length:
                break
            self._pending = self._pending[length:]
            asked += [question] if question else []
        return asked

    def _step(self, data: bytes) -> tuple[int, tuple[str, int] | None]:
        """The length of the first command (0: not all of it is here yet), and its question if it is one."""
        if len(data) < 2:
            return 0, None
        first, second = data[0], data[1]
        if (first, second) == (ESC, ord("@")):
            return 2, None
        if len(data) < 3:
            return 0, None
        if (first, second) == (DLE, 4):
            return 3, ("status", data[2])
        if (first, second) == (DLE, 0x14):
            self._paper.cleared += 1
            return 10, None
        if (first, second) == (ESC, ord("d")):
            return 3, None
        if (first, second) == (GS, ord("r")):
            return 3, ("turn", data[2])
        if (first, second) == (GS, ord("V")):
            self._paper.cut.append(self._paper.rows)
            self._paper.rows = []
            return (4 if data[2] in (65, 66) else 3), None
        if (first, second) == (GS, ord("v")):
            return self._raster(data), None
        self._paper.unknown.append(data[:3])
        return 1, None

    def _raster(self, data: bytes) -> int:
        """GS v 0 m xL xH yL yH and the dots, eight to a byte, the leftmost first."""
        if len(data) < 8:
            return 0
        width, height = data[4] + 256 * data[5], data[6] + 256 * data[7]
        end = 8 + width * height
        if len(data) < end:
            return 0
        for y in range(height):
            line = data[8 + y * width : 8 + (y + 1) * width]
            self._paper.rows.append([bool(byte >> (7 - bit) & 1) for byte in line for bit in range(8)])
        return end


class LoopbackPrinter:
    """Listens on this machine. ``answers`` are its status bytes; empty: it answers nothing.

    After ``rows_until_trouble`` rows of dots the answers become ``trouble``; if that is empty, it hangs up.
    """

    def __init__(self, answers: tuple[int, ...] = READY) -> None:
        self.answers = answers
        self.rows_until_trouble: int | None = None
        self.trouble: tuple[int, ...] = ()
        self.paper = Paper()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def setting(self) -> str:
        return f"escpos:tcp://127.0.0.1:{self.port}"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._server.accept()
                with connection, contextlib.suppress(OSError):
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        reader = Reader(self.paper)
        while data := connection.recv(4096):
            for kind, number in reader.take(data):
                if kind == "turn" and self.answers:
                    connection.sendall(b"\x00")
                elif self.answers:
                    connection.sendall(bytes((self.answers[number - 1],)))
            if self.rows_until_trouble is not None and len(self.paper.rows) >= self.rows_until_trouble:
                if not self.trouble:
                    return
                self.answers = self.trouble


@contextlib.contextmanager
def loopback_printer(answers: tuple[int, ...] = READY) -> Iterator[LoopbackPrinter]:
    """A printer for the time of a test."""
    printer = LoopbackPrinter(answers)
    try:
        yield printer
    finally:
        printer.close()
