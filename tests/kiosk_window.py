"""The kiosk's real window without a screen, with a clock and a printer that the tests own, and a resident's finger.

One window serves a whole test module, since an engine takes a while to start; :meth:`Kiosk.new_visit` brings it back to
the attract screen between tests.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from kiosk import app, ui
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER, Settings, WindowOptions
from kiosk.devices.simulated_printer import SimulatedPrinter
from kiosk.distribution.trust import Chosen, Trust
from kiosk.i18n.locales import Locale
from kiosk.tour.eye import Eye
from kiosk.tour.finger import touch_device
from kiosk.tour.patience import until
from kiosk.ui.keyboard import TypingFolder
from kiosk.ui.window_guard import WindowGuard
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from ruamel.yaml import YAML

import sample_guide
from application_sample import nothing_kept

TODAY = date(2026, 11, 22)
PORTRAIT = (1080, 1920)
TYPING: list[TypingFolder] = []
"""The folder for typing of this process: Qt reads its environment once, so all windows share it."""


def prepare() -> TypingFolder:
    """What the process needs before its application object, once."""
    if not TYPING:
        TYPING.append(app.prepare_process())
        for module in pkgutil.iter_modules(ui.__path__, "kiosk.ui."):
            importlib.import_module(module.name)  # a type that is told to QML after the first engine breaks later ones
    return TYPING[0]


@dataclass
class Time:
    """The kiosk's clock (s): it stands still until a test moves it."""

    seconds: float = 1000.0

    def monotonic(self) -> float:
        return self.seconds


@dataclass
class Scenery:
    """What a kiosk is opened with."""

    catalogue: Catalogue | None
    folder: Path
    settings: Settings = field(default_factory=lambda: Settings(language=Locale.EN))
    trust: Trust = Trust.BUNDLED
    windowed: bool = False
    size: tuple[int, int] = PORTRAIT
    data: Path | None = None


