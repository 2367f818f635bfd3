"""What a start may import: every library more is time in which a resident looks at a dark screen (design.md, 11)."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from kiosk.config import PROJECT_FOLDER

OURS = {"kiosk", "__main__"}
LIBRARIES = {"PySide6", "babel", "click", "pydantic"}
BROUGHT_BY_THEM = {
    *("shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"),  # PySide6
    *("pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"),  # pydantic
}
BROUGHT_BY_THE_ENVIRONMENT = ("_distutils_hack", "_sysconfigdata_", "_virtualenv", "sitecustomize", "usercustomize")
"""Beginnings of names that Python's own site mechanism may load before any program runs."""

START = """
import json, os, sys
at_first = set(sys.modules)
from kiosk.app import choose, make_application, make_parts, open_window, prepare_process
from kiosk.commands import main
from kiosk.config import WindowOptions, load_settings

folder = prepare_process()
application = make_application()
kiosk = open_window(make_parts(load_settings(), choose(), folder), WindowOptions(windowed=True))

def tell():
    modules = sorted(set(sys.modules) - at_first)
    print(json.dumps({"screen": kiosk.parts.navigator.screen, "modules": modules}), flush=True)
    folder.delete()
    os._exit(0)

kiosk.window.frameSwapped.connect(tell)
kiosk.window.show()
application.exec()
"""


def test_the_first_frame_comes_with_only_the_libraries_a_start_needs() -> None:
    started = subprocess.run(
        [sys.executable, "-c", START], cwd=PROJECT_FOLDER, env=os.environ, capture_output=True, text=True, timeout=60
    )
    assert started.returncode == 0, started.stderr
    told = json.loads(started.stdout)
    assert told["screen"] in ("attract", "out-of-service")
    packages = {name.partition(".")[0] for name in told["modules"]}
    assert {"kiosk", *LIBRARIES} <= packages, "the probe saw too little to prove anything"
    allowed = OURS | LIBRARIES | BROUGHT_BY_THEM | set(sys.stdlib_module_names)
    more = {name for name in packages - allowed if not name.startswith(BROUGHT_BY_THE_ENVIRONMENT)}
    assert more == set(), f"A start imports {sorted(more)}: import them where they are needed."
