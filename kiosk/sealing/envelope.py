"""The envelope: sealed bytes, and the kiosk's signature that says where they come from (design.md, sections 6 and 7).

The bytes, version 1::

    6   the letters PONTE and the byte 1
    1   length of the kiosk's id, then the id (ASCII)
    1   length of the kind, then the kind (ASCII), for example "application"
    8   sequence number, unsigned, most significant byte first
    4   length of the sealed part, unsigned, most significant byte first, then the sealed part: an age file
    64  Ed25519 signature (RFC 8032) over every byte before it
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.sealing.application import Application, payload
from kiosk.sealing.device_key import DeviceKey, verified_by
from kiosk.sealing.errors import SealingError
from kiosk.sealing.identifier import identifier, short_identifier
from kiosk.sealing.recipients import checked_recipients

MAGIC = b"PONTE"
VERSION = 1
APPLICATION = "application"
"""The kind of a prepared application."""
MOST_BYTES = 64_000
"""Of an envelope: more is refused before anything of it is looked at."""
SIGNATURE_BYTES = 64
_NAME = re.compile(rb"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_SEQUENCE = 2**63 - 1
_DAMAGED = "This envelope is damaged: it cannot be read."


@dataclass(frozen=True, slots=True, repr=False)
class Envelope:
    """What leaves a kiosk. Nothing in it can be opened without the centre's key."""

    kiosk: str
    kind: str
    sequence: int
    sealed: bytes
    signature: bytes

    def encoded(self) -> bytes:
        """The bytes of this envelope, as the module's docstring lays them out."""
        return _signed_part(self.kiosk, self.kind, self.sequence, self.sealed) + self.signature

    @property
    def id(self) -> str:
        """The hash of the bytes (32 characters)."""
        return identifier(self.encoded())

    @property
    def short_id(self) -> str:
        """The beginning of the id, as it is printed (8 characters)."""
        return short_identifier(self.encoded())

    def is_from(self, public_key: bytes) -> bool:
        """Whether the kiosk with this public key (32 bytes) signed exactly this."""
        signed = _signed_part(self.kiosk, self.kind, self.sequence, self.sealed)
        return verified_by(public_key, self.signature, signed)


def seal(application: Application, recipients: Iterable[str]) -> bytes:
    """The application as an age file (https://age-encryption.org/v1) that only the recipients can open.

    Raises:
        SealingError: ``recipient``; there is none, or one is wrong.
    """
    from pyrage import encrypt, x25519  # late: only sealing needs it, and a start does not

    checked = checked_recipients(recipients)
    if not checked:
        raise SealingError("The release names nobody to whom an application could be sealed.", code="recipient")
    return bytes(encrypt(payload(application), [x25519.Recipient.from_str(recipient) for recipient in checked]))


def sign(kind: str, sequence: int, sealed: bytes, key: DeviceKey) -> Envelope:
    """An envelope with the signature of this kiosk."""
    signature = key.sign(_signed_part(key.kiosk_id, kind, sequence, sealed))
    return Envelope(key.kiosk_id, kind, sequence, sealed, signature)


def decoded(content: bytes) -> Envelope:
    """The envelope in these bytes. Its signature is not looked at yet.

    Raises:
        SealingError: ``damaged-envelope`` or ``newer-envelope``.
    """
    start = len(MAGIC) + 1
    if not content.startswith(MAGIC) or len(content) < start or len(content) > MOST_BYTES:
        raise SealingError("This is not an envelope of a kiosk.", code="damaged-envelope")
    if content[len(MAGIC)] != VERSION:
        raise SealingError("This envelope needs a newer version of this program.", code="newer-envelope")
    reader = _Reader(content, start)
    kiosk, kind = reader.name(), reader.name()
    sequence = reader.number(8)
    sealed = reader.take(reader.number(4))
    signature = reader.take(SIGNATURE_BYTES)
    if reader.place != len(content) or sequence > _MOST_SEQUENCE:
        raise SealingError(_DAMAGED, code="damaged-envelope")
    return Envelope(kiosk, kind, sequence, sealed, signature)


def is_envelope(content: bytes) -> bool:
    """Whether these bytes claim to be an envelope. Its text form begins alike, but goes on with a character."""
    return content.startswith(MAGIC) and len(content) > len(MAGIC) and content[len(MAGIC)] < ord(" ")


def _signed_part(kiosk: str, kind: str, sequence: int, sealed: bytes) -> bytes:
    names = b"".join(bytes([len(name)]) + name for name in (kiosk.encode("ascii"), kind.encode("ascii")))
    lengths = sequence.to_bytes(8, "big") + len(sealed).to_bytes(4, "big")
    return MAGIC + bytes([VERSION]) + names + lengths + sealed


class _Reader:
    """Takes bytes one after the other, and never more than there are."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content = content
        self.place = place

    def take(self, count: int) -> bytes:
        taken = self._content[self.place : self.place + count]
        if len(taken) != count:
            raise SealingError(_DAMAGED, code="damaged-envelope")
        self.place += count
        return taken

    def number(self, count: int) -> int:
        return int.from_bytes(self.take(count), "big")

    def name(self) -> str:
        name = self.take(self.number(1))
        if _NAME.fullmatch(name) is None:
            raise SealingError(_DAMAGED, code="damaged-envelope")
        return name.decode("ascii")
