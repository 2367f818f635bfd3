"""The one exception of the catalogue."""

from __future__ import annotations

from kiosk.findings import PonteError


class CatalogueError(PonteError):
    """The catalogue cannot be built or read.

    Codes: ``content`` (the content has errors), ``missing``, ``not-a-catalogue``, ``corrupt``, ``newer-schema``,
    ``cannot-write``.
    """

    code = "catalogue"
