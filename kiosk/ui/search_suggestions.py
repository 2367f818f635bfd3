"""Words that residents look for most, offered as chips under the search field so that nobody has to type."""

from __future__ import annotations

from kiosk.i18n.messages import message

SUGGESTIONS = (
    message("Open an account"),
    message("Pay a water bill"),
    message("E-wallet"),
    message("Car insurance"),
    message("Medical insurance"),
    message("Pay tax"),
    message("Digital RMB"),
    message("Fraud"),
)
