"""What the preview and the walk wait for before they look at a screen."""

from __future__ import annotations

import re

from kiosk.config import PROJECT_FOLDER
from kiosk.preview.rest import SOON

SHORT = 300
"""ms: what happens so soon after a page has opened belongs to its first picture."""
TIMER = re.compile(r"\bTimer \{(?P<inside>.*?)\binterval: (?P<milliseconds>\d+)", re.DOTALL)


def test_every_timer_of_a_moment_is_waited_for() -> None:
    files = list((PROJECT_FOLDER / "resources" / "qml" / "Ponte" / "Kiosk").glob("*.qml"))
    files += (PROJECT_FOLDER / "resources" / "qml" / "Ponte" / "Components").glob("*.qml")
    found = [(file.name, timer) for file in files for timer in TIMER.finditer(file.read_text(encoding="utf-8"))]
    short = [(name, timer) for name, timer in found if int(timer["milliseconds"]) <= SHORT]
    assert len(short) > 8
    assert [name for name, timer in short if f'objectName: "{SOON}"' not in timer["inside"]] == []
    written = sum(file.read_text(encoding="utf-8").count("Timer {") for file in files)
    assert len(found) == written, "an interval is a number"
