"""Which printer the operator has set."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.cups_printer import CupsPrinter
from kiosk.devices.folder_printer import FolderPrinter
from kiosk.devices.printer import NoPrinter, Printer
from kiosk.findings import PonteError


class PrinterSettingError(PonteError):
    """The printer setting cannot be understood."""

    code = "printer-setting"


def printer_from(setting: str) -> Printer:
    """The printer named by ``none``, ``cups:NAME`` or ``folder:PATH``. Asks no device yet.

    Raises:
        PrinterSettingError: the setting is none of the three.
    """
    kind, _, name = setting.strip().partition(":")
    if kind in ("", "none") and not name:
        return NoPrinter()
    if kind == "cups" and name:
        return CupsPrinter(name)
    if kind == "folder" and name:
        return FolderPrinter(Path(name).expanduser())
    raise PrinterSettingError(f"'{setting}' is not a printer. Use none, cups:NAME or folder:PATH.")
