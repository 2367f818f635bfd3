"""Measurements that need a process of their own. Each has a deadline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    name = " ".join(Path(part).name for part in command)
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, *command],
            env=environment | (variables or {}),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise BenchError(f"'{name}' did not end within {seconds:.0f} s, so it cannot be measured.") from None
    except ValueError:
        said = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        raise BenchError(f"'{name}' ended with code {done.returncode} and said: {said}") from None
