"""What may go wrong with kiosks."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class KioskError(OfficeError):
    """A kiosk may not be changed so.

    ``code``: ``key`` (not a public key of a kiosk), ``id``, ``name``, ``other-id`` (the key was given with the id of
    another kiosk), ``id-taken``, ``key-taken``, ``retired`` (the key was, and does not come back), ``unknown-kiosk``,
    ``file`` (the file with the credentials cannot be written, or is there already).
    """

    code = "kiosk"
