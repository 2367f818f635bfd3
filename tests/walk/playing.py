"""Running parts of the walk in processes of their own, with folders of their own, and judging what Qt says there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.walk.allowed import unexpected_notes

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 460
"""Seconds after which a part is given up."""
VARIABLES = ("HOME", "TMPDIR", "PONTE_DATA", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")


def own_folders(folder: Path) -> dict[str, str]:
    """An environment in which everything that is written is written under ``folder``."""
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    for name in VARIABLES:
        place = folder / name.lower()
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(place)
    return environment


def play(folder: Path, module: str, *arguments: str, says: str = "") -> dict[str, Any]:
    """Run ``python -m module`` and read the JSON it prints.

    Raises:
        AssertionError: it fails, or Qt or QML say something on the standard error that nothing explains.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=own_folders(folder),
        input=says,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout, done.stderr[-4000:]
    assert unexpected_notes(done.stderr) == []
    result: dict[str, Any] = json.loads(done.stdout)
    return result
