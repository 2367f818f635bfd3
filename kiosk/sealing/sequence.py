"""Sequence numbers of envelopes: each is written to the disk before it is used, so that none is ever used twice."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.durable_file import PRIVATE, create_private, write_private
from kiosk.sealing.errors import SealingError

SEQUENCE_FILE = "sequence"
_LOCK_FILE = "sequence.lock"


def begin_sequence(folder: Path) -> None:
    """Write down that no number was used yet, unless a file says otherwise."""
    create_private(folder / SEQUENCE_FILE, b"0\n")


def next_number(folder: Path) -> int:
    """The next number, from 1. A number that was taken and then not used is left out for ever.

    Raises:
        SealingError: ``device-key``; the last number is not known, so any number might be used twice.
        OSError: the new number cannot be written down.
    """
    path = folder / SEQUENCE_FILE
    with _alone(folder):
        number = last_number(folder) + 1
        write_private(path, f"{number}\n".encode())
    return number


def last_number(folder: Path) -> int:
    """The number that was taken last; 0: none.

    Raises:
        SealingError: ``device-key``; it is not known.
    """
    path = folder / SEQUENCE_FILE
    try:
        text = path.read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        text = ""
    if not text.isdecimal() or len(text) > 18:
        raise SealingError(
            f"The last number of this kiosk's envelopes, in {path}, cannot be read. Move the folder {path.parent} "
            "away, so that a new key is made, and tell the office the new public key ('kiosk key').",
            code="device-key",
        )
    return int(text)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time."""
    descriptor = os.open(folder / _LOCK_FILE, os.O_RDWR | os.O_CREAT, PRIVATE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
