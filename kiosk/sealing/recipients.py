"""To whom applications are sealed: the public keys of the centre, as ``age-keygen`` prints them."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.sealing.errors import SealingError

MOST_RECIPIENTS = 8
"""Each adds about 100 bytes to every sheet; with eight, a sheet still has few codes."""
_PRIVATE_KEY = "AGE-SECRET-KEY"


def checked_recipients(texts: Iterable[str]) -> tuple[str, ...]:
    """The recipients in their order, each once.

    Raises:
        SealingError: ``recipient``; a sentence says which is wrong. A secret key given by mistake is never repeated.
    """
    found: dict[str, None] = {}
    for number, text in enumerate(texts, 1):
        found[_checked(text.strip(), number)] = None
    if len(found) > MOST_RECIPIENTS:
        raise SealingError(f"There are {len(found)} recipients; {MOST_RECIPIENTS} are the most.", code="recipient")
    return tuple(found)


def recipients_in(text: str) -> tuple[str, ...]:
    """The lines of a recipients file: one key a line; empty lines and lines that begin with # are left out (age(1))."""
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _checked(text: str, number: int) -> str:
    from pyrage import RecipientError, x25519  # late: only sealing needs it, and a start does not

    if text.upper().startswith(_PRIVATE_KEY):
        raise SealingError(
            f"Recipient {number} is a secret key. Keep it secret, and name its public key, which begins with age1.",
            code="recipient",
        )
    try:
        return str(x25519.Recipient.from_str(text))
    except RecipientError:
        raise SealingError(
            f"Recipient {number} is not a public key of age: those begin with age1 and have 62 characters "
            "('age-keygen -y KEYFILE' prints it).",
            code="recipient",
        ) from None
