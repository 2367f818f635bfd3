"""An envelope that came in: read from a file or from a scanner, its origin checked, and opened."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kiosk.i18n.sentence import sentence
from kiosk.sealing.application import Application
from kiosk.sealing.device_key import KnownKiosk
from kiosk.sealing.envelope import APPLICATION, MOST_BYTES, Envelope, decoded, is_envelope
from kiosk.sealing.errors import SealingError
from kiosk.sealing.opening import open_sealed
from kiosk.sealing.text_form import join


class Origin(StrEnum):
    """Who signed an envelope, as far as is known here."""

    OURS = "verified"
    """A kiosk whose public key was given signed exactly these bytes."""
    UNKNOWN = "not-verified"
    """No public key was given, so nobody can say."""


def read_envelope(content: bytes) -> Envelope:
    """The envelope in a file, or in text: parts in any order, as a scanner types them.

    Raises:
        SealingError: it is none, or damaged, or a part is missing; the sentence says what to do.
    """
    if is_envelope(content):
        return decoded(content)
    if len(content) > MOST_BYTES * 4:
        raise SealingError(sentence("This is too much for one sheet. Read one sheet at a time."), code="text-form")
    return decoded(join(content.decode("utf-8", errors="replace")))


def origin(envelope: Envelope, known: Iterable[KnownKiosk]) -> Origin:
    """Whose envelope this is.

    Raises:
        SealingError: ``not-our-kiosk``; public keys were given, and none of them made this signature.
    """
    kiosks = list(known)
    if not kiosks:
        return Origin.UNKNOWN
    named = (kiosk for kiosk in kiosks if kiosk.kiosk_id in (None, envelope.kiosk))
    if any(envelope.is_from(kiosk.public_key) for kiosk in named):
        return Origin.OURS
    said = sentence("This is not from our kiosks: none of the public keys given made its signature. It was not opened.")
    raise SealingError(said, code="not-our-kiosk")


def open_application(envelope: Envelope, identities: Iterable[str]) -> Application:
    """The application in an envelope.

    Raises:
        SealingError: ``application`` (it holds something else), or as :func:`kiosk.sealing.opening.open_sealed` says.
    """
    if envelope.kind != APPLICATION:
        raise SealingError(sentence("This envelope holds no application."), code="application")
    return open_sealed(envelope.sealed, identities)
