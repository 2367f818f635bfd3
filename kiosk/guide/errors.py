"""The one exception of the guides."""

from __future__ import annotations

from kiosk.findings import PonteError


class GuideError(PonteError):
    """A guide cannot be used. Codes: ``unknown-guide``, ``content``, ``answers``, ``unfinished``."""

    code = "guide"
