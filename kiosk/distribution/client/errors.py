"""Why a release could not be brought in."""

from __future__ import annotations

from kiosk.findings import PonteError


class UpdateError(PonteError):
    """Nothing was imported; what the kiosk has, it goes on serving.

    Codes: ``no-source``, ``no-root``, ``root`` (a file that is no root), ``network``, ``not-a-repository``,
    ``not-trusted``, ``expired``, ``rollback``, ``too-large``, ``damaged``, ``newer-program``, ``disk``, ``clock``,
    ``busy``, ``not-installed``, ``cancelled``, ``settings`` (the address of the repository).
    """

    code = "update"
