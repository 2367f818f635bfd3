"""Whether an id, a key and a name may be kept."""

from __future__ import annotations

import re

from kiosk.i18n.sentence import sentence
from kiosk.office.kiosks.errors import KioskError
from kiosk.sealing.device_key import known_kiosk
from kiosk.sealing.errors import SealingError

LONGEST_ID = 40
"""Characters, as ``kiosk_id`` in the settings of a kiosk."""
LONGEST_NAME = 80
"""Characters."""
KIOSK_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def checked_id(text: str) -> str:
    """An id as ``kiosk key`` prints it.

    Raises:
        KioskError: ``id``.
    """
    kiosk_id = text.strip().lower()
    if len(kiosk_id) > LONGEST_ID or KIOSK_ID.fullmatch(kiosk_id) is None:
        raise KioskError(
            sentence(
                "The id of a kiosk has at most {most} small letters, digits and hyphens. 'kiosk key' on the kiosk "
                "prints it.",
                most=LONGEST_ID,
            ),
            code="id",
        )
    return kiosk_id


def checked_key(kiosk_id: str, text: str) -> str:
    """A public key, with ``ID=`` before it or without, as it is kept.

    Raises:
        KioskError: ``key``, or ``other-id``: it is the key of another kiosk.
    """
    try:
        known = known_kiosk(text)
    except SealingError:
        raise KioskError(
            sentence(
                "This is not the public key of a kiosk: it has 64 digits and letters a to f. 'kiosk key' on the "
                "kiosk prints it."
            ),
            code="key",
        ) from None
    if known.kiosk_id not in (None, kiosk_id):
        said = sentence("This is the key of {other}, not of {kiosk}.", other=known.kiosk_id or "", kiosk=kiosk_id)
        raise KioskError(said, code="other-id")
    return known.public_key.hex()


def checked_name(text: str) -> str:
    """A name without needless spaces.

    Raises:
        KioskError: ``name``.
    """
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        said = sentence("Say in 1 to {most} characters where the kiosk stands.", most=LONGEST_NAME)
        raise KioskError(said, code="name")
    return name
