"""Passwords: what a good one is, and how they are kept (argon2id)."""

from __future__ import annotations

import base64
import hashlib
import os
import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from argon2.profiles import RFC_9106_LOW_MEMORY

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts.errors import AccountError

SHORTEST, LONGEST = 12, 128
"""Characters (OWASP ASVS 4.0.3, V2.1.1 and V2.1.2). No rule on kinds of characters (V2.1.9)."""
FEWEST_DIFFERENT = 5
"""Different characters: ours, against ``aaaaaaaaaaaa``."""


def default_hasher() -> PasswordHasher:
    """argon2id as RFC 9106, section 4, recommends second: 64 MiB, 3 passes, 4 lanes, 128-bit salt, 256-bit tag."""
    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def must_be_good(password: str, user: str) -> None:
    """Refuse what is guessed first.

    Raises:
        AccountError: ``password``, with what a good one is.
    """
    text = _normal(password)
    if not SHORTEST <= len(text) <= LONGEST:
        said = sentence(
            "A password has {shortest} to {longest} characters. Four words are good.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
        raise AccountError(said, code="password")
    if len(set(text)) < FEWEST_DIFFERENT or user in text.lower():
        said = sentence("This password is too easy to guess: use more different characters, and not the user name.")
        raise AccountError(said, code="password")


def mark(encoded: str) -> str:
    """What the audit log keeps of a kept password, to notice that it was replaced behind the office's back."""
    return hashlib.sha256(encoded.encode()).hexdigest()


class PasswordKeeper:
    """Hashes and checks. Tests bring a cheaper hasher."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher: Final = hasher or default_hasher()

    def kept(self, password: str) -> str:
        """A new encoded hash."""
        return self._hasher.hash(_normal(password))

    def matches(self, encoded: str | None, password: str) -> bool:
        """Whether it is the password; for None (no such account) just as slowly as for a wrong one: False."""
        try:
            return self._hasher.verify(encoded or self._nobody(), _normal(password)) and encoded is not None
        except (Argon2Error, InvalidHashError):
            return False

    def is_dated(self, encoded: str) -> bool:
        """Whether it was made with other parameters than new ones are."""
        return self._hasher.check_needs_rehash(encoded)

    def _nobody(self) -> str:
        """An encoded hash with the present parameters that no password is known for, made without hashing."""
        hasher = self._hasher
        salt, tag = (
            base64.b64encode(os.urandom(size)).decode().rstrip("=") for size in (hasher.salt_len, hasher.hash_len)
        )
        costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
        return f"$argon2id$v=19${costs}${salt}${tag}"


def _normal(password: str) -> str:
    """NFKC (NIST SP 800-63B, 5.1.1.2): full-width letters of an input method are the same letters."""
    return unicodedata.normalize("NFKC", password)
