"""Key files of age behind a passphrase that costs next to nothing to try: pyrage makes them for a second's work each.

The format is https://c2sp.org/age (version 1): a header with one "scrypt" stanza, and the payload in one chunk.
"""

from __future__ import annotations

import base64
import os

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_WORK = 1
"""log2 of scrypt's N."""
_LABEL = b"age-encryption.org/v1/scrypt"


def locked(content: bytes, passphrase: str) -> bytes:
    """``content`` (at most 64 KiB), encrypted so that this passphrase opens it."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = Scrypt(salt=_LABEL + salt, length=32, n=2**_WORK, r=8, p=1).derive(passphrase.encode())
    body = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = f"age-encryption.org/v1\n-> scrypt {_text(salt)} {_WORK}\n{_text(body)}\n---".encode()
    seal = hmac.HMAC(_derived(file_key, b"", b"header"), hashes.SHA256())
    seal.update(header)
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(bytes(11) + b"\x01", content, None)
    return header + f" {_text(seal.finalize())}\n".encode() + nonce + payload


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, purpose).derive(key)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")
