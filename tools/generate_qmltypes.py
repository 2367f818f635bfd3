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
    """Write the module's qmldir and qmltypes below ``target``."""
    folder = target / MODULE.replace(".", "/")
    folder.mkdir(parents=True, exist_ok=True)
    modules = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "kiosk/ui").glob("*.py"))}
    seen = [path for path, source in modules.items() if is_seen(source)]
    sources = [str(path.relative_to(ROOT)) for path in sorted(seen, key=lambda path: removed(modules[path]))]
    meta = folder / "metatypes.json"
    subprocess.run([str(TOOLS / "pyside6-metaobjectdump"), "-o", str(meta), *sources], check=True, cwd=ROOT)
    name_qt_types(meta)
    qt_qml = Path(PySide6.__file__).parent / "Qt/qml"
    foreign = ",".join(str(path) for path in metatype_files())
    registrar = [str(TOOLS / "pyside6-qmltyperegistrar"), "--generate-qmltypes", str(folder / "ui.qmltypes")]
    registrar += ["-o", str(folder / "unused.cpp"), "--import-name", MODULE]
    registrar += ["--major-version", "1", "--minor-version", "0", "--foreign-types", foreign, str(meta)]
    subprocess.run(registrar, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    (folder / "unused.cpp").unlink(missing_ok=True)
    lines = (f"module {MODULE}", "typeinfo ui.qmltypes", "depends QtQml.Models", "depends QtQuick", "")
    (folder / "qmldir").write_text("\n".join(lines), encoding="utf-8")
    if not qt_qml.is_dir():
        print(f"PySide6's QML folder is missing: {qt_qml}", file=sys.stderr)
        return 1
    return 0


def is_seen(source: str) -> bool:
    """Whether QML sees a module's types: its elements, and the base classes whose slots they have."""
    return "@QmlElement" in source or "@Slot(" in source


def removed(source: str) -> tuple[bool, bool]:
    """How far a module's types are from QObject: the dump knows a base class only when it has read it before."""
    return "@QmlElement" in source, "(QObject)" not in source


def name_qt_types(meta: Path) -> None:
    """PySide6 hands a Python dict or list over as a QVariantMap or QVariantList; the dump must say so too."""
    text = meta.read_text(encoding="utf-8")
    for python, qt in (("dict", "QVariantMap"), ("list", "QVariantList")):
        text = text.replace(f'"type": "{python}"', f'"type": "{qt}"')
    meta.write_text(text, encoding="utf-8")


def metatype_files() -> list[Path]:
    """Qt's own types that ours may mention."""
    folder = Path(PySide6.__file__).parent / "Qt/metatypes"
    return [folder / f"qt6{name}_metatypes.json" for name in ("core", "gui", "qml", "quick")]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
