"""The kiosk's own key: what it signs with, so that the centre knows where an envelope comes from.

The Ed25519 key (RFC 8032) lies in ``device/key.pem`` of the data folder, readable by the kiosk's user alone, and is
made when it is first needed. It opens nothing: sealing needs the centre's public keys only.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.durable_file import create_private, private_folder
from kiosk.sealing.errors import SealingError
from kiosk.sealing.sequence import begin_sequence, last_number

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FOLDER = "device"
KEY_FILE = "key.pem"
_MAKE_ANEW = "Move {} away, so that a new one is made, and tell the office the new public key ('kiosk key')."


@dataclass(frozen=True, slots=True, repr=False)
class DeviceKey:
    """A kiosk's id and its key."""

    kiosk_id: str
    _private: Ed25519PrivateKey

    def sign(self, content: bytes) -> bytes:
        """The signature over these bytes (64 bytes)."""
        return self._private.sign(content)

    @property
    def public_key(self) -> bytes:
        """32 bytes, which anybody may know."""
        return self._private.public_key().public_bytes_raw()


def device_key(data: Path, kiosk_id: str | None = None) -> DeviceKey:
    """The key of the kiosk whose data folder this is; made now if there is none.

    ``kiosk_id`` is the operator's setting; without one the id is ``k-`` and ten characters of the public key's hash.
    Raises:
        SealingError: ``device-key``; it cannot be made, read or trusted. The sentence says what to do.
    """
    path = key_file(data)
    try:
        if not path.exists():
            _make(data)
        private = _read(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SealingError(f"The key of this kiosk, {path}, cannot be used: {reason}.", code="device-key") from None
    public = private.public_key().public_bytes_raw()
    return DeviceKey(kiosk_id or default_kiosk_id(public), private)


def is_sound(data: Path) -> bool:
    """Whether an envelope could be signed here: the key and its sequence are usable, or can still be made.

    Nothing is made or written by asking.
    """
    folder = data / FOLDER
    try:
        if not key_file(data).exists():
            return not folder.exists() or folder.is_dir()
        _read(key_file(data))
        last_number(folder)
    except (SealingError, OSError):
        return False
    return True


def key_file(data: Path) -> Path:
    """Where the key of a data folder lies."""
    return data / FOLDER / KEY_FILE


def default_kiosk_id(public_key: bytes) -> str:
    """The id of a kiosk to which the operator gave none."""
    return f"k-{b32encode(hashlib.sha256(public_key).digest())[:10].decode().lower()}"


def verified_by(public_key: bytes, signature: bytes, content: bytes) -> bool:
    """Whether ``signature`` over ``content`` was made with the key of this public key (32 bytes)."""
    from cryptography.exceptions import InvalidSignature  # late: a start signs nothing
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class KnownKiosk:
    """A kiosk of ours: its public key, and its id if that is known too."""

    public_key: bytes
    kiosk_id: str | None = None


def known_kiosk(text: str) -> KnownKiosk:
    """A public key as ``kiosk key`` prints it: 64 hexadecimal digits, with ``ID=`` before it or without.

    Raises:
        SealingError: ``public-key``.
    """
    match = re.fullmatch(r"(?:([a-z0-9]+(?:-[a-z0-9]+)*)=)?([0-9a-f]{64})", text.strip().lower())
    if match is None:
        raise SealingError(
            "A kiosk's public key has 64 digits and letters a to f, with its id and = before it or without; "
            "'kiosk key' on the kiosk prints it.",
            code="public-key",
        )
    return KnownKiosk(bytes.fromhex(match[2]), match[1])


def _make(data: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # late: a start makes no key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private_folder(data / FOLDER)
    begin_sequence(data / FOLDER)  # before the key: where there is a key, there is a sequence number
    content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    create_private(key_file(data), content)


def _read(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # late: a start reads no key
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if path.stat().st_mode & 0o077:
        raise SealingError(
            f"Others on this machine can read the key of this kiosk. {_MAKE_ANEW.format(path)}",
            code="device-key",
        )
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise SealingError(
            f"The key of this kiosk is damaged. {_MAKE_ANEW.format(path)}",
            code="device-key",
        )
    return key
