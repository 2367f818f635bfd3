"""All checks in one go. The facts come in from outside, so that a test owns the machine."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.catalog.read import Catalogue
from kiosk.config import SETTINGS_FILE, Settings
from kiosk.devices.printer import PrinterState
from kiosk.distribution.trust import Chosen
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import is_compiled
from kiosk.macau_time import today_in_macau
from kiosk.operations.doctor import (
    application,
    catalogue,
    deliveries,
    fonts,
    interface,
    machine,
    settings,
    software,
    words,
)
from kiosk.operations.doctor.rows import Row, all_well, guarded, warn
from kiosk.outbox import offer
from kiosk.outbox.delivery_state import read_state
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.waiting import Outbox
from kiosk.session import traces


@dataclass(frozen=True, slots=True)
class Machine:
    """How to ask this machine. Each field is one question; tests answer them."""

    python: software.Version = field(default_factory=lambda: tuple(sys.version_info[:3]))
    pyside: Callable[[], str | None] = software.installed_pyside
    families: Callable[[], frozenset[str]] = fonts.installed_families
    glyph_finder: Callable[[], fonts.HasGlyph] = fonts.glyph_finder
    is_compiled: Callable[[Locale], bool] = is_compiled
    keyboard_files: Callable[[], tuple[Path, ...]] = interface.keyboard_files
    load_library: Callable[[str], object] = ctypes.CDLL
    printer_state: Callable[[str], PrinterState] = settings.state_of
    may_read: Callable[[Path], bool] = settings.may_read
    free_space: Callable[[Path], int] = machine.free_space
    takes_files: Callable[[Path], bool] = offer.takes_files
    core_limit: Callable[[], int] = machine.core_limit
    typing_place: Callable[[], Path] = machine.typing_place
    read: Callable[[Path], str | None] = traces.read_or_none
    ask_drop_box: Callable[[Settings, Path], None] = deliveries.ask
    today: Callable[[], date] = today_in_macau


@dataclass(frozen=True, slots=True)
class Kiosk:
    """What the checkup must be told, because only the app knows how the parts are put together."""

    data: Path
    choose: Callable[[], Chosen[Catalogue]]
    load_settings: Callable[[], Settings]
    start_qt: Callable[[], object]
    """Makes the application object, which fonts and printers need."""


def examine(kiosk: Kiosk, on: Machine) -> list[Row]:
    """Every check, in the order in which one would put things right. Never raises."""
    rows = guarded("software", lambda: _software(kiosk, on))
    qt = all_well(rows)  # a PySide6 that is out of range may abort the process, so it is not even tried
    chosen = _chosen(kiosk)
    rows += guarded("messages", lambda: [interface.messages_row(on.is_compiled)])
    rows += guarded("sound-library", lambda: [interface.sound_library_row(on.load_library)])
    if qt:
        rows += guarded("keyboard", lambda: [interface.keyboard_row(on.keyboard_files())])
        rows += guarded("fonts", lambda: _fonts(chosen, on))
    rows += guarded("catalogue", lambda: _catalogue(kiosk, chosen, on))
    rows += guarded("settings", lambda: _settings(kiosk, on, qt))
    rows += guarded("application", lambda: _application(kiosk, chosen, on))
    rows += guarded("drop-box", lambda: _deliveries(kiosk, on))
    rows += guarded("disk", lambda: [machine.disk_row(kiosk.data, on.free_space(kiosk.data))])
    rows += guarded("core-dumps", lambda: [machine.core_dumps_row(on.core_limit(), on.read(machine.CORE_PATTERN))])
    rows += guarded("swap", lambda: [machine.swap_row(on.read(traces.SWAPS), on.read)])
    if qt:
        rows += guarded("typing-folder", lambda: [machine.typing_row(on.typing_place(), on.read(machine.MOUNTS))])
    return rows


def _software(kiosk: Kiosk, on: Machine) -> Iterator[Row]:
    python, pyside = software.python_row(on.python), software.pyside_row(on.pyside())
    yield from (python, pyside)
    if all_well((python, pyside)):
        yield software.qt_row(kiosk.start_qt)


def _chosen(kiosk: Kiosk) -> Chosen[Catalogue]:
    """The catalogue of a start. What breaks while it is chosen is one of its problems."""
    try:
        return kiosk.choose()
    except Exception as error:  # a disk that fails while it is read; the other checks still have to be made
        return Chosen(None, None, (f"It cannot be read: {type(error).__name__}: {' '.join(str(error).split())}",))


def _fonts(chosen: Chosen[Catalogue], on: Machine) -> Iterator[Row]:
    installed = on.families()
    yield fonts.families_row(installed)
    sources = [words.characters_of_messages()]
    if chosen.catalogue is not None:
        sources.append(words.characters_of_content(chosen.catalogue.path))
    yield fonts.glyphs_row(words.all_characters(*sources), installed, on.glyph_finder())


def _catalogue(kiosk: Kiosk, chosen: Chosen[Catalogue], on: Machine) -> Iterator[Row]:
    return catalogue.catalogue_rows(chosen, catalogue.last_update(kiosk.data), on.today())


def _settings(kiosk: Kiosk, on: Machine, qt: bool) -> Iterator[Row]:
    loaded, problem = settings.load_or_problem(kiosk.load_settings)
    yield settings.settings_row(kiosk.data / SETTINGS_FILE, problem)
    if loaded is None:
        return
    yield settings.desk_row(loaded.desk)
    yield settings.scanner_row(loaded.scanner, on.may_read)
    is_queue = loaded.printer.strip().startswith("cups:")
    if is_queue and not qt:
        yield warn("printer", f"{loaded.printer} cannot be asked without Qt.", "Put Qt right first, then ask again.")
        return
    yield settings.printer_row(loaded.printer, on.printer_state)
    if is_queue:
        yield settings.print_files_row(on.read(traces.CUPS_SETTINGS))


def _application(kiosk: Kiosk, chosen: Chosen[Catalogue], on: Machine) -> Iterator[Row]:
    can_write = on.takes_files(kiosk.data)
    loaded, _ = settings.load_or_problem(kiosk.load_settings)
    if loaded is None:
        return  # the row of the settings says so
    recipients = () if chosen.catalogue is None else chosen.catalogue.release.recipients
    outbox = Outbox(kiosk.data, StaffEvents(kiosk.data))
    here = offer.look(loaded, recipients, kiosk.data, outbox, on.read, can_write)
    problem = application.key_problem(kiosk.data, loaded.kiosk_id)
    yield application.application_row(loaded.application, offer.obstacles(here), problem)


def _deliveries(kiosk: Kiosk, on: Machine) -> Iterator[Row]:
    loaded, _ = settings.load_or_problem(kiosk.load_settings)
    if loaded is None:
        return  # the row of the settings says so
    yield deliveries.drop_box_row(loaded.drop_box, lambda: on.ask_drop_box(loaded, kiosk.data))
    found = Outbox(kiosk.data, StaffEvents(kiosk.data)).listing()
    yield deliveries.outbox_row(found, read_state(kiosk.data), loaded.drop_box.url is not None, on.today())
