"""A start imports little: each further library costs a resident waiting time (design.md, section 11)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kiosk.config import PROJECT_FOLDER

LIBRARIES = frozenset(
    {
        "PySide6",
        "shiboken6",
        "click",
        "pydantic",
        "pydantic_core",
        "annotated_types",
        "typing_extensions",
        "typing_inspection",
        "babel",
    }
)
"""What a start may import besides the standard library and our own code."""
OF_PYSIDE = frozenset({"__feature__", "shibokensupport", "signature_bootstrap"})
"""Modules without a package of their own that PySide6 makes."""
OF_THE_INTERPRETER = ("_distutils_hack", "_sysconfigdata_", "_virtualenv", "sitecustomize", "usercustomize")
"""Beginnings of names that Python itself may load."""
OURS = frozenset({"kiosk", "__main__"})
FIRST_FRAME = """
import json, os, sys
from kiosk import app
from PySide6.QtCore import QTimer

def end(kiosk):
    print(json.dumps({"screen": kiosk.parts.navigator.screen, "modules": sorted(sys.modules)}), flush=True)
    kiosk.parts.typing_folder.delete()
    os._exit(0)

open_window = app.open_window

def open_and_watch(parts, options):
    kiosk = open_window(parts, options)
    kiosk.window.frameSwapped.connect(lambda: end(kiosk))
    QTimer.singleShot(40_000, lambda: os._exit(3))
    return kiosk

app.open_window = open_and_watch
from kiosk.commands import main
main(["--windowed"])
"""
"""The real start, stopped at its first frame."""
SECONDS = 60


def test_the_first_frame_needs_only_qt_click_pydantic_and_babel(tmp_path: Path) -> None:
    before = set(_modules("import json, sys; print(json.dumps({'modules': sorted(sys.modules)}))", tmp_path)["modules"])
    started = _modules(FIRST_FRAME, tmp_path)
    packages = {name.partition(".")[0] for name in set(started["modules"]) - before}
    assert started["screen"] == "attract"
    assert {"kiosk", "PySide6", "babel", "click", "pydantic"} <= packages, "too little was seen to prove anything"
    known = sys.stdlib_module_names | LIBRARIES | OF_PYSIDE | OURS
    more = {name for name in packages - known if not name.startswith(OF_THE_INTERPRETER)}
    assert more == set(), f"A start imports {sorted(more)}: import them where they are needed."


def _modules(program: str, folder: Path) -> dict[str, Any]:
    environment = os.environ | {"PONTE_DATA": str(folder), "PYTHONPATH": str(PROJECT_FOLDER)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded
