"""What a kiosk shows the web server of the drop box: a random password, as the server and as the kiosk keep it.

The server's line is one that nginx reads (``auth_basic_user_file``): ``{SSHA}`` is base64 of SHA-1 over password and
salt, then the salt (RFC 2307). SHA-1 is enough here: the password is 256 random bits, which nobody can search through.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from kiosk.durable_file import create_private
from kiosk.i18n.sentence import sentence
from kiosk.office.kiosks.errors import KioskError

SECRET_BYTES = 32
_SALT_BYTES = 8


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """``line`` is for the web server's file of passwords, ``secret`` for the kiosk's own file and nobody's eyes."""

    user: str
    line: str
    secret: str


def new_credentials(kiosk_id: str) -> Credentials:
    """A new password; its user is the kiosk's id, which is its folder in the drop box too."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    salt = secrets.token_bytes(_SALT_BYTES)
    digest = hashlib.sha1(secret.encode() + salt, usedforsecurity=False).digest()
    return Credentials(kiosk_id, f"{kiosk_id}:{{SSHA}}{base64.b64encode(digest + salt).decode()}", secret)


def write_secret(file: Path, made: Credentials) -> None:
    """Write the kiosk's own file with its password, readable by this user alone. Nothing is written over.

    Raises:
        KioskError: ``file``.
    """
    try:
        free = create_private(file, f"{made.secret}\n".encode())
    except OSError as error:
        said = sentence("{file} cannot be written: {reason}.", file=str(file), reason=error.strerror or "")
        raise KioskError(said, code="file") from None
    if not free:
        said = sentence("There is a file {file} already. Move it away, or name another.", file=str(file))
        raise KioskError(said, code="file")
