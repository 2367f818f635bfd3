"""Generates the qmltypes of the Python types that QML sees, without which qmllint knows none of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
MODULE = "Ponte.Ui"
TOOLS = Path(sys.executable).parent


def main(target: Path) -> int:
    folder = target / MODULE.replace(".", "/")
    folder.mkdir(parents=True, exist_ok=True)
    sources = [
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "kiosk/ui").glob("*.py")) if "@QmlElement" in path.read_text()
    ]
    meta = folder / "metatypes.json"
    subprocess.run([TOOLS / "pyside6-metaobjectdump", "-o", meta, *sources], check=True, cwd=ROOT)
    qt_qml = Path(PySide6.__file__).parent / "Qt/qml"
    foreign = ",".join(str(path) for path in metatype_files())
    registrar = [TOOLS / "pyside6-qmltyperegistrar", "--generate-qmltypes", folder / "ui.qmltypes", "-o", folder / "unused.cpp"]
    registrar += ["--import-name", MODULE, "--major-version", "1", "--minor-version", "0"]
    registrar += ["--foreign-types", foreign] if foreign else []
    subprocess.run([*registrar, meta], check=True, cwd=ROOT)
    (folder / "unused.cpp").unlink(missing_ok=True)
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo ui.qmltypes\ndepends QtQml.Models\ndepends QtQuick\n")
    if not qt_qml.is_dir():
        print(f"PySide6's QML folder is missing: {qt_qml}", file=sys.stderr)
        return 1
    return 0


def metatype_files() -> list[Path]:
    """Qt's own types that ours may mention."""
    folder = Path(PySide6.__file__).parent / "Qt/metatypes"
    return [path for name in ("core", "gui", "qml", "quick") for path in sorted(folder.glob(f"qt6{name}_metatypes.json"))]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
