"""The worker of the preview (``office preview --serve``), run by the office's window: never waited for, never left."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer, Signal

from kiosk.ui.office_preview_answers import told

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PATIENCE = 60_000
"""ms without a word after which a worker that has something to do is given up; it takes 2 s to begin and 1 for each
picture at most."""
END = 2_000
"""ms in which an ended process is gone; the system needs a few."""

log = logging.getLogger("ponte.preview")


def worker_command(data: Path) -> tuple[str, ...]:
    """How the worker of the office in this data folder is started."""
    return (sys.executable, str(MAIN), "office", "preview", "--serve", "--data", str(data))


class PreviewWorker(QObject):
    """One process at a time, started by the first request."""

    told = Signal(object)
    """A :class:`~kiosk.ui.office_preview_answers.Told`."""
    died = Signal()
    """It ended, does not start, or says nothing any more. The next request starts another one."""

    def __init__(self, command: Sequence[str], patience: int = PATIENCE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._last_words = b""
        self._asked = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience)
        self._patience.timeout.connect(self._give_up)

    def ask(self, request: Mapping[str, Any], folder: Path) -> None:
        """Send one request; the answers come by :attr:`told`. A new process writes into ``folder`` alone."""
        process = self._process or self._start(folder)
        self._asked = request["request"]
        self._patience.start()
        process.write(json.dumps(request).encode() + b"\n")

    def cancel(self, number: int) -> None:
        """Nobody waits for this request any more: it ends with the screen that is looked at now."""
        if self._process is not None:
            self._process.write(json.dumps({"cancel": number}).encode() + b"\n")

    def end(self) -> None:
        """End the process now. It only reads the office, and what it wrote is removed with its folder."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(END)
        process.deleteLater()

    def _start(self, folder: Path) -> QProcess:
        self._process = process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name in ("TMPDIR", "TEMP", "TMP"):
            environment.insert(name, str(folder))
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._hear)
        process.finished.connect(self._lose)
        process.errorOccurred.connect(self._fail, Qt.ConnectionType.QueuedConnection)  # start() may say it at once
        process.start(self._command[0], list(self._command[1:]))
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = told(bytes(self._process.readLine().data()))
            if answer is None:
                continue
            self._patience.start()
            if answer.is_end and answer.request == self._asked:
                self._patience.stop()
            self.told.emit(answer)

    def _hear(self) -> None:
        if self._process is not None:
            lines = bytes(self._process.readAllStandardError().data()).strip().splitlines()
            self._last_words = lines[-1] if lines else self._last_words

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lose()

    def _give_up(self) -> None:
        self._last_words = b"no answer"
        self._lose()

    def _lose(self) -> None:
        if self._process is None:
            return
        self._hear()
        log.warning("preview-worker-ended: %s", self._last_words.decode(errors="replace"))
        self.end()
        self.died.emit()
