"""Why something could not be delivered to the drop box."""

from __future__ import annotations

from kiosk.findings import PonteError


class DeliveryError(PonteError):
    """It was not acknowledged, so it still waits. No sentence repeats a password, a token or what is sealed.

    Codes. Trouble that may pass by itself (``pauses``): ``network``, ``tls``, ``server`` (it is out of order), ``disk``
    (this kiosk's). Refusals, for people: ``settings``, ``credentials`` (their file), ``refused`` (401, 403),
    ``not-a-drop-box`` (404, 405, 409, a redirect, a web page), ``full`` (413, 507). And ``no-drop-box``, ``busy``.
    """

    code = "delivery"

    def __init__(self, message: str, code: str, *, pauses: bool = False) -> None:
        super().__init__(message, code=code)
        self.pauses = pauses
        """Whether to try again by itself, sooner and then ever later; a refusal stops until the usual time."""
