"""What may go wrong in review."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class ReviewError(OfficeError):
    """A record may not take this step.

    ``code``: ``unknown`` (no such record), ``conflict`` (it was changed meanwhile), ``state`` (not from here),
    ``blocked`` (``where`` says by what), ``own-work`` (four eyes), ``comment``, ``review-by`` or ``unknown-field``
    (what was given is no good).
    """

    code = "review"
