"""``python -m tests.kiosk_reader CATALOGUE SERVICE``: what a kiosk's own screen says of a service, as JSON.

A process of its own, because the window of the office and the window of a kiosk share their singletons.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

ROOT = Path(__file__).resolve().parents[1]


def screen_of(catalogue: Path, service: str) -> list[str]:
    """Every text of the service's screen in English, read in another process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kiosk_reader", str(catalogue), service],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return [str(text) for text in json.loads(done.stdout.splitlines()[-1])]


def main(catalogue: Path, service: str) -> None:
    from kiosk.catalog.read import Catalogue
    from kiosk.i18n.locales import Locale

    from kiosk_window import Hall, Scenery

    with TemporaryDirectory() as folder, Catalogue.open(catalogue) as content:
        hall = Hall(Scenery(content, Path(folder)))
        hall.new_visit(Locale.EN)
        hall.go("service", service=service)
        hall.eye.settle()
        sys.stdout.write(json.dumps(list(texts_in(hall.window.contentItem()))) + "\n")
        sys.stdout.flush()
    os._exit(0)  # what Qt leaves behind is not what this is about


def texts_in(item: QQuickItem) -> Iterator[str]:
    """Of the item and all below it, also where one would have to scroll to."""
    text = item.property("text")
    if isinstance(text, str):
        yield text
    for child in item.childItems():
        yield from texts_in(child)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
