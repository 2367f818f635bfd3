"""What may go wrong with keys and with the signed repository."""

from __future__ import annotations

from kiosk.findings import PonteError


class RepositoryError(PonteError):
    """A key cannot be used, or the repository cannot be read, written or changed as was asked."""

    code = "repository"
