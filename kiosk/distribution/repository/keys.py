"""Signing keys: Ed25519 (RFC 8032), PEM and PKCS #8 (RFC 5958).

The keys of people (root, publishers) are never on a disk without a passphrase: PKCS #8 with PBES2, AES-256-CBC. The
online keys of the office machine sign unattended, so they have none; whoever takes them cannot change the catalogue.
"""

from __future__ import annotations

import errno
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key

from kiosk.distribution.repository.errors import RepositoryError
from kiosk.durable_file import create_private, private_folder
from kiosk.i18n.sentence import sentence

LEAST_PASSPHRASE: Final = 12
"""Characters. Whoever finds the file may try as often as they like, so a short one protects nothing."""
SNAPSHOT, TIMESTAMP, RATES = "snapshot", "timestamp", "rates"
_MOST_BYTES: Final = 16 * 1024
"""A key file has about 300 bytes."""


def create_key(file: Path, passphrase: str) -> Key:
    """Make the key of a person in ``file``, protected by ``passphrase``; returns its public half.

    Raises:
        RepositoryError: ``passphrase`` (too short), ``exists`` or ``cannot-write``. A file is never written over.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        said = sentence(
            "The passphrase is too short: use at least {least} characters, for example four words.",
            least=LEAST_PASSPHRASE,
        )
        raise RepositoryError(said, code="passphrase")
    return _create(file, BestAvailableEncryption(passphrase.encode("utf-8")))


def open_key(file: Path, passphrase: str) -> CryptoSigner:
    """What signs with the key in ``file``.

    Raises:
        RepositoryError: ``key-file`` (cannot be read, or is no key of ours), ``passphrase`` (wrong), or ``unprotected``
            (lies open on the disk).
    """
    content = _content(file)
    if b"-----BEGIN PRIVATE KEY-----" in content:
        said = sentence(
            "{file} has no passphrase, so anybody may have copied it. Withdraw this key and make a new one.",
            file=str(file),
        )
        raise RepositoryError(said, code="unprotected")
    return _signer(file, content, passphrase)


@dataclass(frozen=True, slots=True)
class OnlineKeys:
    """The three keys of the office machine. None of them can change the catalogue (design.md, section 7)."""

    snapshot: CryptoSigner
    timestamp: CryptoSigner
    rates: CryptoSigner


def create_online_keys(folder: Path) -> OnlineKeys:
    """Make the keys of the office machine in ``folder``; those that are there already stay.

    Raises:
        RepositoryError: ``cannot-write``, or ``key-file`` if one that is there cannot be used.
    """
    for role in (SNAPSHOT, TIMESTAMP, RATES):
        if not _online_file(folder, role).exists():
            _create(_online_file(folder, role), NoEncryption())
    return open_online_keys(folder)


def open_online_keys(folder: Path) -> OnlineKeys:
    """The keys of the office machine in ``folder``.

    Raises:
        RepositoryError: ``key-file``.
    """
    snapshot, timestamp, rates = (
        _signer(file, _content(file), None) for file in (_online_file(folder, role) for role in _ONLINE)
    )
    return OnlineKeys(snapshot, timestamp, rates)


def public_text(key: Key) -> str:
    """A public key as one line of JSON, as TUF metadata write it."""
    return json.dumps({"keyid": key.keyid, **key.to_dict()}, sort_keys=True)


def public_key(text: str) -> Key:
    """The public key that :func:`public_text` wrote."""
    data = json.loads(text)
    return Key.from_dict(data.pop("keyid"), data)


_ONLINE = (SNAPSHOT, TIMESTAMP, RATES)


def _online_file(folder: Path, role: str) -> Path:
    return folder / f"{role}.pem"


def _create(file: Path, encryption: KeySerializationEncryption) -> Key:
    private = Ed25519PrivateKey.generate()
    try:
        private_folder(file.parent)
        made = create_private(file, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("The key {file} cannot be written: {reason}.", file=str(file), reason=reason)
        raise RepositoryError(said, code="cannot-write") from None
    if not made:
        said = sentence("{file} is there already. Choose another file.", file=str(file))
        raise RepositoryError(said, code="exists")
    return CryptoSigner(private).public_key


def _content(file: Path) -> bytes:
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # a pipe: nobody may ever write into it
        with file.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("The key {file} cannot be read: {reason}.", file=str(file), reason=reason)
        raise RepositoryError(said, code="key-file") from None


def _signer(file: Path, content: bytes, passphrase: str | None) -> CryptoSigner:
    try:
        private = load_pem_private_key(content, None if passphrase is None else passphrase.encode("utf-8"))
    except (ValueError, TypeError) as error:  # TypeError: an empty passphrase, or one where none is expected
        if b"-----BEGIN ENCRYPTED PRIVATE KEY-----" in content and passphrase is not None:
            said = sentence("This passphrase does not open {file}.", file=str(file))
            raise RepositoryError(said, code="passphrase") from error
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        said = sentence("{file} is no key that was made with 'office keys'.", file=str(file))
        raise RepositoryError(said, code="key-file")
    return CryptoSigner(private)
