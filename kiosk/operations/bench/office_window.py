"""How long staff wait in the office's window with many services: for its objects, and for the page to the frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.i18n.locales import Locale
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.frames import Frames, until

if TYPE_CHECKING:
    from kiosk.ui.office_editor import OfficeEditor
    from kiosk.ui.office_records import OfficeRecords

SAMPLES = 100
BUDGET = 100.0
"""Milliseconds, p95: what a person takes for at once (Nielsen, Usability Engineering, 1993, chapter 5)."""
KIND, CATEGORIES = "services", ("account", "e-payment")
_CALM = 0.03
"""Seconds without a frame after which the next sample may begin."""
_REPAINTS = 20


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """The open window, signed in to an office of ``services`` services called ``s-1`` and so on."""

    window: QQuickWindow
    records: OfficeRecords
    editor: OfficeEditor
    services: int
    go: Callable[[str, dict[str, str]], None]
    """Show a page with its parameters, as another page of the window would."""


def measure(desk: OfficeDesk) -> list[Figure]:
    """A figure for each thing that staff wait for: first the object behind the page, then the page itself."""
    clerk = _Clerk(desk)
    floor = Reference("to paint the page again", clerk.floor(), Unit.MILLISECONDS)
    steps: tuple[tuple[str, Callable[[], Iterator[float]]], ...] = (
        ("the rows of the list", clerk.rows),
        ("the rows of a category", clerk.rows_of_a_category),
        ("the rows that a search finds", clerk.rows_found),
        ("a record taken in hand", clerk.taken),
        ("a change kept", clerk.kept),
        ("the list on its page", clerk.list_page),
        ("another filter on the page", clerk.filter_page),
        ("another letter of the search on the page", clerk.search_page),
        ("the page of a record", clerk.record_page),
        ("a change kept on the page", clerk.save_page),
    )
    return [_figure(desk, what, list(step()), floor) for what, step in steps]


def _figure(desk: OfficeDesk, what: str, samples: list[float], floor: Reference) -> Figure:
    name = "office-window-" + what.replace(" ", "-")
    said = f"office window, {desk.services:,} services: {what}, p95"
    return Figure(name, said, percentile(samples), Unit.MILLISECONDS, len(samples), BUDGET, floor)


class _Clerk:
    """Works in the window. Every method but the first gives one time (ms) for each sample."""

    def __init__(self, desk: OfficeDesk) -> None:
        self._desk = desk
        self._frames = Frames(desk.window)
        self._letters = 0
        self._holder: QQuickItem | None = None

    def floor(self) -> float:
        self._show_anew("records", {"kind": KIND})
        return percentile([self._frames.repaint() for _ in range(_REPAINTS)])

    # --- the objects --------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[float]:
        return (self._took(lambda: self._rows("", "")) for _ in range(SAMPLES))

    def rows_of_a_category(self) -> Iterator[float]:
        return (self._took(partial(self._rows, "", CATEGORIES[number % 2])) for number in range(SAMPLES))

    def rows_found(self) -> Iterator[float]:
        return (self._took(partial(self._rows, f"開戶 {number}", "")) for number in range(SAMPLES))

    def taken(self) -> Iterator[float]:
        return (self._took(partial(self._take, number)) for number in self._numbers())

    def kept(self) -> Iterator[float]:
        for number in self._numbers():
            self._take(number)
            self._edit(number)
            yield self._took(self._keep)

    # --- the pages ----------------------------------------------------------------------------------------------------

    def list_page(self) -> Iterator[float]:
        for _ in range(SAMPLES):
            self._show("audit", {})
            yield self._to_frame(lambda: self._show("records", {"kind": KIND}))

    def filter_page(self) -> Iterator[float]:
        self._show_anew("records", {"kind": KIND})
        page = self._page("records")
        for number in range(SAMPLES):
            yield self._to_frame(partial(page.setProperty, "category", CATEGORIES[number % 2]))
        page.setProperty("category", "")

    def search_page(self) -> Iterator[float]:
        """Three digits are typed and taken away again, over and over."""
        self._show_anew("records", {"kind": KIND})
        field = self._item("search")
        field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, *(Qt.Key.Key_Backspace,) * 3)
        for number in range(SAMPLES):
            key = keys[number % len(keys)]
            yield self._to_frame(partial(QTest.keyClick, self._desk.window, key))

    def record_page(self) -> Iterator[float]:
        for number in self._numbers():
            self._show("audit", {})
            asked = {"kind": KIND, "id": f"s-{number}"}
            yield self._to_frame(partial(self._show, "record", asked))

    def save_page(self) -> Iterator[float]:
        for number in self._numbers():
            self._show("record", {"kind": KIND, "id": f"s-{number}"})
            until(partial(_is_whole, self._item("blocks")))  # whoever has typed has waited so long
            self._edit(number)
            yield self._to_frame(self._keep)

    # ------------------------------------------------------------------------------------------------------------------

    def _numbers(self) -> range:
        """Of records, all over the list."""
        step = max(1, self._desk.services // SAMPLES)
        return range(1, 1 + step * SAMPLES, step)

    def _rows(self, text: str, category: str) -> None:
        found = self._desk.records.find(KIND, text, category, "", "", "", False, "place")
        if not found["total"] and not text:
            raise BenchError("The office's list is empty, so it cannot be measured.")

    def _take(self, number: int) -> None:
        if not self._desk.editor.open(KIND, f"s-{number}"):
            raise BenchError(f"The office lost s-{number}, so opening cannot be measured.")

    def _edit(self, number: int) -> None:
        self._letters += 1
        self._desk.editor.setText("name", Locale.EN.value, f"Service {number}, wording {self._letters}")

    def _keep(self) -> None:
        if not self._desk.editor.saveNow():
            raise BenchError("A record could not be saved in the office's window, so saving cannot be measured.")

    def _show_anew(self, page: str, parameters: dict[str, str]) -> None:
        self._show("audit", {})
        self._show(page, parameters)

    def _show(self, page: str, parameters: dict[str, str]) -> None:
        self._desk.go(page, parameters)
        if not until(lambda: self._is_shown(page, parameters)):
            raise BenchError(f"The office's page '{page}' does not come, so it cannot be measured.")

    def _is_shown(self, page: str, parameters: dict[str, str]) -> bool:
        found = self._present(page)
        return found is not None and _plain(found.property("parameters")) == parameters

    def _page(self, page: str) -> QQuickItem:
        found = self._present(page)
        if found is None:
            raise BenchError(f"The office's window has no page '{page}', so it cannot be measured.")
        return found

    def _present(self, page: str) -> QQuickItem | None:
        """The page, if it is this one: where the last one stood, for a search of the whole window takes long."""

        def is_it(item: QQuickItem) -> bool:
            return str(item.metaObject().className()).startswith(_class_of(page))

        if self._holder is None:
            found = self._find(is_it)
            self._holder = None if found is None else found.parentItem()
            return found
        return next((item for item in self._holder.childItems() if is_it(item)), None)

    def _item(self, name: str) -> QQuickItem:
        found = self._find(lambda item: item.objectName() == name)
        if found is None:
            raise BenchError(f"The office's window has no '{name}', so it cannot be measured.")
        return found

    def _find(self, wanted: Callable[[QQuickItem], bool]) -> QQuickItem | None:
        pending = [self._desk.window.contentItem()]
        while pending:
            item = pending.pop()
            if wanted(item):
                return item
            pending.extend(child for child in item.childItems() if child.isVisible())
        return None

    def _to_frame(self, act: Callable[[], object]) -> float:
        """From the act to the first frame that shows what came of it."""
        until(lambda: time.perf_counter() - max(self._frames.moments[-1:] or [0.0]) > _CALM)
        started = time.perf_counter()
        act()
        QCoreApplication.processEvents()
        done = time.perf_counter()
        self._desk.window.update()
        painted = self._frames.after(done)
        self._frames.forget()
        return (painted - started) * 1000

    @staticmethod
    def _took(act: Callable[[], object]) -> float:
        started = time.perf_counter()
        act()
        return (time.perf_counter() - started) * 1000


def _is_whole(blocks: QQuickItem) -> bool:
    """Whether a record shows all that it is made of."""
    return not blocks.property("making")


def _class_of(page: str) -> str:
    return f"{page.capitalize()}Page_"


def _plain(value: object) -> object:
    """What QML holds, as Python's."""
    return value.toVariant() if isinstance(value, QJSValue) else value
