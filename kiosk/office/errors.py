"""What may go wrong in the back office as a whole."""

from __future__ import annotations

from kiosk.findings import PonteError


class OfficeError(PonteError):
    """The office's database cannot be used, or something was asked of it that may not be done."""

    code = "office"
