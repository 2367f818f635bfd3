"""Typing on the screen: what Qt Virtual Keyboard needs before the application starts, and what it must forget.

Qt Virtual Keyboard's Pinyin plugin opens a dictionary of learned words under ``XDG_CONFIG_HOME`` whatever its settings
say (measured with Qt 6.11). So the kiosk gives each process an own folder of mode 0700, which is emptied at the end of
each session and deleted at exit, and it switches learning off (``Qt.ImhSensitiveData`` in ``OnScreenKeyboard.qml``).

Order of calls: :func:`prepare_environment` before the application object;
``Typing.instance = Typing(folder, translator)`` before the engine loads;
``Typing.instance.wipe()`` at the end of each session, after the screens are gone.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.i18n.locales import Locale
from kiosk.ui.translator import Translator

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

RESOURCES = Path(__file__).resolve().parents[2] / "resources/keyboard"
STYLE_IMPORTS = RESOURCES / "imports"  # holds QtQuick/VirtualKeyboard/Styles/ponte/style.qml
LAYOUTS = RESOURCES / "layouts"
STYLE = "ponte"
FOLDER_PREFIX = "ponte-typing-"


class TypingError(PonteError):
    """Typing cannot be offered safely."""

    code = "typing"


class TypingFolder:
    """The only folder in which the input methods may write: private, short-lived, best on a file system in memory."""

    def __init__(self, parent: Path | None = None) -> None:
        """Create the folder in ``parent`` (default: the runtime folder of the user, else the system's temporary one).

        Raises :class:`TypingError` if it cannot be created.
        """
        place = parent or _memory_folder()
        _remove_leftovers(place)
        try:
            self.path = Path(tempfile.mkdtemp(prefix=f"{FOLDER_PREFIX}{os.getpid()}-", dir=place))
        except OSError as error:
            raise TypingError(f"The folder for typing cannot be created in {place}: {error.strerror}.") from error
        self._prepare()
        atexit.register(self.delete)

    def empty(self) -> None:
        """Delete everything in the folder; the folder itself stays, with mode 0700."""
        self.delete()
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._prepare()

    def _prepare(self) -> None:
        """An empty dictionary where the Pinyin plugin looks for one, so that it has nothing to complain about."""
        dictionary = self.path / "qtvirtualkeyboard/pinyin/usr_dict.dat"
        dictionary.parent.mkdir(parents=True)
        dictionary.touch(mode=0o600)

    def delete(self) -> None:
        """Delete the folder. What an input method writes after this has no place to go."""
        shutil.rmtree(self.path, ignore_errors=True)


def prepare_environment(parent: Path | None = None) -> TypingFolder:
    """Make Qt use the on-screen keyboard in our style, and keep its files in a folder of this process alone.

    Call it before the application object is made: Qt reads these variables once. ``parent`` is for tests.
    """
    folder = TypingFolder(parent)
    os.environ["XDG_CONFIG_HOME"] = str(folder.path)
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    os.environ["QT_IM_MODULES"] = "qtvirtualkeyboard"  # Qt 6.7 and later look here first
    os.environ["QT_VIRTUALKEYBOARD_STYLE"] = STYLE
    os.environ["QT_VIRTUALKEYBOARD_LAYOUT_PATH"] = str(LAYOUTS)
    os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"  # the keyboard is part of our window
    imports = os.environ.get("QML_IMPORT_PATH", "").split(os.pathsep)
    os.environ["QML_IMPORT_PATH"] = os.pathsep.join([str(STYLE_IMPORTS), *filter(None, imports)])
    return folder


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of typing: its name for itself (never translated), and the keyboard locale that holds it."""

    id: str
    name: str
    short_name: str
    keyboard_locale: str

    def as_map(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name, "shortName": self.short_name, "locale": self.keyboard_locale}


QUICK = Layout("quick", "速成", "速成", "zh_TW")
CANGJIE = Layout("cangjie", "倉頡", "倉頡", "zh_TW")
ZHUYIN = Layout("zhuyin", "注音", "注音", "zh_TW")
PINYIN = Layout("pinyin", "拼音（简体字）", "拼音", "zh_CN")
PORTUGUESE = Layout("portuguese", "Português", "PT", "pt_PT")
ENGLISH = Layout("english", "English", "EN", "en_GB")
LAYOUTS_BY_LOCALE = {
    Locale.ZH_HANT: (QUICK, CANGJIE, ZHUYIN, PINYIN, ENGLISH, PORTUGUESE),
    Locale.ZH_HANS: (PINYIN, QUICK, CANGJIE, ZHUYIN, ENGLISH, PORTUGUESE),
    Locale.PT: (PORTUGUESE, ENGLISH, QUICK, CANGJIE, ZHUYIN, PINYIN),
    Locale.EN: (ENGLISH, PORTUGUESE, QUICK, CANGJIE, ZHUYIN, PINYIN),
}


@QmlElement
@QmlSingleton
class Typing(QObject):
    """The present way of typing. It follows the interface language; the language key of the keyboard changes it."""

    layoutChanged = Signal()
    layoutsChanged = Signal()
    forgotten = Signal()
    """The keyboard must drop what it holds: the composition, the input method, shift and symbol mode."""
    instance: Typing

    def __init__(self, folder: TypingFolder, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._translator = translator
        self._layout = self._offered()[0]
        translator.localeChanged.connect(self._follow_language)

    @staticmethod
    def create(engine: QQmlEngine) -> Typing:
        """What QML calls for the singleton: the object that the app made."""
        return Typing.instance

    @Property(str, notify=layoutChanged)
    def layout(self) -> str:
        """The id of the present layout, for example ``quick`` or ``pinyin``."""
        return self._layout.id

    @Property(str, notify=layoutChanged)
    def layoutName(self) -> str:
        """What the language key shows."""
        return self._layout.short_name

    @Property(str, notify=layoutChanged)
    def keyboardLocale(self) -> str:
        """The keyboard locale of the present layout: ``zh_TW``, ``zh_CN``, ``pt_PT`` or ``en_GB``."""
        return self._layout.keyboard_locale

    @Property(list, notify=layoutsChanged)
    def layouts(self) -> list[dict[str, str]]:
        """Every layout, the usual one of the interface language first: maps of id, name, shortName and locale."""
        return [layout.as_map() for layout in self._offered()]

    @Slot(str)
    def choose(self, layout_id: str) -> None:
        """Type with another layout; an unknown id changes nothing."""
        for layout in self._offered():
            if layout.id == layout_id and layout != self._layout:
                self._layout = layout
                self.layoutChanged.emit()

    @Slot()
    def hideKeyboard(self) -> None:
        """Put the keyboard away; a touch on the field brings it back."""
        QGuiApplication.inputMethod().hide()

    def wipe(self) -> None:
        """Forget everything that was typed: in the keyboard, in the input methods and in their folder."""
        self.forgotten.emit()
        self._folder.empty()
        self._usual_layout()

    def _offered(self) -> tuple[Layout, ...]:
        return LAYOUTS_BY_LOCALE[self._translator.present]

    def _usual_layout(self) -> None:
        self.choose(self._offered()[0].id)

    def _follow_language(self) -> None:
        self.layoutsChanged.emit()
        self._usual_layout()


def _memory_folder() -> Path:
    """A folder in memory if there is one, so that nothing typed can reach a disk."""
    for candidate in (os.environ.get("XDG_RUNTIME_DIR"), "/run/shm", tempfile.gettempdir()):
        if candidate and os.access(candidate, os.W_OK | os.X_OK):
            return Path(candidate)
    return Path(tempfile.gettempdir())


def _remove_leftovers(place: Path) -> None:
    """Delete the folders of processes that ended without deleting theirs (a crash, a power cut)."""
    for folder in place.glob(f"{FOLDER_PREFIX}*"):
        process = folder.name.removeprefix(FOLDER_PREFIX).partition("-")[0]
        if process.isdecimal() and not Path("/proc", process).exists():
            shutil.rmtree(folder, ignore_errors=True)
