"""The settings: can they be read, is the desk described, and where would print jobs stay?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kiosk.config import Desk, Settings
from kiosk.devices.printer import PrinterState
from kiosk.devices.printer_settings import printer_from
from kiosk.devices.scanner import serial_port
from kiosk.findings import PonteError
from kiosk.operations.doctor.rows import Row, fail, ok, warn
from kiosk.session.traces import CUPS_SETTINGS, keeps_print_files

_EXAMPLE = "resources/deploy/kiosk.toml explains every setting"
_TROUBLE = {
    PrinterState.OUT_OF_PAPER: ("has no paper", "Put in paper."),
    PrinterState.JAMMED: ("has paper stuck in it, or is open", "Take the paper out, and close it."),
    PrinterState.OFFLINE: ("does not answer", "Look at its cable, its power and its queue (lpstat -p), or its folder."),
    PrinterState.CUT_OFF: ("stopped in the middle of a page", "Switch it off and on."),
    PrinterState.NONE: ("is not there", "List the print queues with 'lpstat -e', and correct 'printer' in kiosk.toml."),
}


def settings_row(file: Path, problem: str | None) -> Row:
    """Whether the settings can be used; with a wrong one the kiosk does not start."""
    if problem is not None:
        return fail("settings", problem, f"Correct {file}; {_EXAMPLE}.")
    return ok("settings", str(file) if file.is_file() else f"{file} is not there: every setting has its default.")


def desk_row(desk: Desk) -> Row:
    """Whether the help page can say where the desk is."""
    empty = [name for name in Desk.model_fields if getattr(desk, name) is None]
    if empty:
        detail = f"The desk has no {', '.join(empty)}: the help page leaves it out."
        return warn("desk", detail, f"Fill in [desk] in kiosk.toml; {_EXAMPLE}.")
    return ok("desk", "The desk is described in four languages.")


def printer_row(setting: str, state_of: Callable[[str], PrinterState]) -> Row:
    """How the printer is. ``state_of`` asks it, and raises PonteError for a setting that names none."""
    if setting.strip() in ("", "none"):
        return ok("printer", "No printer is set: residents get the QR code.")
    try:
        state = state_of(setting)
    except PonteError as error:
        return fail("printer", error.message, f"Correct 'printer' in kiosk.toml; {_EXAMPLE}.")
    if state is PrinterState.LOW_PAPER:
        return warn("printer", f"{setting} has little paper left.", "Put in paper soon.")
    if state.can_print:
        return ok("printer", f"{setting} is ready.")
    trouble, what_to_do = _TROUBLE[state]
    return fail("printer", f"{setting} {trouble}: residents get the QR code only.", what_to_do)


def scanner_row(setting: str, may_read: Callable[[Path], bool]) -> Row:
    """Whether the scanner's port is there. ``may_read`` asks whether this user may read a file."""
    device = serial_port(setting)
    if device is None:
        kind = "A scanner that types like a keyboard is set." if setting == "wedge" else "No scanner is set."
        return ok("scanner", kind)
    if not may_read(Path(device)):
        detail = f"{device} is not there, or this user may not read it: slips cannot be scanned."
        what_to_do = "Plug the scanner in (ls /dev/ttyACM*), and add this user to the group dialout."
        return fail("scanner", detail, what_to_do)
    return ok("scanner", f"{device} is there.")


def may_read(file: Path) -> bool:
    """Whether the file is there and this user may read it."""
    return os.access(file, os.R_OK)


def print_files_row(cups_settings: str | None) -> Row:
    """Whether the print service deletes slips once they are printed; None: its settings cannot be read."""
    what_to_do = (
        f"Write 'PreserveJobFiles No' into {CUPS_SETTINGS} and restart CUPS, so that no slip stays on the disk."
    )
    if cups_settings is None:
        return warn("print-files", f"{CUPS_SETTINGS} cannot be read by this user.", what_to_do)
    if keeps_print_files(cups_settings):
        return warn("print-files", "The print service keeps a copy of each slip for a day.", what_to_do)
    return ok("print-files", "The print service keeps no copies.")


def state_of(setting: str) -> PrinterState:
    """Asks the printer. A print queue needs a QGuiApplication.

    Raises:
        ConfigError: the setting names no printer.
    """
    return printer_from(setting).state()


def load_or_problem(load: Callable[[], Settings]) -> tuple[Settings | None, str | None]:
    """The settings, or the sentence that says what is wrong with them."""
    try:
        return load(), None
    except PonteError as error:
        return None, error.message
