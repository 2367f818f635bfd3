"""The one place where the parts are put together."""

from __future__ import annotations

import importlib
import logging
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.read import Catalogue
from kiosk.config import BUNDLED_CATALOGUE, Settings, WindowOptions, data_folder, load_settings
from kiosk.distribution.trust import Chosen, Trust, choose_catalogue
from kiosk.guide.definition import Guide, filled
from kiosk.macau_time import today_in_macau
from kiosk.session.navigation import ATTRACT, Navigation
from kiosk.session.traces import read_or_none

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine, QQmlError
    from PySide6.QtQuick import QQuickWindow

    from kiosk.devices.alerts import AlertSink, PrinterAlert
    from kiosk.ui.keyboard import TypingFolder

QML_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "qml"
MAIN_FILE = QML_FOLDER / "Ponte" / "Kiosk" / "Main.qml"
DEFAULT_SIZE = (1080, 1920)
DRAWN_AND_MEASURED = ("kiosk.ui.motif", "kiosk.ui.typography")
"""Modules whose types QML makes itself: importing them registers the types."""
MOST_FAILURES = 3
"""Unexpected errors in a row after which the process ends, so that whatever supervises it starts a fresh one."""
EXIT_AFTER_FAILURES = 70  # EX_SOFTWARE of sysexits.h

_CHANCE = random.SystemRandom()

log = logging.getLogger("ponte.app")


def choose(settings_file: Path | None = None) -> Chosen[Catalogue]:
    """The catalogue that this kiosk may show; ``settings_file`` is a development catalogue."""
    return choose_catalogue(data_folder(), BUNDLED_CATALOGUE, Catalogue.open, settings_file)


def open_catalogue(file: Path | None = None) -> Catalogue:
    """The installed catalogue, or the given file.

    Raises:
        CatalogueError: there is none that can be used; the message says why.
    """
    chosen = choose(file)
    if chosen.catalogue is None:
        raise CatalogueError(" ".join(chosen.problems), code="missing")
    return chosen.catalogue


