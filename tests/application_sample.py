"""A kiosk on which applications may be prepared: a key of the counter, and a machine that keeps nothing."""

from __future__ import annotations

from pathlib import Path

from kiosk.session.traces import SWAPS
from kiosk.tour.centre import sample_centre as application_settings
from kiosk.tour.centre import sample_recipient as new_recipient
from pyrage import x25519

__all__ = ["application_settings", "new_identity", "new_recipient", "nothing_kept"]


def new_identity() -> x25519.Identity:
    """A key of the counter."""
    return x25519.Identity.generate()


def nothing_kept(file: Path) -> str | None:
    """A machine without swap on a disk, whose system files can be read."""
    return "Filename Type Size Used Priority\n" if file == SWAPS else ""
