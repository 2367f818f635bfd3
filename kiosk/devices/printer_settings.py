"""Which printer the operator has set."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.config import ConfigError
from kiosk.devices.printer import NoPrinter, Printer, PrinterState
from kiosk.web_address import named_path

FORMS = (
    "none, cups:NAME, escpos:tcp://HOST[:PORT], escpos:usb:VVVV:PPPP, escpos:file:/dev/usb/lp0, folder:PATH "
    "or simulated:STATE[,STATE…]:PATH"
)
NETWORK_PORT = 9100
"""Where receipt printers listen for raw data (RFC 2910 leaves it to custom; every maker uses it)."""
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


def printer_from(setting: str) -> Printer:
    """The printer that the setting names. Asks no device yet, and loads only what this kind of printer needs.

    Raises:
        ConfigError: the setting is none of the forms.
    """
    kind, _, name = setting.strip().partition(":")
    if kind in ("", "none") and not name:
        return NoPrinter()
    made = _made(kind, name) if name else None
    if made is None:
        raise ConfigError(f"'{setting}' is not a printer. Use {FORMS}.")
    return made


def _made(kind: str, name: str) -> Printer | None:
    if kind == "cups":
        from kiosk.devices.cups_printer import CupsPrinter  # late, as below: a start loads one kind of printer at most

        return CupsPrinter(name)
    if kind == "escpos":
        return _receipt_printer(name)
    if kind == "folder":
        from kiosk.devices.folder_printer import FolderPrinter

        folder = named_path(name)
        return None if folder is None else FolderPrinter(folder)
    return _simulated(name) if kind == "simulated" else None


def _receipt_printer(name: str) -> Printer | None:
    from kiosk.devices.escpos_channels import FileChannel, NetworkChannel, UsbChannel
    from kiosk.devices.escpos_printer import EscposPrinter

    way, _, place = name.partition(":")
    label = f"escpos:{name}"
    if way == "tcp":
        address = _address(name)
        return None if address is None else EscposPrinter(label, lambda: NetworkChannel(*address))
    if way == "usb" and (numbers := _USB.fullmatch(place)):
        vendor, product = (int(number, 16) for number in numbers.groups())
        return EscposPrinter(label, lambda: UsbChannel(vendor, product))
    if way == "file" and Path(place).is_absolute():
        return EscposPrinter(label, lambda: FileChannel(Path(place)))
    return None


def _address(url: str) -> tuple[str, int] | None:
    """Host and port of ``tcp://HOST[:PORT]``."""
    try:
        parts = urlsplit(url)
        port = parts.port or NETWORK_PORT
    except ValueError:
        return None
    is_bare = not (parts.path or parts.query or parts.fragment or parts.username)
    return (parts.hostname, port) if parts.hostname and is_bare else None


def _simulated(name: str) -> Printer | None:
    from kiosk.devices.simulated_printer import SimulatedPrinter

    states, _, place = name.partition(":")
    known = {state.value: state for state in PrinterState}
    script = [known[state] for state in states.split(",") if state in known]
    folder = named_path(place) if place else None
    if folder is None or len(script) <= states.count(","):
        return None
    return SimulatedPrinter(folder, *script)