class Guides(Mapping[str, Guide]):
    """The guides of a release, each read when it is first asked for: a start need not pay for them.

    One that this program cannot read is as good as not there, and logged: its service still shows.
    """

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue
        self._identifiers = () if catalogue is None else tuple(catalogue.guide_ids())
        self._read: dict[str, Guide | None] = {}

    def __getitem__(self, identifier: str) -> Guide:
        if identifier not in self._read:
            self._read[identifier] = self._guide(identifier)
        guide = self._read[identifier]
        if guide is None:
            raise KeyError(identifier)
        return guide

    def __iter__(self) -> Iterator[str]:
        return (identifier for identifier in self._identifiers if self.get(identifier) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def forget(self) -> None:
        """The catalogue holds another release now: read every guide anew."""
        self._identifiers = () if self._catalogue is None else tuple(self._catalogue.guide_ids())
        self._read.clear()

    def _guide(self, identifier: str) -> Guide | None:
        if self._catalogue is None or identifier not in self._identifiers:
            return None
        try:
            guide = Guide.model_validate(self._catalogue.guide_record(identifier))
            return filled(guide, self._catalogue.text)
        except (ValueError, CatalogueError):
            log.error("guide-unreadable", extra={"event": "guide-unreadable", "guide": identifier})
            return None


@dataclass(slots=True)
class Clock:
    """Where time comes from: tests own it."""

    today: Callable[[], date] = today_in_macau
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


@dataclass(slots=True)
class Kiosk:
    """The running kiosk: its window and the objects that the window sees. Keep it alive as long as the window."""

    engine: QQmlApplicationEngine
    window: QQuickWindow
    parts: Parts
    warnings: list[str] = field(default_factory=list)

    def close(self) -> None:
        """Close the window and delete everything, in an order that Qt survives."""
        self.window.hide()
        self.engine.deleteLater()


@dataclass(slots=True)
class Parts:
    """The QObjects that QML sees as singletons, and what they were made from."""

    settings: Settings
    chosen: Chosen[Catalogue]
    objects: dict[str, Any]
    typing_folder: TypingFolder

    def __getattr__(self, name: str) -> Any:
        try:
            return self.objects[name]
        except KeyError:
            raise AttributeError(name) from None


def prepare_process() -> TypingFolder:
    """What must be so before the application object exists: the keyboard's environment, and no core dumps."""
    import resource

    from kiosk.ui.keyboard import prepare_environment

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return prepare_environment()


def make_application() -> QGuiApplication:
    """The Qt application object."""
    from PySide6.QtGui import QGuiApplication

    from kiosk.ui.garbage import Garbage

    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    application = QGuiApplication(["ponte"])
    application.setApplicationName("Ponte")
    Garbage(application)
    return application


def make_parts(
    settings: Settings,
    chosen: Chosen[Catalogue],
    typing_folder: TypingFolder,
    clock: Clock | None = None,
    chance: Callable[[Sequence[str]], str] = _CHANCE.choice,
    data: Path | None = None,
    read: Callable[[Path], str | None] = read_or_none,
    tell_staff: AlertSink | None = None,
) -> Parts:
    """Every object that QML sees, joined to the domain.

    ``chance`` draws the slip numbers, ``data`` is the data folder, ``read`` reads the system's own files.
    ``tell_staff`` hears of the printer's trouble; by default the log does.
    """
    from kiosk.devices.alerts import PrinterWatch, log_alert
    from kiosk.devices.printer_settings import printer_from
    from kiosk.distribution.client.supply import Supply
    from kiosk.distribution.rates import RATES_FILE, RateFile
    from kiosk.outbox.dispatch import Dispatch
    from kiosk.outbox.visit_count import VisitCount
    from kiosk.session.idle import IdleClock, Limits
    from kiosk.ui.applying import ApplicationStore, Applying
    from kiosk.ui.calculators import Calculators
    from kiosk.ui.checklist import Checklist
    from kiosk.ui.comparison import Comparing
    from kiosk.ui.deliveries import Deliveries
    from kiosk.ui.desk import Desk
    from kiosk.ui.display import Display
    from kiosk.ui.finder import Finder
    from kiosk.ui.guide_flow import GuideFlow
    from kiosk.ui.health import Station
    from kiosk.ui.help import Help
    from kiosk.ui.indicators import Indicators
    from kiosk.ui.keyboard import Typing
    from kiosk.ui.library import Library
    from kiosk.ui.navigator import Navigator
    from kiosk.ui.pads import PadText
    from kiosk.ui.printing import Printing
    from kiosk.ui.scanner import Scanner
    from kiosk.ui.services import Services
    from kiosk.ui.takeaway import TakeAway
    from kiosk.ui.translator import Translator
    from kiosk.ui.updates import Updates
    from kiosk.ui.visit import OUT_OF_SERVICE, Visit

    clock = clock or Clock()
    catalogue = chosen.catalogue
    translator, display = Translator(), Display()
    translator.use(settings.language)
    display.set_device(settings.pixels_per_millimetre)
    navigator = Navigator(Navigation(ATTRACT if catalogue is not None else OUT_OF_SERVICE))
    idle = IdleClock(Limits(settings.idle_seconds, settings.warning_seconds), clock.monotonic)
    visit = Visit(navigator, translator, display, idle, clock.monotonic, settings.language)
    services = Services(catalogue, chosen.trust is Trust.DEVELOPMENT, clock.today)
    printing = Printing(printer_from(settings.printer), PrinterWatch(tell_staff or log_alert, clock.now))
    store = ApplicationStore(catalogue, settings, data or data_folder(), clock.now, read)
    applying = Applying(store, navigator, visit, translator, printing)
    guides = Guides(catalogue)
    flow = GuideFlow(guides, catalogue, services, navigator, visit, clock.today, applying)
    rates = RateFile((data or data_folder()) / RATES_FILE, clock.today)
    typing = Typing(typing_folder, translator)
    finder = Finder(catalogue, services, translator)
    take_away = TakeAway(
        catalogue,
        settings,
        flow,
        visit,
        translator,
        printing,
        chance,
        clock.today,
    )
    visit.wiped.connect(typing.wipe)
    visit.wiped.connect(finder.clear)
    visit.wiped.connect(services.catalogueChanged)  # the next visit may be on another day
    library, indicators = Library(catalogue, services, clock.today), Indicators(catalogue, services)
    changed = [services.catalogueChanged, library.catalogueChanged, indicators.catalogueChanged]
    updates = Updates(
        Supply(data or data_folder(), settings, catalogue, clock.now),
        navigator,
        lambda newer: _show(newer, catalogue, guides, changed),
        clock.monotonic,
        _CHANCE.random,
    )
    deliveries = Deliveries(
        Dispatch(store.data, settings, clock.now),
        Station(store.data, chosen),
        VisitCount(store.data, clock.today),
        navigator,
        printing,
        clock.monotonic,
        _CHANCE.random,
    )
    singletons: list[Any] = [
        translator,
        display,
        navigator,
        visit,
        services,
        flow,
        finder,
        take_away,
        applying,
        printing,
        typing,
        Scanner(settings, catalogue, navigator, visit, translator, clock.monotonic),
        Desk(settings, clock.today),
        Checklist(visit),
        Calculators(catalogue, services, navigator, visit, rates.read),
        Comparing(catalogue, services, navigator, visit, clock.today),
        library,
        indicators,
        updates,
        deliveries,
        Help(catalogue, services, settings, flow, applying),
        PadText(),
    ]
    objects: dict[str, Any] = {}
    for item in singletons:
        type(item).instance = item
        objects[_snake_case(type(item).__name__)] = item
    return Parts(settings, chosen, objects, typing_folder)


def _show(newer: Catalogue, catalogue: Catalogue | None, guides: Guides, changed: Sequence[Any]) -> None:
    """Put another release on the screens. A kiosk that had none ends: whatever supervises it starts it with this."""
    if catalogue is None:
        from PySide6.QtCore import QCoreApplication

        newer.close()
        QCoreApplication.exit(0)
        return
    catalogue.take_over(newer)
    guides.forget()
    for signal in changed:
        signal.emit()
    log.info("release-shown", extra={"event": "release-shown", "release": catalogue.release.number})


def open_window(parts: Parts, options: WindowOptions) -> Kiosk:
    """The kiosk's window with everything in it, not yet shown.

    Raises:
        RuntimeError: the window's own file cannot be loaded (a broken installation).
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
    from PySide6.QtQuick import QQuickWindow  # must be imported before the root object is taken

    from kiosk.ui.pictures import install
    from kiosk.ui.window_guard import WindowGuard

    for module in DRAWN_AND_MEASURED:
        importlib.import_module(module)
    engine = QQmlApplicationEngine()
    warnings: list[str] = []
    engine.setOutputWarningsToStandardError(False)
    engine.warnings.connect(lambda found: _note(warnings, [_complaint(item) for item in found]))
    for item in parts.objects.values():
        QQmlEngine.setObjectOwnership(item, QQmlEngine.ObjectOwnership.CppOwnership)
    engine.addImportPath(str(QML_FOLDER))
    install(engine)
    engine.addImageProvider("slip", parts.take_away.pictures)
    engine.addImageProvider("application", parts.applying.pictures)
    if options.language is not None:
        parts.translator.use(options.language)
    engine.load(QUrl.fromLocalFile(str(MAIN_FILE)))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        raise RuntimeError("The window cannot be loaded: " + "; ".join(warnings))
    window = roots[0]
    width, height = options.size or DEFAULT_SIZE
    window.resize(width, height)
    guard = WindowGuard(
        parts.visit,
        parts.navigator,
        parts.display,
        kiosk_mode=not options.windowed,
        parent=window,
        scanner=parts.scanner,
    )
    window.installEventFilter(guard)
    return Kiosk(engine, window, parts, warnings)


def _complaint(error: QQmlError) -> str:
    """What QML complains about. Of an error that came out of Python only the place: its message may hold an answer."""
    place = f"{error.url().fileName()}:{error.line()}"
    description = error.description()
    return f"{place}: {'Error' if description.startswith('Error: ') else description}"


def _note(warnings: list[str], complaints: list[str]) -> None:
    warnings.extend(complaints)
    for complaint in complaints:
        sys.stderr.write(f"ponte: {complaint}\n")


def run_kiosk(options: WindowOptions) -> int:
    """Start the kiosk and stay until it ends; the exit code."""
    from kiosk.ui.garbage import keep_for_good

    folder = prepare_process()
    application = make_application()
    try:
        settings = load_settings()
        parts = make_parts(settings, choose(options.catalog_file), folder, tell_staff=_record_of(data_folder()))
        for problem in parts.chosen.problems:
            sys.stderr.write(f"ponte: {problem}\n")
        kiosk = open_window(parts, options)
        _watch_for_failures(kiosk, application)
        parts.applying.expire()
        if parts.chosen.trust is not Trust.DEVELOPMENT:
            parts.updates.start()
        parts.deliveries.start()
        if options.windowed:
            kiosk.window.show()
        else:
            kiosk.window.showFullScreen()
        keep_for_good()
        code = application.exec()
        parts.updates.stop()
        parts.deliveries.stop()
        return code
    finally:
        folder.delete()


def _record_of(data: Path) -> AlertSink:
    """Staff read of the printer's trouble in the log, and later in the events that the kiosk keeps."""
    from kiosk.devices.alerts import log_alert
    from kiosk.outbox.events import Event, StaffEvents

    events = StaffEvents(data)

    def tell(alert: PrinterAlert) -> None:
        log_alert(alert)
        events.add(Event.PRINTER, state=alert.state.value)

    return tell


def _watch_for_failures(kiosk: Kiosk, application: QGuiApplication) -> None:
    """An unexpected error ends in one clean session; several in a row end the process."""
    failures: list[float] = []

    def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        line = trace.tb_lineno if trace else 0
        place = Path(trace.tb_frame.f_code.co_filename).name if trace else "?"
        # Only the kind and the place: the message of an error may hold what a resident typed.
        log.error("unexpected", extra={"event": "unexpected", "kind": kind.__name__, "place": f"{place}:{line}"})
        sys.stderr.write(f"ponte: unexpected {kind.__name__} in {place}:{line}\n")
        now = time.monotonic()
        failures[:] = [moment for moment in failures if now - moment < 60] + [now]
        if len(failures) >= MOST_FAILURES:
            application.exit(EXIT_AFTER_FAILURES)
        else:
            kiosk.parts.visit.fail()

    sys.excepthook = fail


def _snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
