"""Whether an application may be prepared on this kiosk, and what staff must put right first (design.md, section 6)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.config import Settings
from kiosk.durable_file import nearest_existing
from kiosk.i18n.messages import Message, message
from kiosk.outbox.waiting import Outbox
from kiosk.sealing.device_key import is_sound
from kiosk.session.traces import CUPS_SETTINGS, SWAPS, keeps_print_files, read_or_none, swap_on_disk

LEAST_FREE = 10_000_000
"""Bytes on the disk below which nothing more is taken."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that the decision depends on."""

    settings: Settings
    recipients: tuple[str, ...]
    """The release's, checked when it was built."""
    can_write: bool
    """Whether the data folder takes new files."""
    has_room: bool
    """Whether the outbox takes one more envelope."""
    can_sign: bool
    """Whether the kiosk's own key and its sequence are usable."""
    swaps: tuple[str, ...] | None
    """Places on a disk where memory may end unencrypted; None: not known."""
    keeps_print_files: bool | None
    """Whether the print service keeps copies (False without one); None: not known."""


def look(
    settings: Settings,
    recipients: tuple[str, ...],
    data: Path,
    outbox: Outbox,
    read: Callable[[Path], str | None] = read_or_none,
    can_write: bool | None = None,
) -> Circumstances:
    """The circumstances of this machine. ``read`` gives the text of a system file, or None if it cannot be read;
    ``can_write`` is the answer of :func:`takes_files` if it is known already."""
    swaps = read(SWAPS)
    return Circumstances(
        settings,
        recipients,
        takes_files(data) if can_write is None else can_write,
        outbox.has_room(),
        is_sound(data),
        None if swaps is None else tuple(swap_on_disk(swaps, read)),
        _copies(settings.printer, read),
    )


def is_offered(here: Circumstances) -> bool:
    """Whether residents see *Prepare my application*."""
    return not obstacles(here)


def obstacles(here: Circumstances) -> tuple[Message, ...]:
    """Every reason why an application cannot be prepared here, for staff; none: it may."""
    return tuple(_obstacles(here))


def takes_files(folder: Path) -> bool:
    """Whether a file can be written in ``folder`` (or where it would be made), and there is room for it."""
    try:
        place = nearest_existing(folder)
        return os.access(place, os.W_OK | os.X_OK) and shutil.disk_usage(place).free >= LEAST_FREE
    except OSError:
        return False


def _copies(printer: str, read: Callable[[Path], str | None]) -> bool | None:
    if not printer.strip().startswith("cups:"):
        return False
    content = read(CUPS_SETTINGS)
    return None if content is None else keeps_print_files(content)


def _obstacles(here: Circumstances) -> Iterator[Message]:
    missing = here.settings.application.missing()
    if missing:
        names = ", ".join(f"application.{name}" for name in missing)
        yield message("Fill in these settings in kiosk.toml: {names}.", names=names)
    if not here.recipients:
        yield message("The release names nobody to whom an application could be sealed.")
    if not here.can_write:
        yield message("The data folder cannot be written, or its disk is full.")
    if not here.has_room:
        yield message("The outbox is full. Collect what waits there, or let it expire.")
    if not here.can_sign:
        yield message("The key of this kiosk cannot be used. 'kiosk key' says why and what to do.")
    yield from _memory(here)


def _memory(here: Circumstances) -> Iterator[Message]:
    if here.swaps is None:
        yield message("Whether memory is written to a disk cannot be read in {file}.", file=str(SWAPS))
    elif here.swaps:
        yield message("Memory may be written to {places}. Switch this swap off.", places=", ".join(here.swaps))
    if here.keeps_print_files is None:
        yield message(
            "Whether the print service keeps copies cannot be read. Let this user read {file}.", file=str(CUPS_SETTINGS)
        )
    elif here.keeps_print_files:
        yield message(
            "The print service keeps copies of what it prints. Write PreserveJobFiles No into {file}.",
            file=str(CUPS_SETTINGS),
        )
