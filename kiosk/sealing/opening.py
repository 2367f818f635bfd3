"""Opening what was sealed: the office's side. Identities are age's own files, plain or protected by a passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.i18n.sentence import sentence
from kiosk.sealing.application import Application, from_payload
from kiosk.sealing.errors import SealingError

_AGE_FILE = b"age-encryption.org/v1"
_ARMOURED = b"-----BEGIN AGE ENCRYPTED FILE-----"
_MOST_BYTES = 100_000
"""Of an identity file: a key has 74 bytes."""


def read_identities(file: Path, passphrase: Callable[[], str]) -> tuple[str, ...]:
    """The secret keys in an identity file (age-keygen(1)). Keep them in memory only.

    ``passphrase`` is asked if the file is protected (``age -p``).
    Raises:
        SealingError: ``identity`` (it cannot be read, or holds no key) or ``passphrase`` (it is wrong).
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_MOST_BYTES)
    except OSError as error:
        said = sentence("{file} cannot be read: {reason}.", file=str(file), reason=error.strerror or "")
        raise SealingError(said, code="identity") from None
    if content.lstrip().startswith((_AGE_FILE, _ARMOURED)):
        content = _unlocked(file, content, passphrase())
    lines = (line.strip() for line in content.decode("utf-8", errors="replace").splitlines())
    keys = tuple(line for line in lines if line and not line.startswith("#"))
    if not keys:
        said = sentence("{file} holds no key of age. 'age-keygen' makes one.", file=str(file))
        raise SealingError(said, code="identity")
    return keys


def open_sealed(sealed: bytes, identities: Iterable[str]) -> Application:
    """The application in an age file.

    Raises:
        SealingError: ``identity`` (a line is no secret key), ``not-for-us`` (no identity opens it, or it was altered),
            ``application`` or ``newer-envelope`` (what was in it).
    """
    from pyrage import DecryptError, IdentityError, decrypt, x25519  # late: only the office opens anything

    try:
        keys = [x25519.Identity.from_str(identity) for identity in identities]
    except IdentityError:
        said = sentence("A line of the identity file is not a secret key of age.")
        raise SealingError(said, code="identity") from None
    try:
        content = decrypt(sealed, keys)
    except DecryptError:
        said = sentence("This envelope cannot be opened with these keys: it was sealed to others, or altered.")
        raise SealingError(said, code="not-for-us") from None
    return from_payload(content)


def _unlocked(file: Path, content: bytes, passphrase: str) -> bytes:
    from pyrage import DecryptError  # late: only the office opens anything
    from pyrage.passphrase import decrypt

    try:
        return bytes(decrypt(content, passphrase))
    except DecryptError:
        said = sentence("This passphrase does not open {file}.", file=str(file))
        raise SealingError(said, code="passphrase") from None
