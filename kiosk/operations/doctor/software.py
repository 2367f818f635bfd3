"""The versions of Python and PySide6, and whether Qt starts at all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata

from kiosk.operations.doctor.rows import Row, fail, ok

Version = tuple[int, ...]

OLDEST_PYTHON: Version = (3, 11)
OLDEST_PYSIDE: Version = (6, 11, 3)
FIRST_BAD_PYSIDE: Version = (6, 12)
"""6.12.0 loses a reference to None per void call and aborts under Python 3.11 (measured; pyproject.toml agrees)."""
PYSIDE_PACKAGE = "PySide6"
_SET_UP = "Run 'make setup': it installs the versions that this program was tested with."


def installed_pyside() -> str | None:
    """The version of PySide6 as it was installed; None if it was not. Imports nothing of Qt."""
    try:
        return metadata.version(PYSIDE_PACKAGE)
    except metadata.PackageNotFoundError:
        return None


def python_row(version: Version) -> Row:
    """Whether this Python can run the kiosk."""
    shown = _words(version)
    if version < OLDEST_PYTHON:
        return fail("python", f"Python {shown} is too old.", f"Install Python {_words(OLDEST_PYTHON)}. {_SET_UP}")
    return ok("python", f"Python {shown}")


def pyside_row(version: str | None) -> Row:
    """Whether the installed PySide6 is one that the kiosk runs on."""
    if version is None:
        return fail("pyside6", "PySide6 is not installed.", _SET_UP)
    if not OLDEST_PYSIDE <= parsed(version) < FIRST_BAD_PYSIDE:
        wanted = f"{_words(OLDEST_PYSIDE)} or later, before {_words(FIRST_BAD_PYSIDE)}"
        return fail("pyside6", f"PySide6 {version} is installed; the kiosk needs {wanted}.", _SET_UP)
    return ok("pyside6", f"PySide6 {version}")


def qt_row(start: Callable[[], object]) -> Row:
    """Whether Qt starts: a missing system library shows here."""
    try:
        start()
    except Exception as error:  # an ImportError names the library; whatever else it is, the sentence is the same
        detail = f"Qt does not start: {' '.join(str(error).split())}"
        return fail("qt", detail, "Run tools/install_system_packages.sh: it installs the system libraries Qt needs.")
    return ok("qt", "Qt starts.")


def parsed(version: str) -> Version:
    """``6.11.3`` as numbers; what follows the numbers (``a1``, ``+local``) does not count."""
    numbers: list[int] = []
    for part in version.split("."):
        if not part.isdecimal():
            break
        numbers.append(int(part))
    return tuple(numbers)


def _words(version: Version) -> str:
    return ".".join(str(number) for number in version)
