"""What may go wrong in publishing."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class PublishingError(OfficeError):
    """A release or a key may not be changed so.

    ``code``: ``content`` (``where`` says by what it is blocked), ``under-way`` (another release waits),
    ``unknown-release``, ``state`` (not from here), ``signed-already``, ``not-your-key``, ``has-key``, ``no-key``,
    ``no-online-keys``, ``reason``, ``rates``, ``recipients``, ``altered`` (an account with a key was changed by hand),
    ``clock`` (what was signed before speaks against this machine's), ``built-later`` (than now).
    """

    code = "publishing"
