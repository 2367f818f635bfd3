"""What can go wrong while measuring."""

from __future__ import annotations

from kiosk.findings import PonteError


class BenchError(PonteError):
    """A measurement cannot be taken."""

    code = "bench"
