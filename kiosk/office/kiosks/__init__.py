"""The kiosks of an office, enrolled one by one: whose signatures count on what comes in (design.md, section 7).

``Kiosks(database, now)`` is the door; ``trusted(connection)`` says whose envelopes are believed.
"""

from kiosk.office.kiosks.against_log import trusted
from kiosk.office.kiosks.errors import KioskError
from kiosk.office.kiosks.kiosks import Kiosks
from kiosk.office.kiosks.model import EnrolledKiosk

__all__ = ["EnrolledKiosk", "KioskError", "Kiosks", "trusted"]
