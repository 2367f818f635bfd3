"""The id of sealed bytes: their hash, so that sending the same bytes twice changes nothing (design.md, section 7)."""

from __future__ import annotations

import hashlib
from base64 import b32encode

_BYTES = 20
SHORT = 8
"""Characters of the id on paper: 40 bits, enough to tell one sheet from the others on a desk."""


def identifier(content: bytes) -> str:
    """The first 160 bits of the SHA-256 in base32 (RFC 4648): 32 characters of A-Z and 2-7."""
    return b32encode(hashlib.sha256(content).digest()[:_BYTES]).decode()


def short_identifier(content: bytes) -> str:
    """The beginning of :func:`identifier` that is printed and read out."""
    return identifier(content)[:SHORT]
