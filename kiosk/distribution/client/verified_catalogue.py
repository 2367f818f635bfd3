"""A catalogue that was signed, before it is installed: its number, whether it fits, whether this program reads it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tuf.api.metadata import TargetFile

from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.read import Catalogue, Release
from kiosk.distribution.client.errors import UpdateError
from kiosk.i18n.sentence import sentence

MOST_BYTES: Final = 500_000_000
"""Of a catalogue, whatever was signed: fifty times one with 5,000 services."""
MARGIN: Final = 50_000_000
"""Bytes that stay free on the disk beside a new catalogue."""


def release_number(target: TargetFile) -> int:
    """Which release was signed.

    Raises:
        UpdateError: ``damaged``; nobody said.
    """
    custom = target.custom or {}
    number = custom.get("release") if isinstance(custom, dict) else None
    if type(number) is int and number > 0:
        return number
    raise UpdateError(sentence("The signed catalogue does not say which release it is."), code="damaged")


def must_fit(data: Path, length: int) -> None:
    """Go on only with a catalogue for which there is room.

    Raises:
        UpdateError: ``too-large`` or ``disk``.
    """
    if length > MOST_BYTES:
        said = sentence("The catalogue has {length} bytes; this program takes {most}.", length=length, most=MOST_BYTES)
        raise UpdateError(said, code="too-large")
    free = shutil.disk_usage(data).free
    if free < 2 * length + MARGIN:  # it is received, then copied
        said = sentence(
            "There is not enough room on this kiosk's disk: {free} MB are free. Make room, then try again.",
            free=free // 1_000_000,
        )
        raise UpdateError(said, code="disk")


def described(file: Path, number: int) -> Release:
    """What the catalogue says of itself: signed bytes may still need a newer program.

    Raises:
        UpdateError: ``newer-program`` or ``damaged``.
    """
    try:
        with Catalogue.open(file) as catalogue:
            release = catalogue.release
    except CatalogueError as error:
        newer = "newer-program" if error.code == "newer-schema" else "damaged"
        raise UpdateError(error.message, code=newer) from None
    if release.number != number:
        said = sentence(
            "The catalogue says that it is release {inside}, but it was signed as {number}.",
            inside=release.number,
            number=number,
        )
        raise UpdateError(said, code="damaged")
    return release
