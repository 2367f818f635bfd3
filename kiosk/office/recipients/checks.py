"""Whether a key and a name may be kept. A private key that was pasted by mistake is refused and never repeated."""

from __future__ import annotations

from kiosk.i18n.sentence import sentence
from kiosk.office.recipients.errors import RecipientError
from kiosk.sealing.errors import SealingError
from kiosk.sealing.recipients import checked_recipients

LONGEST_NAME = 80
"""Characters."""
_PRIVATE_KEY = "AGE-SECRET-KEY"


def checked_key(text: str) -> str:
    """A public key of age as it is kept.

    Raises:
        RecipientError: ``private-key`` or ``key``.
    """
    if _PRIVATE_KEY in text.upper():
        raise RecipientError(
            sentence(
                "This is a private key: whoever has it reads every application. It was not kept here. If anybody "
                "may have seen it, make a new pair. Give the public key, which begins with age1."
            ),
            code="private-key",
        )
    try:
        (key,) = checked_recipients([text])
    except SealingError:
        raise RecipientError(
            sentence(
                "This is not a public key of age: those begin with age1 and have 62 characters. "
                "'age-keygen -y KEYFILE' prints it."
            ),
            code="key",
        ) from None
    return key


def checked_name(text: str) -> str:
    """A name without needless spaces.

    Raises:
        RecipientError: ``name``; or ``private-key``: key and name were mixed up.
    """
    if _PRIVATE_KEY in text.upper():
        checked_key(text)
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise RecipientError(
            sentence("Say in 1 to {most} characters who holds the private key.", most=LONGEST_NAME), code="name"
        )
    return name
