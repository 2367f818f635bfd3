"""To whom applications are sealed: the public keys of the centre, kept by the office (design.md, section 6).

``Recipients(database, now, handed_out)`` is the door. A release names those that are present when it is prepared; a
retired key is named by no new release, and whoever holds its private half still opens what was sealed to it.
"""

from kiosk.office.recipients.errors import RecipientError
from kiosk.office.recipients.model import Recipient
from kiosk.office.recipients.recipients import Recipients

__all__ = ["Recipient", "RecipientError", "Recipients"]
