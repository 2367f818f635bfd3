"""The kiosk's real window on the stage of the preview: opens places, turns pages, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.catalog.read import Catalogue
from kiosk.i18n.sentence import sentence
from kiosk.preview.boxes import Box, Scrolled, boxes
from kiosk.preview.places import Place
from kiosk.preview.request import PreviewError, Request
from kiosk.preview.rest import Rest
from kiosk.session.session import Session
from kiosk.ui.clipping import PlacedWords, texts_of
from kiosk.ui.comparison import Comparing
from kiosk.ui.display import Display
from kiosk.ui.navigator import Navigator
from kiosk.ui.translator import Translator
from kiosk.ui.visit import Visit

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
"""px, of the screen of a kiosk (ux.md, section 1)."""
OVERLAP = 0.15
"""Of a page that is seen again on the next one, as the kiosk's own More leaves it."""
MOST_PAGES = 40
SCROLLERS = ("pageFlick", "sheetFlick")
FAILED = "error"
"""The screen that the kiosk shows instead of a page that cannot be made."""


@dataclass(slots=True)
class OpenWindow:
    """A window of the kiosk over one catalogue, as the command opens it."""

    window: QQuickWindow
    navigator: Navigator
    visit: Visit
    display: Display
    translator: Translator
    comparing: Comparing
    close: Callable[[], None]


OpenKiosk = Callable[[Catalogue], OpenWindow]
"""Opens the kiosk's window over a catalogue."""


@dataclass(slots=True)
class Stage:
    """One open window; the next catalogue gets another."""

    kiosk: OpenWindow
    rest: Rest = field(init=False)

    def __post_init__(self) -> None:
        self.rest = Rest(self.kiosk.window)
        self.kiosk.display.setReduceMotion(True)
        self.kiosk.window.show()
        self.kiosk.window.requestActivate()
        self.rest.settle()

    def dress(self, request: Request) -> None:
        """Show everything from now on in this language, size, theme and orientation."""
        window, display = self.kiosk.window, self.kiosk.display
        width, height = SIZES[request.orientation]
        if (window.width(), window.height()) != (width, height):
            window.resize(width, height)
        self.kiosk.translator.use(request.language)
        display.setTheme(request.theme)
        display.setTextStep(request.text / 100)

    def show(self, place: Place) -> None:
        """Open a place, as if somebody had come to it.

        Raises:
            PreviewError: ``no-screen``: the kiosk cannot make this page, or has no such control.
        """
        kiosk = self.kiosk
        kiosk.visit.wiped.emit()
        session = Session()
        if place.guide:
            session.keep_answers(place.guide, place.answers)
        kiosk.visit.use_session(session)
        self._go(place)
        if place.compared:
            self._compare(place.compared)
        for name in place.presses:
            self._press(name)
        self.rest.settle()
        if kiosk.navigator.here.screen == FAILED:
            raise PreviewError(sentence("The kiosk cannot show this page."), code="no-screen")

    def texts(self) -> list[PlacedWords]:
        """Every text of the present screen, also what is scrolled away."""
        return texts_of(self.kiosk.window)

    def pages(self) -> Iterator[tuple[int, int, QImage]]:
        """Pictures of the present screen from top to end: page, pages, picture."""
        view = self._scroller()
        if view is None:
            yield 1, 1, self.kiosk.window.grabWindow()
            return
        starts = _starts(view)
        for page, start in enumerate(starts, 1):
            view.setProperty("contentY", start)
            self.rest.settle()
            yield page, len(starts), self.kiosk.window.grabWindow()

    def page_of(self, text: PlacedWords) -> int:
        """The first of :meth:`pages` that shows the end of a text of the present screen."""
        view = self._scroller()
        if view is None or not text.scrolls:
            return 1
        end = text.words.ink.bottom() - view.mapToScene(QPointF(0, 0)).y() + float(view.property("contentY"))
        starts = _starts(view)
        return next((page for page, start in enumerate(starts, 1) if end <= start + view.height()), len(starts))

    def boxes_of(self, text: PlacedWords, place: int) -> tuple[Box, ...]:
        """Where each of :meth:`pages` shows a text of the present screen, which is the ``place`` of its record."""
        window, view = self.kiosk.window, self._scroller()
        screen = QRectF(0, 0, window.width(), window.height())
        if view is None:
            return boxes(text.words.ink, screen, None, place)
        starts, now = _starts(view), float(view.property("contentY"))
        if not text.scrolls:  # above or below what scrolls: it is on every page
            return boxes(text.words.ink, screen, Scrolled(screen, 0, [0] * len(starts)), place)
        area = view.mapRectToScene(QRectF(0, 0, view.width(), view.height()))
        return boxes(text.words.ink, screen, Scrolled(area, now, starts), place)

    def close(self) -> None:
        self.kiosk.close()

    def _go(self, place: Place) -> None:
        """One change of screen, though it is two steps: home lies behind."""
        navigator = self.kiosk.navigator
        navigator.blockSignals(True)
        navigator.show_only("home")
        if place.screen != "home":
            navigator.go(place.screen, dict(place.parameters))
        navigator.blockSignals(False)
        navigator.changed.emit()
        if place.presses or place.compared:
            self.rest.settle()

    def _compare(self, wanted: int) -> None:
        comparing: Any = self.kiosk.comparing  # Qt's properties are no attributes to a type checker
        for chosen in list(comparing.chosen):
            comparing.toggle(chosen)
        for choice in comparing.choices[:wanted]:
            comparing.toggle(choice["id"])

    def _press(self, name: str) -> None:
        item = next((item for item in _visible(self.kiosk.window.contentItem()) if item.objectName() == name), None)
        if item is None:
            raise PreviewError(sentence("The kiosk cannot show this page."), code="no-screen")
        item.setProperty("lastActivation", 0)  # no double strike: another screen lay between
        item.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Return.value, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self.kiosk.window, event)
        self.rest.settle()

    def _scroller(self) -> QQuickItem | None:
        """What scrolls on the top layer: the sheet's view if one is open, else the page's."""
        found = [item for item in _visible(self.kiosk.window.contentItem()) if item.objectName() in SCROLLERS]
        return found[-1] if found else None


def _starts(view: QQuickItem) -> list[float]:
    """How far the view is scrolled on each page."""
    height, end = view.height(), max(0.0, float(view.property("contentHeight")) - view.height())
    step = height * (1 - OVERLAP)
    pages = min(MOST_PAGES, 1 + (0 if end < 1 else -int(-end // step)))
    return [min(end, page * step) for page in range(pages)]


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _visible(child)
