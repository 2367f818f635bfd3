"""Runs qmllint over every view, with the generated types of the Python objects; any warning fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "resources/qml/Ponte", ROOT / "resources/qml/PonteKeyboard", ROOT / "resources/keyboard")


def main() -> int:
    """Lint every view; the exit code is qmllint's."""
    files = [str(path.relative_to(ROOT)) for folder in FOLDERS for path in sorted(folder.rglob("*.qml"))]
    command = [str(Path(sys.executable).parent / "pyside6-qmllint"), "--max-warnings", "0"]
    for place in (ROOT / "build/qml", ROOT / "resources/qml", Path(PySide6.__file__).parent / "Qt/qml"):
        command += ["-I", str(place)]
    return subprocess.run([*command, *files], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
