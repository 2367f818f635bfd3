"""Exchange rates: entered, checked against those that kiosks have, published (docs/operating.md).

``Rates(database, now, handed_out)`` is the door to entering; ``Publishing.publish_entered_rates`` hands them out.
"""

from kiosk.office.rates.errors import RateError
from kiosk.office.rates.model import HandedOutRates, RateEntry
from kiosk.office.rates.rates import Rates

__all__ = ["HandedOutRates", "RateEntry", "RateError", "Rates"]
