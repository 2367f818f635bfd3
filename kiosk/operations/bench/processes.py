"""Measurements that need a process of their own. Each has a deadline."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess, QProcessEnvironment

from kiosk.config import PROJECT_FOLDER
from kiosk.operations.bench.errors import BenchError

STARTED_VARIABLE = "PONTE_BENCH_STARTED"
MAIN = PROJECT_FOLDER / "main.py"
BARE_WINDOW = Path(__file__).with_name("bare_window.py")
MOST_SECONDS = 60.0
"""After which a start is given up."""


@dataclass(frozen=True, slots=True)
class Started:
    """A process that has shown its first frame: the seconds it took, and its resident memory (MB) then."""

    seconds: float
    megabytes: float


def start(command: Sequence[str], caches: Path) -> Started:
    """Start a Python program that tells of its first frame.

    Python's and QML's compiled files go below ``caches``: the first start there finds none, a later one finds those of
    the first, also where the machine's own settings forbid to write them.

    Raises:
        BenchError: it failed, or showed no frame in time.
    """
    found = run_json(
        command,
        MOST_SECONDS,
        {
            "PYTHONPYCACHEPREFIX": str(caches / "python"),
            "QML_DISK_CACHE_PATH": str(caches / "qml"),
            STARTED_VARIABLE: repr(time.monotonic()),
        },
    )
    return Started(float(found["seconds"]), float(found["megabytes"]))


def run_json(command: Sequence[str], seconds: float, variables: dict[str, str] | None = None) -> Any:
    """What a Python program (arguments after the interpreter) prints as JSON.

    Raises:
        BenchError: it failed, or did not end within ``seconds``.
    """
    name = " ".join(Path(part).name for part in command)
    process = QProcess()
    process.setProcessEnvironment(_environment(variables or {}))
    process.start(sys.executable, list(command))
    if not process.waitForFinished(int(seconds * 1000)):
        process.kill()
        process.waitForFinished()
        raise BenchError(f"'{name}' did not end within {seconds:.0f} s, so it cannot be measured.")
    try:
        return json.loads(bytes(process.readAllStandardOutput().data()))
    except ValueError:
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip().splitlines()
        last = said[-1] if said else "nothing"
        raise BenchError(f"'{name}' ended with code {process.exitCode()} and said: {last}") from None


def _environment(variables: dict[str, str]) -> QProcessEnvironment:
    """This process's own, where compiled Python files may be written, and ``variables``."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.remove("PYTHONDONTWRITEBYTECODE")
    for name, value in variables.items():
        environment.insert(name, value)
    return environment
