"""What the interface needs beside the fonts: compiled messages, and the keyboard on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.i18n.locales import Locale
from kiosk.operations.doctor.rows import Row, fail, ok

SOUND_LIBRARY = "libpulse.so.0"
_PLUGIN = Path("platforminputcontexts/libqtvirtualkeyboardplugin.so")
_MODULE = Path("QtQuick/VirtualKeyboard/qmldir")


def keyboard_files() -> tuple[Path, ...]:
    """The files without which Qt has no keyboard on the screen."""
    from PySide6.QtCore import QLibraryInfo

    place = QLibraryInfo.LibraryPath
    return (
        Path(QLibraryInfo.path(place.PluginsPath)) / _PLUGIN,
        Path(QLibraryInfo.path(place.QmlImportsPath)) / _MODULE,
    )


def messages_row(is_compiled: Callable[[Locale], bool]) -> Row:
    """Whether the messages of all four languages are compiled; without them, English speaks."""
    missing = [locale for locale in Locale if not is_compiled(locale)]
    if missing:
        detail = f"The interface is not compiled in {', '.join(missing)}: residents would read English."
        return fail("messages", detail, "Run 'make setup': it compiles the messages.")
    return ok("messages", f"Compiled in {', '.join(Locale)}.")


def keyboard_row(files: tuple[Path, ...]) -> Row:
    """Whether Qt's keyboard is installed; without it nobody can type into the search."""
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        detail = f"The keyboard on the screen is missing: {', '.join(missing)}."
        return fail("keyboard", detail, "Run 'make setup': it installs PySide6 with the keyboard.")
    return ok("keyboard", "The keyboard on the screen is installed.")


def sound_library_row(load: Callable[[str], object]) -> Row:
    """Whether the sound library loads, which Qt's keyboard links against; ``load`` raises OSError if it does not."""
    try:
        load(SOUND_LIBRARY)
    except OSError as error:
        detail = f"The keyboard on the screen cannot start: {error}."
        return fail("sound-library", detail, "Install it: sudo apt-get install libpulse0")
    return ok("sound-library", f"{SOUND_LIBRARY} loads.")
