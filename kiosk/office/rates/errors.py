"""What may go wrong with exchange rates."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class RateError(OfficeError):
    """These rates are not kept, or not handed out.

    ``code``: ``rates`` (kiosks would refuse them), ``confirm`` (they differ so much from those that kiosks have that
    somebody has to confirm them), ``source`` (nobody is named as their publisher), ``no-rates`` (nothing to publish).
    """

    code = "rates"
