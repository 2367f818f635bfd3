"""A scanner on a serial port (USB scanners in CDC mode show as /dev/ttyACM0), through QtSerialPort."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QIODevice, QObject, QTimer
from PySide6.QtSerialPort import QSerialPort

from kiosk.devices.scanner import LineDecoder

AGAIN_AFTER = 5000
"""Milliseconds until a port that is not there, or was pulled out, is tried again."""


class SerialScanner(QObject):
    """Tells ``heard`` each line that the scanner sends. A scanner that is pulled out is found again."""

    def __init__(
        self, device: str, heard: Callable[[str], None], decoder: LineDecoder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._heard = heard
        self._decoder = decoder
        self._port = QSerialPort(device, self)
        self._port.readyRead.connect(self._read)
        self._port.errorOccurred.connect(self._note_error)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_AFTER)
        self._again.timeout.connect(self.open)
        self.open()

    @property
    def is_open(self) -> bool:
        """Whether the scanner is there."""
        return self._port.isOpen()

    def open(self) -> None:
        """Try to open the port now, and again later if it cannot be opened."""
        if not self._port.isOpen() and not self._port.open(QIODevice.OpenModeFlag.ReadOnly):
            self._again.start()

    def _read(self) -> None:
        for line in self._decoder.take(bytes(self._port.readAll().data())):
            self._heard(line)

    def _note_error(self, error: QSerialPort.SerialPortError) -> None:
        if error is QSerialPort.SerialPortError.ResourceError:  # it was pulled out
            self._port.close()
            self._again.start()
