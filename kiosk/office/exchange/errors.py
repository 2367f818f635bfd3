"""What may go wrong when texts are sent out or come back."""

from __future__ import annotations

from kiosk.findings import PonteError


class ExchangeError(PonteError):
    """A file cannot be written or read, or an import cannot be undone. Nothing was changed."""

    code = "exchange"
