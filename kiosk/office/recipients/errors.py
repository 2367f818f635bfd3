"""What may go wrong with recipients."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class RecipientError(OfficeError):
    """A recipient may not be changed so. No sentence repeats a private key that was given by mistake.

    ``code``: ``key`` (not a public key of age), ``private-key``, ``name``, ``name-taken``, ``key-taken``, ``retired``
    (the key was, and does not come back), ``too-many``, ``unknown-recipient``, ``last-recipient``, ``altered`` (the
    table was changed by hand).
    """

    code = "recipient"