class Hall:
    """One kiosk's window and whoever stands in front of it."""

    def __init__(self, scenery: Scenery) -> None:
        self.time = Time()
        self.parts = make_parts(scenery.catalogue, self.time, scenery.settings, scenery.trust, scenery.data)
        self.printer = SimulatedPrinter(scenery.folder)
        self.parts.printing.use(self.printer)
        self.kiosk = app.open_window(self.parts, WindowOptions(windowed=scenery.windowed, size=scenery.size))
        self.window: QQuickWindow = self.kiosk.window
        self.window.show()
        self.window.requestActivate()
        self.eye = Eye(self.window)
        self.strikes = Time()
        """The clock by which the window tells a tremor from a second touch."""
        guard = self.window.findChild(WindowGuard)
        assert isinstance(guard, WindowGuard)
        guard._now = self.strikes.monotonic
        self.settle()

    # --- the visit ----------------------------------------------------------------------------------------------------

    def new_visit(self, language: Locale = Locale.EN, home: bool = True) -> None:
        """A new resident, at the attract screen or (default) already at home, in their language."""
        self.put_keyboard_away()
        self.parts.visit.endAtOnce()
        if home:
            self.parts.translator.use(language)
            self.parts.navigator.home()
        self.settle()

    def pass_time(self, seconds: float) -> None:
        """So many seconds go by without a touch."""
        self.time.seconds += seconds
        self.parts.visit.tick()
        self.settle()

    @property
    def screen(self) -> str:
        return str(self.parts.navigator.screen)

    @property
    def sheet(self) -> str:
        return str(self.window.property("sheet"))

    @property
    def focus(self) -> str:
        """The name of the control that has the focus."""
        item = self.window.activeFocusItem()
        return "" if item is None else item.objectName()

    @property
    def scroll(self) -> float:
        """px by which the page is scrolled."""
        flick = self.eye.item("pageFlick")
        return 0.0 if flick is None else float(flick.property("contentY"))

    def go(self, screen: str, **parameters: str) -> None:
        self.parts.navigator.go(screen, parameters)
        self.settle()

    # --- looking ------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let everything happen that is due now."""
        for _ in range(4):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def item(self, name: str) -> QQuickItem:
        """The item of that name that can be seen or scrolled to."""
        until(lambda: self.eye.item(name) is not None)  # what lies below the first view comes a moment later
        found = self.eye.item(name)
        assert found is not None, f"'{name}' is not on the screen '{self.screen}'"
        return found

    def shows(self, name: str) -> bool:
        return self.eye.item(name) is not None

    def await_slip(self) -> None:
        """The slip's page comes first, the slip a moment later."""
        assert self.screen == "slip"
        assert until(lambda: bool(self.parts.take_away.number))

    def words(self) -> str:
        """Every text of the page, also what is scrolled away."""
        return "\n".join(str(item.property("text")) for item in self._texts())

    def middle(self, name: str) -> QPoint:
        """Where a finger touches the item, once what holds it is scrolled to it."""
        reached = until(lambda: self._is_reached(name))  # what slides over it, or moves it, needs a moment
        assert reached, f"a touch does not reach '{name}' on '{self.screen}'"
        return self.eye.shown(self.item(name)).center().toPoint()

    def _is_reached(self, name: str) -> bool:
        """Scroll what holds the item to it; whether it rests there and a touch would hit it."""
        item = self.item(name)
        flick = _flickable_of(item)
        if flick is not None:
            top = item.mapToItem(flick.property("contentItem"), QPointF(0, 0)).y()
            room = max(0.0, flick.property("contentHeight") - flick.height())
            flick.setProperty("contentY", min(room, max(0.0, top - (flick.height() - item.height()) / 2)))
            self.settle()
            item = self.item(name)
        return self._rests(item) and self.eye.is_hit(item)

    def _rests(self, item: QQuickItem) -> bool:
        """Whether the item stays where it is while everything that is due happens."""
        before = self.eye.shown(item)
        self.settle()
        return self.eye.shown(item) == before

    def wait_until(self, condition: Callable[[], bool]) -> bool:
        """Let the window work until ``condition`` holds; False if it does not within a few seconds."""
        return until(condition)

    def wait_until_still(self) -> None:
        """Let every animation end."""
        self.eye.settle()

    def compose(self, field: str, letters: str) -> None:
        """Touch the field and type on the screen's keyboard, without choosing a word."""
        self.tap(field)
        assert until(lambda: bool(self.eye.items("keyFace")))
        self.wait_until_still()
        for letter in letters:
            face = next(face for face in self.eye.items("keyFace") if letter in self._labels(face))
            self.tap_at(self.eye.shown(face).center().toPoint())
        field_item = self.item(field)
        assert until(lambda: letters in str(field_item.property("preeditText")).replace(" ", ""))

    @staticmethod
    def _labels(face: QQuickItem) -> list[str]:
        pending, found = [face], []
        while pending:
            item = pending.pop()
            found.append(str(item.property("text")).lower())
            pending += item.childItems()
        return found

    def put_keyboard_away(self) -> None:
        """Hide the keyboard and wait until it is off the page."""
        self.parts.typing.hideKeyboard()
        assert until(lambda: not self.eye.items("keyFace"))

    @property
    def room(self) -> float:
        """px by which the page can be scrolled."""
        flick = self.item("pageFlick")
        return max(0.0, float(flick.property("contentHeight")) - flick.height())

    # --- doing --------------------------------------------------------------------------------------------------------

    def tap(self, name: str) -> None:
        """One touch on a control, later than any double strike."""
        point = self.middle(name)
        self.calm(name)
        self.tap_at(point)

    def calm(self, name: str) -> None:
        """Let the time of a double strike pass since the control was last used."""
        self.item(name).setProperty("lastActivation", 0)
        self.strikes.seconds += 1

    def tap_at(self, point: QPoint) -> None:
        self.press(point)
        self.release(point)

    def press(self, point: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self.window, touch_device()).press(finger, point, self.window).commit()

    def move(self, point: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self.window, touch_device()).move(finger, point, self.window).commit()

    def release(self, point: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self.window, touch_device()).release(finger, point, self.window).commit()
        self.settle()

    def key(self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and release one key."""
        self.key_event(QEvent.Type.KeyPress, key, text, modifiers)
        self.key_event(QEvent.Type.KeyRelease, key, text, modifiers)
        self.settle()

    def hold_key(self, key: Qt.Key, repeats: int = 20) -> None:
        """Hold a key down for so long that it repeats, then let go."""
        self.key_event(QEvent.Type.KeyPress, key)
        for _ in range(repeats):
            self.key_event(QEvent.Type.KeyRelease, key, repeated=True)
            self.key_event(QEvent.Type.KeyPress, key, repeated=True)
            self.settle()
        self.key_event(QEvent.Type.KeyRelease, key)
        self.settle()

    def key_event(
        self,
        kind: QEvent.Type,
        key: Qt.Key,
        text: str = "",
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        repeated: bool = False,
    ) -> None:
        QGuiApplication.sendEvent(self.window, QKeyEvent(kind, key, modifiers, text, repeated))

    def focus_on(self, name: str) -> None:
        self.calm(name)
        self.item(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.settle()

    def _texts(self) -> Iterator[QQuickItem]:
        pending = [self.window.contentItem()]
        while pending:
            item = pending.pop()
            if not item.isVisible():
                continue
            if item.inherits("QQuickText") and item.property("text"):
                yield item
            pending.extend(reversed(item.childItems()))

    def complaints(self) -> list[str]:
        """What QML complained about since the last look."""
        found = list(self.kiosk.warnings)
        self.kiosk.warnings.clear()
        return found

    def close(self) -> None:
        self.kiosk.close()
        self.settle()


def _flickable_of(item: QQuickItem) -> QQuickItem | None:
    holder = item.parentItem()
    while holder is not None and not holder.inherits("QQuickFlickable"):
        holder = holder.parentItem()
    return holder


# --- fixtures (tests/ui/conftest.py and tests/journeys/conftest.py) ---------------------------------------------------


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The project's own catalogue, with the sample guide of every kind of question."""
    folder = tmp_path_factory.mktemp("content")
    content = folder / "content"
    shutil.copytree(CONTENT_FOLDER, content)
    with (content / "guides" / f"{sample_guide.GUIDE}.yaml").open("w", encoding="utf-8") as file:
        YAML().dump(sample_guide.RECORD, file)
    build(read_content(content), folder / "catalog.sqlite")
    with Catalogue.open(folder / "catalog.sqlite") as opened:
        yield opened


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def parts(catalogue: Catalogue, time: Time) -> app.Parts:
    """What the window would see, without the window; English, at home."""
    made = make_parts(catalogue, time)
    made.navigator.home()
    return made


@pytest.fixture(scope="module")
def hall(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A kiosk in kiosk mode for the whole module. QML must have had nothing to complain about in the end."""
    opened = Hall(Scenery(catalogue, tmp_path_factory.mktemp("slips")))
    yield opened
    complaints = opened.complaints()
    opened.close()
    assert complaints == []


@pytest.fixture
def kiosk(hall: Hall) -> Hall:
    """The module's kiosk with an English-speaking resident at home, who has touched nothing yet."""
    hall.new_visit()
    return hall


def make_parts(
    catalogue: Catalogue | None,
    time: Time,
    settings: Settings | None = None,
    trust: Trust = Trust.BUNDLED,
    data: Path | None = None,
) -> app.Parts:
    """The objects that the window sees, with the clock of the test."""
    folder = prepare()
    app.make_application()
    chosen = Chosen(catalogue, trust if catalogue else None)
    clock = app.Clock(lambda: TODAY, time.monotonic)
    return app.make_parts(
        settings or Settings(language=Locale.EN),
        chosen,
        folder,
        clock,
        lambda options: options[7],
        data=data,
        read=nothing_kept,
    )
