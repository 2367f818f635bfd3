"""The drop box as the centre reads it: a folder for each kiosk, in it what came. Nothing in it is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kiosk.config import DropBox
from kiosk.i18n.sentence import sentence
from kiosk.office.inbox.errors import InboxError
from kiosk.sealing.envelope import MOST_BYTES
from kiosk.web_address import is_address, named_path

MOST_LISTED: Final = 20_000
"""Names of one folder that are read: years of one kiosk. What comes after them is not seen until they are gone."""
READ_AT_MOST: Final = MOST_BYTES + 1
"""Bytes: enough to know that it is too much."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a folder. ``stamp`` changes when the file does (empty: nobody can tell); a link is neither kind."""

    name: str
    stamp: str
    is_file: bool = True
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The names in a folder, without hidden ones: those are files that are being written. ``cut``: there are more."""

    entries: tuple[Entry, ...]
    cut: bool = False


class ReadableDropBox(Protocol):
    """A drop box. Every method raises :class:`InboxError` with the codes that stand there."""

    @property
    def place(self) -> str:
        """Where it is, for people."""

    def folders(self) -> Listing:
        """The folders of kiosks; ``hidden`` where a server does not tell."""

    def listing(self, prefix: str) -> Listing:
        """What lies in one folder; nothing where there is none yet."""

    def read(self, prefix: str, name: str) -> bytes | None:
        """At most :data:`READ_AT_MOST` bytes of a file; None: it is gone, or no file."""

    def delete(self, prefix: str, name: str) -> bool:
        """Delete a file; whether it is gone now."""

    def close(self) -> None:
        """Nothing more will be read."""


def open_drop_box(source: str | None, settings: DropBox, data: Path) -> ReadableDropBox:
    """The drop box at an address or in a folder; None: that of the settings. Secrets are those of the settings.

    Raises:
        InboxError: ``no-drop-box``, or what is wrong with address or credentials.
    """
    from kiosk.office.inbox.folder_box import FolderBox  # late: only fetching needs any of these
    from kiosk.office.inbox.web_box import WebBox
    from kiosk.outbox.credentials import authorization
    from kiosk.outbox.delivery_error import DeliveryError
    from kiosk.outbox.targets import checked_address

    chosen = source or settings.url
    if chosen is None:
        said = sentence("Name the drop box: a folder, an address, or [drop_box] in kiosk.toml of this machine.")
        raise InboxError(said, code="no-drop-box")
    if not is_address(chosen):
        return FolderBox(named_path(chosen) or Path(chosen))
    try:
        address = checked_address(chosen)
        # what opens one drop box is shown to no other
        secret = authorization(settings, data) if settings.url is None or source in (None, settings.url) else None
    except DeliveryError as error:
        raise InboxError(error.message, code=error.code) from None
    return WebBox(address, secret)


def cut_off(entries: Sequence[Entry]) -> Listing:
    """As many as are looked at."""
    return Listing(tuple(entries[:MOST_LISTED]), len(entries) > MOST_LISTED)
