"""The live window that the walk looks at: the real parts, our clock, folders of its own, no animation to wait for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kiosk.app import Clock, Kiosk, make_application, make_parts, open_window, prepare_process
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER, Desk, Settings, WindowOptions
from kiosk.distribution.trust import Chosen, Trust
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.preview.rest import Rest
from kiosk.session.session import Session
from kiosk.tour.centre import sample_centre, sample_recipient
from kiosk.ui.keyboard import TypingFolder
from kiosk.yaml_document import read_yaml
from tests.application_sample import nothing_kept
from tests.walk.finding import Circumstances

EXTRA_GUIDE = Path(__file__).with_name("every_kind.yaml")
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


@dataclass(slots=True)
class WalkClock:
    """Time that moves only when the walk says so."""

    day: date
    seconds: float = 1000.0

    def today(self) -> date:
        return self.day

    def monotonic(self) -> float:
        return self.seconds


def release_file(folder: Path) -> Path:
    """The project's content and the walk's own guide, built."""
    content = read_content(CONTENT_FOLDER)
    content.guides["every-kind"] = read_yaml(EXTRA_GUIDE, EXTRA_GUIDE.name)
    return build(content, folder / "catalog.sqlite", recipients=[sample_recipient()]).path


def full_settings(printer: str) -> Settings:
    """A kiosk whose operator has filled everything in: the longest screens. Nothing here is a real address."""
    name = "服務中心服務台", "服务中心服务台", "Balcão do centro de serviços", "Service centre desk"
    where = "一樓，電梯旁", "一楼，电梯旁", "Primeiro andar, ao lado do elevador", "First floor, beside the lift"
    days = "星期一至五", "星期一至五", "Segunda a sexta,", "Monday to Friday,"
    return Settings(
        kiosk_number="07",
        printer=printer,
        desk=Desk(
            name=_text(name),
            address=_text(where),
            directions=_text(where),
            hours=_text(tuple(f"{day} 9:00–17:30" for day in days)),
            phone="+85328000000",
        ),
        application=sample_centre(),
    )


def _text(words: tuple[str, ...]) -> Text:
    return Text.model_validate(dict(zip((locale.value for locale in Locale), words, strict=True)))


class Stage:
    """One window and everything behind it. Make one at a time: the QML singletons are the process's."""

    def __init__(self, catalogue: Catalogue, folder: Path, typing: TypingFolder, days_later: int = 1) -> None:
        from PySide6.QtGui import QAccessible
        from PySide6.QtTest import QTest

        QAccessible.setActive(True)  # without it a control has no accessible name (ux.md, section 5.4)
        self.catalogue = catalogue
        self.folder = folder
        self.clock = WalkClock(catalogue.release.built_at.date() + timedelta(days=days_later))
        settings = full_settings(f"folder:{folder / 'printed'}")
        clock = Clock(self.clock.today, self.clock.monotonic)
        self.parts = make_parts(
            settings, Chosen(catalogue, Trust.BUNDLED), typing, clock, data=folder / "data", read=nothing_kept
        )
        self.kiosk: Kiosk = open_window(self.parts, WindowOptions(windowed=True))
        self.window = self.kiosk.window
        self._rest = Rest(self.window)
        self.window.show()
        self.window.requestActivate()
        if not QTest.qWaitForWindowActive(self.window, 10000):
            raise RuntimeError("the window does not become active")
        self.parts.display.setReduceMotion(True)

    def dress(self, how: Circumstances) -> None:
        """Show everything from now on in this language, size, theme and orientation."""
        self.parts.display.setReduceMotion(True)
        self.turn(how.orientation)
        self.parts.translator.use(Locale(how.language))
        self.parts.display.setTheme(how.theme)
        self.parts.display.setTextStep(how.step)
        self.settle()

    def turn(self, orientation: str) -> None:
        """Turn the screen."""
        width, height = SIZES[orientation]
        if (self.window.width(), self.window.height()) != (width, height):
            self.window.resize(width, height)

    def clear(self) -> None:
        """No sheet, nothing typed, no answers, no warning."""
        self.parts.visit.touch()
        self.parts.visit.wiped.emit()
        self.parts.visit.use_session(Session())

    def go(self, screen: str, **parameters: str) -> None:
        """Show a screen with home behind it."""
        navigator = self.parts.navigator
        navigator.blockSignals(True)
        navigator.show_only("attract" if screen == "home" else "home")
        if screen in ("attract", "finished", "error", "out-of-service", "home"):
            navigator.show_only(screen)
        else:
            navigator.go(screen, parameters)
        navigator.blockSignals(False)
        navigator.changed.emit()
        self.settle()

    @property
    def trail(self) -> list[str]:
        """The screens from the first to the present one."""
        return [place.screen for place in self.parts.navigator._navigation.trail]

    def settle(self) -> None:
        """Let Qt work until nothing is drawn any more and none of the window's own short timers runs."""
        self._rest.settle()

    def wait(self, condition: Callable[[], bool], turns: int = 400) -> bool:
        """Let Qt work until ``condition`` holds; whether it does."""
        from PySide6.QtTest import QTest

        for _ in range(turns):
            if condition():
                return True
            QTest.qWait(5)
        return condition()

    def picture(self):
        """What the window shows, as a QImage."""
        self.settle()
        return self.window.grabWindow()


@contextmanager
def opened(days_later: int = 1, catalogue_file: Path | None = None) -> Iterator[Stage]:
    """A stage in folders of its own, which are deleted afterwards."""
    typing = prepare_process()
    make_application()
    with tempfile.TemporaryDirectory(prefix="ponte-walk-") as name:
        folder = Path(name)
        file = catalogue_file or release_file(folder)
        with Catalogue.open(file) as catalogue:
            stage = Stage(catalogue, folder, typing, days_later)
            try:
                yield stage
            finally:
                stage.kiosk.window.hide()
                typing.delete()
